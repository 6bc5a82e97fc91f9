import {parseJsonObject} from './json.ts';

/** A decoded part of a JWT, unverified. */
export type JwtPart = Readonly<Record<string, unknown>>;

/**
 * Decodes the header and claims of a JWT in compact form (RFC 7519), each `undefined` if it is invalid: not every
 * server issues JWTs. The signature is not verified.
 */
export function readJwt(token: string): {
	readonly header: JwtPart | undefined;
	readonly claims: JwtPart | undefined;
} {
	const [header = '', claims = ''] = token.split('.', 2);
	return {header: readPart(header), claims: readPart(claims)};
}

function readPart(part: string): JwtPart | undefined {
	return parseJsonObject(Buffer.from(part, 'base64url').toString());
}
