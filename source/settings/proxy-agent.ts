import {
	type AgentOptions,
	type ClientRequest,
	Agent as HttpAgent,
	type RequestOptions,
	request,
} from 'node:http';
import {Agent as HttpsAgent, request as requestSecurely} from 'node:https';
import {isIPv6} from 'node:net';
import type {Duplex} from 'node:stream';
import {proxyAuthorization} from './proxy.ts';

declare module 'node:http' {
	// biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to Node's own.
	interface Agent {
		/**
		 * The method through which Node passes a request to its agent; documented only by its code (lib/_http_agent.js).
		 */
		addRequest(request: ClientRequest, options: object): void;
	}
}

/** The proxy was reached but opened no tunnel; nothing was sent through it. */
export class TunnelRefused extends Error {
	override readonly name = 'TunnelRefused';
	/** The proxy's HTTP status; `undefined` if it sent no readable one. */
	readonly status: number | undefined;

	constructor(reason: string, status?: number) {
		super(reason);
		this.status = status;
	}
}

/** Node's connection callback, which takes either argument. */
type Connected = (error: Error | null, socket?: Duplex) => void;
type TunnelOptions = {readonly ca?: string; readonly rejectUnauthorized?: boolean};
/** The options Node's agents pass to `createConnection`, with the request that needs the connection. */
type Target = RequestOptions & {readonly caller?: ClientRequest};

/**
 * An agent that sends HTTPS requests through a proxy's tunnel (CONNECT, RFC 9110 section 9.3.6). The server's
 * certificate is checked against the requested host. A request ends with `TunnelRefused` if the proxy opens no tunnel.
 */
export class TunnelAgent extends HttpsAgent {
	readonly #open: (target: Target) => Promise<Duplex>;

	constructor(proxy: string, options: AgentOptions & TunnelOptions = {}) {
		super(options);
		this.#open = target => openTunnelFor(new URL(proxy), target, options);
	}

	override addRequest(caller: ClientRequest, options: object): void {
		super.addRequest(caller, {...options, caller});
	}

	override createConnection(target: Target, connected: Connected): undefined {
		this.#open(target)
			.then(socket => Object(super.createConnection({...target, ...{socket}})))
			.then(socket => connected(null, socket), connected);
	}
}

/** The same for unencrypted requests. */
export class ClearTunnelAgent extends HttpAgent {
	readonly #open: (target: Target) => Promise<Duplex>;

	constructor(proxy: string, options: AgentOptions & TunnelOptions = {}) {
		super(options);
		this.#open = target => openTunnelFor(new URL(proxy), target, options);
	}

	override addRequest(caller: ClientRequest, options: object): void {
		super.addRequest(caller, {...options, caller});
	}

	override createConnection(target: Target, connected: Connected): undefined {
		this.#open(target).then(socket => connected(null, socket), connected);
	}
}

/** Opens a tunnel that lasts as long as the request that needs it. */
function openTunnelFor(
	proxy: URL,
	{host, port, caller}: Target,
	tls: TunnelOptions,
): Promise<Duplex> {
	const leaving = new AbortController();
	const leave = () => leaving.abort();
	caller?.once('close', leave);
	const opening = openTunnel(proxy, {host: host ?? '', port: Number(port)}, tls, leaving.signal);
	return opening.finally(() => caller?.off('close', leave));
}

/**
 * Requests a tunnel from a proxy, until the signal is aborted. Node limits the size of the proxy's response. Rejects
 * with `TunnelRefused`, or with the system's error if the proxy can't be reached.
 */
export function openTunnel(
	proxy: URL,
	{host, port}: {readonly host: string; readonly port: number},
	tls: TunnelOptions,
	signal: AbortSignal,
): Promise<Duplex> {
	const name = isIPv6(host) ? `[${host}]` : host;
	const authority = `${name}:${port}`;
	const isSecure = proxy.protocol === 'https:';
	const asking = (isSecure ? requestSecurely : request)({
		method: 'CONNECT',
		host: proxy.hostname.replace(/^\[|\]$/g, ''),
		port: proxy.port || (isSecure ? 443 : 80),
		path: authority,
		headers: {host: authority, ...proxyAuthorization(proxy)},
		agent: false,
		...(isSecure && tlsOf(tls)),
	});
	const giveUp = () => asking.destroy();
	signal.addEventListener('abort', giveUp);

	return new Promise<Duplex>((resolve, reject) => {
		let isReached = false;
		asking.once('socket', socket => {
			socket.once(isSecure ? 'secureConnect' : 'connect', () => {
				isReached = true;
			});
		});
		asking.once('connect', ({statusCode = 0}, socket, head) => {
			if (statusCode === 200) {
				if (head.length > 0) socket.unshift(head);
				resolve(socket);
			} else {
				socket.destroy();
				reject(new TunnelRefused(`the proxy answered ${statusCode}`, statusCode));
			}
		});
		asking.once('response', ({statusCode = 0}) => {
			asking.destroy();
			reject(new TunnelRefused(`the proxy answered ${statusCode}`, statusCode));
		});
		asking.once('error', error =>
			reject(isReached ? new TunnelRefused(`the proxy did not answer: ${error.message}`) : error),
		);
		asking.once('close', () => reject(new TunnelRefused('the proxy closed the connection')));
		asking.end();
	}).finally(() => signal.removeEventListener('abort', giveUp));
}

function tlsOf({ca, rejectUnauthorized = true}: TunnelOptions) {
	return {rejectUnauthorized, ...(ca !== undefined && {ca})};
}
