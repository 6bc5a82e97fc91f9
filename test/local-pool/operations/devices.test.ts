import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {LocalPool} from '../../../source/local-pool/create-local-pool.ts';
import {describeDevices} from '../../../source/local-pool/operations/describe-device.ts';
import {
	createTestClock,
	hours,
	refusal,
	startPool,
	succeed,
	textOf,
} from '../../helpers/local-pool-client.ts';
import {createContext} from '../../helpers/pool-context.ts';
import {addUser, poolWith} from '../../helpers/pool-parts.ts';
import {createTrackingPool, trackedUser} from '../../helpers/tracking-pool.ts';

/** A pool that tracks devices, with its user signed in on this many of them. */
async function onDevices(pool: LocalPool, count: number) {
	const {userPoolId, clientId: ClientId} = await createTrackingPool(pool, {hasSecondFactor: false});
	const UserPoolId = userPoolId ?? '';
	await pool.call('UpdateUserPoolClient', {
		UserPoolId,
		ClientId,
		ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
	});
	const {username: USERNAME, password: PASSWORD} = trackedUser;
	const devices: {accessToken: string; key: string; refreshToken: string}[] = [];
	for (let nth = 0; nth < count; nth++) {
		const answer = await succeed(pool, 'InitiateAuth', {
			AuthFlow: 'USER_PASSWORD_AUTH',
			ClientId,
			AuthParameters: {USERNAME, PASSWORD},
		});
		const result = answer['AuthenticationResult'];
		const accessToken = textOf(result, 'AccessToken');
		const key = textOf(result, 'NewDeviceMetadata', 'DeviceKey');
		await succeed(pool, 'ConfirmDevice', {
			AccessToken: accessToken,
			DeviceKey: key,
			DeviceName: `device ${nth}`,
			DeviceSecretVerifierConfig: {PasswordVerifier: 'YWJj', Salt: 'ZGVm'},
		});
		devices.push({accessToken, key, refreshToken: textOf(result, 'RefreshToken')});
	}
	return {devices, ClientId, named: {UserPoolId, Username: trackedUser.username}};
}

const described = (DeviceKey: string, name: string, status?: string) => ({
	DeviceKey,
	DeviceAttributes: [
		{Name: 'device_status', Value: 'valid'},
		{Name: 'device_name', Value: name},
		...(status === undefined ? [] : [{Name: 'dev:device_remembered_status', Value: status}]),
		{Name: 'last_ip_used', Value: '127.0.0.1'},
	],
	DeviceCreateDate: 1_772_366_400,
	DeviceLastModifiedDate: 1_772_366_400,
	DeviceLastAuthenticatedDate: 1_772_366_400,
});

test('devices are listed, shown, remembered and forgotten, by their user and by an administrator', async t => {
	const clock = createTestClock();
	const pool = await startPool(t, {clock: clock.now});
	const {devices, named, ClientId} = await onDevices(pool, 2);
	const [one, two] = devices;
	assert.ok(one && two);
	const AccessToken = two.accessToken;

	assert.deepEqual(await succeed(pool, 'ListDevices', {AccessToken}), {
		Devices: [described(one.key, 'device 0'), described(two.key, 'device 1')],
	});
	assert.deepEqual(await succeed(pool, 'GetDevice', {AccessToken, DeviceKey: one.key}), {
		Device: described(one.key, 'device 0'),
	});
	const {PaginationToken, ...first} = Object(
		await pool.call('AdminListDevices', {...named, Limit: 1}),
	);
	assert.deepEqual(first, {Devices: [described(one.key, 'device 0', 'not_remembered')]});
	assert.deepEqual(await pool.call('AdminListDevices', {...named, Limit: 1, PaginationToken}), {
		Devices: [described(two.key, 'device 1', 'not_remembered')],
	});

	clock.pass(hours(0.5));
	const remembered = {...named, DeviceKey: one.key, DeviceRememberedStatus: 'remembered'};
	assert.deepEqual(await pool.call('AdminUpdateDeviceStatus', remembered), {});
	assert.deepEqual(await pool.call('AdminGetDevice', {...named, DeviceKey: one.key}), {
		Device: {
			...described(one.key, 'device 0', 'remembered'),
			DeviceLastModifiedDate: 1_772_368_200,
		},
	});

	assert.deepEqual(await succeed(pool, 'ForgetDevice', {AccessToken, DeviceKey: one.key}), {});
	assert.deepEqual(await succeed(pool, 'ListDevices', {AccessToken}), {
		Devices: [described(two.key, 'device 1')],
	});
	for (const DEVICE_KEY of [one.key, 'constructor']) {
		assert.equal(
			await refusal(pool, 'InitiateAuth', {
				AuthFlow: 'USER_PASSWORD_AUTH',
				ClientId,
				AuthParameters: {
					USERNAME: trackedUser.username,
					PASSWORD: trackedUser.password,
					DEVICE_KEY,
				},
			}),
			'ResourceNotFoundException: Device does not exist.',
		);
	}
	assert.deepEqual(await pool.call('AdminForgetDevice', {...named, DeviceKey: two.key}), {});
	assert.deepEqual(await succeed(pool, 'ListDevices', {AccessToken}), {Devices: []});
});

