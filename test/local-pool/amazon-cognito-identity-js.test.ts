import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	AuthenticationDetails,
	CognitoUser,
	CognitoUserPool,
	type IAuthenticationCallback,
} from 'amazon-cognito-identity-js';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {totpCode, totpStep} from '../../source/local-pool/sign-in/totp.ts';
import {newestCode, publicClient, startPool, textOf} from '../helpers/local-pool-client.ts';

/** The library's storage, which keeps its device key and secret between sign-ins. */
function createStorage() {
	const items = new Map<string, string>();
	return {
		setItem: (key: string, value: string) => void items.set(key, value),
		getItem: (key: string) => items.get(key) ?? null,
		removeItem: (key: string) => void items.delete(key),
		clear: () => items.clear(),
	};
}

const userOf = (
	pool: LocalPool,
	Username: string,
	{
		UserPoolId = pool.userPoolId,
		ClientId = publicClient,
		Storage = createStorage(),
	}: {
		UserPoolId?: string;
		ClientId?: string;
		Storage?: ReturnType<typeof createStorage>;
	} = {},
) =>
	new CognitoUser({
		Username,
		Pool: new CognitoUserPool({UserPoolId, ClientId, endpoint: pool.endpoint, Storage}),
		Storage,
	});

/** Signs in over SRP; `answers` are the functions that answer further challenges. */
const signIn = (
	user: CognitoUser,
	Password: string,
	answers: (callbacks: IAuthenticationCallback) => Partial<IAuthenticationCallback> = () => ({}),
) =>
	new Promise<unknown>((resolve, reject) => {
		const callbacks = {onSuccess: resolve, onFailure: reject};
		user.authenticateUser(new AuthenticationDetails({Username: user.getUsername(), Password}), {
			...callbacks,
			...answers(callbacks),
		});
	});

const done = (run: (callback: (error?: Error | null) => void) => void) =>
	new Promise<void>((resolve, reject) => run(error => (error ? reject(error) : resolve())));

test('amazon-cognito-identity-js signs in over SRP, asks for a code and verifies the email address', async t => {
	const pool = await startPool(t);
	const user = userOf(pool, 'demo');
	await signIn(user, 'Demo-pass-1');
	const asked = await new Promise((resolve, reject) =>
		user.getAttributeVerificationCode('email', {
			onSuccess: reject,
			onFailure: reject,
			inputVerificationCode: resolve,
		}),
	);
	assert.deepEqual(asked, {
		CodeDeliveryDetails: {
			AttributeName: 'email',
			DeliveryMedium: 'EMAIL',
			Destination: 'd***@e***',
		},
	});
	assert.deepEqual(
		pool.messages().map(({destination, medium, username}) => ({destination, medium, username})),
		[{destination: 'demo@example.com', medium: 'EMAIL', username: 'demo'}],
	);
	const answer = await new Promise((resolve, reject) =>
		user.verifyAttribute('email', newestCode(pool), {onSuccess: resolve, onFailure: reject}),
	);
	assert.equal(answer, 'SUCCESS');
	const attributes = await new Promise<Record<string, string>>((resolve, reject) =>
		user.getUserAttributes((error, result) =>
			error
				? reject(error)
				: resolve(Object.fromEntries((result ?? []).map(one => [one.getName(), one.getValue()]))),
		),
	);
	const {sub, ...known} = attributes;
	assert.match(sub ?? '', /^[0-9a-f-]{36}$/);
	assert.deepEqual(known, {
		email: 'demo@example.com',
		email_verified: 'true',
		phone_number: '+14325550008',
		phone_number_verified: 'false',
		given_name: 'Robin',
	});
});

test('amazon-cognito-identity-js is told that a password is wrong in the words of Cognito', async t => {
	const pool = await startPool(t);
	await assert.rejects(signIn(userOf(pool, 'demo'), 'Not-the-pass-1'), {
		code: 'NotAuthorizedException',
		message: 'Incorrect username or password.',
	});
});

