import {
	type ClientRequest,
	request as httpRequest,
	type IncomingHttpHeaders,
	type IncomingMessage,
} from 'node:http';
import type {RequestOptions} from 'node:https';
import {isIP, type Socket} from 'node:net';
import type {Certificates} from '../../settings/settings.ts';
import {readAddress} from './request-address.ts';
import {type LossKind, RequestLost} from './request-lost.ts';
import {callBundle, tlsReason} from './tls-reason.ts';

/** A request as it goes over the wire. */
export type HttpRequest = {
	readonly method: 'GET' | 'POST';
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** How the body of the answer becomes text, UTF-8 where it is not said; `latin1` keeps each byte as a character. */
	readonly encoding?: 'latin1';
};

/** An answer that arrived whole. */
export type HttpAnswer = {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
	/** When each phase was over, in milliseconds since the request was begun. */
	readonly timing?: Timing;
};

/** When a connection stood (with TLS, where there is any), an answer began, and it had been read. */
export type Timing = {
	readonly connected: number;
	readonly answered: number;
	readonly read: number;
};

/** How to get there. Milliseconds; no number, no limit. */
export type Transport = {
	readonly certificates: Certificates;
	readonly proxy: string | undefined;
	readonly connectTimeoutMs: number | undefined;
	readonly readTimeoutMs: number | undefined;
	readonly signal: AbortSignal;
	/** A clock in milliseconds, where the phases are to be timed. */
	readonly now?: (() => number) | undefined;
};

/**
 * Sends one request on its own connection and gives the answer; redirects are not followed. Throws `RequestLost`, or
 * the signal's reason when it is aborted.
 */
export async function send(request: HttpRequest, transport: Transport): Promise<HttpAnswer> {
	const address = readAddress(request.url);
	if (typeof address === 'string') throw new RequestLost('unsendable', address);
	const options = {
		method: request.method,
		headers: request.headers,
		host: address.hostname,
		port: address.port,
		path: address.path,
		signal: transport.signal,
		agent: false as const,
		/* urllib3 also reads malformed HTTP: a body where there should be none, or one longer than it says. */
		insecureHTTPParser: true,
	};
	if (address.isSecure)
		return sendSecurely({...options, ...tlsOptions(transport)}, request, transport);
	if (transport.proxy === undefined) return exchange(httpRequest(options), request, transport);
	const proxy = new URL(transport.proxy);
	const isSecure = proxy.protocol === 'https:';
	const host = proxy.hostname.replace(/^\[|\]$/g, '');
	const through = {
		...options,
		host,
		port: proxy.port || (isSecure ? 443 : 80),
		path: address.href,
		headers: {
			...request.headers,
			host: new URL(address.href).host,
			...proxyAuthorization(proxy),
		},
	};
	if (!isSecure) return exchange(httpRequest(through), request, transport);
	const https = await import('node:https');
	/* Node would take the name from the Host header, which is the service's. */
	const servername = isIP(host) === 0 ? host : '';
	const call = https.request({...through, ...tlsOptions(transport), servername});
	return exchange(call, request, transport, true);
}

async function sendSecurely(
	options: RequestOptions,
	request: HttpRequest,
	transport: Transport,
): Promise<HttpAnswer> {
	const https = await import('node:https');
	if (transport.proxy === undefined) {
		return exchange(https.request(options), request, transport, true);
	}
	const {TunnelAgent} = await import('../../settings/proxy-agent.ts');
	const agent = new TunnelAgent(transport.proxy);
	return exchange(https.request({...options, agent}), request, transport, true);
}

function tlsOptions({certificates}: Transport) {
	return {
		rejectUnauthorized: certificates.kind !== 'unverified',
		...(certificates.kind === 'bundle' && {ca: callBundle(certificates.path)}),
	};
}

