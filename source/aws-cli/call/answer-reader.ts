import {readInteger} from '../../settings/python-text.ts';
import {Gathered, type Incoming, type Reading} from './incoming.ts';
import {RequestLost} from './request-lost.ts';

/** Response headers by lowercase name; repeated ones are joined with `, `. */
export type Headers = ReadonlyMap<string, string>;

/** A complete response. */
export type RawAnswer = {readonly status: number; readonly headers: Headers; readonly body: Buffer};

/**
 * Reads a response as the AWS CLI does (`http/client.py` of Python 3.11, `response.py` of urllib3 2.7.0): strict
 * wherever part of the body could be lost unnoticed, lenient about line ends without CR, repeated lengths and malformed
 * headers. Skips all interim (1xx) responses. Throws `RequestLost`.
 */
export function* readAnswer(incoming: Incoming): Reading<RawAnswer> {
	for (;;) {
		const status = yield* readStatus(incoming);
		const headers = yield* readHeaders(incoming);
		if (status === 101) throw malformed('HTTP status 101 instead of an answer');
		if (status < 200) continue;
		return {status, headers, body: yield* readBody(incoming, status, headers)};
	}
}

function* readStatus(incoming: Incoming): Reading<number> {
	const line = yield* incoming.line();
	const [version = '', written = ''] = line.split(space).filter(word => word !== '');
	const status = Number(readInteger(written) ?? 0);
	if (!/^HTTP\/(?:1\.|0\.9$)/.test(version) || status < 100 || status > 999) {
		throw malformed('it does not answer in HTTP');
	}
	return status;
}

/* Python's white space within Latin-1. */
const space = /[\t-\r\x1c-\x20\x85\xa0]+/;
/* `_MAXHEADERS`; the blank line that ends them counts too. */
const mostHeaderLines = 100;

function* readHeaders(incoming: Incoming): Reading<Headers> {
	let text = '';
	for (let count = 1; ; count += 1) {
		const line = yield* incoming.line();
		if (count > mostHeaderLines) throw malformed('too many headers');
		if (/^\r?\n?$/.test(line)) return parseHeaders(text);
		text += line;
	}
}

/**
 * Parses headers as Python's email parser does: the first line that isn't a header ends them, and a lone CR ends a
 * line.
 */
function parseHeaders(text: string): Headers {
	const headers = new Map<string, string>();
	let name = '';
	let value = '';
	const finish = () => {
		const before = headers.get(name);
		const whole = value.replace(/(?<![\r\n])[\r\n]+$/, '');
		if (name !== '') headers.set(name, before === undefined ? whole : `${before}, ${whole}`);
		name = '';
	};
	for (const line of text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []) {
		if (/^[\t ]/.test(line)) {
			value += line;
			continue;
		}
		if (!/^(?:From |[\x21-\x39\x3b-\x7e]*:)/.test(line)) break;
		finish();
		const colon = line.startsWith('From ') ? 0 : line.indexOf(':');
		name = line.slice(0, colon).toLowerCase();
		value = line.slice(colon + 1).replace(/^[\t ]+/, '');
	}
	finish();
	return headers;
}

function* readBody(incoming: Incoming, status: number, headers: Headers): Reading<Buffer> {
	const encodings = (headers.get('transfer-encoding') ?? '').toLowerCase().split(',');
	if (encodings.some(encoding => encoding.trim() === 'chunked')) return yield* readChunks(incoming);
	const written = headers.get('content-length') ?? '';
	const lengths = written.split(',').map(text => readInteger(text));
	const [first] = lengths;
	if (!lengths.includes(undefined) && new Set(lengths).size > 1) {
		const values = `Content-Length contained multiple unmatching values (${written})`;
		throw new RequestLost('unreadable', values);
	}
	if (status === 204 || status === 304) return Buffer.alloc(0);
	const length = first !== undefined && first >= 0n ? Number(first) : undefined;
	const body = yield* incoming.body(length ?? Number.POSITIVE_INFINITY);
	if (body.length < (length ?? 0)) throw malformed('the answer broke off');
	return body;
}

/** Reads a chunked body (RFC 9112, section 7.1), skipping extensions and trailers. */
function* readChunks(incoming: Incoming): Reading<Buffer> {
	const whole = new Gathered();
	for (;;) {
		const [written = ''] = (yield* incoming.line()).split(';', 1);
		if (!/^\s*\+?(?:0x_?)?[\da-f]+(?:_[\da-f]+)*\s*$/i.test(written)) {
			throw malformed('a chunk of the answer has no length');
		}
		const length = Number.parseInt(written.replaceAll(/[\s+_]/g, ''), 16);
		if (length === 0) break;
		const chunk = yield* incoming.body(length);
		const end = yield* incoming.body(2);
		if (chunk.length < length || end.length < 2) throw malformed('the answer broke off');
		whole.add(chunk);
	}
	for (let line = yield* incoming.line(); line !== '' && line !== '\r\n'; ) {
		line = yield* incoming.line();
	}
	return whole.whole();
}

function malformed(reason: string): RequestLost {
	return new RequestLost('closed', reason);
}
