import type {Context} from '../context.ts';
import {notFound} from '../model/failure.ts';
import type {Group} from '../model/group.ts';
import type {UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';

/** The group of that name. Throws Cognito's error if there is none. */
export function groupOf(pool: UserPool, name: string): Group {
	const group = pool.groups.get(name);
	if (!group) throw notFound('Group not found.');
	return group;
}

/** Adds a user to a group or removes them. Does nothing if nothing would change. */
export function setMembership(
	{state}: Pick<Context, 'state'>,
	pool: UserPool,
	user: User,
	{name}: Group,
	isMember: boolean,
): void {
	if (user.groups.includes(name) === isMember) return;
	const others = user.groups.filter(one => one !== name);
	state.change(pool, user, {groups: isMember ? [...others, name] : others});
}

/** The user's groups by precedence, lowest first; those without one come last. */
export const groupsOf = (pool: UserPool, user: User): readonly Group[] =>
	user.groups
		.flatMap(name => pool.groups.get(name) ?? [])
		.sort((a, b) => (a.precedence ?? Infinity) - (b.precedence ?? Infinity) || 0);

/** The claims about a user's groups (Developer Guide, user pool groups). */
export type GroupClaims = {
	/** `cognito:groups` */
	readonly groups: readonly string[];
	/** `cognito:roles` */
	readonly roles: readonly string[];
	/** `cognito:preferred_role`; undefined if the groups of the lowest precedence have different roles. */
	readonly preferredRole: string | undefined;
};

/** The group claims of a user. */
export function groupClaims(pool: UserPool, user: User): GroupClaims {
	const groups = groupsOf(pool, user);
	const withRole = groups.filter(({roleArn}) => roleArn !== undefined);
	const [first] = withRole;
	const rivals = withRole.filter(({precedence}) => precedence === first?.precedence);
	const isSettled = new Set(rivals.map(({roleArn}) => roleArn)).size === 1;
	return {
		groups: groups.map(({name}) => name),
		roles: [...new Set(withRole.flatMap(({roleArn}) => roleArn ?? []))],
		preferredRole: isSettled ? first?.roleArn : undefined,
	};
}

/** The group claims of an access token; none for a user without groups. */
export const accessGroupClaims = ({groups}: GroupClaims) =>
	groups.length > 0 ? {'cognito:groups': groups} : {};

/** The group and IAM role claims of an ID token. */
export const idGroupClaims = (claims: GroupClaims) => ({
	...accessGroupClaims(claims),
	...(claims.roles.length > 0 && {'cognito:roles': claims.roles}),
	...(claims.preferredRole !== undefined && {'cognito:preferred_role': claims.preferredRole}),
});
