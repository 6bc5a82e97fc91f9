import type {WebRequest, WebResponse} from './listen.ts';
import {isLoopbackName} from './loopback.ts';

/** The origins whose web pages may call the server, as `readOrigin` returns them, besides those on this computer. */
export type AllowedOrigins = readonly string[];

/**
 * Normalizes an origin to what browsers send (RFC 6454, 6.2): lowercase, without the scheme's default port and a
 * trailing slash. Mobile shells have schemes of their own (`capacitor://localhost`). `*` means all; undefined if it
 * isn't exactly one origin.
 */
export function readOrigin(text: string): string | undefined {
	if (text === '*') return text;
	const url = /^[a-z][a-z\d+.-]*:\/\/[^/?#@\\\s]+\/?$/i.test(text) ? URL.parse(text) : null;
	if (!url) return undefined;
	return url.origin === 'null' ? `${url.protocol}//${url.host.toLowerCase()}` : url.origin;
}

/** Normalizes the allowed origins. Throws a sentence for one that is invalid. */
export const readOrigins = (written: readonly string[]): AllowedOrigins =>
	written.map(one => {
		const origin = readOrigin(one);
		if (origin !== undefined) return origin;
		throw new Error(`"${one}" in allowedOrigins is not an origin such as https://app.example.com.`);
	});

/**
 * Whether pages of other origins may call a path: the AWS API, the token endpoints and discovery, not the inbox or the
 * pages of managed login.
 */
function isOpen(path: string): boolean {
	return (
		path === '/' ||
		/^\/oauth2\/(?:token|revoke|userInfo)$/.test(path) ||
		/^\/[^/]+\/\.well-known\/(?:jwks\.json|openid-configuration)$/.test(path)
	);
}

function isLoopbackOrigin(origin: string): boolean {
	const url = URL.parse(origin);
	return url !== null && /^https?:$/.test(url.protocol) && isLoopbackName(url.hostname);
}

/** Whether a page of another origin may make this request. */
export function isForPages({headers: {origin}, url}: WebRequest, allowed: AllowedOrigins): boolean {
	return (
		origin !== undefined &&
		isOpen(url.pathname) &&
		(isLoopbackOrigin(origin) || allowed.includes(origin) || allowed.includes('*'))
	);
}

/** The service's response to a preflight (Fetch Standard, CORS-preflight request). */
export function preflight({headers}: WebRequest): WebResponse {
	return shared({
		status: 200,
		headers: {
			'access-control-allow-methods': 'GET, POST',
			'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
			'access-control-max-age': '172800',
		},
		body: '',
	});
}

/** Lets pages read a response, including the headers that clients read from an error. */
export function shared(response: WebResponse): WebResponse {
	return {
		...response,
		headers: {
			...response.headers,
			'access-control-allow-origin': '*',
			'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
		},
	};
}
