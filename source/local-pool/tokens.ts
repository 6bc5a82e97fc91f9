import {
	CompactEncrypt,
	CompactSign,
	compactDecrypt,
	compactVerify,
	decodeProtectedHeader,
} from 'jose';
import {mayRead} from './attributes.ts';
import type {Context} from './context.ts';
import {notAuthorized, userDoesNotExist} from './failure.ts';
import {type Client, type ClientSettings, regionOf, type UserPool} from './pool.ts';
import {randomUuid} from './random.ts';
import {integer, members, optional, type Read, read, text, withDefault} from './shape.ts';
import type {User} from './user.ts';

/** The scope that the user operations want, and the only one that signing in through the API gives. */
export const adminScope = 'aws.cognito.signin.user.admin';

const encode = (claims: object) => new TextEncoder().encode(JSON.stringify(claims));

const parse = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

const unitSeconds = {seconds: 1, minutes: 60, hours: 3_600, days: 86_400};

/** How long a client's tokens live, in seconds. */
export const lifetimesOf = (settings: ClientSettings) => {
	const units = settings.TokenValidityUnits;
	return {
		access: settings.AccessTokenValidity * unitSeconds[units?.AccessToken ?? 'hours'],
		id: settings.IdTokenValidity * unitSeconds[units?.IdToken ?? 'hours'],
		// 0 means the default of 30 days.
		refresh: (settings.RefreshTokenValidity || 30) * unitSeconds[units?.RefreshToken ?? 'days'],
	};
};

export const issuerOf = (pool: UserPool): string =>
	`https://cognito-idp.${regionOf(pool)}.amazonaws.com/${pool.id}`;

const refreshClaims = members({
	pool: text(),
	client: text(),
	username: text(),
	originJti: text(),
	jti: text(),
	/** Seconds. */
	authTime: integer(),
	/** Seconds. */
	expires: integer(),
	scope: text(),
	device: optional(text()),
	nonce: optional(text()),
	version: optional(integer()),
});

/** What a refresh token stands for. */
export type RefreshClaims = Read<typeof refreshClaims>;

/** Tokens as AuthenticationResult has them. */
export type Tokens = {
	readonly AccessToken: string;
	readonly ExpiresIn: number;
	readonly TokenType: 'Bearer';
	readonly RefreshToken: string;
	readonly IdToken: string;
};

/** What the tokens of one sign-in say in common. */
export type Grant = {
	readonly pool: UserPool;
	readonly client: Client;
	readonly user: User;
	readonly scope?: string;
	readonly device?: string | undefined;
	readonly nonce?: string | undefined;
	/** Seconds; now, where it is left out. */
	readonly authTime?: number;
	/** 2 in managed login's access tokens. */
	readonly version?: number;
	/** An earlier sign-in that goes on: a refresh. */
	readonly earlier?: RefreshClaims;
};

const sign = async (key: Awaited<ReturnType<Context['keys']['id']>>, claims: object) =>
	new CompactSign(encode(claims))
		.setProtectedHeader({kid: key.kid, alg: 'RS256'})
		.sign(key.privateKey);

/** By scope, the attributes it opens (OpenID Connect Core 5.4); `profile` opens all others. */
const scopeOf = (name: string): string => {
	if (name === 'email' || name === 'email_verified') return 'email';
	return name === 'phone_number' || name === 'phone_number_verified' ? 'phone' : 'profile';
};

/** Whether a scope opens an attribute. One that names no kind of attribute opens all. */
export const isInScope = (name: string, scope: string): boolean => {
	const scopes = scope.split(' ');
	const isNarrow = ['email', 'phone', 'profile'].some(one => scopes.includes(one));
	return name === 'sub' || !isNarrow || scopes.includes(scopeOf(name));
};

const idAttributes = (
	user: User,
	client: Client,
	scope: string,
): Record<string, string | boolean> =>
	Object.fromEntries(
		Object.entries(user.attributes)
			.filter(([name]) => mayRead(client, name) && isInScope(name, scope))
			.map(([name, value]) => [name, name.endsWith('_verified') ? value === 'true' : value]),
	);

/** Issues access, ID and refresh tokens with Cognito's claims. */
export const issueTokens = async (
	{keys, clock, random}: Pick<Context, 'keys' | 'clock' | 'random'>,
	{pool, client, user, earlier, ...grant}: Grant,
): Promise<Tokens> => {
	const now = Math.floor(clock() / 1_000);
	const lifetimes = lifetimesOf(client.settings);
	const scope = earlier?.scope ?? grant.scope ?? adminScope;
	const device = earlier?.device ?? grant.device;
	const nonce = earlier?.nonce ?? grant.nonce;
	const version = earlier?.version ?? grant.version;
	const originJti = earlier?.originJti ?? user.epoch + randomUuid(random).slice(user.epoch.length);
	const common = {
		sub: user.attributes['sub'],
		iss: issuerOf(pool),
		origin_jti: originJti,
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
		scope,
		device,
		nonce,
		version,
	};
	const [AccessToken, IdToken, RefreshToken] = await Promise.all([
		sign(await keys.access(), {
			...common,
			...(device && {device_key: device}),
			...(version && {version}),
			client_id: client.id,
			token_use: 'access',
			scope,
			exp: now + lifetimes.access,
			jti: randomUuid(random),
			username: user.username,
		}),
		sign(await keys.id(), {
			...idAttributes(user, client, scope),
			...common,
			...(nonce && {nonce}),
			'cognito:username': user.username,
			aud: client.id,
			token_use: 'id',
			exp: now + lifetimes.id,
			jti: randomUuid(random),
		}),
		new CompactEncrypt(encode(refresh))
			.setProtectedHeader({cty: 'JWT', enc: 'A256GCM', alg: 'A256GCMKW'})
			.encrypt(keys.seal),
	]);
	return {AccessToken, ExpiresIn: lifetimes.access, TokenType: 'Bearer', RefreshToken, IdToken};
};

