import {parseJsonObject} from './json.ts';

/** A JSON object of a JWT. Nobody has verified it. */
export type JwtPart = Readonly<Record<string, unknown>>;

/**
 * The header and the claims of a JWT in its compact form (RFC 7519), each `undefined` where it can't be read: not every
 * server gives JWTs. The signature is not verified.
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
