import {readProxyAddress, withoutUserInfo} from '../web-address.ts';
import {SettingsError} from './settings-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for a URL, if any: `https_proxy` or `http_proxy` (lowercase first, and empty means none), unless `no_proxy`
 * is `*` or names the host (with or without its port) or a parent domain (Python's `urllib.request`, which the AWS CLI
 * uses). Throws a SettingsError with the AWS CLI's message for a proxy without a host. No message contains the
 * password.
 */
export function proxyFor(address: URL | string, env: Environment): string | undefined {
	const [, scheme = '', host = ''] = /^(https?):\/\/([^/?#]*)/i.exec(String(address)) ?? [];
	const name = `${scheme.toLowerCase()}_proxy`;
	const given = env[name] ?? env[name.toUpperCase()];
	if (!given || isBypassed(host, env['no_proxy'] ?? env['NO_PROXY'] ?? '')) return undefined;
	const proxy = /^https?:/i.test(given) ? given : `http://${given.replace(/^\/\//, '')}`;
	return readProxyAddress(proxy) ?? refuse(proxy, String(address));
}

/* The AWS CLI has a different message for each way in which a URL can lack a host. */
function refuse(proxy: string, address: string): never {
	const shown = proxy.replace(/^(https?:\/\/(?:\s*[a-z][a-z\d+.-]*:\/\/)?).*@/is, '$1');
	const host = /^https?:(?:\/\/([^/?#]*))?/i.exec(shown)?.[1] ?? '';
	if (/\s/.test(host.trimEnd()) || (host !== '' && host.trim() === '')) {
		throw new SettingsError(
			'value',
			`Connection was closed before we received a valid response from endpoint URL: "${withoutUserInfo(address).replace(/^([^:]+:\/\/[^/?#]*)(?=[?#]|$)/, '$1/')}".`,
		);
	}
	if (/^(?::\d*)?$/.test(host) || /^[a-z][a-z\d+.-]*:$/i.test(host)) {
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
	if (!/^\.|\.\./.test(name)) return `Failed to parse: ${shown}`;
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
