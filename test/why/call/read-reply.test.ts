import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readReply} from '../../../source/why/call/read-reply.ts';
import {list, property, textMap, truth} from '../../../source/why/call/read-value.ts';

const reply = (status: number, body: string, headers: Readonly<Record<string, string>> = {}) =>
	readReply({status, headers, body: new TextEncoder().encode(body)});

const xml = (result: string) =>
	`<?xml version="1.0"?><OpResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><OpResult>${result}</OpResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></OpResponse>`;

function valueIn(body: string) {
	const read = reply(200, body);
	return read.kind === 'answered' ? read.value : assert.fail(JSON.stringify(read));
}

test('an answer of the query protocol is read as objects, lists and maps', () => {
	const read = reply(200, xml('<IsInSandbox>true</IsInSandbox>'));
	assert.equal(read.requestId, 'r-1');
	assert.equal(
		truth(property(valueIn(xml('<IsInSandbox>true</IsInSandbox>')), 'IsInSandbox')),
		true,
	);
	const numbers = (inner: string) => list(property(valueIn(xml(inner)), 'PhoneNumbers'));
	assert.deepEqual(numbers('<PhoneNumbers/>'), []);
	assert.deepEqual(numbers('<PhoneNumbers><member>a</member></PhoneNumbers>'), ['a']);
	assert.deepEqual(numbers('<PhoneNumbers><member>a</member><member>b</member></PhoneNumbers>'), [
		'a',
		'b',
	]);
	const attributes = (inner: string) => [...textMap(property(valueIn(xml(inner)), 'attributes'))];
	assert.deepEqual(attributes('<attributes/>'), []);
	assert.deepEqual(
		attributes(
			'<attributes><entry><key>__proto__</key><value>1 &lt; 2</value></entry></attributes>',
		),
		[['__proto__', '1 < 2']],
	);
});

test('a refusal is known by its name, wherever the protocol puts it', () => {
	const rows: readonly (readonly [
		number,
		string,
		Readonly<Record<string, string>>,
		string,
		string,
	])[] = [
		[
			400,
			'{"__type":"com.amazon.coral.service#AccessDeniedException","message":"m"}',
			{},
			'AccessDeniedException',
			'denied',
		],
		[
			404,
			'{"message":"m"}',
			{'x-amzn-errortype': 'NotFoundException:http://x/'},
			'NotFoundException',
			'notFound',
		],
		[
			403,
			'<ErrorResponse><Error><Code>AuthorizationError</Code><Message>m</Message></Error></ErrorResponse>',
			{},
			'AuthorizationError',
			'denied',
		],
		[
			404,
			'<ErrorResponse><Error><Code>NoSuchEntity</Code><Message>m</Message></Error></ErrorResponse>',
			{},
			'NoSuchEntity',
			'notFound',
		],
		[400, '{"__type":"ThrottlingException","message":"m"}', {}, 'ThrottlingException', 'throttled'],
		[
			403,
			'{"__type":"ExpiredTokenException","message":"m"}',
			{},
			'ExpiredTokenException',
			'credentials',
		],
		[
			400,
			'{"__type":"UnrecognizedClientException","Message":"m"}',
			{},
			'UnrecognizedClientException',
			'credentials',
		],
		[403, '<html>go away</html>', {}, '', 'denied'],
		[500, '<html>oops</html>', {}, '', 'other'],
		[200, '<html>log in first</html>', {}, '', 'other'],
		[200, '{"half": ', {}, '', 'other'],
		[200, '<a><b></a>', {}, '', 'other'],
		[200, '{"__type":"InternalFailure","message":"m"}', {}, 'InternalFailure', 'other'],
		[429, '', {}, '', 'throttled'],
	];
	for (const [status, body, headers, name, refusal] of rows) {
		const read = reply(status, body, headers);
		assert.ok(read.kind === 'refused', body);
		assert.deepEqual([read.name, read.refusal], [name, refusal], body);
	}
});

test('an answer is given whole, with the ID of its request', () => {
	const rows: readonly (readonly [ReturnType<typeof reply>, object])[] = [
		[
			reply(200, '{"Users":[]}', {'x-amzn-requestid': 'r-1', 'x-amz-request-id': 'r-2'}),
			{kind: 'answered', value: {Users: []}, requestId: 'r-1'},
		],
		[
			reply(299, ' {"a":1}', {'x-amz-request-id': 'r-2'}),
			{kind: 'answered', value: {a: 1}, requestId: 'r-2'},
		],
		[reply(200, ' \n'), {kind: 'answered', value: {}, requestId: undefined}],
		[reply(200, 'null'), {kind: 'answered', value: null, requestId: undefined}],
		[
			reply(200, xml('<IsInSandbox>true</IsInSandbox>')),
			{kind: 'answered', value: {IsInSandbox: 'true'}, requestId: 'r-1'},
		],
		[
			reply(200, '<OpResponse><A>1</A><RequestId>r-3</RequestId></OpResponse>'),
			{kind: 'answered', value: {A: '1', RequestId: 'r-3'}, requestId: 'r-3'},
		],
		[
			reply(200, '<Op><A>1</A></Op>'),
			{kind: 'answered', value: {Op: {A: '1'}}, requestId: undefined},
		],
	];
	for (const [read, expected] of rows) assert.deepEqual(read, expected);
});

test('a refusal is given whole: name, message, request ID, and what it means', () => {
	const error = '<Error><Code>NoSuchEntity</Code><Message>no role</Message></Error>';
	const rows: readonly (readonly [ReturnType<typeof reply>, readonly unknown[]])[] = [
		[
			reply(400, '{"__type":"a#NotAuthorizedException","message":"m"}', {'x-amzn-requestid': 'r'}),
			['NotAuthorizedException', 'm', 'r', 'denied'],
		],
		[
			reply(404, `<ErrorResponse>${error}<RequestId>r-1</RequestId></ErrorResponse>`),
			['NoSuchEntity', 'no role', 'r-1', 'notFound'],
		],
		[reply(400, `<Response>${error}</Response>`), ['', '', undefined, 'other']],
		[reply(400, error), ['NoSuchEntity', 'no role', undefined, 'notFound']],
		[
			reply(200, `<ErrorResponse>${error}</ErrorResponse>`),
			[...['NoSuchEntity', 'no role', undefined, 'notFound']],
		],
		[reply(400, '{"code":"Unknown","Message":"M"}'), ['Unknown', 'M', undefined, 'other']],
		[reply(400, '{"__type":1,"message":{}}'), ['', '', undefined, 'other']],
		[
			reply(400, '{"__type":"A","message":"m"}', {'x-amzn-errortype': ''}),
			['A', 'm', undefined, 'other'],
		],
		[
			reply(400, '{"__type":"A"}', {'x-amzn-errortype': 'LimitExceededException'}),
			['LimitExceededException', '', undefined, 'throttled'],
		],
		[reply(199, '{}'), ['', '', undefined, 'other']],
		[reply(300, '{}'), ['', '', undefined, 'other']],
		[reply(403, '{"__type":"Odd"}'), ['Odd', '', undefined, 'other']],
		[reply(400, 'null'), ['', '', undefined, 'other']],
		[
			reply(429, '{"__type":"WAFNonexistentItemException"}'),
			[...['WAFNonexistentItemException', '', undefined, 'notFound']],
		],
	];
	for (const [read, [name, message, requestId, refusal]] of rows) {
		assert.deepEqual(read, {kind: 'refused', name, message, requestId, refusal});
	}
});
