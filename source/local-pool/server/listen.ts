import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {createServer as createTlsServer} from 'node:https';
import type {AddressInfo, Socket} from 'node:net';
import {isLoopbackAddress} from './loopback.ts';
import type {Tls} from './tls.ts';

export type WebRequest = {
	readonly method: string;
	readonly url: URL;
	/** By lowercase name; only the first of a repeated header. */
	readonly headers: Readonly<Record<string, string | undefined>>;
	readonly body: string;
	/** Whether the server listens on loopback only. */
	readonly isLoopbackOnly: boolean;
};

export type WebResponse = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

/** A server that is up. */
export type Listening = {
	/** `http://127.0.0.1:<port>`, without a trailing slash. */
	readonly endpoint: string;
	/** Stops accepting connections, closes those without a complete request, and waits for pending responses. */
	readonly close: () => Promise<void>;
};

export type ListenOptions = {
	readonly host: string;
	/** 0 picks a free port. */
	readonly port: number;
	/** Serves HTTPS with this PEM certificate and key. */
	readonly tls?: Tls | undefined;
	/** How long a request may take to arrive, in milliseconds; 10,000 by default. */
	readonly patience?: number;
};

/** The largest request body, in bytes. */
const largestBody = 1_048_576;

/** Reads the body; `undefined` as soon as it is too large, and the rest is discarded. */
const readBody = (request: IncomingMessage): Promise<string | undefined> =>
	new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let length = 0;
		request.on('data', (chunk: Buffer) => {
			length += chunk.length;
			if (length <= largestBody) {
				chunks.push(chunk);
			} else {
				chunks.length = 0;
				resolve(undefined);
			}
		});
		request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
		request.on('error', reject);
	});

function send(response: ServerResponse, {status, headers, body}: WebResponse) {
	response.writeHead(status, {...headers, 'content-length': Buffer.byteLength(body)});
	response.end(body);
}

const refusal = (status: number, body: string): WebResponse => ({
	status,
	headers: {'content-type': 'text/plain; charset=utf-8', connection: 'close'},
	body,
});

const firstOf = (value: string | readonly string[] | undefined): string | undefined =>
	typeof value === 'string' ? value : value?.[0];

/**
 * The URL of a request: the host of its single Host header and a path. `null` for any other target (RFC 9112, section
 * 3.2), such as an absolute URL, which would name another host.
 */
function urlOf(
	{url: target = '', headersDistinct}: IncomingMessage,
	scheme: 'http' | 'https',
): URL | null {
	const [host = '', ...others] = headersDistinct['host'] ?? [];
	if (others.length > 0) return null;
	const isPath = /^\/(?![/\\])/.test(target);
	return isPath && /^[\w.:[\]-]+$/.test(host) ? URL.parse(`${scheme}://${host}${target}`) : null;
}

async function respond(
	request: IncomingMessage,
	{isLoopbackOnly, scheme}: {isLoopbackOnly: boolean; scheme: 'http' | 'https'},
	answer: (request: WebRequest) => Promise<WebResponse>,
): Promise<WebResponse> {
	const headers = Object.fromEntries(
		Object.entries(request.headers).map(([name, value]) => [name, firstOf(value)]),
	);
	const url = urlOf(request, scheme);
	if (!url) return refusal(400, 'The request has no readable address.');
	const body = await readBody(request);
	if (body === undefined) return refusal(413, 'The request body is over 1 MiB.');
	return answer({method: request.method ?? 'GET', url, headers, body, isLoopbackOnly});
}

/**
 * Serves HTTP or HTTPS. Bodies over 1 MiB get a 413, requests that take too long to arrive a 408. Idle connections stay
 * open for a minute, since clients compute for seconds between the calls of a sign-in. Rejects with the system's error
 * if the port is taken; `report` receives errors from `answer`.
 */
export async function listen(
	{host, port, tls, patience = 10_000}: ListenOptions,
	answer: (request: WebRequest) => Promise<WebResponse>,
	report: (error: unknown) => void,
): Promise<Listening> {
	const sockets = new Set<Socket>();
	const asked = new Set<IncomingMessage>();
	let isLoopbackOnly = true;
	const scheme = tls ? 'https' : 'http';
	const settings = {
		headersTimeout: patience / 2,
		requestTimeout: patience,
		connectionsCheckingInterval: patience / 10,
		keepAliveTimeout: 60_000,
	};
	const handle = async (request: IncomingMessage, response: ServerResponse) => {
		asked.add(request);
		response.once('close', () => asked.delete(request));
		try {
			const answered = await respond(request, {isLoopbackOnly, scheme}, answer);
			if (!server.listening) response.setHeader('connection', 'close');
			send(response, answered);
		} catch (error) {
			// A disconnected client isn't our error.
			if (!request.errored) report(error);
			response.destroy();
		}
	};
	const server = tls
		? createTlsServer({...settings, ...tls}, handle)
		: createServer(settings, handle);
	server.on('connection', socket => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
	// `server.close` alone waits for connections that a browser opened in advance and hasn't used.
	const close = () =>
		new Promise<void>(resolve => {
			server.close(() => resolve());
			const whole = [...asked].filter(({complete}) => complete);
			const answering = new Set(whole.map(({socket}) => socket));
			for (const socket of sockets) if (!answering.has(socket)) socket.destroy();
		});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, resolve);
	});
	const address = server.address();
	isLoopbackOnly = typeof address === 'object' && isLoopbackAddress(address?.address ?? '');
	return {endpoint: `${scheme}://${hostIn(host)}:${portOf(address)}`, close};
}

const portOf = (address: AddressInfo | string | null): number =>
	typeof address === 'object' && address ? address.port : 0;

/** A host as written in a URL. A server on all interfaces announces loopback: `0.0.0.0` isn't an address to connect to. */
function hostIn(host: string): string {
	if (host === '0.0.0.0') return '127.0.0.1';
	if (/^(?:::|0:0:0:0:0:0:0:0)$/.test(host)) return '[::1]';
	return host.includes(':') ? `[${host}]` : host;
}
