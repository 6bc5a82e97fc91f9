import assert from 'node:assert/strict';
import {test} from 'node:test';
import {totpCode, totpStep} from '../../../source/local-pool/sign-in/totp.ts';

import {minutes, otherThan, textOf} from '../../helpers/local-pool-client.ts';
import {ClientId, createContext, sms, UserPoolId} from '../../helpers/pool-context.ts';

const app = {MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: {Enabled: true}};
const secret = {secret: 'GEZDGNBVGY3TQOJQ', name: '', lastStep: 0};
const addresses = {email: 'ann@example.com', phone_number: '+14325550100'};
const mismatch =
	'EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token MFA';
const absent =
	'SoftwareTokenMFANotFoundException: Software Token MFA has not been enabled by the userPool';

test('a signed-in user gets a secret, which is theirs once its code was right', async () => {
	const {addUser, tokenOf, told, user, now} = createContext(app);
	await addUser('ann');
	const AccessToken = await tokenOf('ann');
	const before = user('ann');
	const verify = (UserCode: string, more: object = {}) =>
		told('VerifySoftwareToken', {AccessToken, UserCode, ...more});
	assert.equal(
		await verify('000000'),
		'SoftwareTokenMFANotFoundException: Software token MFA not found.',
	);
	const {SecretCode, ...rest} = Object(await told('AssociateSoftwareToken', {AccessToken}));
	assert.deepEqual(rest, {});
	assert.match(SecretCode, /^[A-Z2-7]{52}$/);
	assert.deepEqual(user('ann'), {...before, pendingTotp: SecretCode});
	const code = totpCode(SecretCode, totpStep(now()));
	assert.equal(await verify(otherThan(code)), mismatch);
	assert.deepEqual(user('ann'), {...before, pendingTotp: SecretCode});
	assert.deepEqual(await verify(code), {Status: 'SUCCESS'});
	const totp = {secret: SecretCode, name: '', lastStep: totpStep(now())};
	assert.deepEqual(user('ann'), {...before, totp});

	const other = textOf(await told('AssociateSoftwareToken', {AccessToken}), 'SecretCode');
	assert.deepEqual(user('ann'), {...before, totp, pendingTotp: other});
	const right = totpCode(other, totpStep(now()) - 1);
	assert.deepEqual(await verify(right, {FriendlyDeviceName: 'A phone'}), {Status: 'SUCCESS'});
	assert.deepEqual(user('ann').totp, {
		secret: other,
		name: 'A phone',
		lastStep: totpStep(now()) - 1,
	});
});

/** A pool that requires an authenticator app, with a user in the middle of MFA_SETUP. */
async function settingUp(clientSettings: object = {}) {
	const arranged = createContext({...app, MfaConfiguration: 'ON'}, {...clientSettings});
	await arranged.addUser('ann');
	const {Session, ...asked} = Object(await arranged.signIn('ann'));
	assert.deepEqual(asked, {
		ChallengeName: 'MFA_SETUP',
		ChallengeParameters: {
			MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]',
			USER_ID_FOR_SRP: 'ann',
		},
	});
	return {...arranged, Session: String(Session)};
}

const respond = (Session: string, more: object = {}) => ({
	ClientId,
	ChallengeName: 'MFA_SETUP',
	Session,
	ChallengeResponses: {USERNAME: 'ann', ...more},
});
const used = 'NotAuthorizedException: Invalid session for the user, session can only be used once.';
const invalid = 'NotAuthorizedException: Invalid session for the user.';

test('an app is set up in the middle of a sign-in, each step under a session of its own', async () => {
	const {Session, told, user, now, context} = await settingUp();
	const before = user('ann');
	const first = context.challenges.find(Session);
	assert.deepEqual(first.challenge, {name: 'MFA_SETUP', secret: undefined, isVerified: false});
	assert.equal(
		await told('VerifySoftwareToken', {Session, UserCode: '000000'}),
		'SoftwareTokenMFANotFoundException: Software token MFA not found.',
	);
	assert.equal(await told('RespondToAuthChallenge', respond(Session)), invalid);
	const {
		SecretCode,
		Session: second,
		...rest
	} = Object(await told('AssociateSoftwareToken', {Session}));
	assert.deepEqual(rest, {});
	assert.deepEqual(context.challenges.find(second), {
		...first,
		challenge: {name: 'MFA_SETUP', secret: SecretCode, isVerified: false},
	});
	assert.equal(await told('AssociateSoftwareToken', {Session}), used);
	assert.deepEqual(user('ann'), before);

	const verify = (UserCode: string) =>
		told('VerifySoftwareToken', {Session: second, UserCode, FriendlyDeviceName: 'A phone'});
	const code = totpCode(SecretCode, totpStep(now()));
	assert.equal(await verify(otherThan(code)), mismatch);
	const {Session: third, ...verified} = Object(await verify(code));
	assert.deepEqual(verified, {Status: 'SUCCESS'});
	assert.equal(await verify(code), used);
	assert.deepEqual(context.challenges.find(third), {
		...first,
		challenge: {name: 'MFA_SETUP', secret: SecretCode, isVerified: true},
	});
	const totp = {secret: SecretCode, name: 'A phone', lastStep: totpStep(now())};
	assert.deepEqual(user('ann'), {...before, totp});
	const done = await told('RespondToAuthChallenge', respond(third));
	textOf(done, 'AuthenticationResult', 'AccessToken');
	assert.deepEqual(user('ann'), {
		...before,
		totp,
		mfa: ['SOFTWARE_TOKEN_MFA'],
		preferredMfa: 'SOFTWARE_TOKEN_MFA',
	});
});

