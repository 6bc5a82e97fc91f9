import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {startPool} from '../helpers/client.ts';
import {openGuidedApp} from '../helpers/guided-app.tsx';
import {otherThan} from '../helpers/local-pool-client.ts';
import {createTrackingPool, trackedUser} from '../helpers/tracking-pool.ts';

test('a pool that tracks devices: the question is asked, and either answer continues', async t => {
	const {pool, clock} = await startPool(t);
	const {userPoolId = '', clientId} = await createTrackingPool(pool, {hasSecondFactor: false});
	const {username, password} = trackedUser;

	for (const keys of [['enter'], ['down', 'enter'], ['escape']]) {
		const {terminal} = await openGuidedApp(t, {
			prefill: {userPoolId, clientId, username, endpointUrl: pool.endpoint},
			now: clock,
		});
		await terminal.until('Password:');
		await terminal.type(`${password}\r`);
		await terminal.until('Remember this device?');
		await terminal.until('1. Yes');
		await terminal.press(...keys);
		const screen = await terminal.until('Choose an attribute');
		assert.ok(!screen.includes('✖'), screen);
		await terminal.close();
	}
});

/** The app asking whether to remember the device of a user who has just entered a code. */
async function askedToRemember(t: TestContext) {
	const {pool, clock} = await startPool(t);
	const {region, userPoolId = '', clientId, endpointUrl = ''} = await createTrackingPool(pool);
	const {username} = trackedUser;
	const {terminal} = await openGuidedApp(t, {
		prefill: {region, userPoolId, clientId, endpointUrl, username},
		now: clock,
	});
	const newest = () => pool.messages().at(-1)?.code ?? '';
	const signOutElsewhere = () =>
		pool.call('AdminUserGlobalSignOut', {UserPoolId: userPoolId, Username: username});
	await terminal.until('Password:');
	await terminal.type(`${trackedUser.password}\r`);
	await terminal.until('A code was sent by SMS');
	await terminal.type(`${otherThan(newest())}\r`);
	await terminal.until('That sign-in code is wrong');
	await terminal.type(`${newest()}\r`);
	await terminal.until('Remember this device?');
	await terminal.until('1. Yes');
	return {terminal, pool, signOutElsewhere};
}

test('a remembered device needs no code, and a wrong password is as wrong as ever', async t => {
	const {terminal, pool, signOutElsewhere} = await askedToRemember(t);
	await terminal.press('enter');
	await terminal.until('Choose an attribute');
	await signOutElsewhere();
	await terminal.press('r');
	await terminal.until('Password:');
	await terminal.type('Wrong-pass-1\r');
	await terminal.until('The username or password is wrong');
	await terminal.type(`${trackedUser.password}\r`);
	await terminal.until('Choose an attribute');
	const codes = pool.messages().filter(({body}) => body.includes('sign-in code'));
	assert.equal(codes.length, 1, 'no second one was sent');
});

test('a session that ends before the device is remembered leads back to the password', async t => {
	const {terminal, signOutElsewhere} = await askedToRemember(t);
	await signOutElsewhere();
	await terminal.press('enter');
	await terminal.until('The access token has been revoked');
	await terminal.until('Username: jane');
	await terminal.until('Password:');
});
