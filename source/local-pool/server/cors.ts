import type {WebRequest, WebResponse} from './listen.ts';
import {isLoopbackName} from './loopback.ts';

/** Who may call from a web page, apart from pages of this computer. */
export type AllowedOrigins = readonly string[];

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
