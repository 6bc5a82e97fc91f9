import assert from 'node:assert/strict';
import {test} from 'node:test';
import {totpCode, totpStep} from '../../../source/local-pool/sign-in/totp.ts';
import {arrangePool} from '../../helpers/arranged-pool.ts';
import {createTestClock, textOf} from '../../helpers/local-pool-client.ts';

const totpOn = {SoftwareTokenMfaConfiguration: {Enabled: true}};
const smsOn = {
	SmsMfaConfiguration: {SmsConfiguration: {SnsCallerArn: 'arn:aws:iam::000000000000:role/sms'}},
};
const emailOn = {EmailMfaConfiguration: {}};
const required = {MfaConfiguration: 'ON'};
const email = {email: 'ann@example.com'};
const phone = {phone_number: '+14325550100'};
/** The settings that email codes require: a sender of the pool's own, and another way to reset a password. */
const mailing = {
	EmailConfiguration: {
		EmailSendingAccount: 'DEVELOPER',
		SourceArn: 'arn:aws:ses:us-east-1:000000000000:identity/example.com',
	},
	AccountRecoverySetting: {RecoveryMechanisms: [{Priority: 1, Name: 'admin_only'}]},
};
const recoveryBy = (...names: readonly string[]) => ({
	...mailing,
	AccountRecoverySetting: {
		RecoveryMechanisms: names.map((Name, index) => ({Priority: index + 1, Name})),
	},
});

