import {Agent as HttpAgent} from 'node:http';
import {Agent as HttpsAgent} from 'node:https';
import {HttpRequest} from '@smithy/core/protocols';
import {NodeHttpHandler} from '@smithy/node-http-handler';
import {parseJsonObject} from '../../json.ts';
import {Problem} from '../../problem.ts';
import {codeOfStatus} from './to-problem.ts';
import {watchedAgent} from './watched-agent.ts';

/** How requests travel. */
export type TransportSettings = {
	/** How long to wait for a connection, in milliseconds; 0 waits forever. */
	readonly connectTimeoutMs?: number;
	/** How long an answer may be silent, in milliseconds; 0 waits forever. */
	readonly readTimeoutMs?: number;
	/** The certificates to trust, in PEM, instead of the system's. */
	readonly caPem?: string;
	readonly verifyTls?: boolean;
	/** `http://user:password@host:port`: every connection is a CONNECT tunnel through it. */
	readonly proxyUrl?: string;
};

type Handle = NodeHttpHandler['handle'];

/** An answer that was read whole. */
export type WholeAnswer = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array;
};

/** An answer that keeps coming in drips is given up after this many read timeouts. */
const timeoutsOfAnAnswer = 2;
/** 24 days: a timer that is set for longer rings at once. */
const longestTimerMs = 2 ** 31 - 1;
/** Far above any answer of Cognito; below what would hurt. */
const answerLimit = 10 * 1024 * 1024;

/**
 * Sends the AWS SDK's requests, and those of a browser sign-in. Reads each answer whole, at most 10 MiB of it and for
 * two read timeouts at most. Follows no redirect.
 */
export class Transport extends NodeHttpHandler {
	readonly #deadlineMs: number | undefined;
	#answeredAt: number | undefined;

	constructor(settings: TransportSettings) {
		const {connectTimeoutMs = 60_000, readTimeoutMs = 60_000} = settings;
		super(async () => ({
			connectionTimeout: connectTimeoutMs,
			socketTimeout: readTimeoutMs,
			...(await createAgents(settings)),
		}));
		if (connectTimeoutMs > 0 && readTimeoutMs > 0) {
			const deadline = connectTimeoutMs + readTimeoutMs * timeoutsOfAnAnswer;
			this.#deadlineMs = Math.min(deadline, longestTimerMs);
		}
	}

	/** The `Date` of the last answer, ms since the epoch: the service's clock, whatever this computer's says. */
	get answeredAt(): number | undefined {
		return this.#answeredAt;
	}

	/**
	 * For the SDK: rejects with a `Problem` what isn't JSON, such as a proxy's page, a captive portal, half an answer, and
	 * an error that calls itself a success.
	 */
	override async handle(...[request, options]: Parameters<Handle>): ReturnType<Handle> {
		const host = hostOf(request);
		const {response, body} = await this.#exchange(request, options, host);
		const {statusCode: httpStatus} = response;
		if (!isAnswer(response.statusCode, body, request.headers['x-amz-target'])) {
			const code = codeOfStatus(httpStatus);
			throw code === undefined
				? new Problem('answerUnreadable', {source: host, httpStatus, mayHaveBeenSent: true})
				: new Problem(code, {
						httpStatus,
						...(code !== 'tooManyRequests' && {mayHaveBeenSent: true}),
					});
		}
		response.body = body;
		const date = Date.parse(response.headers['date'] ?? '');
		this.#answeredAt = Number.isNaN(date) ? undefined : date;
		return {response};
	}

	/** For the SDK's clients of other services, whose answers need not be JSON. */
	async handleAny(...[request, options]: Parameters<Handle>): ReturnType<Handle> {
		const {response, body} = await this.#exchange(request, options, hostOf(request));
		response.body = body;
		return {response};
	}

	/** For everybody else: one request, whatever the answer. Rejects with what Node says of the network. */
	async fetchWhole(url: URL, {method, headers, body, signal}: WebRequest): Promise<WholeAnswer> {
		const request = new HttpRequest({
			method,
			protocol: url.protocol,
			hostname: url.hostname,
			...(url.port !== '' && {port: Number(url.port)}),
			path: `${url.pathname}${url.search}`,
			headers: {host: url.host, ...headers},
			body,
		});
		const options = signal === undefined ? {} : {abortSignal: signal};
		const {response, body: answer} = await this.#exchange(request, options, url.host);
		return {status: response.statusCode, headers: response.headers, body: answer};
	}

	/** One request and its whole answer, within the deadline. */
	async #exchange(request: Parameters<Handle>[0], options: Parameters<Handle>[1], host: string) {
		const deadline = new AbortController();
		const timer =
			this.#deadlineMs !== undefined && setTimeout(() => deadline.abort(), this.#deadlineMs);
		const given = options?.abortSignal;
		const abortSignal = AbortSignal.any([
			deadline.signal,
			...(given instanceof AbortSignal ? [given] : []),
		]);
		try {
			const {response} = await super.handle(request, {...options, abortSignal});
			return {response, body: await readWhole(response.body, host)};
		} catch (error) {
			if (!deadline.signal.aborted) throw error;
			throw new Problem('timedOut', {host, mayHaveBeenSent: true}, {cause: error});
		} finally {
			if (timer) clearTimeout(timer);
		}
	}
}

export type WebRequest = {
	readonly method: 'GET' | 'POST';
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
	readonly signal?: AbortSignal | undefined;
};

async function createAgents({caPem, verifyTls = true, proxyUrl}: TransportSettings) {
	// A connection is kept for the next step of a sign-in, not while a person reads: what idles is cut along the way,
	// and a request on a connection that was cut leaves open whether it arrived.
	const options = {
		keepAlive: true,
		timeout: 4_000,
		rejectUnauthorized: verifyTls,
		...(caPem !== undefined && {ca: caPem}),
	};
	if (proxyUrl === undefined) {
		return {
			httpAgent: watchedAgent(new HttpAgent(options)),
			httpsAgent: watchedAgent(new HttpsAgent(options)),
		};
	}
	const {ClearTunnelAgent, TunnelAgent} = await import('../../settings/proxy-agent.ts');
	return {
		httpAgent: watchedAgent(new ClearTunnelAgent(proxyUrl, options)),
		httpsAgent: watchedAgent(new TunnelAgent(proxyUrl, options)),
	};
}

/**
 * Signing out alone is answered with no body (API pages RevokeToken and GlobalSignOut): of any other operation, silence
 * would say that a code was verified.
 */
function isAnswer(status: number, body: Uint8Array, target = ''): boolean {
	const json = objectIn(body);
	if (json === undefined) {
		return body.length === 0 && status === 200 && /\.(?:RevokeToken|GlobalSignOut)$/.test(target);
	}
	return status >= 300 || (status >= 200 && !('__type' in json));
}

/** With its port, where that is not the scheme's own: the SDK gives one then. */
function hostOf({hostname, port}: Parameters<Handle>[0]): string {
	return port === undefined ? hostname : `${hostname}:${port}`;
}

async function readWhole(body: AsyncIterable<Uint8Array>, host: string): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		if (size > answerLimit) {
			throw new Problem('answerUnreadable', {source: host, mayHaveBeenSent: true});
		}
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

/** The object of an answer in JSON; `undefined` for what isn't JSON, or JSON of another kind. */
export function objectIn(body: Uint8Array): Readonly<Record<string, unknown>> | undefined {
	return parseJsonObject(new TextDecoder().decode(body));
}
