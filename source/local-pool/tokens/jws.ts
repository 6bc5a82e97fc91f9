import {type KeyObject, sign, verify} from 'node:crypto';

const toBase64Url = (value: object): string =>
	Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs claims as a JWT with RS256 (RFC 7515; RFC 7518, 3.3). */
export function signJwt(claims: object, kid: string, key: KeyObject): string {
	const signed = `${toBase64Url({kid, alg: 'RS256'})}.${toBase64Url(claims)}`;
	return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

/** Whether a JWT is signed with RS256 and this key, whatever its header claims. */
export function isSignedWith(token: string, key: KeyObject): boolean {
	const [, signed = '', signature = ''] = /^([\w-]+\.[\w-]+)\.([\w-]+)$/.exec(token) ?? [];
	return verify('sha256', Buffer.from(signed), key, Buffer.from(signature, 'base64url'));
}

/**
 * Decodes a part of a JWT without verifying it: 0 is the header, 1 the claims. Throws a SyntaxError if it isn't JSON.
 */
export const jwtPart = (token: string, part: 0 | 1): unknown =>
	JSON.parse(Buffer.from(token.split('.')[part] ?? '', 'base64url').toString());
