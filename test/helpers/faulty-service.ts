import {createServer as createHttpServer, type RequestListener} from 'node:http';
import {createServer as createHttpsServer} from 'node:https';
import {createServer, type Server, type Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import type {TestContext} from 'node:test';
import {createCertificate} from '../../harness/certificate.ts';
import {freePort} from './free-port.ts';
import {answerJson} from './scripted-service.ts';

/** A faulty stand-in for the service on this computer, until the test ends. */
export type Fault = {
	readonly endpointUrl: string;
	/** A certificate for the caller to trust. */
	readonly caPem?: string;
	/** A proxy for the caller to use. */
	readonly proxyUrl?: string;
	/** How many attempts there were: requests, or connections if no request can arrive. */
	readonly attempts: () => number;
};

type Start = (context: TestContext) => Promise<Fault>;

/** Every way not to get a response from Cognito, by name, each over real sockets. */
const faults = {
	'nobody listens': async () => ({
		endpointUrl: `http://127.0.0.1:${await freePort()}`,
		attempts: () => 0,
	}),
	// RFC 2606 reserves the name, so it is never found.
	'no such host': async () => ({endpointUrl: 'https://cognito.invalid', attempts: () => 0}),
	'reset before the request': connections(socket => socket.resetAndDestroy(), 'https'),
	'closed before the request': connections(socket => socket.destroy(), 'https'),
	'silent handshake': connections(() => {}, 'https'),
	'reset after the request': requests(request =>
		request.on('end', () => request.socket.resetAndDestroy()).resume(),
	),
	'closed after the request': requests(request =>
		request.on('end', () => request.socket.destroy()).resume(),
	),
	silent: requests(request => request.resume()),
	// A byte now and then: no long silence, and no end.
	'silent but for drips': requests((request, response) => {
		request.resume();
		response.writeHead(200).flushHeaders();
		const drip = setInterval(() => response.write(' '), 50);
		response.once('close', () => clearInterval(drip));
	}),
	'another protocol': connections(
		socket =>
			socket.once('data', () =>
				socket.write(
					'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
				),
			),
		'http',
	),
	'self-signed': secured(createCertificate()),
	'expired certificate': trusted(createCertificate(new Date(Date.now() - 7 * 86_400_000))),
	// As on a computer whose clock is two days behind.
	'certificate of tomorrow': trusted(createCertificate(new Date(Date.now() + 2 * 86_400_000))),
	'certificate of another host': trusted(createCertificate(new Date(), 'cognito.example')),
	'no TLS': async context => {
		const {endpointUrl, attempts} = await answers(200, '{}')(context);
		return {endpointUrl: endpointUrl.replace('http:', 'https:'), attempts};
	},
	'proxy wants a password': proxied('407 Proxy Authentication Required'),
	'proxy cannot connect': proxied('502 Bad Gateway'),
	'proxy hangs up': tunnelled(socket => socket.end()),
	'proxy speaks without end': tunnelled(socket => {
		const speak = () => {
			while (socket.writable && socket.write(`x-filling: ${'x'.repeat(1000)}\r\n`));
		};
		socket.on('drain', speak).write('HTTP/1.1 200 OK\r\n');
		speak();
	}),
	'no proxy there': async () => ({
		endpointUrl: 'https://cognito.example',
		proxyUrl: `http://127.0.0.1:${await freePort()}`,
		attempts: () => 0,
	}),
	'500': refusals(500, 'InternalErrorException', 'Something went wrong.'),
	'500 without a body': answers(500, ''),
	'502 of a gateway': answers(502, '<html><h1>502 Bad Gateway</h1></html>', 'text/html'),
	'503 of a load balancer': answers(503, 'upstream connect error', 'text/plain'),
	'429 without a body': answers(429, ''),
	throttled: refusals(400, 'ThrottlingException', 'Rate exceeded'),
	'too many requests': refusals(400, 'TooManyRequestsException', 'Too many requests'),
	'a login page': answers(200, '<!doctype html><title>Hotel Wi-Fi</title>', 'text/html'),
	'half a JSON': answers(200, '{"CodeDeliveryDetails":{"Destination":"d***@e'),
	'half an answer': requests((request, response) => {
		request.resume();
		response.writeHead(200, {'content-length': 100}).write('{"CodeDelivery', () => {
			request.socket.destroy();
		});
	}),
	'more than 10 MiB': answers(200, JSON.stringify({filling: 'x'.repeat(10 * 1024 * 1024)})),
	'an answer without end': requests((request, response) => {
		request.resume();
		const filling = Buffer.alloc(65_536, ' ');
		const speak = () => {
			while (!response.destroyed && response.write(filling));
		};
		response.on('drain', speak);
		speak();
	}),
	'headers without end': connections(
		socket =>
			socket.once('data', () => {
				const speak = () => {
					while (socket.writable && socket.write('x-filling: x\r\n'.repeat(1000)));
				};
				socket.on('drain', speak).write('HTTP/1.1 200 OK\r\n');
				speak();
			}),
		'http',
	),
	'an error called a success': refusals(200, 'InternalErrorException', 'Something went wrong.'),
	'a status that is none': connections(
		socket =>
			socket.once('data', () => socket.end('HTTP/1.1 000 Zero\r\ncontent-length: 2\r\n\r\n{}')),
		'http',
	),
	'no HTTP': connections(socket => socket.end('SSH-2.0-OpenSSH_9.9\r\n'), 'http'),
	// A client that follows it makes a second request.
	redirect: requests((request, response) => {
		request.resume();
		response.writeHead(307, {location: '/elsewhere'}).end();
	}),
} as const satisfies Readonly<Record<string, Start>>;

export type FaultName = keyof typeof faults;

const isFaultName = (name: string): name is FaultName => Object.hasOwn(faults, name);

export const faultNames: readonly FaultName[] = Object.keys(faults).filter(isFaultName);

export const startFault = (name: FaultName, context: TestContext): Promise<Fault> =>
	faults[name](context);

/** A server that does this to each connection. */
function connections(treat: (socket: Socket) => void, scheme: 'http' | 'https'): Start {
	return async context => {
		let count = 0;
		const server = createServer(socket => {
			count++;
			socket.on('error', () => {});
			treat(socket);
		});
		const host = await listen(context, server);
		return {endpointUrl: `${scheme}://${host}`, attempts: () => count};
	};
}

function requests(treat: RequestListener): Start {
	return async context => {
		let count = 0;
		const server = createHttpServer((request, response) => {
			count++;
			treat(request, response);
		});
		const host = await listen(context, server);
		return {endpointUrl: `http://${host}`, attempts: () => count};
	};
}

function answers(status: number, body: string, type = 'application/x-amz-json-1.1'): Start {
	return requests((request, response) => {
		request.resume();
		response.writeHead(status, {'content-type': type}).end(body);
	});
}

function refusals(status: number, __type: string, message: string): Start {
	return requests((request, response) => {
		request.resume();
		answerJson(response, {__type, message}, status);
	});
}

/** A server with this certificate that would answer. Counts requests, of which there must be none. */
function secured(certificate: {readonly cert: string; readonly key: string}): Start {
	return async context => {
		let count = 0;
		const server = createHttpsServer(certificate, (_, response) => {
			count++;
			response.end('{}');
		});
		const host = await listen(context, server);
		return {endpointUrl: `https://${host}`, attempts: () => count};
	};
}

function trusted(certificate: {readonly cert: string; readonly key: string}): Start {
	return async context => ({...(await secured(certificate)(context)), caPem: certificate.cert});
}

/** A proxy that answers every CONNECT with this status. */
function proxied(status: string): Start {
	return tunnelled(socket => socket.end(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\n\r\n`));
}

/** A proxy that does this to each connection that requests a tunnel. */
function tunnelled(treat: (socket: Duplex) => void): Start {
	return async context => {
		let count = 0;
		const server = createHttpServer();
		server.on('connect', (_, socket) => {
			count++;
			socket.on('error', () => {});
			treat(socket);
		});
		const host = await listen(context, server);
		const endpointUrl = 'https://cognito.example';
		return {endpointUrl, proxyUrl: `http://${host}`, attempts: () => count};
	};
}

/** Returns host and port, and closes every connection after the test. */
async function listen(context: TestContext, server: Server): Promise<string> {
	const sockets = new Set<Socket>();
	server.on('connection', (socket: Socket) => sockets.add(socket));
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	context.after(() => {
		for (const socket of sockets) socket.destroy();
		server.close();
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('not listening on a port');
	return `127.0.0.1:${address.port}`;
}
