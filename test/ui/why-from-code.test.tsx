import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Flow} from '../../source/flow/flow.ts';
import {openGuidedApp} from '../helpers/guided-app.tsx';
import {copied} from '../helpers/terminal.ts';

const demo = {isDemo: true, username: 'demo', attributeName: 'email'} as const;

/** Requests a code from the pool like the app, without the app's knowledge. */
async function requestCode(flow: Flow): Promise<void> {
	const state = flow.state();
	assert.ok(state.step === 'enterCode');
	const {connection, tokens} = state.account;
	const answer = await fetch(connection.client.endpointUrl ?? '', {
		method: 'POST',
		headers: {
			'content-type': 'application/x-amz-json-1.1',
			'x-amz-target': 'AWSCognitoIdentityProviderService.GetUserAttributeVerificationCode',
		},
		body: JSON.stringify({AccessToken: tokens.accessToken, AttributeName: 'email'}),
	});
	assert.equal(answer.status, 200);
}

test('a request that Cognito refuses on the code screen is the cause, in its own words', async t => {
	let later = 0;
	const {terminal, flow} = await openGuidedApp(t, {
		prefill: demo,
		now: () => Date.now() + later,
	});
	await terminal.until('Password:');
	await terminal.press('enter');
	await terminal.until('Choose an attribute');
	await terminal.press('enter');
	await terminal.until('4 of 5 sends left');
	for (let count = 0; count < 4; count++) await requestCode(flow);
	// Until the app allows requesting another code.
	later = 31_000;
	await terminal.press('ctrl+r');
	await terminal.until('Limit reached');
	await terminal.press('ctrl+g');
	const answered = await terminal.until('look again');
	assert.match(answered, /^✖ Requested {2}/m);
	await terminal.press('c');
	const [report = ''] = copied(terminal.transcript());
	assert.match(report, /\*\*Proved: /);
	assert.match(
		report,
		/\| user-limit \| cognito-idp:send \| .*LimitExceededException: Attempt limit exceeded/,
	);
	await terminal.press('escape');
	assert.equal(flow.state().step, 'enterCode');
});

test('a half-typed code is there again after finding out why', async t => {
	const {terminal} = await openGuidedApp(t, {prefill: demo});
	await terminal.until('Password:');
	await terminal.press('enter');
	await terminal.until('Choose an attribute');
	await terminal.press('enter');
	await terminal.until('Code:');
	await terminal.type('123');
	await terminal.press('tab');
	await terminal.until('Ctrl+G find out why');
	await terminal.press('ctrl+g');
	const answered = await terminal.until('look again');
	assert.match(answered, /^✔ Recipient {2}not on the suppression list under these spellings$/m);
	await terminal.press('escape');
	await terminal.until(/^Code: 123 *$/m);
	await terminal.type('45');
	await terminal.until(/^Code: 12345 *$/m);
});