test('a device that is not there is refused in every operation, whatever its key', async t => {
	const pool = await startPool(t);
	const {devices, named} = await onDevices(pool, 1);
	const AccessToken = devices[0]?.accessToken;
	const DeviceKey = 'us-east-1_00000000-0000-4000-8000-000000000000';
	const absent = 'ResourceNotFoundException: Device does not exist.';
	const status = {DeviceRememberedStatus: 'remembered'};
	for (const operation of ['GetDevice', 'ForgetDevice', 'UpdateDeviceStatus']) {
		const request = {AccessToken, DeviceKey, ...status};
		assert.equal(await refusal(pool, operation, request), absent);
	}
	for (const operation of ['AdminGetDevice', 'AdminForgetDevice', 'AdminUpdateDeviceStatus']) {
		await assert.rejects(pool.call(operation, {...named, DeviceKey, ...status}), {
			name: 'ResourceNotFoundException',
			message: 'Device does not exist.',
		});
	}
});

test('a page of devices has as many as asked for, otherwise 60', () => {
	const at = {createdAt: 1_000, modifiedAt: undefined, lastSignInAt: 3_000};
	const all = Array.from({length: 61}, (_, nth) => ({
		...{key: `key ${nth}`, groupKey: 'g', name: `device ${nth}`, verifier: undefined},
		...{isRemembered: nth === 0, ...at, ...(nth === 1 && {modifiedAt: 2_000})},
	}));
	const user = addUser(poolWith(), 'ann', {
		devices: Object.fromEntries(all.map(device => [device.key, device])),
	});
	const list = (Limit: number, PaginationToken?: string) =>
		describeDevices(user, 'admin', {Limit, PaginationToken});
	const whole = (nth: number, status: string, modified: number) => ({
		...described(`key ${nth}`, `device ${nth}`, status),
		DeviceCreateDate: 1,
		DeviceLastModifiedDate: modified,
		DeviceLastAuthenticatedDate: 3,
	});
	assert.deepEqual(list(2).Devices, [whole(0, 'remembered', 1), whole(1, 'not_remembered', 2)]);
	const first = list(0);
	assert.equal(first.Devices.length, 60);
	assert.deepEqual(list(0, first.PaginationToken), {Devices: [whole(60, 'not_remembered', 1)]});
	assert.deepEqual(list(1, list(60).PaginationToken).Devices, [whole(60, 'not_remembered', 1)]);
	assert.deepEqual(Object.keys(list(61)), ['Devices']);
});

test('a confirmed device is stored whole, and no other key or half a verifier is taken', async () => {
	for (const isAsked of [false, true]) {
		const DeviceConfiguration = {
			ChallengeRequiredOnNewDevice: true,
			DeviceOnlyRememberedOnUserPrompt: isAsked,
		};
		const {told, signIn, user, now, ...at} = createContext({DeviceConfiguration});
		await at.addUser('ann');
		const {AuthenticationResult} = Object(await signIn('ann'));
		const AccessToken = textOf(AuthenticationResult, 'AccessToken');
		const key = textOf(AuthenticationResult, 'NewDeviceMetadata', 'DeviceKey');
		const groupKey = textOf(AuthenticationResult, 'NewDeviceMetadata', 'DeviceGroupKey');
		const DeviceSecretVerifierConfig = {PasswordVerifier: 'AQI=', Salt: '/w=='};
		const confirm = (more: object) =>
			told('ConfirmDevice', {
				AccessToken,
				DeviceKey: key,
				DeviceSecretVerifierConfig,
				...more,
			});
		const missing =
			'InvalidParameterException: Missing required parameter DeviceSecretVerifierConfig';
		for (const given of [
			undefined,
			{PasswordVerifier: 'AQI=', Salt: '='},
			{PasswordVerifier: '=', Salt: '/w=='},
		]) {
			assert.equal(await confirm({DeviceSecretVerifierConfig: given}), missing);
		}
		assert.equal(
			await confirm({DeviceKey: `us-east-1_${'0'.repeat(36)}`}),
			'InvalidParameterException: Invalid device key given.',
		);
		assert.deepEqual(user('ann').devices, {});
		for (const [name, more] of [
			['', {}],
			['Mine', {DeviceName: 'Mine'}],
		] as const) {
			assert.deepEqual(await confirm(more), {UserConfirmationNecessary: isAsked});
			assert.deepEqual(user('ann').devices, {
				[key]: {
					...{key, groupKey, name, verifier: {salt: 'ff', verifier: '0102'}},
					...{isRemembered: !isAsked, createdAt: now(), modifiedAt: undefined, lastSignInAt: now()},
				},
			});
		}
	}
});
