import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {test} from 'node:test';
import {decodeJwt} from 'jose';
import {proveSrp, startSrp} from '../../../source/cognito/sign-in/srp.ts';
import {createVerifier} from '../../../source/local-pool/sign-in/srp.ts';
import {arrangedPassword as PASSWORD} from '../../helpers/arranged-pool.ts';
import {textOf} from '../../helpers/local-pool-client.ts';
import {ClientId, createContext, sms, UserPoolId} from '../../helpers/pool-context.ts';

const tracking = {DeviceConfiguration: {ChallengeRequiredOnNewDevice: true}};
const key = 'us-east-1_00000000-0000-4000-8000-000000000000';
const groupKey = '-group';
const secret = 'the secret of the device';
const device = {
	key,
	groupKey,
	name: 'a phone',
	verifier: createVerifier({group: groupKey, identity: key}, secret, Buffer.alloc(16, 9)),
	isRemembered: true,
	createdAt: 0,
	modifiedAt: undefined,
	lastSignInAt: 0,
};

/** A user with a device, and calls to sign in. */
async function arrange(settings: object = tracking, change: object = {}, userChange: object = {}) {
	const sources: string[] = [];
	const arranged = createContext(
		{...sms, ...settings},
		{},
		{
			hooks: {
				preTokenGeneration: ({triggerSource}) => {
					sources.push(triggerSource);
				},
			},
		},
	);
	const devices = {[key]: {...device, ...change}};
	await arranged.addUser('ann', {phone_number: '+14325550100'}, {devices, ...userChange});
	return {
		...arranged,
		sources,
		begin: (DEVICE_KEY: string | undefined = key, operation = 'InitiateAuth') =>
			arranged.told(operation, {
				ClientId,
				...(operation === 'AdminInitiateAuth' && {UserPoolId}),
				AuthFlow: operation === 'InitiateAuth' ? 'USER_PASSWORD_AUTH' : 'ADMIN_USER_PASSWORD_AUTH',
				AuthParameters: {USERNAME: 'ann', PASSWORD, ...(DEVICE_KEY !== '' && {DEVICE_KEY})},
			}),
		respond: (ChallengeName: string, Session: string, responses: object) =>
			arranged.told('RespondToAuthChallenge', {
				ClientId,
				ChallengeName,
				Session,
				ChallengeResponses: {USERNAME: 'ann', ...responses},
			}),
	};
}

type Arranged = Awaited<ReturnType<typeof arrange>>;

/** Answers DEVICE_SRP_AUTH, and returns the next challenge with the proof for it. */
async function proveDevice({respond, now}: Arranged, Session: string, password = secret) {
	const srp = await startSrp(randomBytes);
	const asked = Object(await respond('DEVICE_SRP_AUTH', Session, {SRP_A: srp.publicHex}));
	const {SALT, SRP_B, SECRET_BLOCK} = asked.ChallengeParameters;
	const proof = await proveSrp(
		srp,
		{scope: groupKey, name: key, password},
		{salt: SALT, serverPublic: SRP_B, secretBlock: SECRET_BLOCK},
		now(),
	);
	return {asked, proof};
}

test('a remembered device is asked for its secret in place of a second factor, and signs in with it', async () => {
	const arranged = await arrange(
		{...tracking, MfaConfiguration: 'OPTIONAL'},
		{},
		{mfa: ['SMS_MFA']},
	);
	const {begin, respond, user, pass, now, sources, context} = arranged;
	const before = user('ann');
	const {Session, ...first} = Object(await begin());
	assert.deepEqual(first, {
		ChallengeName: 'DEVICE_SRP_AUTH',
		ChallengeParameters: {DEVICE_KEY: key, USERNAME: 'ann'},
	});
	assert.deepEqual(context.challenges.find(Session).signIn.passed, ['first']);
	pass(1_000);
	const {asked, proof} = await proveDevice(arranged, Session);
	const {SRP_B, ...parameters} = asked.ChallengeParameters;
	assert.match(SRP_B, /^[\da-f]+$/);
	assert.deepEqual(
		{...asked, ChallengeParameters: parameters},
		{
			ChallengeName: 'DEVICE_PASSWORD_VERIFIER',
			Session: asked.Session,
			ChallengeParameters: {
				SALT: device.verifier.salt,
				SECRET_BLOCK: asked.Session,
				DEVICE_KEY: key,
				USERNAME: 'ann',
			},
		},
	);
	const {AuthenticationResult, ...rest} = Object(
		await respond('DEVICE_PASSWORD_VERIFIER', asked.Session, proof),
	);
	assert.deepEqual(rest, {ChallengeParameters: {}});
	assert.deepEqual(Object.keys(AuthenticationResult), [
		'AccessToken',
		'ExpiresIn',
		'TokenType',
		'RefreshToken',
		'IdToken',
	]);
	assert.equal(decodeJwt(AuthenticationResult.AccessToken)['device_key'], key);
	assert.deepEqual(sources, ['TokenGeneration_AuthenticateDevice']);
	assert.deepEqual(user('ann'), {...before, devices: {[key]: {...device, lastSignInAt: now()}}});
	assert.deepEqual(context.inbox.messages(), []);
});

