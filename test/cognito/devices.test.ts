import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import type {AppClient, Device} from '../../source/cognito/cognito.ts';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import {challengeOf, isProblem, startPool} from '../helpers/client.ts';

const username = 'jane';
const password = 'Right-pass-1';

/** A pool that tracks devices, and a user with a second factor that a remembered device makes unnecessary. */
async function start(context: TestContext, {isAskedFirst = true, clientSecret = false} = {}) {
	const {pool, clock, passTime} = await startPool(context);
	const created = await pool.call('CreateUserPool', {
		PoolName: 'tracks devices',
		MfaConfiguration: 'OPTIONAL',
		DeviceConfiguration: {
			ChallengeRequiredOnNewDevice: true,
			DeviceOnlyRememberedOnUserPrompt: isAskedFirst,
		},
	});
	const UserPoolId = textIn(created, 'UserPool', 'Id');
	const client = await pool.call('CreateUserPoolClient', {
		UserPoolId,
		ClientName: 'app',
		GenerateSecret: clientSecret,
		ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
	});
	await pool.call('AdminCreateUser', {
		UserPoolId,
		Username: username,
		UserAttributes: [{Name: 'phone_number', Value: '+14325550008'}],
	});
	const target = {UserPoolId, Username: username};
	await pool.call('AdminSetUserPassword', {...target, Password: password, Permanent: true});
	await pool.call('AdminSetUserMFAPreference', {
		...target,
		SMSMfaSettings: {Enabled: true, PreferredMfa: true},
	});
	const settings: AppClient = {
		region: pool.region,
		userPoolId: UserPoolId,
		clientId: textIn(client, 'UserPoolClient', 'ClientId'),
		...(clientSecret && {clientSecret: textIn(client, 'UserPoolClient', 'ClientSecret')}),
		endpointUrl: pool.endpoint,
	};
	const cognito = createCognito({client: settings, now: clock});
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

function textIn(value: object, ...path: readonly string[]): string {
	const found = path.reduce<unknown>((inner, name) => Object(inner)[name], value);
	assert.equal(typeof found, 'string', path.join('.'));
	return String(found);
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
