import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {createServer as createTlsServer} from 'node:https';
import type {AddressInfo, Socket} from 'node:net';
import {isLoopbackAddress} from './loopback.ts';
import type {Tls} from './tls.ts';

export type WebRequest = {
	readonly method: string;
	readonly url: URL;
	/** By lower-case name; of a repeated header the first. */
	readonly headers: Readonly<Record<string, string | undefined>>;
	readonly body: string;
	/** Whether the server listens on this computer alone. */
	readonly isLoopbackOnly: boolean;
};

export type WebResponse = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

/** A server that is up. */
export type Listening = {
	/** `http://127.0.0.1:<port>`, without a slash at the end. */
	readonly endpoint: string;
	/** Stops taking connections, ends those without a whole request, and waits for answers on their way. */
	readonly close: () => Promise<void>;
};

export type ListenOptions = {
	readonly host: string;
	/** 0 takes a free port. */
	readonly port: number;
	/** Serves HTTPS, with a certificate and its key in PEM. */
	readonly tls?: Tls | undefined;
	/** Milliseconds in which a request has to be here; 10,000 unless told. */
	readonly patience?: number;
};

/** The largest request body, in bytes. */
const largestBody = 1_048_576;

/** The body; `undefined` as soon as it is too large, and what comes after is thrown away. */
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
 * The address that a request is for: the host of its one Host header and a path. `null` for any other target (RFC 9112,
 * section 3.2), such as an absolute URL, which would name a host of its own.
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
 * Serves HTTP, or HTTPS. Bodies over 1 MiB are refused with 413, and a connection whose request takes too long to come is ended
 * with 408. An idle connection stays for a minute: clients compute for seconds between two calls of a sign-in.
 * Rejects with the system's error when the port is taken; `report` hears of errors in `answer`.
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
			// A client that went away isn't an error of ours.
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
	// Left to itself, `server.close` waits for connections that a browser opened in advance and has not used.
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

/** A host as a URL has it. Every interface is announced as this computer's own, since `0.0.0.0` is nobody's address. */
function hostIn(host: string): string {
	if (host === '0.0.0.0') return '127.0.0.1';
	if (/^(?:::|0:0:0:0:0:0:0:0)$/.test(host)) return '[::1]';
	return host.includes(':') ? `[${host}]` : host;
}
