/*
 * URLs from outside: the command line, the environment, a file, a user. Everything that is kept, shown or called passes
 * through here, so that `new URL` never throws and no password in a URL is ever written anywhere.
 */

/**
 * A URL without its username and password. They end at the last `@` of the authority (RFC 3986, section 3.2.1) or, if
 * the password contains an unescaped `#`, `/` or `?` so that no valid host precedes it, at the last `@` of all.
 */
export function withoutUserInfo(text: string): string {
	return splitUserInfo(text).address;
}

/** `http://` or `https://` with a host, unchanged except for user info; `undefined` for anything else. */
export function readWebAddress(text: string): string | undefined {
	const address = withoutUserInfo(text.trim());
	return /^https?:\/\//i.test(address) && URL.canParse(address) ? address : undefined;
}

/**
 * A proxy's URL with a username and password that `URL` and `decodeURIComponent` accept: a `%` that starts no escape
 * stands for itself, as in Python's `unquote`. `undefined` if it has no host, or another scheme after `http://`, as
 * `socks5://` would.
 */
export function readProxyAddress(text: string): string | undefined {
	const {scheme, userInfo, address} = splitUserInfo(text, {isAllAuthority: true});
	/* `URL` would remove blanks, and slashes before a host. */
	const [, host = ''] = /^https?:\/\/([^/?#]*)/i.exec(address) ?? [];
	if (!/^(?!\.)[^\x00-\x20]+$/.test(host) || /\.\.|[^.:]{64}/.test(host)) return undefined;
	if (!URL.canParse(address)) return undefined;
	if (userInfo !== undefined && /^\s*[a-z][a-z\d+.-]*:\/\//i.test(userInfo)) return undefined;
	if (/^https?:\/\/[a-z][a-z\d+.-]*:\/\//i.test(address)) return undefined;
	if (userInfo === undefined) return address;
	const [, user = '', colon = '', password = ''] = /^([^:]*)(:?)(.*)$/s.exec(userInfo) ?? [];
	return `${scheme}${escaped(user)}${colon}${escaped(password)}@${address.slice(scheme.length)}`;
}

function splitUserInfo(text: string, {isAllAuthority = false} = {}) {
	const [scheme = ''] = /^(?:[a-z][a-z\d+.-]*:)?\/\//i.exec(text) ?? [];
	const rest = text.slice(scheme.length);
	const [authority = ''] = rest.split(/[/?#]/, 1);
	const at = authority.lastIndexOf('@');
	const isPassword =
		isAllAuthority || !isHost(authority.slice(at + 1)) || /^[^?#]*[?#].*@/s.test(rest);
	const end = isPassword ? rest.lastIndexOf('@') : at;
	return {
		scheme,
		userInfo: end < 0 ? undefined : rest.slice(0, end),
		address: scheme + rest.slice(end + 1),
	};
}

function isHost(text: string): boolean {
	return /^(?:\[[^\]]*\]|[^:]*)(?::\d*)?$/.test(text);
}

function escaped(text: string): string {
	const decoded = text.replace(/(?:%[\da-f]{2})+/gi, escapes => {
		try {
			return decodeURIComponent(escapes);
		} catch {
			return escapes;
		}
	});
	return encodeURIComponent(decoded.toWellFormed());
}
