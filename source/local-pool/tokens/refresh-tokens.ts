import {createCipheriv, createDecipheriv, randomBytes} from 'node:crypto';
import type {Context} from '../context.ts';
import {notAuthorized} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import {integer, members, optional, type Read, read, text} from '../model/shape.ts';
import type {User} from '../model/user.ts';
import {forgetPast} from '../store/forget-past.ts';

const refreshClaims = members({
	pool: text,
	client: text,
	username: text,
	originJti: text,
	jti: text,
	/** Seconds. */
	authTime: integer,
	/** Seconds. */
	expires: integer,
	scope: text,
	device: optional(text),
	nonce: optional(text),
	version: optional(integer),
	resource: optional(text),
});

/** The content of a refresh token. */
export type RefreshClaims = Read<typeof refreshClaims>;

const cipher = 'aes-256-gcm';
const tagLength = 16;
const toBase64Url = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64url');
const header = toBase64Url(JSON.stringify({cty: 'JWT', enc: 'A256GCM', alg: 'dir'}));

/**
 * Creates a refresh token: a compact JWE with the pool's own key and direct encryption, opaque to its holder, so that
 * the pool has to store nothing (RFC 7516, 7.1; RFC 7518, 4.5).
 */
export function sealRefreshToken({keys}: Pick<Context, 'keys'>, claims: RefreshClaims): string {
	const iv = randomBytes(12);
	const sealing = createCipheriv(cipher, keys.seal, iv).setAAD(Buffer.from(header));
	const sealed = Buffer.concat([sealing.update(JSON.stringify(claims)), sealing.final()]);
	return [header, '', ...[iv, sealed, sealing.getAuthTag()].map(toBase64Url)].join('.');
}

/** The content of a refresh token; `undefined` if it isn't from this pool and client. */
export function openRefreshToken(
	{keys}: Pick<Context, 'keys'>,
	pool: UserPool,
	client: Client,
	token: string,
): RefreshClaims | undefined {
	if (!token.startsWith(`${header}..`)) return undefined;
	const [iv, sealed, tag, ...others] = token
		.slice(header.length + 2)
		.split('.')
		.map(part => Buffer.from(part, 'base64url'));
	if (!iv || !sealed || !tag || others.length > 0) return undefined;
	try {
		const opening = createDecipheriv(cipher, keys.seal, iv, {authTagLength: tagLength})
			.setAAD(Buffer.from(header))
			.setAuthTag(tag);
		const opened = Buffer.concat([opening.update(sealed), opening.final()]);
		const claims = read(refreshClaims, JSON.parse(opened.toString()));
		return claims.pool === pool.id && claims.client === client.id ? claims : undefined;
	} catch {
		return undefined;
	}
}

/** Revokes a sign-in: its refresh tokens and the access tokens issued with them. */
export function revoke(
	{state, clock}: Pick<Context, 'state' | 'clock'>,
	pool: UserPool,
	claims: RefreshClaims,
): void {
	forgetPast(pool.revoked, clock(), until => until);
	pool.revoked.set(claims.originJti, claims.expires * 1_000);
	state.touch();
}

/** Returns the user of a refresh token and its content. Throws if it can't be used. */
export function continuedBy(
	{clock}: Pick<Context, 'clock'>,
	pool: UserPool,
	claims: RefreshClaims | undefined,
	device: string | undefined,
): {readonly user: User; readonly earlier: RefreshClaims} {
	if (!claims) throw notAuthorized('Invalid Refresh Token');
	if (claims.expires * 1_000 <= clock()) throw notAuthorized('Refresh Token has expired');
	const user = pool.users.get(claims.username);
	// These messages are from amplify-android, for a pool that tracks devices.
	if (!user) throw notAuthorized('The user has been deleted for the associated refresh token');
	if (!user.isEnabled) throw notAuthorized('User is disabled.');
	if (!claims.originJti.startsWith(user.epoch) || pool.revoked.has(claims.originJti)) {
		throw notAuthorized('Refresh Token has been revoked');
	}
	// In a pool that tracks devices, a refresh must name the device of the sign-in.
	if (claims.device !== undefined && claims.device !== device) {
		throw notAuthorized('Invalid Refresh Token.');
	}
	return {user, earlier: claims};
}
