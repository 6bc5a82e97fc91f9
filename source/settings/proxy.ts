import {readProxyAddress, withoutUserInfo} from '../web-address.ts';
import {SettingsError} from './settings-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for a URL, if any: `https_proxy` or `http_proxy`, unless `no_proxy` is `*` or names the host (with or
 * without its port) or a parent domain (Python's `urllib.request`, which the AWS CLI uses). Throws a SettingsError with
 * the AWS CLI's message for a proxy without a host. No message contains the password.
 */
export function proxyFor(address: URL | string, env: Environment): string | undefined {
	const [, scheme = '', host = ''] = /^(https?):\/\/([^/?#]*)/i.exec(String(address)) ?? [];
	/* A trailing newline is allowed, as with `$` in Python's regular expressions. */
	const given = readVariable(scheme.toLowerCase(), env)?.replace(/\n$/, '');
	if (!given || isBypassed(host, readVariable('no', env) ?? '')) return undefined;
	const proxy = /^https?:/i.test(given) ? given : `http://${given.replace(/^\/\//, '')}`;
	return readProxyAddress(proxy) ?? refuse(proxy, String(address));
}

/**
 * A `…_proxy` variable of the environment, in any case. A name ending in lowercase `_proxy` takes precedence, even if
 * it is empty. In a CGI program `HTTP_PROXY` may be a header of the client (CVE-2016-1000110).
 */
function readVariable(kind: string, env: Environment): string | undefined {
	const named = Object.entries(env).filter(([name]) => name.toLowerCase() === `${kind}_proxy`);
	const lower = named.findLast(([name]) => name.endsWith('_proxy'));
	if (lower || (kind === 'http' && env['REQUEST_METHOD'] !== undefined)) return lower?.[1];
	return named.findLast(([, value]) => value)?.[1];
}

/** The header with a proxy's username and password (RFC 7617), if its URL has both, as in botocore. */
export function proxyAuthorization({username, password}: URL): Record<string, string> {
	if (username === '' || password === '') return {};
	const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
	return {'Proxy-Authorization': `Basic ${Buffer.from(credentials).toString('base64')}`};
}

/* The AWS CLI has a different message for each way in which a URL can lack a host. */
function refuse(proxy: string, address: string): never {
	const shown = proxy.replace(/^(https?:\/\/(?:\s*[a-z][a-z\d+.-]*:\/\/)?).*@/is, '$1');
	const host = /^https?:(?:\/\/([^/?#]*))?/i.exec(shown)?.[1] ?? '';
	const [name = ''] = host.split(':', 1);
	if (/\s/.test(name)) {
		throw new SettingsError(
			'value',
			`Connection was closed before we received a valid response from endpoint URL: "${withoutUserInfo(address).replace(/^([^:]+:\/\/[^/?#]*)(?=[?#]|$)/, '$1/')}".`,
		);
	}
	const isNone = /^(?::\d*)?$/.test(host);
	if (isNone && /^http:/i.test(address)) {
		throw new SettingsError(
			'value',
			'An HTTP Client raised an unhandled exception: No host specified.',
		);
	}
	if (isNone || /^[a-z][a-z\d+.-]*:$/i.test(host)) {
		throw new SettingsError('value', `Failed to connect to proxy URL: "${shown}"`);
	}
	throw new SettingsError(
		'value',
		`An HTTP Client raised an unhandled exception: ${unparsed(host, shown)}`,
	);
}

function unparsed(host: string, shown: string): string {
	if (host.includes('[') !== host.includes(']')) return 'Invalid IPv6 URL';
	const [name = ''] = host.split(':', 1);
	if (!/^\.|\.\.|[^.]{64}/.test(name)) return `Failed to parse: ${shown}`;
	return `Failed to parse: '${name}', label empty or too long`;
}

function isBypassed(host: string, bypass: string): boolean {
	if (bypass === '*') return true;
	const whole = host.toLowerCase();
	const hosts = [whole, whole.replace(/:\d*$/, '')];
	return bypass
		.split(',')
		.map(name => name.trim().replace(/^\.+/, '').toLowerCase())
		.filter(name => name !== '')
		.some(name => hosts.some(host => host === name || host.endsWith(`.${name}`)));
}