test('the sessions of a set-up last as long as the client says', async () => {
	for (const [settings, count] of [
		[{}, 3],
		[{AuthSessionValidity: 9}, 9],
	] as const) {
		const {Session, told, pass, now} = await settingUp(settings);
		const {SecretCode, Session: second} = Object(await told('AssociateSoftwareToken', {Session}));
		pass(minutes(count) - 1);
		const UserCode = totpCode(SecretCode, totpStep(now()));
		const verified = await told('VerifySoftwareToken', {Session: second, UserCode});
		pass(minutes(count));
		assert.equal(
			await told('RespondToAuthChallenge', respond(textOf(verified, 'Session'))),
			'NotAuthorizedException: Invalid session for the user, session is expired.',
		);
	}
});

test('a set-up goes with a token or the session of one, in a pool that has apps', async () => {
	const {Session, told, admin, call, addUser} = await settingUp();
	const neither = 'InvalidParameterException: Either AccessToken or Session has to be given.';
	assert.equal(await told('AssociateSoftwareToken', {}), neither);
	assert.equal(await told('VerifySoftwareToken', {UserCode: '000000'}), neither);
	await call('SetUserPoolMfaConfig', {UserPoolId, MfaConfiguration: 'OFF'});
	assert.equal(await told('AssociateSoftwareToken', {Session}), absent);
	await call('SetUserPoolMfaConfig', {UserPoolId, ...app, MfaConfiguration: 'ON'});
	const given = Object(await told('AssociateSoftwareToken', {Session}));
	await admin('AdminDeleteUser', 'ann');
	const verify = {Session: given.Session, UserCode: '000000'};
	const unknown = 'UserNotFoundException: User does not exist.';
	assert.equal(await told('VerifySoftwareToken', verify), unknown);
	await addUser('ann');
	assert.equal(await told('VerifySoftwareToken', verify), unknown);

	const other = createContext({}, {ExplicitAuthFlows: ['ALLOW_USER_AUTH']});
	await other.addUser('ann');
	const choice = await other.told('InitiateAuth', {
		ClientId,
		AuthFlow: 'USER_AUTH',
		AuthParameters: {USERNAME: 'ann'},
	});
	const opened = textOf(choice, 'Session');
	assert.equal(await other.told('AssociateSoftwareToken', {Session: opened}), invalid);
	assert.equal(
		await other.told('VerifySoftwareToken', {Session: opened, UserCode: '000000'}),
		invalid,
	);
});

test('second factors are switched on and off, and preferred, one by one', async () => {
	const {addUser, tokenOf, told, admin, user} = createContext({...sms, ...app});
	await addUser('ann', addresses, {totp: secret});
	const AccessToken = await tokenOf('ann');
	const before = user('ann');
	const on = {Enabled: true};
	const off = {Enabled: false};
	const preferred = {Enabled: true, PreferredMfa: true};
	const [text, token, mail] = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'];
	const steps: readonly (readonly [object, readonly (string | undefined)[], string | undefined])[] =
		[
			[{SMSMfaSettings: on}, [text], undefined],
			[{SoftwareTokenMfaSettings: preferred}, [text, token], token],
			[{EmailMfaSettings: on}, [text, token, mail], token],
			[{SMSMfaSettings: on}, [token, mail, text], token],
			[{EmailMfaSettings: preferred}, [token, text, mail], mail],
			[{SoftwareTokenMfaSettings: {}}, [text, mail], mail],
			[{EmailMfaSettings: on}, [text, mail], undefined],
			[{EmailMfaSettings: off, SMSMfaSettings: preferred}, [text], text],
			[{}, [text], text],
			[{SMSMfaSettings: off}, [], undefined],
		];
	for (const isAdmin of [false, true]) {
		for (const [settings, mfa, preferredMfa] of steps) {
			const answer = isAdmin
				? await admin('AdminSetUserMFAPreference', 'ann', settings)
				: await told('SetUserMFAPreference', {AccessToken, ...settings});
			assert.deepEqual(answer, {});
			assert.deepEqual(user('ann'), {...before, mfa, preferredMfa}, JSON.stringify(settings));
		}
	}
});

test('a factor is not switched on without its means, nor preferred beside another or while it is off', async () => {
	const {addUser, admin, user} = createContext({...sms, ...app});
	await addUser('bare', {}, {mfa: ['EMAIL_OTP']});
	await addUser('ann', addresses, {totp: secret});
	const on = {Enabled: true};
	const preferred = {Enabled: true, PreferredMfa: true};
	const before = [user('bare'), user('ann')];
	const refused = async (name: string, settings: object) =>
		admin('AdminSetUserMFAPreference', name, settings);
	for (const [setting, kind] of [
		['SMSMfaSettings', 'SMS_MFA'],
		['SoftwareTokenMfaSettings', 'SOFTWARE_TOKEN_MFA'],
		['EmailMfaSettings', 'EMAIL_OTP'],
	] as const) {
		assert.equal(
			await refused('bare', {[setting]: on}),
			`InvalidParameterException: User does not have delivery config set to turn on ${kind}`,
		);
		assert.equal(
			await refused('ann', {[setting]: {PreferredMfa: true}}),
			`InvalidParameterException: ${kind} has to be enabled to be preferred.`,
		);
	}
	for (const both of [
		{SMSMfaSettings: preferred, EmailMfaSettings: preferred},
		{SoftwareTokenMfaSettings: preferred, EmailMfaSettings: preferred},
	]) {
		assert.equal(
			await refused('ann', both),
			'InvalidParameterException: Only one MFA method can be preferred.',
		);
	}
	assert.deepEqual([user('bare'), user('ann')], before);
	assert.deepEqual(await refused('bare', {EmailMfaSettings: {Enabled: false}}), {});
	assert.equal(await refused('nobody', {}), 'UserNotFoundException: User does not exist.');
});
