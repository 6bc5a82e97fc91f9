import assert from 'node:assert/strict';
import type {Account} from '../../source/local-pool/account/account.ts';
import {answerAccount} from '../../source/local-pool/account/answer-account.ts';

/** The time of the requests, in milliseconds. */
export const now = Date.parse('2026-03-01T12:00:30Z');

/** A timestamp as in JSON responses: seconds since 1970. */
export const at = (moment: string) => Date.parse(moment) / 1_000;

/** The ID of every request: its random bytes are zeros. */
export const requestId = '00000000-0000-4000-8000-000000000000';

/** The response as it is sent; undefined if the request isn't for the account. */
export function answerTo(
	account: Account,
	body: string,
	headers: Readonly<Record<string, string>>,
	{method, path} = {method: 'POST', path: '/'},
) {
	return answerAccount(
		{account, clock: () => now, random: bytes => Buffer.alloc(bytes)},
		{
			method,
			url: new URL(path, 'http://127.0.0.1'),
			headers: {
				authorization:
					'AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260301/us-east-1/any/aws4_request',
				...headers,
			},
			body,
			isLoopbackOnly: true,
		},
	);
}

/** Sends a JSON request and returns the response, or the error as `Name: message`. */
export function ask(account: Account, target: string, input: object = {}): unknown {
	const answer = answerTo(account, JSON.stringify(input), {'x-amz-target': target});
	assert.ok(answer);
	const {__type, message, ...members} = JSON.parse(answer.body);
	const {'x-amzn-errortype': type, ...headers} = answer.headers;
	assert.deepEqual(
		[type, headers],
		[__type, {'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': requestId}],
	);
	assert.equal(answer.status, __type === undefined ? 200 : 400);
	return __type === undefined ? members : `${__type}: ${message}`;
}

/** Sends a form request and returns the response in XML. */
export const query = (account: Account, fields: Readonly<Record<string, string>>) =>
	answerTo(account, new URLSearchParams(fields).toString(), {});

/** The result in the response to a query, in XML, after checking the elements around it. */
export function resultOf(account: Account, fields: Readonly<Record<string, string>>): string {
	const {body = '', ...rest} = query(account, fields) ?? {};
	assert.deepEqual(rest, {
		status: 200,
		headers: {'content-type': 'text/xml', 'x-amzn-requestid': requestId},
	});
	const name = fields['Action'];
	const [, result = assert.fail(body)] =
		new RegExp(
			`^<${name}Response xmlns="[^"]+"><${name}Result>(.*)</${name}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${name}Response>$`,
		).exec(body) ?? [];
	return result;
}

/** Sends a request by path, as to Amazon SES and AWS Lambda, and returns the status and response. */
export function get(account: Account, path: string): readonly [number, unknown] {
	const {status, body} =
		answerTo(account, '', {}, {method: 'GET', path}) ?? assert.fail(`no answer to ${path}`);
	return [status, JSON.parse(body)];
}
