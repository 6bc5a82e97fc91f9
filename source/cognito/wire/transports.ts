import {reach, type Trust} from '../../settings/reach.ts';
import {Transport} from './transport.ts';

/**
 * Creates a function that returns the transport for a URL, directly or through the environment's proxy; requests that
 * go the same way share one. It throws `proxyInvalid`.
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
