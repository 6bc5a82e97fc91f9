import {createHash} from 'node:crypto';
import type {Context} from '../context.ts';
import {callPreTokenGeneration, type TokenSource} from '../hooks/token-hook.ts';
import {type Client, type ClientSettings, regionOf, type UserPool} from '../model/pool.ts';
import {randomUuid} from '../model/random.ts';
import type {User} from '../model/user.ts';
import {mayRead} from '../users/attributes.ts';
import {accessGroupClaims, groupClaims, idGroupClaims} from '../users/groups.ts';
import {signJwt} from './jws.ts';
import {type RefreshClaims, sealRefreshToken} from './refresh-tokens.ts';
import {rotates} from './rotation.ts';

/** The scope that user operations require, and the only one that signing in through the API grants. */
export const adminScope = 'aws.cognito.signin.user.admin';

const unitSeconds = {seconds: 1, minutes: 60, hours: 3_600, days: 86_400};

/** Default token lifetimes in seconds, for a client that sets none or 0, whatever unit it names (API page). */
const defaultLifetimes = {access: 3_600, id: 3_600, refresh: 30 * 86_400};

/** The lifetimes of a client's tokens, in seconds. */
export function lifetimesOf(settings: ClientSettings) {
	const {
		AccessToken = 'hours',
		IdToken = 'hours',
		RefreshToken = 'days',
	} = settings.TokenValidityUnits ?? {};
	return {
		access: settings.AccessTokenValidity * unitSeconds[AccessToken] || defaultLifetimes.access,
		id: settings.IdTokenValidity * unitSeconds[IdToken] || defaultLifetimes.id,
		refresh: settings.RefreshTokenValidity * unitSeconds[RefreshToken] || defaultLifetimes.refresh,
	};
}

/** RefreshTokenValidity as DescribeUserPoolClient returns it: in the client's own unit, even if it wasn't set. */
export const refreshTokenValidity = (settings: ClientSettings): number =>
	lifetimesOf(settings).refresh / unitSeconds[settings.TokenValidityUnits?.RefreshToken ?? 'days'];

/** The issuer of a pool's tokens: Cognito's address unless the server was given another. */
export const issuerOf = ({issuer}: Pick<Context, 'issuer'>, pool: UserPool): string =>
	`${issuer() ?? `https://cognito-idp.${regionOf(pool)}.amazonaws.com`}/${pool.id}`;

/** The tokens of AuthenticationResult. */
export type Tokens = {
	readonly AccessToken: string;
	readonly ExpiresIn: number;
	readonly TokenType: 'Bearer';
	readonly RefreshToken: string;
	readonly IdToken: string;
};

/** The basis for the tokens of a sign-in. */
export type Grant = {
	readonly pool: UserPool;
	readonly client: Client;
	readonly user: User;
	readonly scope?: string;
	readonly device?: string | undefined;
	readonly nonce?: string | undefined;
	/** Seconds; the current time by default. */
	readonly authTime?: number;
	/** 2 for managed login's access tokens. */
	readonly version?: number;
	/** The API that the access token is bound to (RFC 8707). */
	readonly resource?: string | undefined;
	/** For a refresh: the sign-in that it continues. */
	readonly earlier?: RefreshClaims;
	/** The event that the tokens follow, for the hook. */
	readonly source: TokenSource;
	readonly clientMetadata?: Readonly<Record<string, string>> | undefined;
};

/** The scope that grants access to an attribute (OpenID Connect Core 5.4); `profile` covers all others. */
function scopeOf(name: string): string {
	if (name === 'email' || name === 'email_verified') return 'email';
	return name === 'phone_number' || name === 'phone_number_verified' ? 'phone' : 'profile';
}

/** Whether a scope includes an attribute. Without email, phone or profile, it includes all. */
export function isInScope(name: string, scope: string): boolean {
	const scopes = scope.split(' ');
	const isNarrow = ['email', 'phone', 'profile'].some(one => scopes.includes(one));
	return name === 'sub' || !isNarrow || scopes.includes(scopeOf(name));
}

const idAttributes = (
	user: User,
	client: Client,
	scope: string,
): Record<string, string | boolean | object> =>
	Object.fromEntries(
		Object.entries(user.attributes)
			.filter(([name]) => mayRead(client, name) && isInScope(name, scope))
			.map(([name, value]) => [name, claimOf(name, value)]),
	);

/** An attribute as a claim: an address becomes an object (OpenID Connect Core 5.1.1; seen in amplify-js #4935). */
function claimOf(name: string, value: string): string | boolean | object {
	if (name === 'address') return {formatted: value};
	return name.endsWith('_verified') ? value === 'true' : value;
}

/** `at_hash` of an access token (OpenID Connect Core 3.1.3.6). */
const hashOf = (accessToken: string): string =>
	createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');

