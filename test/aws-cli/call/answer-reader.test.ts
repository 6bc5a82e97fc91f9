/** The responses that the AWS CLI 1.45.11 accepts (with Python 3.11 and urllib3 2.7.0), and those that it loses. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readAnswer} from '../../../source/aws-cli/call/answer-reader.ts';
import {Incoming} from '../../../source/aws-cli/call/incoming.ts';
import {RequestLost} from '../../../source/aws-cli/call/request-lost.ts';

/** Reads a response that arrives in pieces of this many bytes, by default in one. */
function read(written: string, pieceSize = Number.POSITIVE_INFINITY) {
	const incoming = new Incoming();
	const reading = readAnswer(incoming);
	const bytes = Buffer.from(written, 'latin1');
	try {
		let step = reading.next();
		for (let at = 0; at < bytes.length && !step.done; at += pieceSize) {
			incoming.push(bytes.subarray(at, at + pieceSize));
			step = reading.next();
		}
		if (!step.done) {
			incoming.end();
			step = reading.next();
		}
		assert.ok(step.done);
		const {status, headers, body} = step.value;
		return {status, headers: Object.fromEntries(headers), body: body.toString('latin1')};
	} catch (error) {
		if (!(error instanceof RequestLost)) throw error;
		return `${error.kind}: ${error.reason}`;
	}
}

/** However it arrives, the result is the same. */
function readInAllWays(written: string) {
	const whole = read(written);
	for (const size of [1, 2, 7]) assert.deepEqual(read(written, size), whole, `${size} at a time`);
	return whole;
}

const ok = (headers: Record<string, string>, body = '{}') => ({status: 200, headers, body});

test('a body ends by its length, by its last chunk or with the connection', () => {
	const start = 'HTTP/1.1 200 OK\r\n';
	const cases: readonly (readonly [string, ReturnType<typeof read>])[] = [
		['Content-Length: 2\r\n\r\n{}', ok({'content-length': '2'})],
		['Content-Length: 2\r\n\r\n{}more', ok({'content-length': '2'})],
		['\r\n{}', ok({})],
		['content-LENGTH: +2\r\n\r\n{}', ok({'content-length': '+2'})],
		['Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}', ok({'content-length': '2, 2'})],
		['Content-Length: -1\r\n\r\n{}', ok({'content-length': '-1'})],
		['Content-Length: two\r\n\r\n{}', ok({'content-length': 'two'})],
		['Content-Length: 0\r\n\r\n{}', ok({'content-length': '0'}, '')],
		[
			'Transfer-Encoding: Chunked\r\n\r\n1;x=y\r\n{\r\n0x1 \r\n}\r\n0\r\nA: b\r\n\r\n',
			ok({'transfer-encoding': 'Chunked'}),
		],
		[
			'Transfer-Encoding: gzip, chunked\r\nContent-Length: 9\r\n\r\n2\r\n{}\r\n0\r\n',
			ok({'transfer-encoding': 'gzip, chunked', 'content-length': '9'}),
		],
		['Content-Length: 3\r\n\r\n{}', 'closed: the answer broke off'],
		['Transfer-Encoding: chunked\r\n\r\n3\r\n{}', 'closed: the answer broke off'],
		['Transfer-Encoding: chunked\r\n\r\n2\r\n{}', 'closed: the answer broke off'],
		[
			'Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n',
			'closed: a chunk of the answer has no length',
		],
		[
			'Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n',
			'closed: a chunk of the answer has no length',
		],
		[
			'Content-Length: 2\r\nContent-Length: 1\r\n\r\n{}',
			'unreadable: Content-Length contained multiple unmatching values (2, 1)',
		],
	];
	for (const [rest, expected] of cases) {
		assert.deepEqual(readInAllWays(start + rest), expected, rest);
	}
});

test('no content has no body, unless it comes in chunks', () => {
	const lengths = {'content-length': '2'};
	for (const status of [204, 304]) {
		const start = `HTTP/1.1 ${status} X\r\n`;
		const none = {status, headers: lengths, body: ''};
		assert.deepEqual(readInAllWays(`${start}Content-Length: 2\r\n\r\n{}`), none);
		const chunked = {status, headers: {'transfer-encoding': 'chunked'}, body: '{}'};
		const chunks = 'Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n';
		assert.deepEqual(readInAllWays(start + chunks), chunked);
	}
});