/** One exchange, from the connection to the end of the answer; every way it can be lost has its kind. */
function exchange(
	call: ClientRequest,
	request: HttpRequest,
	transport: Transport,
	isSecure = false,
): Promise<HttpAnswer> {
	let stage: Stage = transport.proxy === undefined ? 'connecting' : 'proxy';

	const {now} = transport;
	const begun = now?.() ?? 0;
	const timing = {connected: 0, answered: 0};

	return new Promise((resolve, reject) => {
		const lose = (kind: LossKind, reason: string) => {
			reject(new RequestLost(kind, reason));
			call.destroy();
		};
		let clock =
			transport.connectTimeoutMs === undefined
				? undefined
				: setTimeout(() => lose(overdueKind(stage), 'timed out'), transport.connectTimeoutMs);
		const connected = (socket: Socket) => {
			clearTimeout(clock);
			stage = 'sent';
			if (now) timing.connected = now() - begun;
			if (transport.readTimeoutMs === undefined) return;
			const giveUp = () => lose('readTimeout', 'timed out');
			socket.setTimeout(transport.readTimeoutMs, giveUp);
			clock = setTimeout(giveUp, transport.readTimeoutMs * timeoutsOfAnAnswer);
		};

		call.once('socket', socket => {
			// Behind a proxy an HTTPS request has its connection when the tunnel stands.
			if (isSecure && stage === 'proxy') stage = 'securing';
			if (!socket.connecting && !isSecure) connected(socket);
			socket.once('connect', () => {
				if (isSecure) stage = 'securing';
				else connected(socket);
			});
			if (isSecure) socket.once('secureConnect', () => connected(socket));
		});
		let received: IncomingMessage | undefined;
		/* The last resort, for what is over and was neither read whole nor lost by then. */
		const end = () => {
			clearTimeout(clock);
			lose(lossKind(stage, closed), closed.message);
		};
		call.once('response', answer => {
			received = answer;
			if (now) timing.answered = now() - begun;
			answer.once('close', end);
			readWhole(answer, lose, whole => {
				const {statusCode: status = 0, headers} = answer;
				const body = whole.toString(request.encoding ?? 'utf8');
				const timed = now && {timing: {...timing, read: now() - begun}};
				resolve({status, headers, body, ...timed});
			});
		});
		call.once('error', error => {
			/* What comes after the end of an answer is not its own. */
			if (received?.complete) return;
			clearTimeout(clock);
			if (transport.signal.aborted) reject(transport.signal.reason);
			else lose(lossKind(stage, error), tlsReason(error, call.host));
		});
		call.once('upgrade', ({statusCode}, socket) => {
			socket.destroy();
			lose('closed', `HTTP status ${statusCode} instead of an answer`);
		});
		call.once('close', () => {
			// What has begun to answer may close its connection before its answer is read.
			if (received === undefined) end();
		});
		call.end(request.body);
	});
}

/** Hands over the body of an answer when all of it is there. */
function readWhole(
	answer: IncomingMessage,
	lose: (kind: LossKind, reason: string) => void,
	done: (whole: Buffer) => void,
): void {
	const chunks: Buffer[] = [];
	let size = 0;
	answer.on('data', (chunk: Buffer) => {
		size += chunk.length;
		if (size > largestAnswer) lose('tooLong', `more than ${largestAnswer} bytes`);
		else chunks.push(chunk);
	});
	answer.once('error', (error: Error) => lose('closed', error.message));
	answer.once('end', () => done(Buffer.concat(chunks)));
}

/** The largest answer that is read, in bytes: far above any of Cognito's. */
const largestAnswer = 10 * 1024 * 1024;
/** An answer that keeps coming in drips is given up after this many read timeouts. */
const timeoutsOfAnAnswer = 2;
const closed = Object.assign(new Error('the connection was closed'), {code: 'ECONNRESET'});

type Stage = 'proxy' | 'connecting' | 'securing' | 'sent';

/* A handshake that hangs is a read that hangs, in the AWS CLI's words. */
function overdueKind(stage: Stage): LossKind {
	return stage === 'securing' ? 'readTimeout' : 'connectTimeout';
}

function lossKind(stage: Stage, error: Error): LossKind {
	if (stage === 'proxy') return 'proxyRefused';
	if (stage === 'connecting') return 'refused';
	const wasReset = 'code' in error && error.code === 'ECONNRESET';
	return stage === 'securing' && !wasReset ? 'certificate' : 'closed';
}

function proxyAuthorization({username, password}: URL): Record<string, string> {
	if (username === '' || password === '') return {};
	const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
	return {'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}`};
}
