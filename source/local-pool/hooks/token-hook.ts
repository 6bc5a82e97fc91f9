import type {Context} from '../context.ts';
import {listOf, members, optional, type Read, record, text, withDefault} from '../model/shape.ts';
import type {User} from '../model/user.ts';
import type {GroupClaims} from '../users/groups.ts';
import {callHook, eventAttributes, type Occasion} from './call-hook.ts';
import type {PreTokenGenerationEvent, Texts} from './events.ts';

export type TokenSource = PreTokenGenerationEvent['triggerSource'];

const names = withDefault(listOf(text), []);
const claims = {
	claimsToAddOrOverride: withDefault(record, {}),
	claimsToSuppress: names,
};
const groups = optional(
	members({groupsToOverride: names, iamRolesToOverride: names, preferredRole: optional(text)}),
);
const answerShape = members({
	claimsAndScopeOverrideDetails: optional(
		members({
			idTokenGeneration: optional(members(claims)),
			accessTokenGeneration: optional(
				members({...claims, scopesToAdd: names, scopesToSuppress: names}),
			),
			groupOverrideDetails: groups,
		}),
	),
	claimsOverrideDetails: optional(members({...claims, groupOverrideDetails: groups})),
});

/** Claims that a hook can't add, replace or remove (Developer Guide, pre token generation trigger). */
const fixed: ReadonlySet<string> = new Set([
	'acr',
	'amr',
	'at_hash',
	'aud',
	'auth_time',
	'azp',
	'client_id',
	'cognito:username',
	'device_key',
	'event_id',
	'exp',
	'iat',
	'identities',
	'iss',
	'jti',
	'nbf',
	'nonce',
	'origin_jti',
	'scope',
	'sub',
	'token_use',
	'username',
	'version',
]);

type Claims = Readonly<Record<string, unknown>>;

/** A hook's changes to the tokens of a sign-in: groups, scope, and each token's claims. */
export type TokenChanges = {
	readonly groups: GroupClaims;
	readonly scope: string;
	readonly onId: (claims: Claims) => Claims;
	readonly onAccess: (claims: Claims) => Claims;
};

type Override = {
	readonly claimsToAddOrOverride: Claims;
	readonly claimsToSuppress: readonly string[];
};

const changer =
	(override: Override | undefined) =>
	(given: Claims): Claims => {
		if (!override) return given;
		const added = Object.entries(override.claimsToAddOrOverride).filter(
			([name]) => !fixed.has(name),
		);
		const kept = Object.entries(given).filter(
			([name]) => fixed.has(name) || !override.claimsToSuppress.includes(name),
		);
		// An added claim wins over its suppression in the same response.
		return Object.fromEntries([...kept, ...added]);
	};

const changedScope = (scope: string, add: readonly string[], suppress: readonly string[]): string =>
	[...new Set([...scope.split(' '), ...add])].filter(one => !suppress.includes(one)).join(' ');

const toClaims = (override: Read<typeof groups>, before: GroupClaims): GroupClaims =>
	override === undefined
		? before
		: {
				groups: override.groupsToOverride,
				roles: override.iamRolesToOverride,
				preferredRole: override.preferredRole,
			};

/** Calls `preTokenGeneration` and returns its changes to a user's tokens. */
export async function callPreTokenGeneration(
	{hooks}: Pick<Context, 'hooks'>,
	user: User,
	occasion: Omit<Occasion<TokenSource>, 'username' | 'version'>,
	given: {
		readonly groups: GroupClaims;
		readonly scope: string;
		readonly clientMetadata: Texts | undefined;
	},
): Promise<TokenChanges> {
	const answer = await callHook(
		hooks.preTokenGeneration,
		{...occasion, username: user.username, version: '2'},
		{
			userAttributes: eventAttributes(user),
			groupConfiguration: {
				groupsToOverride: given.groups.groups,
				iamRolesToOverride: given.groups.roles,
				preferredRole: given.groups.preferredRole ?? null,
			},
			scopes: given.scope.split(' '),
			clientMetadata: given.clientMetadata,
		},
		{claimsAndScopeOverrideDetails: null},
		answerShape,
	);
	const both = answer?.claimsAndScopeOverrideDetails;
	const idOnly = answer?.claimsOverrideDetails;
	const access = both?.accessTokenGeneration;
	return {
		groups: toClaims(both?.groupOverrideDetails ?? idOnly?.groupOverrideDetails, given.groups),
		scope: changedScope(given.scope, access?.scopesToAdd ?? [], access?.scopesToSuppress ?? []),
		onId: changer(both?.idTokenGeneration ?? idOnly),
		onAccess: changer(access),
	};
}
