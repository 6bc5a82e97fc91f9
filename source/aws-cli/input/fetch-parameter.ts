import {withoutUserInfo} from '../../web-address.ts';
import {send} from '../call/http.ts';
import {lossMessage} from '../call/loss-message.ts';
import {RequestLost} from '../call/request-lost.ts';
import {Failure} from '../failure.ts';
import {pythonCodec} from './python-codecs.ts';

/** Fetches the URL in a parameter's value. Throws a `parameter` Failure if that fails, or the status isn't 200. */
export async function fetchParameter(given: string, signal: AbortSignal): Promise<string> {
	const address = withoutUserInfo(given);
	const fail = (reason: string) =>
		new Failure('parameter', `Unable to retrieve ${address}: ${reason}`);
	try {
		const answer = await send(
			{method: 'GET', url: address, headers: {}, body: '', encoding: 'latin1'},
			{
				certificates: {kind: 'default'},
				proxy: undefined,
				connectTimeoutMs: 60_000,
				readTimeoutMs: 60_000,
				signal,
			},
		);
		if (answer.status !== 200) throw fail(`received non 200 status code of ${answer.status}`);
		return decode(answer.body, answer.headers.get('content-type') ?? '', fail);
	} catch (error) {
		if (!(error instanceof RequestLost)) throw error;
		throw fail(lossMessage(error, address, undefined));
	}
}

/* Decodes as the AWS CLI does (`botocore/utils.py`, `get_encoding_from_headers`): text without a charset is Latin-1. */
function decode(body: string, type: string, fail: (reason: string) => Failure): string {
	const charset = /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(type)?.[1];
	const name = charset ?? (/text/.test(type) ? 'latin-1' : 'utf-8');
	/* An empty body needs no charset. */
	if (body === '' || /^(?:iso[-_]?8859[-_]1|latin[-_]?1|l1)$/i.test(name)) return body;
	const codec = pythonCodec(name);
	if (codec !== undefined) {
		const read = codec(body);
		if (typeof read === 'string') return read;
		throw fail(read.undecodable);
	}
	const decoder = decoderOf(name);
	if (decoder === undefined) throw fail(`unknown encoding: ${name}`);
	try {
		return decoder.decode(Buffer.from(body, 'latin1'));
	} catch {
		throw fail(`'${name}' codec can't decode it`);
	}
}

function decoderOf(name: string): InstanceType<typeof TextDecoder> | undefined {
	try {
		return new TextDecoder(name, {ignoreBOM: true, fatal: true});
	} catch {
		return undefined;
	}
}
