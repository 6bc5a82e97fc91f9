import {type JwtPart, readJwt} from '../jwt.ts';
import {Problem} from '../problem.ts';
import {lastTime} from '../token-expiry.ts';
import {regionOf} from '../typed-input.ts';

/** The claims of an access token (Developer Guide, "Understanding the access token"), unverified. */
export type AccessTokenClaims = {
	/** The token itself, without anything that was pasted around it. */
	readonly token: string;
	/** The pool's own name for the user. */
	readonly username: string;
	readonly clientId: string;
	readonly userPoolId: string;
	/** The region in the pool's ID, where the token must be used. */
	readonly region: string;
	readonly scopes: readonly string[];
	/** Milliseconds since 1970. */
	readonly expiresAt: number;
	readonly deviceKey?: string;
};

/** Without this scope, Cognito refuses a token for every operation on the user's own account. */
const wantedScope = 'aws.cognito.signin.user.admin';

/**
 * Reads a pasted access token offline, so that one that can't work is refused before a call is made.
 *
 * Removes white space and invisible characters anywhere (terminals break long lines), quotes of any kind,
 * `Authorization:` and `Bearer`. Doesn't check the signature: Cognito does, and the token isn't used anywhere else.
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

/** The expected owner of a token, as far as known. */
export type Wanted = {
	readonly userPoolId?: string | undefined;
	readonly clientId?: string | undefined;
	/** The pool's permanent ID for the user. */
	readonly sub?: string | undefined;
};

/**
 * Throws `tokenOfAnother` if an access token is from another pool, app client or user than expected: it would be saved,
 * and used, under the wrong name. Claims that the token lacks are not compared.
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

/** The permanent ID of a token's user; `undefined` if it can't be read. */
export function readSub(token: string): string | undefined {
	const {sub} = claimsIn(token);
	return typeof sub === 'string' ? sub : undefined;
}

/** The host in `iss` has changed before and differs between partitions; the pool's ID at its end is stable. */
function poolIdIn(iss: string): string {
	return iss.split('/').at(-1) ?? '';
}

/** The scopes of a token; empty if they can't be read. */
export function readScopes(token: string): readonly string[] {
	return scopesOf(claimsIn(token));
}

/** Empty if the token can't be read: not every server issues JWTs. */
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

/** Finds the access token in InitiateAuth's response as the AWS CLI prints it, or in a part of that. */
function accessTokenIn(text: string): string | undefined {
	const [, token] = /^\s*\{[\s\S]*?"AccessToken"\s*:\s*"([^"]*)"/.exec(text) ?? [];
	return token;
}

/** Decodes the claims of a JWT in compact form (RFC 7519). */
function readClaims(token: string): JwtPart {
	const segments = token.split('.');
	// Refresh tokens are encrypted: a compact JWE has five segments (RFC 7516).
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
