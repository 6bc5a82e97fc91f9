import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readOutput, serviceError} from '../../../source/aws-cli/call/answer.ts';
import {isRetryable} from '../../../source/aws-cli/call/retries.ts';
import {operations} from '../../../source/aws-cli/operations.ts';
import {unspacedJson} from '../../../source/aws-cli/values/json.ts';

const error = (status: number, body: string, headers: Readonly<Record<string, string>> = {}) =>
	serviceError({status, headers: new Map(Object.entries(headers)), body});

test('an error’s code is in the body’s __type, or else it is the status', () => {
	const errors: readonly (readonly [number, string, string, string])[] = [
		[400, '{"__type":"NotAuthorizedException","message":"m"}', 'NotAuthorizedException', 'm'],
		[400, '{"__type":"com.amazon#A:http://x","Message":"M"}', 'A', 'M'],
		[400, '{"message":"who knows"}', '400', 'who knows'],
		[400, '{"__type":"X","message":null,"Message":"not this"}', 'X', 'None'],
		[400, '{"__type":"X"}', 'X', ''],
		[403, '', '403', ''],
		[403, 'Forbidden', '403', 'Forbidden'],
		[400, '[1]', '400', '[1]'],
		[503, '<html>busy</html>', '503', 'Service Unavailable'],
		[502, '', '502', 'Bad Gateway'],
		[503, 'busy', '503', 'busy'],
		[503, ' <html>busy', '503', 'Service Unavailable'],
		[509, '', '509', ''],
		[500, '<html>broken', '500', 'Internal Server Error'],
		[499, '<html>gone', '499', '<html>gone'],
		[400, '{"__type":null,"message":"m"}', '', 'm'],
		[301, '', '301', ''],
		[300, '{}', 'Unknown', 'Unknown'],
	];
	for (const [status, body, code, message] of errors) {
		assert.deepEqual(error(status, body), {code, message}, `${status} ${body}`);
	}
	assert.equal(error(200, '{"__type":"X"}'), undefined);
	const older = {'x-amzn-query-error': 'Older;Sender', 'x-amzn-errortype': 'Unread:'};
	assert.equal(error(400, '{"__type":"X"}', older)?.code, 'Older');
	assert.equal(error(400, '{"__type":"X"}', {'x-amzn-query-error': 'Older'})?.code, 'X');
	assert.equal(error(400, '{"__type":null}', older)?.code, '');
	assert.equal(error(400, '{}', older)?.code, 'Older');
});

test('a success shows the members that the model knows, in its order, without nulls', () => {
	const body = JSON.stringify({
		Unknown: 1,
		UserMFASettingList: ['SMS'],
		PreferredMfaSetting: null,
		UserAttributes: [{Value: 'v', Name: 'n', Unknown: 1}, {Name: null}],
		Username: 'ana',
	});
	const shape = operations.find(({name}) => name === 'GetUser')?.output;
	assert.ok(shape);
	assert.equal(
		unspacedJson(
			readOutput({status: 200, headers: new Map(), body, isText: true}, shape, 'http://x/'),
		),
		'{"Username":"ana","UserAttributes":[{"Name":"n","Value":"v"},{}],"UserMFASettingList":["SMS"]}',
	);
});

test('each retry mode has its own idea of what another attempt may help', () => {
	const tooMany = {status: 400, code: 'TooManyRequestsException'};
	assert.equal(isRetryable('legacy', tooMany), false);
	assert.equal(isRetryable('standard', tooMany), true);
	assert.equal(isRetryable('legacy', {...tooMany, status: 429}), true);
	assert.equal(isRetryable('legacy', {status: 400, code: 'ThrottlingException'}), true);
	assert.equal(isRetryable('legacy', {status: 509, code: undefined}), true);
	assert.equal(isRetryable('standard', {status: 509, code: undefined}), false);
	assert.equal(isRetryable('legacy', {status: 400, code: 'LimitExceededException'}), false);
	assert.equal(isRetryable('adaptive', {status: 400, code: 'NotAuthorizedException'}), false);
	for (const mode of ['legacy', 'standard', 'adaptive'] as const) {
		assert.equal(isRetryable(mode, 'lost'), true);
		assert.equal(isRetryable(mode, {status: 500, code: 'InternalErrorException'}), true);
	}
});