test('lines may end without CR, a header may fill several lines, and a line that isn’t one ends them', () => {
	const cases: readonly (readonly [string, ReturnType<typeof read>])[] = [
		['HTTP/1.1 200\nA:  b \n\n{}', ok({a: 'b '})],
		['HTTP/1.0 200 OK\r\nA: b\r\n\tc\r\n d\r\nA: e\r\n\r\n{}', ok({a: 'b\r\n\tc\r\n d, e'})],
		['HTTP/1.1 200 OK\r\n x\r\nA: b\r\n\r\n{}', ok({a: 'b'})],
		['HTTP/1.1 200 OK\r\n: x\r\n y\r\nA: b\r\n\r\n{}', ok({a: 'b'})],
		['HTTP/1.1 200 OK\r\nFrom me: x\r\nA: b\r\n\r\n{}', ok({a: 'b'})],
		['HTTP/1.1 200 OK\r\nA: b\rC: d\r\n\r\n{}', ok({a: 'b', c: 'd'})],
		['HTTP/1.1 200 OK\r\nA: \xe9\x01\r\n\r\n{}', ok({a: '\xe9\x01'})],
		['HTTP/1.1 200 OK\r\nA: b\r\nC : d\r\nE: f\r\n\r\n{}', ok({a: 'b'})],
		['HTTP/1.1 200 OK\r\nA: b\r\n\xe9: d\r\nE: f\r\n\r\n{}', ok({a: 'b'})],
		['HTTP/1.1 200 OK', ok({}, '')],
		['HTTP/1.1\t+2_00', ok({}, '')],
	];
	for (const [written, expected] of cases) {
		assert.deepEqual(readInAllWays(written), expected, written);
	}
});

test('answers before the last one are passed, but not a change of protocol', () => {
	const last = 'HTTP/1.1 200 OK\r\nA: b\r\n\r\n{}';
	const before = 'HTTP/1.1 100 Continue\r\nX: y\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n';
	assert.deepEqual(readInAllWays(before + last), ok({a: 'b'}));
	assert.equal(
		readInAllWays(`HTTP/1.1 101 Switching\r\n\r\n${last}`),
		'closed: HTTP status 101 instead of an answer',
	);
	assert.equal(readInAllWays(before), 'closed: it does not answer in HTTP');
});

test('an answer that isn’t HTTP/1 is a lost one', () => {
	for (const written of [
		...['', '\r\n', '{}', 'HTTP/2 200 OK\r\n\r\n', 'ICY 200 OK\r\n\r\n', 'http/1.1 200\r\n\r\n'],
		...[
			'HTTP/1.1',
			'HTTP/1.1 99\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{}',
			'HTTP/1.1 1000\r\n\r\n',
			'HTTP/1.1 ok\r\n\r\n',
		],
	]) {
		assert.equal(readInAllWays(written), 'closed: it does not answer in HTTP', written);
	}
});

test('lines, headers and bodies have their limits', () => {
	const line = (length: number) => `A: ${'x'.repeat(length - 5)}\r\n`;
	const start = 'HTTP/1.1 200 OK\r\n';
	assert.equal(typeof read(`${start}${line(65_536)}\r\n`), 'object');
	const tooLong = 'closed: a line of the answer is too long';
	assert.equal(read(start + line(65_537)), tooLong);
	assert.equal(read(start + 'x'.repeat(65_537)), tooLong);
	assert.equal(typeof read(`${start}${line(9).repeat(99)}\r\n`), 'object');
	assert.equal(read(`${start}${line(9).repeat(100)}\r\n`), 'closed: too many headers');
	const most = 10 * 1024 * 1024;
	const body = 'x'.repeat(most - start.length - 2);
	assert.equal(typeof read(`${start}\r\n${body}`, 65_536), 'object');
	const chunked = `${start}Transfer-Encoding: chunked\r\n\r\n`;
	const withoutEnd = [
		`${start}\r\n${body}`,
		chunked + '1\r\n{\r\n'.repeat(most / 6),
		chunked + `1;${'x'.repeat(60_000)}\r\n{\r\n`.repeat(most / 60_000),
		`${chunked}0\r\n${line(60_000).repeat(most / 60_000)}`,
		'HTTP/1.1 100 Continue\r\n\r\n'.repeat(most / 25),
	];
	for (const endless of withoutEnd) {
		assert.equal(read(`${endless}${line(65_536)}`, 65_536), `tooLong: more than ${most} bytes`);
	}
});
