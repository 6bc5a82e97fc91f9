import type {RequestLost} from './request-lost.ts';

/** The AWS CLI's message for a request without a response. A proxy's credentials are masked. */
export function lossMessage(
	{kind, reason}: RequestLost,
	url: string,
	proxy: string | undefined,
): string {
	const shown = shownUrl(url);
	switch (kind) {
		case 'refused':
			return `Could not connect to the endpoint URL: "${shown}"`;
		case 'proxyRefused':
			return `Failed to connect to proxy URL: "${maskCredentials(proxy ?? '')}"`;
		case 'connectTimeout':
			return `Connect timeout on endpoint URL: "${shown}"`;
		case 'readTimeout':
			return `Read timeout on endpoint URL: "${shown}"`;
		case 'certificate':
			return `SSL validation failed for ${shown} ${reason}`;
		case 'closed':
			return `Connection was closed before we received a valid response from endpoint URL: "${shown}".`;
		case 'tooLong':
			return `The answer from "${shown}" is longer than 10 MiB and was not read. The request may have been carried out.`;
		case 'unsendable':
		case 'unreadable':
			return `An HTTP Client raised an unhandled exception: ${reason}`;
	}
}

/**
 * Formats a URL like Python's `urlunsplit`: as given, with the requested path, the scheme in lowercase, and no empty
 * query or fragment.
 */
export function shownUrl(url: string): string {
	return url
		.replace(/^[^:]+/, scheme => scheme.toLowerCase())
		.replace(/^([^#]*)#$/, '$1')
		.replace(/^([^?#]*)\?(?=#|$)/, '$1')
		.replace(/^((?:[^:/?#]+:)?\/\/[^/?#]*)(?=[?#]|$)/, '$1/');
}

function maskCredentials(proxy: string): string {
	return proxy.replace(
		/^(\w+:\/\/)([^@/:]*)(?:(:)([^@/]*))?@/,
		(_, scheme: string, user: string, colon = '', password = '') =>
			`${scheme}${user && '***'}${colon}${password && '***'}@`,
	);
}
