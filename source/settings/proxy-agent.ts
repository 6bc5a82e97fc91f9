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

declare module 'node:http' {
	// biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to Node's own.
	interface Agent {
		/** Node's own way to hand a request to its agent; documented only by its code (lib/_http_agent.js). */
		addRequest(request: ClientRequest, options: object): void;
	}
}

/** The proxy was reached and gave no tunnel; whatever was to go through it was not sent. */
export class TunnelRefused extends Error {
	override readonly name = 'TunnelRefused';
	/** The HTTP status of the proxy; `undefined` where it gave none that could be read. */
	readonly status: number | undefined;

	constructor(reason: string, status?: number) {
		super(reason);
		this.status = status;
	}
}

/** Node's callback for a connection, which takes either. */
type Connected = (error: Error | null, socket?: Duplex) => void;
type TunnelOptions = {readonly ca?: string; readonly rejectUnauthorized?: boolean};
/** What Node's agents give to `createConnection`, with the request that the connection is for. */
type Target = RequestOptions & {readonly caller?: ClientRequest};

/**
 * An agent whose HTTPS connections go through a proxy's tunnel (CONNECT, RFC 9110 section 9.3.6). The certificate at
 * the tunnel's end is held against the host that was asked for. A request ends with `TunnelRefused` where the proxy
 * opens no tunnel.
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

/** The same for requests that are not encrypted. */
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

/** The same, for as long as the request that needs it is open. */
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
 * Asks a proxy for a tunnel, until the signal is aborted. Node bounds the size of the proxy's answer. Rejects with
 * `TunnelRefused`, or with the system's error where the proxy isn't reached.
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

/** The header that carries a proxy's username and password (RFC 7617), where its URL has any. */
function proxyAuthorization({username, password}: URL): Record<string, string> {
	if (username === '' && password === '') return {};
	const credentials = Buffer.from(`${decode(username)}:${decode(password)}`).toString('base64');
	return {'proxy-authorization': `Basic ${credentials}`};
}

/** A lone `%` is itself. */
function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
