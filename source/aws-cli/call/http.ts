import {isUtf8} from 'node:buffer';
import type {Socket} from 'node:net';
import type {Certificates} from '../../settings/settings.ts';
import {type Headers, type RawAnswer, readAnswer} from './answer-reader.ts';
import {openConnection} from './connection.ts';
import {Incoming} from './incoming.ts';
import {type RequestAddress, readAddress} from './request-address.ts';
import {type LossKind, RequestLost} from './request-lost.ts';
import {tlsReason} from './tls-reason.ts';

/** A request as it goes over the wire. */
export type HttpRequest = {
	readonly method: 'GET' | 'POST';
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	/** In ASCII. */
	readonly body: string;
	/** How the body of the answer becomes text, UTF-8 where it is not said; `latin1` keeps each byte as a character. */
	readonly encoding?: 'latin1';
};

/** An answer that arrived whole. */
export type HttpAnswer = {
	readonly status: number;
	readonly headers: Headers;
	readonly body: string;
	/** Whether all of the body is UTF-8. */
	readonly isText: boolean;
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

/** How far a request is: on the way to a proxy or to the service itself, in the handshake of TLS, or under way. */
type Stage = 'proxy' | 'connecting' | 'securing' | 'sent';

/**
 * Sends one request on its own connection and gives the answer; redirects are not followed. Throws `RequestLost`, or
 * the signal's reason when it is aborted. It writes and reads the socket itself: Node's parser refuses some of what the
 * AWS CLI reads, and to load `node:http` is a third of what a call takes beyond Node's own start.
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
		/* One that stands is taken down without an abort, which would make an error with its stack for nobody. */
		if (socket === undefined) ending.abort();
		else socket.destroy();
	}
}

/** The whole answer that comes out of a connection. */
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

/** The request as it is written; a proxy that is asked for it gets the whole address. */
function requestText(
	{method, headers, body}: HttpRequest,
	{isSecure, path, href, authority}: RequestAddress,
	proxy: URL | undefined,
): string {
	const isForwarded = proxy !== undefined && !isSecure;
	const all = {
		Host: authority,
		...headers,
		...(method === 'POST' && {'Content-Length': String(body.length)}),
		...(isForwarded && proxyAuthorization(proxy)),
	};
	const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
	return `${method} ${isForwarded ? href : path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

/** An answer that keeps coming in drips is given up after this many read timeouts. */
const timeoutsOfAnAnswer = 2;

function startClock(ms: number | undefined, ring: () => void, times = 1) {
	return ms === undefined ? undefined : setTimeout(ring, Math.min(ms * times, longestTimerMs));
}

/* 24 days: a timer that is set for longer rings at once. */
const longestTimerMs = 2 ** 31 - 1;

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
	return {'Proxy-Authorization': `Basic ${Buffer.from(credentials).toString('base64')}`};
}
