import assert from 'node:assert/strict';
import {test} from 'node:test';
import {exchangeCode} from '../../source/cognito/browser/oauth-tokens.ts';
import {Transport} from '../../source/cognito/wire/transport.ts';
import type {ProblemCode} from '../../source/problem.ts';
import {isProblem} from '../helpers/client.ts';
import {type FaultName, startFault} from '../helpers/faulty-service.ts';

const outcomes: readonly (readonly [FaultName, ProblemCode])[] = [
	['closed after the request', 'connectionLost'],
	['silent', 'timedOut'],
	['silent but for drips', 'timedOut'],
	['another protocol', 'answerUnreadable'],
	['headers without end', 'answerUnreadable'],
	['an answer without end', 'answerUnreadable'],
	['half an answer', 'connectionLost'],
	['a login page', 'answerUnreadable'],
	['500', 'serviceFailed'],
	['502 of a gateway', 'serviceFailed'],
	['429 without a body', 'tooManyRequests'],
	['throttled', 'answerUnreadable'],
	['an error called a success', 'answerUnreadable'],
	['redirect', 'answerUnreadable'],
];
const grant = {code: 'code', codeVerifier: 'verifier', redirectUri: 'http://localhost:1/'};

for (const [name, code] of outcomes) {
	test(`an authorization code goes out once, and what went wrong is known: ${name}`, async t => {
		const {endpointUrl, attempts} = await startFault(name, t);
		const limit = code === 'timedOut' ? 100 : 20_000;
		const transport = new Transport({connectTimeoutMs: limit, readTimeoutMs: limit});
		const client = {region: 'eu-west-1', clientId: 'client', domainUrl: endpointUrl};
		await assert.rejects(exchangeCode({client, transport, now: Date.now}, grant), isProblem(code));
		assert.equal(attempts(), 1);
	});
}
