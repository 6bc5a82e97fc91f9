import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import type {Device} from '../../../source/cognito/cognito.ts';
import {createCognito} from '../../../source/cognito/create-cognito.ts';
import {challengeOf, isProblem, startPool} from '../../helpers/client.ts';
import {
	createTrackingPool,
	type TrackingOptions,
	trackedUser,
} from '../../helpers/tracking-pool.ts';

const {username, password} = trackedUser;

/** A client of a pool that tracks devices, and its user's ways to sign in. */
async function start(context: TestContext, options: TrackingOptions = {}) {
	const {pool, clock, passTime} = await startPool(context);
	const cognito = createCognito({client: await createTrackingPool(pool, options), now: clock});
	const signIn = (device?: Device) =>
		cognito.signIn({
			flow: 'USER_SRP_AUTH',
			username,
			password,
			...(device !== undefined && {device}),
		});
	const signInWithCode = async (device?: Device) => {
		const challenge = challengeOf(await signIn(device), 'SMS_MFA');
		const code = pool.messages().at(-1)?.code ?? '';
		const step = await cognito.answer(challenge, {kind: 'code', code});
		assert.ok(step.kind === 'signedIn');
		return step;
	};
	return {cognito, signIn, signInWithCode, passTime};
}

for (const clientSecret of [false, true]) {
	test(`a remembered device proves itself, and no code is asked ${clientSecret ? 'with' : 'without'} a client secret`, async context => {
		const {cognito, signIn, signInWithCode} = await start(context, {clientSecret});
		const {tokens, newDevice} = await signInWithCode();
		assert.ok(newDevice);
		assert.deepEqual(tokens.device, newDevice);
		assert.match(newDevice.key, /^us-east-1_[\da-f-]{36}$/);
		const device = await cognito.rememberDevice(tokens.accessToken, newDevice, {
			name: 'terminal',
			isRemembered: true,
		});
		const step = await signIn(device);
		assert.ok(step.kind === 'signedIn');
		assert.equal(step.newDevice, undefined);
		assert.deepEqual(step.tokens.device, device);
		const renewed = await cognito.refresh(step.tokens, {username});
		assert.deepEqual(renewed.device, device);
		assert.equal((await cognito.getUser(renewed.accessToken)).username, username);
	});
}

test('a device that is tracked and not remembered is asked for the code, and can refresh', async context => {
	const {cognito, signInWithCode} = await start(context, {isAskedFirst: false});
	const {tokens, newDevice} = await signInWithCode();
	assert.ok(newDevice);
	const choice = {name: 'terminal', isRemembered: false};
	const device = await cognito.rememberDevice(tokens.accessToken, newDevice, choice);
	const again = await signInWithCode(device);
	assert.ok(await cognito.refresh(again.tokens, {username}));
});

test('a refresh without the key of its device is refused', async context => {
	const {cognito, signInWithCode} = await start(context);
	const {device: _, ...tokens} = (await signInWithCode()).tokens;
	await assert.rejects(cognito.refresh(tokens, {username}), isProblem('refreshRefused'));
});

test('a device the pool has forgotten, or whose password was lost, does not lock anybody out', async context => {
	const {cognito, signInWithCode} = await start(context);
	const {tokens, newDevice} = await signInWithCode();
	assert.ok(newDevice);
	const choice = {name: 'terminal', isRemembered: true};
	const device = await cognito.rememberDevice(tokens.accessToken, newDevice, choice);
	for (const broken of [
		{...device, password: 'lost'},
		{...device, key: 'us-east-1_00000000-0000-4000-8000-000000000000'},
		{key: device.key, groupKey: device.groupKey},
	]) {
		const {newDevice: another} = await signInWithCode(broken);
		assert.ok(another);
		assert.notEqual(another.key, device.key);
	}
});