/**
 * Whether a client's tokens have `origin_jti`: if they can be revoked or rotate (Developer Guide, token revocation and
 * refresh token rotation). Otherwise an access token's own `jti` carries the epoch.
 */
const namesOrigin = ({settings}: Client): boolean =>
	settings.EnableTokenRevocation || rotates(settings);

/** A UUID that starts with the user's epoch. */
const inEpoch = ({epoch}: User, random: Context['random']): string =>
	epoch + randomUuid(random).slice(epoch.length);

/**
 * The values that stay the same throughout a session: from the tokens being refreshed, or from the grant that starts
 * it.
 */
const sessionOf = (
	earlier: Grant['earlier'],
	grant: Pick<Grant, 'scope' | 'device' | 'nonce' | 'version' | 'resource'>,
) => ({
	scope: earlier?.scope ?? grant.scope ?? adminScope,
	device: earlier?.device ?? grant.device,
	nonce: earlier?.nonce ?? grant.nonce,
	version: earlier?.version ?? grant.version,
	resource: earlier?.resource ?? grant.resource,
});

/** Issues access, ID and refresh tokens with Cognito's claims and the token hook's changes. */
export async function issueTokens(
	context: Pick<Context, 'keys' | 'clock' | 'random' | 'issuer' | 'hooks'>,
	{pool, client, user, earlier, source, clientMetadata, ...grant}: Grant,
): Promise<Tokens> {
	const {keys, clock, random} = context;
	const now = Math.floor(clock() / 1_000);
	const lifetimes = lifetimesOf(client.settings);
	const session = sessionOf(earlier, grant);
	const {scope, device, nonce, version, resource} = session;
	const originJti = earlier?.originJti ?? inEpoch(user, random);
	const isRevocable = namesOrigin(client);
	const common = {
		sub: user.attributes['sub'],
		iss: issuerOf(context, pool),
		...(isRevocable && {origin_jti: originJti}),
		event_id: randomUuid(random),
		auth_time: earlier?.authTime ?? grant.authTime ?? now,
		iat: now,
	};
	const refresh: RefreshClaims = {
		pool: pool.id,
		client: client.id,
		username: user.username,
		originJti,
		jti: randomUuid(random),
		authTime: common.auth_time,
		expires: earlier?.expires ?? now + lifetimes.refresh,
		...session,
	};
	const changes = await callPreTokenGeneration(
		context,
		user,
		{source, pool, clientId: client.id},
		{groups: groupClaims(pool, user), scope, clientMetadata},
	);
	const [accessKey, idKey] = [await keys.access(), await keys.id()];
	const signAccess = (claims: object) =>
		signJwt(changes.onAccess({...claims}), accessKey.kid, accessKey.privateKey);
	const signId = (claims: object) =>
		signJwt(changes.onId({...claims}), idKey.kid, idKey.privateKey);
	const AccessToken = signAccess({
		...common,
		...accessGroupClaims(changes.groups),
		...(device && {device_key: device}),
		...(version && {version}),
		...(resource !== undefined && {aud: resource}),
		client_id: client.id,
		token_use: 'access',
		scope: changes.scope,
		exp: now + lifetimes.access,
		jti: isRevocable ? randomUuid(random) : inEpoch(user, random),
		username: user.username,
	});
	const IdToken = signId({
		// Managed login's ID tokens include a hash of the access token issued with them (pmill/aws-cognito #34).
		...(version && {at_hash: hashOf(AccessToken)}),
		...idAttributes(user, client, scope),
		...idGroupClaims(changes.groups),
		...common,
		...(nonce && {nonce}),
		'cognito:username': user.username,
		aud: client.id,
		token_use: 'id',
		exp: now + lifetimes.id,
		...(isRevocable && {jti: randomUuid(random)}),
	});
	const RefreshToken = sealRefreshToken({keys}, refresh);
	return {AccessToken, ExpiresIn: lifetimes.access, TokenType: 'Bearer', RefreshToken, IdToken};
}

/**
 * Issues an access token to an app client itself (RFC 6749, 4.4): it has no user, and no other token comes with it. The
 * claims are those of published tokens.
 */
export async function issueClientToken(
	context: Pick<Context, 'keys' | 'clock' | 'random' | 'issuer'>,
	pool: UserPool,
	client: Client,
	scope: string,
): Promise<Pick<Tokens, 'AccessToken' | 'ExpiresIn'>> {
	const {keys, clock, random} = context;
	const now = Math.floor(clock() / 1_000);
	const {access} = lifetimesOf(client.settings);
	const {kid, privateKey} = await keys.access();
	const claims = {
		sub: client.id,
		token_use: 'access',
		scope,
		auth_time: now,
		iss: issuerOf(context, pool),
		exp: now + access,
		iat: now,
		version: 2,
		jti: randomUuid(random),
		client_id: client.id,
	};
	const AccessToken = signJwt(claims, kid, privateKey);
	return {AccessToken, ExpiresIn: access};
}
