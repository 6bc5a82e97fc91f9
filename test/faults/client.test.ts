import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import type {ProblemCode} from '../../source/problem.ts';
import {clientOf, isProblem, startPool, tokensOf} from '../helpers/client.ts';
import {type FaultName, faultNames, startFault} from '../helpers/faulty-service.ts';

type Outcome = readonly [code: ProblemCode, mayHaveBeenSent: boolean, attempts: 0 | 1];

/** The outcome of requesting a code. */
const outcomes: Readonly<Record<FaultName, Outcome>> = {
	'nobody listens': ['connectionRefused', false, 0],
	'no such host': ['hostNotFound', false, 0],
	'reset before the request': ['connectionLost', false, 1],
	'closed before the request': ['connectionLost', false, 1],
	// Nothing was sent, but a client can't distinguish this silence from others.
	'silent handshake': ['timedOut', true, 1],
	'reset after the request': ['connectionLost', true, 1],
	'closed after the request': ['connectionLost', true, 1],
	silent: ['timedOut', true, 1],
	'silent but for drips': ['timedOut', true, 1],
	'another protocol': ['answerUnreadable', true, 1],
	'self-signed': ['certificateRefused', false, 0],
	'expired certificate': ['certificateRefused', false, 0],
	'certificate of tomorrow': ['certificateRefused', false, 0],
	'certificate of another host': ['certificateRefused', false, 0],
	'no TLS': ['certificateRefused', false, 0],
	'proxy wants a password': ['proxyRefused', false, 1],
	'proxy cannot connect': ['proxyRefused', false, 1],
	'proxy hangs up': ['proxyRefused', false, 1],
	'proxy speaks without end': ['proxyRefused', false, 1],
	'no proxy there': ['connectionRefused', false, 0],
	'500': ['serviceFailed', true, 1],
	'500 without a body': ['serverLacks', true, 1],
	'502 of a gateway': ['serviceFailed', true, 1],
	'503 of a load balancer': ['serviceFailed', true, 1],
	'429 without a body': ['tooManyRequests', false, 1],
	throttled: ['tooManyRequests', false, 1],
	'too many requests': ['tooManyRequests', false, 1],
	'a login page': ['answerUnreadable', true, 1],
	'half a JSON': ['answerUnreadable', true, 1],
	'half an answer': ['connectionLost', true, 1],
	'more than 10 MiB': ['answerUnreadable', true, 1],
	'an answer without end': ['answerUnreadable', true, 1],
	'headers without end': ['answerUnreadable', true, 1],
	'an error called a success': ['answerUnreadable', true, 1],
	'a status that is none': ['answerUnreadable', true, 1],
	'no HTTP': ['answerUnreadable', true, 1],
	redirect: ['answerUnreadable', true, 1],
};

const impatient = {connectTimeoutMs: 200, readTimeoutMs: 200};

for (const name of faultNames) {
	test(`a code is asked for once, and what went wrong is known: ${name}`, async context => {
		const {endpointUrl, caPem, proxyUrl, attempts} = await startFault(name, context);
		const [code, mayHaveBeenSent, expectedAttempts] = outcomes[name];
		const cognito = createCognito({
			client: {region: 'eu-west-1', clientId: 'client', endpointUrl},
			transport: {
				...(code === 'timedOut' ? impatient : {readTimeoutMs: 20_000}),
				...(caPem !== undefined && {caPem}),
				...(proxyUrl !== undefined && {proxyUrl}),
			},
		});
		const host = proxyUrl !== undefined && code === 'connectionRefused' && new URL(proxyUrl).host;
		await assert.rejects(
			cognito.requestCode({accessToken: 'token', attributeName: 'email'}),
			isProblem(code, {
				mayHaveBeenSent: mayHaveBeenSent || undefined,
				...(host && {host}),
			}),
		);
		assert.equal(attempts(), expectedAttempts);
	});
}

test('a computer whose clock is hours off signs in with the right password all the same', async context => {
	const {pool, clock} = await startPool(context);
	for (const hours of [-5, 5]) {
		const now = () => clock() + hours * 3_600_000;
		const cognito = createCognito({client: clientOf(pool), now});
		const who = {username: 'demo', password: pool.users[0]?.password ?? ''};
		const {expiresAt} = tokensOf(await cognito.signIn({flow: 'USER_SRP_AUTH', ...who}));
		assert.equal(
			expiresAt,
			now() + 3_600_000,
			'by its own clock, which is what it is compared with',
		);
	}
});
