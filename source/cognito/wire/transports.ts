import {reach, type Trust} from '../../settings/reach.ts';
import {Transport} from './transport.ts';

/**
 * Gives the transport to an address, directly or by the proxy of the environment: one for all that go the same way. What
 * it gives throws `proxyInvalid`.
 */
export function createTransports(
	env: Readonly<Record<string, string | undefined>>,
	trust: Trust,
): (url: string) => Transport {
	const known = new Map<string | undefined, Transport>();
	return url => {
		const way = reach(url, env, trust);
		const transport = known.get(way.proxyUrl) ?? new Transport(way);
		known.set(way.proxyUrl, transport);
		return transport;
	};
}