test('where a second factor is required, a user is asked for what they have and the pool offers', async t => {
	const cases: readonly (readonly [object, object, object, object])[] = [
		// [pool settings, factors, attributes, the challenge]
		[{}, smsOn, phone, {ChallengeName: 'SMS_MFA'}],
		[{}, {...smsOn, ...totpOn}, phone, {ChallengeName: 'SMS_MFA'}],
		[mailing, emailOn, email, {ChallengeName: 'EMAIL_OTP'}],
		[
			mailing,
			{...smsOn, ...emailOn},
			{...email, ...phone},
			{ChallengeName: 'SELECT_MFA_TYPE', MFAS_CAN_CHOOSE: '["SMS_MFA","EMAIL_OTP"]'},
		],
		// Not the address that password resets go to first.
		[
			recoveryBy('verified_email', 'verified_phone_number'),
			{...smsOn, ...emailOn},
			{...email, ...phone},
			{ChallengeName: 'SMS_MFA'},
		],
		[
			recoveryBy('verified_phone_number'),
			{...smsOn, ...emailOn},
			{...email, ...phone},
			{ChallengeName: 'EMAIL_OTP'},
		],
		[{}, totpOn, phone, {ChallengeName: 'MFA_SETUP', MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]'}],
		[
			mailing,
			{...totpOn, ...emailOn, ...smsOn},
			{},
			{ChallengeName: 'MFA_SETUP', MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]'},
		],
	];
	for (const [settings, factors, attributes, question] of cases) {
		const {addUser, signIn, told, UserPoolId} = await arrangePool(t, settings);
		await addUser('ann', {...attributes});
		await told('SetUserPoolMfaConfig', {UserPoolId, ...required, ...factors});
		const answer = await signIn('ann');
		assert.ok(
			typeof answer === 'object' && answer !== null && 'ChallengeParameters' in answer,
			String(answer),
		);
		const {ChallengeName, MFAS_CAN_CHOOSE, MFAS_CAN_SETUP} = {
			...answer,
			...Object(answer.ChallengeParameters),
		};
		assert.deepEqual(
			{
				ChallengeName,
				...(MFAS_CAN_CHOOSE && {MFAS_CAN_CHOOSE}),
				...(MFAS_CAN_SETUP && {MFAS_CAN_SETUP}),
			},
			question,
		);
	}
});

test('a pool that was created with MFA has SMS; who has nothing that it offers cannot sign in', async t => {
	const {addUser, signIn} = await arrangePool(t, {
		...required,
		SmsConfiguration: {SnsCallerArn: 'arn:aws:iam::000000000000:role/sms'},
	});
	await addUser('ann', phone);
	await addUser('bob', email);
	assert.equal(textOf(await signIn('ann'), 'ChallengeName'), 'SMS_MFA');
	assert.equal(
		await signIn('bob'),
		'NotAuthorizedException: User has no MFA method that the user pool offers.',
	);
});

test('an authenticator app verified within MFA_SETUP is asked for the next time, though that was never answered', async t => {
	const clock = createTestClock();
	const {addUser, signIn, told, UserPoolId} = await arrangePool(t, {}, {}, {clock: clock.now});
	await addUser('ann');
	await told('SetUserPoolMfaConfig', {UserPoolId, ...required, ...totpOn});
	const begun = await signIn('ann');
	const given = await told('AssociateSoftwareToken', {Session: textOf(begun, 'Session')});
	const UserCode = totpCode(textOf(given, 'SecretCode'), totpStep(clock.now()));
	await told('VerifySoftwareToken', {Session: textOf(given, 'Session'), UserCode});
	assert.equal(textOf(await signIn('ann'), 'ChallengeName'), 'SOFTWARE_TOKEN_MFA');
});

test('what was set up in MFA_SETUP is on from then and preferred, before its code came back', async t => {
	const {addUser, admin, attributesOf, signIn, told, ClientId, UserPoolId} = await arrangePool(
		t,
		mailing,
	);
	await addUser('ann');
	await told('SetUserPoolMfaConfig', {UserPoolId, ...required, ...totpOn, ...emailOn});
	const Session = textOf(await signIn('ann'), 'Session');
	const asked = await told('RespondToAuthChallenge', {
		ClientId,
		ChallengeName: 'MFA_SETUP',
		ChallengeResponses: {USERNAME: 'ann', EMAIL: email.email},
		Session,
	});
	assert.equal(textOf(asked, 'ChallengeName'), 'EMAIL_OTP');
	const {UserMFASettingList, PreferredMfaSetting} = Object(await admin('AdminGetUser', 'ann'));
	assert.deepEqual([UserMFASettingList, PreferredMfaSetting], [['EMAIL_OTP'], 'EMAIL_OTP']);
	const {sub: _, ...attributes} = await attributesOf('ann');
	assert.deepEqual(attributes, {...email, email_verified: 'false'});
});

test('a pool says which factors are on, and needs one where it wants a second factor', async t => {
	const {told, addUser, tokenOf, UserPoolId} = await arrangePool(t, mailing);
	for (const MfaConfiguration of ['ON', 'OPTIONAL']) {
		for (const none of [{}, {SoftwareTokenMfaConfiguration: {Enabled: false}}]) {
			assert.equal(
				await told('SetUserPoolMfaConfig', {UserPoolId, MfaConfiguration, ...none}),
				"InvalidParameterException: Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.",
			);
		}
	}
	assert.deepEqual(
		await told('SetUserPoolMfaConfig', {
			UserPoolId,
			MfaConfiguration: 'OPTIONAL',
			...totpOn,
			...smsOn,
		}),
		{MfaConfiguration: 'OPTIONAL', ...totpOn, ...smsOn},
	);
	assert.deepEqual(
		await told('SetUserPoolMfaConfig', {UserPoolId, MfaConfiguration: 'OPTIONAL', ...emailOn}),
		{MfaConfiguration: 'OPTIONAL', ...emailOn},
	);
	await addUser('ann');
	const AccessToken = await tokenOf('ann');
	assert.equal(
		await told('AssociateSoftwareToken', {AccessToken}),
		'SoftwareTokenMFANotFoundException: Software Token MFA has not been enabled by the userPool',
	);
	for (const [setting, kind] of [
		['SMSMfaSettings', 'SMS_MFA'],
		['SoftwareTokenMfaSettings', 'SOFTWARE_TOKEN_MFA'],
		['EmailMfaSettings', 'EMAIL_OTP'],
	] as const) {
		assert.equal(
			await told('SetUserMFAPreference', {AccessToken, [setting]: {Enabled: true}}),
			`InvalidParameterException: User does not have delivery config set to turn on ${kind}`,
		);
	}
});
