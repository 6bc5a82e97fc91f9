import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

export type WebRequest = {
	readonly method: string;
	readonly url: URL;
	readonly headers: Readonly<Record<string, string | undefined>>;
	readonly body: string;
};

export type WebResponse = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

/** The largest request body, in bytes. */
const largestBody = 1_048_576;

const send = (response: ServerResponse, {status, headers, body}: WebResponse) => {
	response.writeHead(status, {...headers, 'content-length': Buffer.byteLength(body)});
	response.end(body);
};

/** The body; `undefined` when it is too large. */
const readBody = async (request: IncomingMessage): Promise<string | undefined> => {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of request) {
		const bytes = Buffer.from(chunk);
		length += bytes.length;
		if (length > largestBody) return undefined;
		chunks.push(bytes);
	}
	return Buffer.concat(chunks).toString('utf8');
};

const firstOf = (value: string | readonly string[] | undefined): string | undefined =>
	typeof value === 'string' ? value : value?.[0];

/** A server that is up. */
export type Listening = {
	/** `http://127.0.0.1:<port>`, without a slash at the end. */
	readonly endpoint: string;
	/** Stops taking connections, ends the idle ones, and waits for answers on their way. */
	readonly close: () => Promise<void>;
};

const plain = (status: number, body: string): WebResponse => ({
	status,
	headers: {'content-type': 'text/plain; charset=utf-8', connection: 'close'},
	body,
});

/**
 * Serves HTTP. Slow requests are cut off (5 s for headers, 10 s in all), bodies over 1 MiB are refused with 413.
 * An idle connection stays for a minute: clients compute for seconds between two calls of a sign-in.
 * Rejects with the system's error when the port is taken.
 */
export const listen = async (
	{host, port}: {readonly host: string; readonly port: number},
	answer: (request: WebRequest) => Promise<WebResponse>,
): Promise<Listening> => {
	const server = createServer(
		{
			headersTimeout: 5_000,
			requestTimeout: 10_000,
			connectionsCheckingInterval: 1_000,
			keepAliveTimeout: 60_000,
		},
		async (request, response) => {
			try {
				const body = await readBody(request);
				if (body === undefined) {
					send(response, plain(413, 'The request body is over 1 MiB.'));
					return;
				}
				const headers = Object.fromEntries(
					Object.entries(request.headers).map(([name, value]) => [name, firstOf(value)]),
				);
				const url = new URL(request.url ?? '/', `http://${headers['host'] ?? 'localhost'}`);
				send(response, await answer({method: request.method ?? 'GET', url, headers, body}));
			} catch {
				// The client went away, or sent no URL at all: there is nobody, or nothing, to answer.
				response.destroy();
			}
		},
	);
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, resolve);
	});
	return {endpoint: endpointOf(server.address(), host), close: () => close(server)};
};

const endpointOf = (address: AddressInfo | string | null, host: string): string => {
	const port = typeof address === 'object' && address ? address.port : 0;
	return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
};

const close = (server: Server): Promise<void> =>
	new Promise(resolve => {
		server.close(() => resolve());
		server.closeIdleConnections();
	});
