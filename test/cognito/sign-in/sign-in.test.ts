import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createCognito} from '../../../source/cognito/create-cognito.ts';
import {passwordFlow} from '../../../source/sign-in-rules.ts';
import {clientOf, isProblem, startPool, tokensOf} from '../../helpers/client.ts';

const demo = {username: 'demo', password: 'Demo-pass-1'};

test('a password opens the pool, sent or proved, with and without a client secret', async context => {
	const {connect, clock} = await startPool(context);
	for (const name of ['public', 'with secret']) {
		const cognito = connect(name);
		for (const flow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
			const tokens = tokensOf(await cognito.signIn({flow, ...demo}));
			assert.equal(tokens.expiresAt, clock() + 3_600_000);
			assert.equal((await cognito.getUser(tokens.accessToken)).username, 'demo');
			assert.ok(tokens.idToken && tokens.refreshToken);
		}
	}
});

test('a wrong password is refused in both ways with the same words', async context => {
	const {connect} = await startPool(context);
	for (const flow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
		const attempt = connect().signIn({flow, ...demo, password: 'Wrong-pass-1'});
		await assert.rejects(attempt, isProblem('wrongPassword'));
	}
});

test('a client secret that is missing or wrong is told from a wrong password', async context => {
	const {pool} = await startPool(context);
	const {clientSecret: _, ...client} = clientOf(pool, 'with secret');
	const withSecret = (secret: object) =>
		createCognito({client: {...client, ...secret}}).signIn({flow: 'USER_SRP_AUTH', ...demo});
	await assert.rejects(withSecret({}), isProblem('clientSecretMissing'));
	await assert.rejects(withSecret({clientSecret: 'no'}), isProblem('clientSecretWrong'));
});

test('SRP wants the pool’s id, and is the way wherever it is known', async context => {
	const {pool} = await startPool(context);
	const {userPoolId, ...client} = clientOf(pool);
	assert.equal(passwordFlow({...client, userPoolId: 'eu-west-1_A'}), 'USER_SRP_AUTH');
	assert.equal(passwordFlow(client), 'USER_PASSWORD_AUTH');
	const unknown = createCognito({client}).signIn({flow: 'USER_SRP_AUTH', ...demo});
	await assert.rejects(unknown, isProblem('poolIdMissing'));
	const step = await createCognito({client}).signIn({flow: 'USER_PASSWORD_AUTH', ...demo});
	assert.ok(tokensOf(step));
});

test('an app client that is not there is said to be that', async context => {
	const {pool} = await startPool(context);
	const cognito = createCognito({client: {...clientOf(pool), clientId: 'nobody'}});
	await assert.rejects(
		cognito.signIn({flow: 'USER_SRP_AUTH', ...demo}),
		isProblem('clientNotFound', {awsName: 'ResourceNotFoundException'}),
	);
});
