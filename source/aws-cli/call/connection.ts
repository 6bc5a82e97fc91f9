import {connect, isIP, type Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import type {Certificates} from '../../settings/settings.ts';
import type {RequestAddress} from './request-address.ts';
import {callBundle} from './tls-reason.ts';

/** The parameters of a connection. */
export type Way = {
	readonly address: RequestAddress;
	readonly proxy: URL | undefined;
	readonly certificates: Certificates;
	/** Closes the connection in any state. */
	readonly signal: AbortSignal;
	/** Called when the TLS handshake begins. */
	readonly secures: () => void;
};

/**
 * Connects to the server that the request is written to: the service, a proxy, or the service through a proxy's tunnel.
 */
export async function openConnection({address, proxy, ...way}: Way): Promise<Socket> {
	const {hostname, port, isSecure} = address;
	if (proxy === undefined) {
		const socket = await established(connect({host: hostname, port}), 'connect', way.signal);
		return isSecure ? secure(socket, hostname, way) : socket;
	}
	const host = proxy.hostname.replace(/^\[|\]$/g, '');
	if (isSecure) {
		const {openTunnel} = await import('../../settings/proxy-agent.ts');
		const trust = proxy.protocol === 'https:' ? readTrust(way.certificates) : {};
		const tunnel = await openTunnel(proxy, {host: hostname, port}, trust, way.signal);
		return secure(tunnel, hostname, way);
	}
	const isSecureProxy = proxy.protocol === 'https:';
	const usual = isSecureProxy ? 443 : 80;
	const socket = connect({host, port: proxy.port === '' ? usual : Number(proxy.port)});
	await established(socket, 'connect', way.signal);
	return isSecureProxy ? secure(socket, host, way) : socket;
}

async function secure(
	socket: Duplex,
	host: string,
	{certificates, secures, signal}: Omit<Way, 'address' | 'proxy'>,
): Promise<Socket> {
	secures();
	/* Read this late because the AWS CLI does: a refused connection is reported before an unreadable file. */
	const trust = readTrust(certificates);
	const tls = await import('node:tls');
	const secured = tls.connect({
		...trust,
		socket,
		host,
		ALPNProtocols: ['http/1.1'],
		...(isIP(host) === 0 && {servername: host}),
	});
	return established(secured, 'secureConnect', signal);
}

type Trust = {readonly rejectUnauthorized?: boolean; readonly ca?: string};

function readTrust(certificates: Certificates): Trust {
	return {
		rejectUnauthorized: certificates.kind !== 'unverified',
		...(certificates.kind === 'bundle' && {ca: callBundle(certificates.path)}),
	};
}

/** Resolves with the connection once it is established. An aborted signal closes it at once. */
function established(
	socket: Socket,
	event: 'connect' | 'secureConnect',
	signal: AbortSignal,
): Promise<Socket> {
	return new Promise((resolve, reject) => {
		signal.addEventListener('abort', () => socket.destroy(signal.reason));
		socket.once(event, () => resolve(socket));
		/* Never removed: later errors are reported by whoever reads from the connection. */
		socket.on('error', reject);
	});
}
