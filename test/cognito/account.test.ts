import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isProblem, startPool, tokensOf} from '../helpers/client.ts';

const password = 'Demo-pass-1';
const signIn = (username: string, secret = password) =>
	({flow: 'USER_SRP_AUTH', username, password: secret}) as const;

test('an account that was never confirmed is, with the code that is sent again', async context => {
	for (const name of ['public', 'with secret']) {
		const {connect, pool, clock} = await startPool(context);
		const cognito = connect(name);
		const username = 'unconfirmed';
		for (const typed of [password, 'Mistyped-pass-1']) {
			await assert.rejects(cognito.signIn(signIn(username, typed)), isProblem('userNotConfirmed'));
		}
		const {requestId: _, ...delivery} = await cognito.resendConfirmationCode(username);
		assert.equal(delivery.at, clock());
		assert.ok(delivery.medium && delivery.destination);
		await assert.rejects(cognito.confirmSignUp({username, code: '0'}), isProblem('wrongCode'));
		await cognito.confirmSignUp({username, code: pool.messages().at(-1)?.code ?? ''});
		assert.ok(tokensOf(await cognito.signIn(signIn(username))));
	}
});

test('a password that must be reset is, with a code and a password the pool takes', async context => {
	for (const name of ['public', 'with secret']) {
		const {connect, pool} = await startPool(context);
		const cognito = connect(name);
		const username = 'reset';
		await assert.rejects(cognito.signIn(signIn(username)), isProblem('passwordResetRequired'));
		assert.equal((await cognito.forgotPassword(username)).medium, 'EMAIL');
		const code = pool.messages().at(-1)?.code ?? '';
		const confirm = (request: {readonly code: string; readonly password: string}) =>
			cognito.confirmForgotPassword({username, ...request});
		await assert.rejects(confirm({code, password: 'short'}), isProblem('passwordRefused'));
		await assert.rejects(confirm({code: '0', password: 'New-pass-1'}), isProblem('wrongCode'));
		await confirm({code, password: 'New-pass-1'});
		assert.ok(tokensOf(await cognito.signIn(signIn(username, 'New-pass-1'))));
	}
});
