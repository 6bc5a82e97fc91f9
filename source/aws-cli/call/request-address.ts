import {withoutUserInfo} from '../../web-address.ts';
import {shownUrl} from './loss-message.ts';

/** Where a request goes, taken apart: what Node's `http` needs, with the path as it goes over the wire. */
export type RequestAddress = {
	readonly isSecure: boolean;
	/** The host as a URL writes it: in ASCII, IPv6 without its brackets. */
	readonly hostname: string;
	readonly port: number;
	readonly path: string;
	/** The host, and the port unless it is the scheme's own: the Host header. */
	readonly authority: string;
	/** The whole address, for a proxy that is asked for it. */
	readonly href: string;
};

/**
 * Takes an address apart as urllib3 2.7.0 does (`util/url.py`), or gives its reason why it cannot: the path keeps `.`
 * and `..`, and what a path cannot hold is escaped, a `%` too unless all of them begin an escape. The parameters of the
 * last segment (`;a=b`) do not go over the wire but to a proxy, as Python's `urlparse` takes them off. Without a
 * scheme, `//host`, it is `http`.
 */
export function readAddress(url: string): RequestAddress | string {
	const parts = /^(?:([a-z][a-z\d+.-]*):)?\/\/([^/?#\\]*)[^/?#]*([^?#]*)(?:\?([^#]*))?/i.exec(
		withoutUserInfo(url),
	);
	const [, scheme = 'http', authority = '', path = '', query] = parts ?? [];
	const unreadable = `Failed to parse: ${shownUrl(url)}`;
	const [, host, written = ''] = /^(\[[^\]]*\]|[^:[\]]*)(?::(\d*))?$/.exec(authority) ?? [];
	if (parts === null || host === undefined || Number(written) > 65_535) return unreadable;
	if (!/^https?$/i.test(scheme)) return `Not supported URL scheme ${scheme.toLowerCase()}`;
	if (host === '') return 'No host specified.';
	const isSecure = scheme.toLowerCase() === 'https';
	const tail = query ? `?${escaped(query, queryCharacter)}` : '';
	const target = (all: string) => (escaped(all, pathCharacter) || '/') + tail;
	const whole = URL.parse(`${isSecure ? 'https' : 'http'}://${authority}${target(path)}`);
	if (whole === null) return unreadable;
	return {
		isSecure,
		hostname: whole.hostname.replace(/^\[|\]$/g, ''),
		port: written === '' ? (isSecure ? 443 : 80) : Number(written),
		path: target(path.replace(/;[^/]*$/, '')),
		authority: whole.host,
		href: whole.href,
	};
}

const pathCharacter = /[\w.~!$&'()*+,;=:@/-]/;
const queryCharacter = /[\w.~!$&'()*+,;=:@/?-]/;

function escaped(text: string, allowed: RegExp): string {
	let escapes = 0;
	const upper = text.replaceAll(/%[\da-f]{2}/gi, triplet => {
		escapes += 1;
		return triplet.toUpperCase();
	});
	const isEscaped = escapes === upper.split('%').length - 1;
	return [...Buffer.from(upper)]
		.map(byte => {
			const character = String.fromCharCode(byte);
			const stays = character === '%' ? isEscaped : byte < 0x80 && allowed.test(character);
			return stays ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
		})
		.join('');
}
