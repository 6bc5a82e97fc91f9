import type {WebRequest, WebResponse} from './listen.ts';
import {isLoopbackName} from './loopback.ts';

/** Who may call from a web page, apart from pages of this computer: origins as `readOrigin` gives them. */
export type AllowedOrigins = readonly string[];

/**
 * An origin that somebody wrote, as browsers send it (RFC 6454, 6.2): in lower case, without the scheme's own port and the slash
 * at the end. A mobile shell's has a scheme of its own (`capacitor://localhost`). `*` is every one; undefined for what is
 * none, or more than one.
 */
export function readOrigin(text: string): string | undefined {
	if (text === '*') return text;
	const url = /^[a-z][a-z\d+.-]*:\/\/[^/?#@\\\s]+\/?$/i.test(text) ? URL.parse(text) : null;
	if (!url) return undefined;
	return url.origin === 'null' ? `${url.protocol}//${url.host.toLowerCase()}` : url.origin;
}

/** The origins that were allowed, as browsers send them; throws a sentence for what is not one. */
export const readOrigins = (written: readonly string[]): AllowedOrigins =>
	written.map(one => {
		const origin = readOrigin(one);
		if (origin !== undefined) return origin;
		throw new Error(`"${one}" in allowedOrigins is not an origin such as https://app.example.com.`);
	});

/**
 * Whether a path is for pages of other origins too: the AWS API, the token endpoints and discovery. The inbox and the
 * pages of managed login are not.
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

/** Whether a web page of another origin asks for something that pages of that origin may have. */
export function isForPages({headers: {origin}, url}: WebRequest, allowed: AllowedOrigins): boolean {
	return (
		origin !== undefined &&
		isOpen(url.pathname) &&
		(isLoopbackOrigin(origin) || allowed.includes(origin) || allowed.includes('*'))
	);
}

/** The answer to a preflight (Fetch Standard, CORS-preflight request), as the service gives it. */
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

/** An answer that a page may read, with the headers that a client reads of an error. */
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