const accessClaims = members({
	iss: withDefault(text(), ''),
	token_use: withDefault(text(), ''),
	username: withDefault(text(), ''),
	client_id: withDefault(text(), ''),
	origin_jti: withDefault(text(), ''),
	scope: withDefault(text(), ''),
	exp: withDefault(integer(), 0),
	device_key: optional(text()),
});

/** Who an access token speaks for. */
export type Bearer = {
	readonly pool: UserPool;
	readonly client: Client;
	readonly user: User;
	readonly scope: string;
	/** The device the token was issued to, where devices are tracked. */
	readonly device: string | undefined;
};

const signatureFailure = () => notAuthorized('Could not verify signature for Access Token');

const verified = async (context: Context, token: string) => {
	let kid: string | undefined;
	try {
		kid = decodeProtectedHeader(token).kid;
	} catch {
		throw notAuthorized('Invalid Access Token');
	}
	const keys = await Promise.all([context.keys.access(), context.keys.id()]);
	const key = keys.find(one => one.kid === kid);
	if (!key || token.split('.').length !== 3) throw signatureFailure();
	try {
		const {payload} = await compactVerify(token, key.publicKey, {algorithms: ['RS256']});
		return read(accessClaims, parse(payload));
	} catch {
		throw signatureFailure();
	}
};

/**
 * The user an access token speaks for, after every check that Cognito makes, with its messages.
 * In which order Cognito checks is not known: signature, kind, expiry, revocation, scope is the order here.
 */
export const bearerOf = async (
	context: Context,
	token: string,
	scope: string = adminScope,
): Promise<Bearer> => {
	const claims = await verified(context, token);
	if (claims.token_use !== 'access') throw notAuthorized('Invalid Access Token');
	if (claims.exp * 1_000 <= context.clock()) throw notAuthorized('Access Token has expired');
	const pool = [...context.state.pools.values()].find(one => issuerOf(one) === claims.iss);
	const client = pool?.clients.get(claims.client_id);
	if (!pool || !client) throw notAuthorized('Invalid Access Token');
	const user = pool.users.get(claims.username);
	if (!user) throw userDoesNotExist();
	// Disabling revokes too; of the two messages that fit, this one says more.
	if (!user.isEnabled) throw notAuthorized('User is disabled.');
	if (!claims.origin_jti.startsWith(user.epoch) || pool.revoked.has(claims.origin_jti)) {
		throw notAuthorized('Access Token has been revoked');
	}
	if (!claims.scope.split(' ').includes(scope)) {
		throw notAuthorized('Access Token does not have required scopes');
	}
	return {pool, client, user, scope: claims.scope, device: claims.device_key};
};

/** What a refresh token of this client stands for; `undefined` where it is none of ours, or another client's. */
export const openRefreshToken = async (
	{keys}: Pick<Context, 'keys'>,
	pool: UserPool,
	client: Client,
	token: string,
): Promise<RefreshClaims | undefined> => {
	try {
		const {plaintext} = await compactDecrypt(token, keys.seal);
		const claims = read(refreshClaims, parse(plaintext));
		return claims.pool === pool.id && claims.client === client.id ? claims : undefined;
	} catch {
		return undefined;
	}
};

/** Revokes a sign-in: its refresh tokens and the access tokens that came from them. */
export const revoke = (
	{state, clock}: Pick<Context, 'state' | 'clock'>,
	pool: UserPool,
	claims: RefreshClaims,
): void => {
	forgetPast(pool.revoked, clock(), until => until);
	pool.revoked.set(claims.originJti, claims.expires * 1_000);
	state.touch();
};

/** The user whose sign-in a refresh token goes on with, and what it stands for; throws where it cannot go on. */
export const continuedBy = (
	{clock}: Pick<Context, 'clock'>,
	pool: UserPool,
	claims: RefreshClaims | undefined,
	device: string | undefined,
): {readonly user: User; readonly earlier: RefreshClaims} => {
	if (!claims) throw notAuthorized('Invalid Refresh Token');
	if (claims.expires * 1_000 <= clock()) throw notAuthorized('Refresh Token has expired');
	const user = pool.users.get(claims.username);
	if (!user) throw notAuthorized('Invalid Refresh Token');
	if (!user.isEnabled) throw notAuthorized('User is disabled.');
	if (!claims.originJti.startsWith(user.epoch) || pool.revoked.has(claims.originJti)) {
		throw notAuthorized('Refresh Token has been revoked');
	}
	// Since device tracking is on, a refresh has to name the device of the sign-in.
	if (claims.device !== undefined && claims.device !== device) {
		throw notAuthorized('Invalid Refresh Token.');
	}
	return {user, earlier: claims};
};

/** Drops what may be forgotten, oldest first; stops at the first entry that may not. */
export const forgetPast = <T>(
	entries: Map<string, T>,
	now: number,
	untilOf: (entry: T) => number,
) => {
	for (const [key, entry] of entries) {
		if (untilOf(entry) > now) return;
		entries.delete(key);
	}
};
