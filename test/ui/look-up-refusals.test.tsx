import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import type {Desk} from '../../source/flow/desk.ts';
import {Problem} from '../../source/problem.ts';
import {deskWith} from '../helpers/fake-desk.ts';
import {openGuidedApp} from '../helpers/guided-app.tsx';

async function openWith(t: TestContext, desk: Partial<Desk>) {
	const made = deskWith({
		profiles: async () => ({profiles: ['support']}),
		pools: async () => ({region: 'eu-west-1', pools: [], isWhole: true}),
		...desk,
	});
	const app = await openGuidedApp(t, {services: {openDesk: async () => made}});
	await app.terminal.until('Look up a user');
	await app.terminal.press('end', 'enter');
	await app.terminal.until('1. Default credentials');
	return app;
}

test('missing credentials are said before anything is asked, and the list is there again', async t => {
	const {terminal} = await openWith(t, {
		checkAccess: async () => {
			throw new Problem('credentialsMissing', {why: 'Could not load credentials'});
		},
		pools: () => assert.fail('nothing is asked'),
	});
	await terminal.press('2', 'enter');
	assert.match(
		await terminal.until('No IAM credentials found: Could not load credentials.'),
		/2\. support .*profile\n.*3\. Demo account/,
	);
});

test('a profile with an MFA device asks for its code first, once, and only for six digits', async t => {
	const given: unknown[] = [];
	const {terminal} = await openWith(t, {
		mfaDevice: async () => 'arn:aws:iam::123456789012:mfa/jo',
		checkAccess: async (access, code) => {
			given.push([access, code]);
		},
	});
	await terminal.press('2', 'enter');
	await terminal.until('Device      arn:aws:iam::123456789012:mfa/jo');
	await terminal.type('12ab');
	await terminal.press('enter');
	await terminal.until('An MFA code has six digits.');
	assert.deepEqual(given, []);
	await terminal.press('ctrl+u');
	await terminal.type('123 456');
	await terminal.press('enter');
	await terminal.until('These credentials see no user pool in this region.');
	assert.deepEqual(given, [[{kind: 'profile', name: 'support'}, '123456']]);
});

test('who may not list pools can name one, and AWS’s own words for the refusal are there', async t => {
	const denied = {
		action: 'cognito-idp:ListUserPools',
		region: 'eu-west-1',
		because: 'denied',
	} as const;
	const {terminal, flow} = await openWith(t, {
		pools: async () => ({
			region: 'eu-west-1',
			pools: [],
			isWhole: false,
			problem: new Problem('notLookedUp', {
				...denied,
				awsName: 'AccessDeniedException',
				requestId: 'r-1',
			}),
		}),
	});
	await terminal.press('1', 'enter');
	await terminal.until(
		/These AWS credentials may not call cognito-idp:ListUserPools in eu-west-1\s+\(AccessDeniedException, request ID r-1\)\./,
	);
	await terminal.press('ctrl+u');
	await terminal.type('eu-west-1_AbC');
	await terminal.press('enter');
	await terminal.until('Who:');
	const state = flow.state();
	assert.ok(state.step === 'nameUser');
	assert.deepEqual(state.scope, {region: 'eu-west-1', userPoolId: 'eu-west-1_AbC'});
});
