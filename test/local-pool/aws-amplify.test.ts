import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {Amplify} from 'aws-amplify';
import {
	confirmSignIn,
	confirmUserAttribute,
	fetchAuthSession,
	fetchMFAPreference,
	fetchUserAttributes,
	rememberDevice,
	sendUserAttributeVerificationCode,
	setUpTOTP,
	signIn,
	signOut,
	updateMFAPreference,
	verifyTOTPSetup,
} from 'aws-amplify/auth';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {totpCode, totpStep} from '../../source/local-pool/sign-in/totp.ts';
import {newestCode, publicClient, startPool, textOf} from '../helpers/local-pool-client.ts';

const configure = (
	{endpoint, userPoolId}: LocalPool,
	pool = userPoolId,
	userPoolClientId = publicClient,
) =>
	Amplify.configure({
		Auth: {Cognito: {userPoolId: pool, userPoolClientId, userPoolEndpoint: endpoint}},
	});

/** Amplify keeps the signed-in user for the whole process. */
beforeEach(() => signOut().catch(() => undefined));

const password = 'Demo-pass-1';
const done = {isSignedIn: true, nextStep: {signInStep: 'DONE'}};
const asks = (signInStep: string, more: object = {}) => ({
	isSignedIn: false,
	nextStep: {signInStep, ...more},
});

test('aws-amplify signs in over SRP and verifies the email address', async t => {
	const pool = await startPool(t);
	configure(pool);
	const options = {authFlowType: 'USER_SRP_AUTH'} as const;
	assert.deepEqual(await signIn({username: 'demo', password, options}), done);
	const sent = await sendUserAttributeVerificationCode({userAttributeKey: 'email'});
	assert.deepEqual(sent, {
		destination: 'd***@e***',
		deliveryMedium: 'EMAIL',
		attributeName: 'email',
	});
	await confirmUserAttribute({
		userAttributeKey: 'email',
		confirmationCode: newestCode(pool),
	});
	const {sub, ...attributes} = await fetchUserAttributes();
	assert.match(sub ?? '', /^[0-9a-f-]{36}$/);
	assert.deepEqual(attributes, {
		email: 'demo@example.com',
		email_verified: 'true',
		phone_number: '+14325550008',
		phone_number_verified: 'false',
		given_name: 'Robin',
	});
});

test('aws-amplify chooses among the first factors of USER_AUTH', async t => {
	const pool = await startPool(t);
	configure(pool);
	const options = {authFlowType: 'USER_AUTH'} as const;
	assert.deepEqual(
		await signIn({username: 'demo', options}),
		asks('CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION', {
			availableChallenges: ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'],
		}),
	);
	assert.deepEqual(
		await confirmSignIn({challengeResponse: 'EMAIL_OTP'}),
		asks('CONFIRM_SIGN_IN_WITH_EMAIL_CODE', {
			codeDeliveryDetails: {deliveryMedium: 'EMAIL', destination: 'd***@e***'},
		}),
	);
	assert.deepEqual(await confirmSignIn({challengeResponse: newestCode(pool)}), done);
	await signOut();

	const preferred = await signIn({
		username: 'demo',
		password,
		options: {...options, preferredChallenge: 'PASSWORD_SRP'},
	});
	assert.deepEqual(preferred, done);
});

test('aws-amplify sets an authenticator app up, and signs in with it', async t => {
	const pool = await startPool(t);
	configure(pool);
	await signIn({username: 'demo', password});
	const {sharedSecret} = await setUpTOTP();
	const step = totpStep(Date.now());
	await verifyTOTPSetup({code: totpCode(sharedSecret, step)});
	await updateMFAPreference({totp: 'PREFERRED'});
	await signOut();

	assert.deepEqual(
		await signIn({username: 'demo', password}),
		asks('CONFIRM_SIGN_IN_WITH_TOTP_CODE'),
	);
	// The code of the next time step: the current one has been used, and clocks may be one step off.
	const challengeResponse = totpCode(sharedSecret, step + 1);
	assert.deepEqual(await confirmSignIn({challengeResponse}), done);
	assert.deepEqual(await fetchMFAPreference(), {enabled: ['TOTP'], preferred: 'TOTP'});
});

test('aws-amplify remembers a device, is known by it the next time, and refreshes with it', async t => {
	const pool = await startPool(t);
	const created = await pool.call('CreateUserPool', {
		PoolName: 'remembers devices',
		DeviceConfiguration: {DeviceOnlyRememberedOnUserPrompt: true},
	});
	const UserPoolId = textOf(created, 'UserPool', 'Id');
	const client = await pool.call('CreateUserPoolClient', {UserPoolId, ClientName: 'c'});
	const who = {UserPoolId, Username: 'robin'};
	await pool.call('AdminCreateUser', {...who, MessageAction: 'SUPPRESS'});
	await pool.call('AdminSetUserPassword', {...who, Password: password, Permanent: true});
	configure(pool, UserPoolId, textOf(client, 'UserPoolClient', 'ClientId'));

	await signIn({username: 'robin', password});
	await rememberDevice();
	const device = (await fetchAuthSession()).tokens?.accessToken.payload['device_key'];
	assert.ok(device);
	await signOut();
	assert.equal((await signIn({username: 'robin', password})).isSignedIn, true);
	const first = (await fetchAuthSession()).tokens?.accessToken;
	const refreshed = (await fetchAuthSession({forceRefresh: true})).tokens?.accessToken;
	assert.equal(first?.payload['device_key'], device);
	assert.equal(refreshed?.payload['device_key'], device);
	assert.notEqual(refreshed?.payload.jti, first?.payload.jti);
});