test('amazon-cognito-identity-js changes a temporary password, and answers an authenticator app and an SMS code', async t => {
	const pool = await startPool(t);
	const told: unknown[] = [];
	const changing = userOf(pool, 'new-password');
	await signIn(changing, 'Demo-pass-1', callbacks => ({
		newPasswordRequired: (...given) => {
			told.push(given);
			changing.completeNewPasswordChallenge('Lasting-pass-1', {}, callbacks);
		},
	}));
	const withApp = userOf(pool, 'totp');
	const secret = pool.users.find(({username}) => username === 'totp')?.totpSecret ?? '';
	await signIn(withApp, 'Demo-pass-1', callbacks => ({
		totpRequired: (...given) => {
			told.push(given);
			const code = totpCode(secret, totpStep(Date.now()));
			withApp.sendMFACode(code, callbacks, 'SOFTWARE_TOKEN_MFA');
		},
	}));
	const withPhone = userOf(pool, 'sms-code');
	await signIn(withPhone, 'Demo-pass-1', callbacks => ({
		mfaRequired: (...given) => {
			told.push(given);
			withPhone.sendMFACode(newestCode(pool), callbacks);
		},
	}));
	assert.deepEqual(told, [
		[
			{
				email: 'new-password@example.com',
				email_verified: 'false',
				phone_number: '+14325550013',
				phone_number_verified: 'false',
				given_name: 'Robin',
			},
			[],
		],
		['SOFTWARE_TOKEN_MFA', {FRIENDLY_DEVICE_NAME: 'Demo app', USER_ID_FOR_SRP: 'totp'}],
		[
			'SMS_MFA',
			{
				CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS',
				CODE_DELIVERY_DESTINATION: '+*******0010',
				USER_ID_FOR_SRP: 'sms-code',
			},
		],
	]);
	for (const user of [changing, withApp, withPhone]) {
		const session = user.getSignInUserSession();
		assert.equal(session?.getIdToken().payload['cognito:username'], user.getUsername());
		assert.equal(session?.getAccessToken().payload['scope'], 'aws.cognito.signin.user.admin');
		assert.ok(session?.isValid());
	}
	await signIn(userOf(pool, 'new-password'), 'Lasting-pass-1');
});

test('amazon-cognito-identity-js confirms its device, is known by it the next time, and refreshes with it', async t => {
	const pool = await startPool(t);
	const created = await pool.call('CreateUserPool', {
		PoolName: 'remembers devices',
		MfaConfiguration: 'OPTIONAL',
		SmsConfiguration: {SnsCallerArn: 'arn:aws:iam::000000000000:role/sms'},
		DeviceConfiguration: {
			ChallengeRequiredOnNewDevice: true,
			DeviceOnlyRememberedOnUserPrompt: true,
		},
	});
	const UserPoolId = textOf(created, 'UserPool', 'Id');
	const client = await pool.call('CreateUserPoolClient', {UserPoolId, ClientName: 'c'});
	const who = {UserPoolId, Username: 'robin'};
	await pool.call('AdminCreateUser', {
		...who,
		MessageAction: 'SUPPRESS',
		UserAttributes: [{Name: 'phone_number', Value: '+14325551234'}],
	});
	await pool.call('AdminSetUserPassword', {...who, Password: 'Robins-pass-1', Permanent: true});
	await pool.call('AdminSetUserMFAPreference', {
		...who,
		SMSMfaSettings: {Enabled: true, PreferredMfa: true},
	});
	const settings = {
		UserPoolId,
		ClientId: textOf(client, 'UserPoolClient', 'ClientId'),
		Storage: createStorage(),
	};
	const first = userOf(pool, 'robin', settings);
	await signIn(first, 'Robins-pass-1', callbacks => ({
		mfaRequired: () => first.sendMFACode(newestCode(pool), callbacks),
	}));
	await new Promise((resolve, reject) =>
		first.setDeviceStatusRemembered({onSuccess: resolve, onFailure: reject}),
	);
	const sent = pool.messages().length;

	const second = userOf(pool, 'robin', settings);
	await signIn(second, 'Robins-pass-1', callbacks => ({
		mfaRequired: () => callbacks.onFailure(new Error('a remembered device was asked for a code')),
	}));
	assert.equal(pool.messages().length, sent);
	const refreshToken = second.getSignInUserSession()?.getRefreshToken();
	assert.ok(refreshToken);
	await done(callback => second.refreshSession(refreshToken, callback));

	const elsewhere = userOf(pool, 'robin', {...settings, Storage: createStorage()});
	await assert.rejects(
		done(callback => elsewhere.refreshSession(refreshToken, callback)),
		/Invalid Refresh Token/,
	);
});
