import {withoutUserInfo} from '../../web-address.ts';
import {shownUrl} from './loss-message.ts';

/** A parsed URL, with the path as it is sent. */
export type RequestAddress = {
	readonly isSecure: boolean;
	/** The host in ASCII, IPv6 without its brackets. */
	readonly hostname: string;
	readonly port: number;
	readonly path: string;
	/** The value of the Host header: the host, and the port unless it is the scheme's default. */
	readonly authority: string;
	/** The host, and the port if one is written: the Host header for a proxy without a tunnel. */
	readonly netloc: string;
	/** The whole URL, which such a proxy needs. */
	readonly href: string;
};

/**
 * Parses a URL as urllib3 2.7.0 does (`util/url.py`), or returns the reason why it can't. The path keeps `.` and `..`,
 * and characters not allowed in a path are escaped, including `%` unless all of them start an escape. The last
 * segment's parameters (`;a=b`) are only sent to a proxy, since Python's `urlparse` removes them. Without a scheme,
 * `//host` means http.
 */
export function readAddress(url: string): RequestAddress | string {
	const parts =
		/^(?:([a-z][a-z\d+.-]*):)?\/\/([^/?#\\]*)[^/?#]*([^?#]*)(?:\?([^#]*))?(?:#(.*))?/is.exec(
			withoutUserInfo(url),
		);
	const [, scheme = 'http', authority = '', path = '', query, fragment] = parts ?? [];
	const unreadable = `Failed to parse: ${shownUrl(url)}`;
	const [, host, written = ''] = /^(\[[^\]]*\]|[^:[\]]*)(?::(\d*))?$/.exec(authority) ?? [];
	if (parts === null || host === undefined || Number(written) > 65_535) return unreadable;
	if (!/^https?$/i.test(scheme)) return `Not supported URL scheme ${scheme.toLowerCase()}`;
	if (host === '') return 'No host specified.';
	/* Not normalized: what `URL` would take for an IPv4 address (`127.1`), or refuse as one, is an ordinary name. */
	const name = /^[\w.-]+$/.test(host) ? host.toLowerCase() : URL.parse(`http://${host}`)?.hostname;
	if (name === undefined) return unreadable;
	const isSecure = scheme.toLowerCase() === 'https';
	const usual = isSecure ? 443 : 80;
	const port = written === '' ? usual : Number(written);
	const netloc = written === '' ? name : `${name}:${port}`;
	const tail = query ? `?${escaped(query, queryCharacter)}` : '';
	const target = (all: string) => (escaped(all, pathCharacter) || '/') + tail;
	const end = fragment ? `#${escaped(fragment, queryCharacter)}` : '';
	const resolved = new URL(`http://host${target(path)}`);
	return {
		isSecure,
		hostname: name.replace(/^\[|\]$/g, ''),
		port,
		path: target(path.replace(/;[^/]*$/, '')),
		authority: port === usual ? name : netloc,
		netloc,
		href: `${scheme.toLowerCase()}://${netloc}${resolved.pathname}${resolved.search}${end}`,
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
