import {Agent as HttpAgent} from 'node:http';
import {Agent as HttpsAgent} from 'node:https';
import {HttpRequest} from '@smithy/core/protocols';
import {NodeHttpHandler} from '@smithy/node-http-handler';
import {Problem} from '../../problem.ts';
import {codeOfStatus} from './to-problem.ts';

/** How requests travel. */
export type TransportSettings = {
	/** Milliseconds until the connection has to stand; 0 waits for ever. */
	readonly connectTimeoutMs?: number;
	/** Milliseconds of silence after which an answer is given up; 0 waits for ever. */
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

/** Far above any answer of Cognito; below what would hurt. */
const answerLimit = 10 * 1024 * 1024;

/**
 * Sends the AWS SDK's requests, and those of a browser sign-in. Reads each answer whole, at most 10 MiB of it. Follows
 * no redirect.
 */
export class Transport extends NodeHttpHandler {
	readonly #hasProxy: boolean;
	#answeredAt: number | undefined;

	constructor(settings: TransportSettings) {
		const {connectTimeoutMs = 60_000, readTimeoutMs = 60_000} = settings;
		super(async () => ({
			connectionTimeout: connectTimeoutMs,
			socketTimeout: readTimeoutMs,
			...(await createAgents(settings)),
		}));
		this.#hasProxy = settings.proxyUrl !== undefined;
	}

	/** The `Date` of the last answer, ms since the epoch: the service's clock, whatever this computer's says. */
	get answeredAt(): number | undefined {
		return this.#answeredAt;
	}

	/** For the SDK: rejects with a `Problem` what is no JSON, such as a proxy's page, a captive portal, half an answer. */
	override async handle(...[request, options]: Parameters<Handle>): ReturnType<Handle> {
		const {response} = await super.handle(request, options);
		const host = hostOf(request);
		const body = await readWhole(response.body, host);
		const {statusCode: httpStatus} = response;
		if (parseJsonObject(body) === undefined && !(body.length === 0 && httpStatus === 200)) {
			// A proxy that opens no tunnel answers in the service's place.
			const isFromProxy = this.#hasProxy && httpStatus >= 400;
			const code = isFromProxy ? 'proxyRefused' : (codeOfStatus(httpStatus) ?? 'answerUnreadable');
			const wasTurnedAway = isFromProxy || code === 'tooManyRequests';
			throw new Problem(code, {
				subject: host,
				httpStatus,
				...(!wasTurnedAway && {mayHaveBeenSent: true}),
			});
		}
		response.body = body;
		const date = Date.parse(response.headers['date'] ?? '');
		this.#answeredAt = Number.isNaN(date) ? undefined : date;
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
		const {response} = await super.handle(request, options);
		const {statusCode: status, headers: answered} = response;
		return {status, headers: answered, body: await readWhole(response.body, url.host)};
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
		return {httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options)};
	}
	const {TunnelAgent} = await import('../../settings/proxy-agent.ts');
	const agent = new TunnelAgent(proxyUrl, options);
	// It uses its options for the way to the proxy alone; a request takes those of its agent.
	Object.assign(agent.options, options);
	return {httpAgent: agent, httpsAgent: agent};
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
			throw new Problem('answerUnreadable', {subject: host, mayHaveBeenSent: true});
		}
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

/** `undefined` for what is no JSON, or JSON of another kind. */
export function parseJsonObject(body: Uint8Array): Readonly<Record<string, unknown>> | undefined {
	try {
		const value: unknown = JSON.parse(new TextDecoder().decode(body));
		const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
		return isObject ? {...value} : undefined;
	} catch {
		return undefined;
	}
}