test('a device that does not prove its secret has one try, and changes nothing', async () => {
	const arranged = await arrange();
	const {begin, respond, user, told} = arranged;
	const before = user('ann');
	const wrong = 'NotAuthorizedException: Incorrect username or password.';
	const opened = textOf(await begin(), 'Session');
	const {asked, proof} = await proveDevice(arranged, opened, 'another secret');
	const name = 'DEVICE_PASSWORD_VERIFIER';
	assert.equal(await respond(name, asked.Session, proof), wrong);
	assert.equal(
		await respond(name, asked.Session, proof),
		'NotAuthorizedException: Invalid session for the user, session can only be used once.',
	);
	assert.deepEqual(user('ann'), before);

	const second = textOf(await begin(), 'Session');
	for (const [responses, words] of [
		[{}, 'Missing required parameter SRP_A'],
		[{SRP_A: '0'}, 'Invalid SRP_A'],
	] as const) {
		assert.equal(
			await respond('DEVICE_SRP_AUTH', second, responses),
			`InvalidParameterException: ${words}`,
		);
	}
	const right = await proveDevice(arranged, second);
	await told('AdminForgetDevice', {UserPoolId, Username: 'ann', DeviceKey: key});
	const absent = 'ResourceNotFoundException: Device does not exist.';
	assert.equal(await respond(name, right.asked.Session, right.proof), absent);
	assert.equal(await begin(), absent);
});

test('a device without a secret, or that is no longer remembered, answers no question about it', async () => {
	const absent = 'ResourceNotFoundException: Device does not exist.';
	const bare = await arrange(tracking, {verifier: undefined});
	const opened = textOf(await bare.begin(), 'Session');
	assert.equal(await bare.respond('DEVICE_SRP_AUTH', opened, {SRP_A: 'aaaa'}), absent);
	const forgotten = await arrange();
	const {asked, proof} = await proveDevice(forgotten, textOf(await forgotten.begin(), 'Session'));
	await forgotten.told('AdminUpdateDeviceStatus', {
		UserPoolId,
		Username: 'ann',
		DeviceKey: key,
		DeviceRememberedStatus: 'not_remembered',
	});
	assert.equal(await forgotten.respond('DEVICE_PASSWORD_VERIFIER', asked.Session, proof), absent);
});

test('a sign-in without a remembered device gets the keys of a new one, where devices are tracked', async () => {
	const seen = async ({begin, pool}: Arranged, DEVICE_KEY: string, operation?: string) => {
		const {AuthenticationResult, ChallengeParameters} = Object(await begin(DEVICE_KEY, operation));
		assert.deepEqual(ChallengeParameters, {});
		const {device_key: inToken} = decodeJwt(AuthenticationResult.AccessToken);
		const {NewDeviceMetadata} = AuthenticationResult;
		assert.equal(Object.keys(pool().users.get('ann')?.devices ?? {}).length, 1);
		return {inToken, NewDeviceMetadata};
	};
	const none = {inToken: undefined, NewDeviceMetadata: undefined};
	assert.deepEqual(await seen(await arrange({}), key), none);
	const tracked = await arrange(tracking, {isRemembered: false});
	for (const given of ['', key]) {
		const {inToken, NewDeviceMetadata} = await seen(tracked, given);
		const {DeviceKey, DeviceGroupKey, ...rest} = NewDeviceMetadata;
		assert.deepEqual(rest, {});
		assert.equal(inToken, DeviceKey);
		assert.match(DeviceKey, /^us-east-1_[\da-f-]{36}$/);
		assert.match(DeviceGroupKey, /^-[\w-]{8}$/);
	}
	assert.deepEqual(await seen(await arrange(), key, 'AdminInitiateAuth'), none);
});

test('a remembered device spares the second factor only where the pool asks it of new devices', async () => {
	const next = async (DeviceConfiguration: object, change: object = {}) => {
		const settings = {DeviceConfiguration, MfaConfiguration: 'OPTIONAL'};
		const {begin} = await arrange(settings, change, {mfa: ['SMS_MFA']});
		return textOf(await begin(), 'ChallengeName');
	};
	const onNew = {ChallengeRequiredOnNewDevice: true};
	assert.equal(await next(onNew), 'DEVICE_SRP_AUTH');
	assert.equal(await next({}), 'SMS_MFA');
	assert.equal(await next(onNew, {isRemembered: false}), 'SMS_MFA');
	const always = await arrange(
		{DeviceConfiguration: {}, MfaConfiguration: 'OPTIONAL'},
		{},
		{mfa: ['SMS_MFA']},
	);
	const asked = textOf(await always.begin(), 'Session');
	const answered = await always.respond('SMS_MFA', asked, {SMS_MFA_CODE: always.code()});
	assert.equal(textOf(answered, 'ChallengeName'), 'DEVICE_SRP_AUTH');
});
