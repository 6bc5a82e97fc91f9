import {isUtf8} from 'node:buffer';
import type {Socket} from 'node:net';
import {proxyAuthorization} from '../../settings/proxy.ts';
import type {Certificates} from '../../settings/settings.ts';
import {type Headers, type RawAnswer, readAnswer} from './answer-reader.ts';
import {openConnection} from './connection.ts';
import {Incoming} from './incoming.ts';
import {type RequestAddress, readAddress} from './request-address.ts';
import {type LossKind, RequestLost} from './request-lost.ts';
import {tlsReason} from './tls-reason.ts';

/** An HTTP request. */
export type HttpRequest = {
	readonly method: 'GET' | 'POST';
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	/** In ASCII. */
	readonly body: string;
	/** The encoding of the response body: UTF-8 by default; `latin1` keeps each byte as a character. */
	readonly encoding?: 'latin1';
};

/** A response that was received completely. */
export type HttpAnswer = {
	readonly status: number;
	readonly headers: Headers;
	readonly body: string;
	/** Whether the whole body is valid UTF-8. */
	readonly isText: boolean;
	/** The end of each phase, in milliseconds since the request started. */
	readonly timing?: Timing;
};

/** When the connection was established (including TLS), the response started and the response ended. */
export type Timing = {
	readonly connected: number;
	readonly answered: number;
	readonly read: number;
};

/** How a request is sent. Timeouts are in milliseconds; undefined means no limit. */
export type Transport = {
	readonly certificates: Certificates;
	readonly proxy: string | undefined;
	readonly connectTimeoutMs: number | undefined;
	readonly readTimeoutMs: number | undefined;
	readonly signal: AbortSignal;
	/** A clock in milliseconds, if the phases are to be timed. */
	readonly now?: (() => number) | undefined;
};

/** The progress of a request: connecting to a proxy or to the service, in the TLS handshake, or sent. */
type Stage = 'proxy' | 'connecting' | 'securing' | 'sent';

/**
 * Sends a request on a connection of its own and returns the response, without following redirects. Throws
 * `RequestLost`, or the signal's reason if it is aborted. Uses the socket directly: Node's parser refuses responses
 * that the AWS CLI accepts, and loading `node:http` would take a third of a call's time beyond Node's own startup.
 */
export async function send(request: HttpRequest, transport: Transport): Promise<HttpAnswer> {
	const address = readAddress(request.url);
	if (typeof address === 'string') throw new RequestLost('unsendable', address);
	const {signal, now, certificates, readTimeoutMs} = transport;
	signal.throwIfAborted();
	const proxy = transport.proxy === undefined ? undefined : new URL(transport.proxy);
	const begun = now?.() ?? 0;
	const ending = new AbortController();
	const stop = () => ending.abort(signal.reason);
	signal.addEventListener('abort', stop);
	const giveUp = (kind: LossKind) => ending.abort(new RequestLost(kind, 'timed out'));
	let stage: Stage = proxy === undefined ? 'connecting' : 'proxy';
	let clock = startClock(transport.connectTimeoutMs, () => giveUp(overdueKind(stage)));
	let socket: Socket | undefined;
	try {
		socket = await openConnection({
			address,
			proxy,
			certificates,
			signal: ending.signal,
			secures() {
				stage = 'securing';
			},
		});
		clearTimeout(clock);
		stage = 'sent';
		const connected = now?.() ?? 0;
		clock = startClock(readTimeoutMs, () => giveUp('readTimeout'), timeoutsOfAnAnswer);
		socket.setTimeout(Math.min(readTimeoutMs ?? 0, longestTimerMs), () => giveUp('readTimeout'));
		let answered = 0;
		if (now) socket.once('data', () => (answered = now() - begun));
		socket.write(requestText(request, address, proxy));
		const {status, headers, body} = await receive(socket, ending.signal);
		const timing = now && {connected: connected - begun, answered, read: now() - begun};
		const text = body.toString(request.encoding ?? 'utf8');
		return {status, headers, body: text, isText: isUtf8(body), ...(timing && {timing})};
	} catch (error) {
		if (ending.signal.aborted) throw ending.signal.reason;
		if (error instanceof RequestLost || !(error instanceof Error)) throw error;
		const called = address.isSecure || proxy === undefined ? address.hostname : proxy.hostname;
		throw new RequestLost(lossKind(stage, error), tlsReason(error, called));
	} finally {
		signal.removeEventListener('abort', stop);
		clearTimeout(clock);
		/* An established one is closed without an abort, which would create an unused error with its stack. */
		if (socket === undefined) ending.abort();
		else socket.destroy();
	}
}

/** Receives the complete response from a connection. */
function receive(socket: Socket, signal: AbortSignal): Promise<RawAnswer> {
	const incoming = new Incoming();
	const reading = readAnswer(incoming);
	return new Promise((resolve, reject) => {
		const closed = () => reject(new RequestLost('closed', 'the connection was closed'));
		const proceed = () => {
			try {
				const {done, value} = reading.next();
				if (!done) return;
				socket.off('close', closed);
				resolve(value);
			} catch (error) {
				reject(error);
			}
		};
		socket.on('data', (chunk: Buffer) => {
			incoming.push(chunk);
			proceed();
		});
		socket.once('end', () => {
			incoming.end();
			proceed();
		});
		socket.once('error', reject);
		socket.once('close', closed);
		signal.addEventListener('abort', () => reject(signal.reason));
	});
}

/** The request in wire format; a proxy without a tunnel gets the whole URL as its target. */
function requestText(
	{method, headers, body}: HttpRequest,
	{isSecure, path, href, authority, netloc}: RequestAddress,
	proxy: URL | undefined,
): string {
	const isForwarded = proxy !== undefined && !isSecure;
	const all = {
		Host: isForwarded ? netloc : authority,
		...headers,
		...(method === 'POST' && {'Content-Length': String(body.length)}),
		...(isForwarded && proxyAuthorization(proxy)),
	};
	const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
	return `${method} ${isForwarded ? href : path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

/** A response that trickles in is abandoned after this many read timeouts. */
const timeoutsOfAnAnswer = 2;

function startClock(ms: number | undefined, ring: () => void, times = 1) {
	return ms === undefined ? undefined : setTimeout(ring, Math.min(ms * times, longestTimerMs));
}

/* 24 days: a timer with a longer delay fires immediately. */
const longestTimerMs = 2 ** 31 - 1;

/* In the AWS CLI's messages, a TLS handshake that hangs is a read timeout. */
function overdueKind(stage: Stage): LossKind {
	return stage === 'securing' ? 'readTimeout' : 'connectTimeout';
}

function lossKind(stage: Stage, error: Error): LossKind {
	if (stage === 'proxy') return 'proxyRefused';
	if (stage === 'connecting') return 'refused';
	const wasReset = 'code' in error && error.code === 'ECONNRESET';
	return stage === 'securing' && !wasReset ? 'certificate' : 'closed';
}
