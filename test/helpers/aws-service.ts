import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {createServer as createTlsServer} from 'node:https';
import type {AddressInfo, Server} from 'node:net';
import {setTimeout} from 'node:timers/promises';
import {createCertificate} from '../../harness/certificate.ts';

/** The service's response to a request; a silent one never responds. */
export type Answer = {
	readonly status?: number;
	readonly body?: string | Uint8Array;
	readonly headers?: Readonly<Record<string, string>>;
	readonly isSilent?: boolean;
	/** Bytes (Latin-1) to write to the connection as the whole response, before it is closed. */
	readonly raw?: string;
	/** The delay of the response, if a signal should arrive first. */
	readonly delayMs?: number;
};

/** A request as the service received it, including a proxy's CONNECT. */
export type Seen = {
	readonly method: string;
	readonly path: string;
	readonly body: string;
	readonly headers: IncomingMessage['headers'];
};

/** A service with scripted responses, repeating the last one, over HTTP and HTTPS on free ports. */
export type AwsService = {
	readonly http: string;
	readonly https: string;
	readonly certificate: string;
	/** All requests since the last script. */
	readonly seen: readonly Seen[];
	script(...answers: readonly Answer[]): void;
	[Symbol.asyncDispose](): Promise<void>;
};

/** Starts such a service. It refuses every CONNECT with 502. */
export async function startAwsService(): Promise<AwsService> {
	let answers: readonly Answer[] = [{}];
	let seen: Seen[] = [];
	const handle = async (request: IncomingMessage, response: ServerResponse) => {
		const chunks: Uint8Array[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const answer = answers[Math.min(seen.length, answers.length - 1)] ?? {};
		seen.push({
			method: request.method ?? '',
			path: request.url ?? '',
			body: Buffer.concat(chunks).toString(),
			headers: request.headers,
		});
		if (answer.isSilent) return;
		if (answer.delayMs) await setTimeout(answer.delayMs);
		if (answer.raw !== undefined) {
			response.socket?.end(answer.raw, 'latin1');
			return;
		}
		response.writeHead(answer.status ?? 200, {
			'content-type': 'application/x-amz-json-1.1',
			...answer.headers,
		});
		response.end(answer.body ?? '{}');
	};
	const {cert, key} = createCertificate();
	const plain = createServer(handle);
	const secure = createTlsServer({cert, key}, handle);
	plain.on('connect', (request, socket) => {
		seen.push({method: 'CONNECT', path: request.url ?? '', body: '', headers: request.headers});
		socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n');
	});
	const servers = [plain, secure];
	const [httpPort, httpsPort] = await Promise.all(servers.map(listen));
	return {
		http: `http://127.0.0.1:${httpPort}`,
		https: `https://127.0.0.1:${httpsPort}`,
		certificate: cert,
		get seen() {
			return seen;
		},
		script(...next) {
			answers = next;
			seen = [];
		},
		async [Symbol.asyncDispose]() {
			for (const server of servers) {
				server.closeAllConnections();
				await new Promise(resolve => server.close(resolve));
			}
		},
	};
}

async function listen(server: Server): Promise<number> {
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	return portOf(server.address());
}

function portOf(address: AddressInfo | string | null): number {
	if (address === null || typeof address === 'string') throw new Error('not listening on a port');
	return address.port;
}
