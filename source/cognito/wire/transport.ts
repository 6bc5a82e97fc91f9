import {Agent as HttpAgent} from 'node:http';
import {Agent as HttpsAgent} from 'node:https';
import {HttpRequest} from '@smithy/core/protocols';
import {NodeHttpHandler} from '@smithy/node-http-handler';
import {parseJsonObject} from '../../json.ts';
import {Problem} from '../../problem.ts';
import {codeOfStatus} from './to-problem.ts';
import {watchedAgent} from './watched-agent.ts';

/** How requests are sent. */
export type TransportSettings = {
	/** The timeout for connecting, in milliseconds; 0 waits forever. */
	readonly connectTimeoutMs?: number;
	/** The timeout for a silent response, in milliseconds; 0 waits forever. */
	readonly readTimeoutMs?: number;
	/** The certificates to trust instead of the system's, in PEM. */
	readonly caPem?: string;
	readonly verifyTls?: boolean;
	/** `http://user:password@host:port`: every connection is a CONNECT tunnel through this proxy. */
	readonly proxyUrl?: string;
};

type Handle = NodeHttpHandler['handle'];

/** A response that was read completely. */
export type WholeAnswer = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array;
};

/** A response that trickles in is abandoned after this many read timeouts. */
const timeoutsOfAnAnswer = 2;
/** 24 days: a timer with a longer delay fires immediately. */
const longestTimerMs = 2 ** 31 - 1;
/** Far above any response of Cognito, and low enough to be harmless. */
const answerLimit = 10 * 1024 * 1024;

/**
 * Sends the requests of the AWS SDK and of browser sign-in. Reads each response completely, up to 10 MiB and for at
 * most two read timeouts. Follows no redirects.
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

	/** The `Date` of the last response, ms since 1970: the service's clock, independent of this computer's. */
	get answeredAt(): number | undefined {
		return this.#answeredAt;
	}

	/**
	 * For the SDK's Cognito client: rejects with a `Problem` for anything but JSON (a proxy's page, a captive portal,
	 * half a response), and for an error with a success status.
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

	/** For the SDK's clients of other services, whose responses may not be JSON. */
	async handleAny(...[request, options]: Parameters<Handle>): ReturnType<Handle> {
		const {response, body} = await this.#exchange(request, options, hostOf(request));
		response.body = body;
		return {response};
	}

	/** For everything else: sends a request and returns any response. Rejects with Node's network errors. */
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

	/** Sends a request and reads the whole response, within the deadline. */
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
	// Connections are reused for the next step of a sign-in, but not after a pause: idle ones get cut on the way, and a
	// request on a connection that was cut leaves open whether it arrived.
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
 * Only sign-out has an empty response (API pages RevokeToken and GlobalSignOut): for any other operation, empty would
 * pass for success, such as a verified code.
 */
function isAnswer(status: number, body: Uint8Array, target = ''): boolean {
	const json = objectIn(body);
	if (json === undefined) {
		return body.length === 0 && status === 200 && /\.(?:RevokeToken|GlobalSignOut)$/.test(target);
	}
	return status >= 300 || (status >= 200 && !('__type' in json));
}

/** Includes the port unless it is the scheme's default, as the SDK does. */
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

/** Parses a response as a JSON object; `undefined` if it is invalid or another kind of JSON. */
export function objectIn(body: Uint8Array): Readonly<Record<string, unknown>> | undefined {
	return parseJsonObject(new TextDecoder().decode(body));
}
