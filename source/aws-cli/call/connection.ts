import {connect, isIP, type Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import type {Certificates} from '../../settings/settings.ts';
import type {RequestAddress} from './request-address.ts';
import {callBundle} from './tls-reason.ts';

/** What a connection is for. */
export type Way = {
	readonly address: RequestAddress;
	readonly proxy: URL | undefined;
	readonly certificates: Certificates;
	/** Ends it, however far it is. */
	readonly signal: AbortSignal;
	/** Told when the handshake of TLS begins. */
	readonly secures: () => void;
};

/** Connects to where a request is to be written: the service, a proxy, or the service through a proxy's tunnel. */
export async function openConnection({address, proxy, ...way}: Way): Promise<Socket> {
	const {hostname, port, isSecure} = address;
	const isSecureProxy = proxy?.protocol === 'https:';
	const trust = isSecure || isSecureProxy ? readTrust(way.certificates) : {};
	if (proxy === undefined) {
		const socket = await established(connect({host: hostname, port}), 'connect', way.signal);
		return isSecure ? secure(socket, hostname, trust, way) : socket;
	}
	const host = proxy.hostname.replace(/^\[|\]$/g, '');
	if (isSecure) {
		const {openTunnel} = await import('../../settings/proxy-agent.ts');
		const tunnel = await openTunnel(proxy, {host: hostname, port}, trust, way.signal);
		return secure(tunnel, hostname, trust, way);
	}
	const usual = isSecureProxy ? 443 : 80;
	const socket = connect({host, port: proxy.port === '' ? usual : Number(proxy.port)});
	await established(socket, 'connect', way.signal);
	return isSecureProxy ? secure(socket, host, trust, way) : socket;
}

async function secure(
	socket: Duplex,
	host: string,
	trust: Trust,
	{secures, signal}: Pick<Way, 'secures' | 'signal'>,
): Promise<Socket> {
	secures();
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

/* Before anything is connected to: a file that can't be read is told first. */
function readTrust(certificates: Certificates): Trust {
	return {
		rejectUnauthorized: certificates.kind !== 'unverified',
		...(certificates.kind === 'bundle' && {ca: callBundle(certificates.path)}),
	};
}

/** A connection that stands; it is taken down where it doesn't before the signal is aborted. */
function established(
	socket: Socket,
	event: 'connect' | 'secureConnect',
	signal: AbortSignal,
): Promise<Socket> {
	return new Promise((resolve, reject) => {
		const giveUp = () => socket.destroy(signal.reason);
		signal.addEventListener('abort', giveUp);
		socket.once(event, () => {
			signal.removeEventListener('abort', giveUp);
			resolve(socket);
		});
		/* It stays: what a connection that stands ends with is told by whoever reads it. */
		socket.on('error', reject);
	});
}
