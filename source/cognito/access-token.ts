import {type JwtPart, readJwt} from '../jwt.ts';
import {Problem} from '../problem.ts';
import {lastTime} from '../token-expiry.ts';
import {regionOf} from '../typed-input.ts';

/** What an access token says of itself (Developer Guide, "Understanding the access token"). Nobody has checked it. */
export type AccessTokenClaims = {
	/** The token itself, rid of what was pasted around it. */
	readonly token: string;
	/** The pool's own name of the user. */
	readonly username: string;
	readonly clientId: string;
	readonly userPoolId: string;
	/** The region in the pool's ID, which is where the token has to be used. */
	readonly region: string;
	readonly scopes: readonly string[];
	/** Milliseconds since the epoch. */
	readonly expiresAt: number;
	readonly deviceKey?: string;
};

/** Without it Cognito refuses a token on all operations a user has for themselves. */
const wantedScope = 'aws.cognito.signin.user.admin';

/**
 * Reads a pasted access token offline, so that one that cannot work is refused before a call is made.
 *
 * Whitespace and invisible marks anywhere (a terminal breaks long lines), quotes of any kind, `Authorization:` and `Bearer`
 * are removed. The signature is not checked: Cognito does that, and a token is used nowhere else.
 *
 * Throws a `Problem`: `tokenUnreadable`, `tokenIsIdToken`, `tokenOfAnotherRegion`, `tokenOfAnother`, `tokenLacksScope`,
 * `tokenExpired`.
 */
export function readAccessToken(
	text: string,
	{now, region, ...wanted}: Wanted & {readonly now: number; readonly region?: string | undefined},
): AccessTokenClaims {
	const token = cleanToken(text);
	const claims = readClaims(token);
	if (claims['token_use'] === 'id') throw new Problem('tokenIsIdToken');
	if (claims['token_use'] !== 'access') throw new Problem('tokenUnreadable', {claim: 'token_use'});

	const userPoolId = poolIdIn(textOf(claims, 'iss'));
	const home = regionOf(userPoolId);
	if (home === undefined) throw new Problem('tokenUnreadable', {claim: 'iss'});
	if (region !== undefined && region !== home) {
		throw new Problem('tokenOfAnotherRegion', {region: home});
	}
	refuseOthers(claims, wanted);
	const scopes = scopesOf(claims);
	if (!scopes.includes(wantedScope)) throw new Problem('tokenLacksScope');

	const expiresAt = Number(claims['exp']) * 1000;
	if (!(expiresAt >= 0 && expiresAt <= lastTime))
		throw new Problem('tokenUnreadable', {claim: 'exp'});
	if (expiresAt <= now) throw new Problem('tokenExpired', {expiredAt: expiresAt});
	const deviceKey = claims['device_key'];
	return {
		token,
		username: textOf(claims, 'username'),
		clientId: textOf(claims, 'client_id'),
		userPoolId,
		region: home,
		scopes,
		expiresAt,
		...(typeof deviceKey === 'string' && {deviceKey}),
	};
}

/** Whose token was asked for, as far as that is known. */
export type Wanted = {
	readonly userPoolId?: string | undefined;
	readonly clientId?: string | undefined;
	/** The pool's permanent ID of the user. */
	readonly sub?: string | undefined;
};

/**
 * Throws `tokenOfAnother` for an access token that says it is of another pool, app client or user than was asked for: it
 * would be kept, and used, under the wrong name. What a token does not say is not held against it.
 */
export function checkAccessToken(token: string, wanted: Wanted): void {
	refuseOthers(claimsIn(token), wanted);
}

function refuseOthers(claims: JwtPart, {userPoolId, clientId, sub}: Wanted): void {
	const {iss} = claims;
	const comparisons = [
		['user pool', typeof iss === 'string' ? poolIdIn(iss) : undefined, userPoolId],
		['app client', claims['client_id'], clientId],
		['user', claims['sub'], sub],
	] as const;
	for (const [kind, found, wanted] of comparisons) {
		if (typeof found === 'string' && wanted !== undefined && found !== wanted) {
			throw new Problem('tokenOfAnother', {kind, found, wanted});
		}
	}
}

/** The pool's permanent ID of the user a token is of; `undefined` where it cannot be read. */
export function readSub(token: string): string | undefined {
	const {sub} = claimsIn(token);
	return typeof sub === 'string' ? sub : undefined;
}

/** The host in `iss` has changed before and differs between partitions; the pool's ID at its end does not. */
function poolIdIn(iss: string): string {
	return iss.split('/').at(-1) ?? '';
}

/** The scopes of a token; none where it cannot be read. */
export function readScopes(token: string): readonly string[] {
	return scopesOf(claimsIn(token));
}

/** None where the token cannot be read: not every server gives JWTs. */
function claimsIn(token: string): JwtPart {
	try {
		return readClaims(token);
	} catch {
		return {};
	}
}

function scopesOf({scope}: JwtPart): readonly string[] {
	return typeof scope === 'string' ? scope.split(' ') : [];
}

function cleanToken(text: string): string {
	return (accessTokenIn(text) ?? text)
		.replace(/[\s\p{Cf}\p{Cc}]+/gu, '')
		.replace(/[\p{Quotation_Mark}`]/gu, '')
		.replace(/^(authorization:)?(bearer)?/i, '')
		.replace(/(?<![,;])[,;]+$/, '');
}

/** The access token in the answer to InitiateAuth, as the AWS CLI prints it, or in a part of that. */
function accessTokenIn(text: string): string | undefined {
	const [, token] = /^\s*\{[\s\S]*?"AccessToken"\s*:\s*"([^"]*)"/.exec(text) ?? [];
	return token;
}

/** The middle of a JWT in its compact form (RFC 7519). */
function readClaims(token: string): JwtPart {
	const segments = token.split('.');
	// Refresh tokens are encrypted: JWE in its compact form has five segments (RFC 7516).
	if (segments.length === 5) throw new Problem('tokenUnreadable', {looksLike: 'refreshToken'});
	const {header, claims} = readJwt(token);
	if (segments.length === 3 && header !== undefined && claims !== undefined) return claims;
	throw new Problem('tokenUnreadable');
}

function textOf(claims: JwtPart, name: string): string {
	const value = claims[name];
	if (typeof value === 'string') return value;
	throw new Problem('tokenUnreadable', {claim: name});
}
