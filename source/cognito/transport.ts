import {Agent as HttpAgent} from 'node:http';
import {Agent as HttpsAgent} from 'node:https';
import {NodeHttpHandler} from '@smithy/node-http-handler';
import {Problem} from '../problem.ts';
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

/** Far above any answer of Cognito; below what would hurt. */
const answerLimit = 10 * 1024 * 1024;

/**
 * Sends the AWS SDK's requests. Reads each answer whole, at most 10 MiB of it, and rejects with a `Problem` what is no
 * JSON: a proxy's page, a captive portal, half an answer. Follows no redirect.
 */
export class Transport extends NodeHttpHandler {
	constructor(settings: TransportSettings) {
		const {connectTimeoutMs = 60_000, readTimeoutMs = 60_000} = settings;
		super(async () => ({
			connectionTimeout: connectTimeoutMs,
			socketTimeout: readTimeoutMs,
			...(await createAgents(settings)),
		}));
	}

	override async handle(...[request, options]: Parameters<Handle>): ReturnType<Handle> {
		const {response} = await super.handle(request, options);
		const body = await readWhole(response.body);
		const isJson = isJsonObject(body);
		if (!isJson && !(body.length === 0 && response.statusCode === 200)) {
			throw new Problem(codeOfStatus(response.statusCode) ?? 'answerUnreadable', {
				subject: request.hostname,
				httpStatus: response.statusCode,
				...(response.statusCode !== 407 && {mayHaveBeenSent: true}),
			});
		}
		response.body = body;
		return {response};
	}
}

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
	const {HttpsProxyAgent} = await import('https-proxy-agent');
	const agent = new HttpsProxyAgent(proxyUrl, options);
	return {httpAgent: agent, httpsAgent: agent};
}

async function readWhole(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		if (size > answerLimit) throw new Problem('answerUnreadable', {mayHaveBeenSent: true});
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

function isJsonObject(body: Uint8Array): boolean {
	try {
		const value: unknown = JSON.parse(new TextDecoder().decode(body));
		return typeof value === 'object' && value !== null && !Array.isArray(value);
	} catch {
		return false;
	}
}
