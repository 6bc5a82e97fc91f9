import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {Amplify} from 'aws-amplify';
import {
	autoSignIn,
	confirmResetPassword,
	confirmSignIn,
	confirmSignUp,
	confirmUserAttribute,
	deleteUser,
	deleteUserAttributes,
	fetchDevices,
	fetchUserAttributes,
	forgetDevice,
	rememberDevice,
	resetPassword,
	sendUserAttributeVerificationCode,
	signIn,
	signOut,
	signUp,
	updatePassword,
	updateUserAttribute,
} from 'aws-amplify/auth';
import {totpCode, totpStep} from '../../source/local-pool/sign-in/totp.ts';
import {arrangedPassword, arrangePool} from '../helpers/arranged-pool.ts';
import {createTestClock, minutes, newestCode} from '../helpers/local-pool-client.ts';

const {setTimeout: startTimer} = globalThis;

/** Amplify polls for minutes whether a sign-up is confirmed, even after it was: that must not keep a test alive. */
globalThis.setTimeout = Object.assign(
	(callback: () => void, milliseconds?: number) => startTimer(callback, milliseconds).unref(),
	startTimer,
);

/** Amplify keeps the signed-in user for the whole process. */
beforeEach(() => signOut().catch(() => undefined));

type Arranged = Awaited<ReturnType<typeof arrangePool>>;
const configure = ({pool, UserPoolId, ClientId}: Arranged) =>
	Amplify.configure({
		Auth: {
			Cognito: {
				userPoolId: UserPoolId,
				userPoolClientId: ClientId,
				userPoolEndpoint: pool.endpoint,
			},
		},
	});

const emailTo = (destination: string) => ({
	attributeName: 'email',
	deliveryMedium: 'EMAIL',
	destination,
});
const username = 'ann';
const password = arrangedPassword;
const choosing = {
	ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
};

test('aws-amplify signs a user up, in and through every change of an account, and deletes it', async t => {
	const arranged = await arrangePool(t, {
		AutoVerifiedAttributes: ['email'],
		DeviceConfiguration: {DeviceOnlyRememberedOnUserPrompt: true},
	});
	const {pool, told, ClientId} = arranged;
	configure(arranged);
	const options = {userAttributes: {email: 'ann@example.com', nickname: 'An'}, autoSignIn: true};
	const {userId, ...signedUp} = await signUp({username, password, options});
	assert.deepEqual(signedUp, {
		isSignUpComplete: false,
		nextStep: {signUpStep: 'CONFIRM_SIGN_UP', codeDeliveryDetails: emailTo('a***@e***')},
	});
	assert.deepEqual(await confirmSignUp({username, confirmationCode: newestCode(pool)}), {
		isSignUpComplete: true,
		nextStep: {signUpStep: 'COMPLETE_AUTO_SIGN_IN'},
	});
	assert.deepEqual(await autoSignIn(), {isSignedIn: true, nextStep: {signInStep: 'DONE'}});
	const {sub, ...attributes} = await fetchUserAttributes();
	assert.match(sub ?? '', /^[0-9a-f-]{36}$/);
	assert.equal(userId, sub);
	assert.deepEqual(attributes, {
		email: 'ann@example.com',
		email_verified: 'true',
		nickname: 'An',
	});

	const updated = await updateUserAttribute({
		userAttribute: {attributeKey: 'email', value: 'new@example.com'},
	});
	assert.deepEqual(updated, {
		isUpdated: false,
		nextStep: {
			updateAttributeStep: 'CONFIRM_ATTRIBUTE_WITH_CODE',
			codeDeliveryDetails: emailTo('n***@e***'),
		},
	});
	await sendUserAttributeVerificationCode({userAttributeKey: 'email'});
	const confirmationCode = newestCode(pool);
	await confirmUserAttribute({userAttributeKey: 'email', confirmationCode});
	await deleteUserAttributes({userAttributeKeys: ['nickname']});
	assert.deepEqual(await fetchUserAttributes(), {
		sub,
		email: 'new@example.com',
		email_verified: 'true',
	});

	await rememberDevice();
	const [device, ...others] = await fetchDevices();
	assert.deepEqual(others, []);
	assert.match(device?.id ?? '', /^us-east-1_[0-9a-f-]{36}$/);
	assert.ok(device?.lastAuthenticatedDate instanceof Date);
	await forgetDevice();
	assert.deepEqual(await fetchDevices(), []);

	const newPassword = 'Second-pass-2';
	await updatePassword({oldPassword: password, newPassword});
	await signOut();
	await assert.rejects(signIn({username, password}), {name: 'NotAuthorizedException'});
	assert.deepEqual(await resetPassword({username}), {
		isPasswordReset: false,
		nextStep: {
			resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE',
			codeDeliveryDetails: emailTo('n***@e***'),
		},
	});
	await confirmResetPassword({
		username,
		confirmationCode: newestCode(pool),
		newPassword: 'Third-pass-3',
	});
	assert.equal((await signIn({username, password: 'Third-pass-3'})).isSignedIn, true);
	await deleteUser();
	assert.equal(
		await told('ForgotPassword', {ClientId, Username: username}),
		'UserNotFoundException: Username/client id combination not found.',
	);
});

test('aws-amplify signs in with the session of a sign-up, without a password', async t => {
	const arranged = await arrangePool(t, {AutoVerifiedAttributes: ['email']}, choosing);
	configure(arranged);
	const autoSignInWith = {authFlowType: 'USER_AUTH'} as const;
	const options = {userAttributes: {email: 'ann@example.com'}, autoSignIn: autoSignInWith};
	await signUp({username, password, options});
	await confirmSignUp({username, confirmationCode: newestCode(arranged.pool)});
	assert.equal((await autoSignIn()).isSignedIn, true);
	assert.equal((await fetchUserAttributes()).email, 'ann@example.com');
});

test('aws-amplify sets the only second factor up without a choice, and is asked for it from then on', async t => {
	const clock = createTestClock(Date.now());
	const arranged = await arrangePool(t, {}, {}, {clock: clock.now});
	const {UserPoolId, addUser, told} = arranged;
	await told('SetUserPoolMfaConfig', {
		UserPoolId,
		MfaConfiguration: 'ON',
		SoftwareTokenMfaConfiguration: {Enabled: true},
	});
	await addUser(username);
	configure(arranged);
	const options = {authFlowType: 'USER_PASSWORD_AUTH'} as const;
	const {nextStep} = await signIn({username, password, options});
	assert.ok(nextStep.signInStep === 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP', nextStep.signInStep);
	const {sharedSecret} = nextStep.totpSetupDetails;
	const codeNow = () => totpCode(sharedSecret, totpStep(clock.now()));
	assert.equal((await confirmSignIn({challengeResponse: codeNow()})).isSignedIn, true);
	await signOut();
	clock.pass(minutes(1));
	const again = await signIn({username, password, options});
	assert.equal(again.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_TOTP_CODE');
	assert.equal((await confirmSignIn({challengeResponse: codeNow()})).isSignedIn, true);
});
