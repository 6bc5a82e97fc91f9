import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createContext, sms, UserPoolId} from '../../helpers/pool-context.ts';

const mailing = {
	EmailConfiguration: {
		EmailSendingAccount: 'DEVELOPER',
		SourceArn: 'arn:aws:ses:us-east-1:000000000000:identity/example.com',
	},
	AccountRecoverySetting: {
		RecoveryMechanisms: [{Priority: 1, Name: 'verified_phone_number'}],
	},
};
const app = {SoftwareTokenMfaConfiguration: {Enabled: true}};
const email = {EmailMfaConfiguration: {Subject: 'Signing in', Message: 'Use {####}'}};
const passkeys = {
	WebAuthnConfiguration: {RelyingPartyId: 'a.b', UserVerification: 'required'},
};
const optional = {MfaConfiguration: 'OPTIONAL'};
const SmsAuthenticationMessage = 'SMS {####}';

/** The response of a pool with these settings to a request, and what it stores. */
async function set(settings: object, request: object) {
	const {told, pool, pass, now} = createContext({...settings});
	const before = pool();
	pass(1_000);
	const answer = await told('SetUserPoolMfaConfig', {UserPoolId, ...request});
	assert.deepEqual(await told('GetUserPoolMfaConfig', {UserPoolId}), answer);
	const {given, modifiedAt, id} = pool();
	assert.deepEqual([id, modifiedAt, before.modifiedAt], [UserPoolId, now(), now() - 1_000]);
	assert.equal(pool().users, before.users);
	return {answer, given};
}

const nothing = {
	SmsMfaConfiguration: undefined,
	SoftwareTokenMfaConfiguration: undefined,
	EmailMfaConfiguration: undefined,
};

test('the factors that are named are those that a pool has from then on, with what they send', async () => {
	assert.deepEqual(await set({}, {}), {
		answer: {MfaConfiguration: 'OFF'},
		given: {PoolName: 'p', ...nothing, MfaConfiguration: 'OFF'},
	});
	assert.deepEqual(await set({...sms, ...app, ...optional, ...passkeys}, {...optional, ...app}), {
		answer: {...app, ...passkeys, ...optional},
		given: {PoolName: 'p', ...sms, ...passkeys, ...nothing, ...app, ...optional},
	});
	const texts = {SmsMfaConfiguration: {...sms, SmsAuthenticationMessage}};
	const all = {...optional, ...texts, ...app, ...email, ...passkeys};
	assert.deepEqual(await set(mailing, all), {
		answer: all,
		given: {PoolName: 'p', ...mailing, ...all, ...sms, SmsAuthenticationMessage},
	});
	assert.deepEqual(
		await set({...sms, SmsAuthenticationMessage}, {...optional, SmsMfaConfiguration: {}}),
		{
			answer: {...optional, SmsMfaConfiguration: {...sms, SmsAuthenticationMessage}},
			given: {
				PoolName: 'p',
				...sms,
				SmsAuthenticationMessage,
				...nothing,
				SmsMfaConfiguration: {SmsAuthenticationMessage: undefined, SmsConfiguration: undefined},
				...optional,
			},
		},
	);
	assert.deepEqual((await set(sms, {...optional, SmsMfaConfiguration: {}})).answer, {
		...optional,
		SmsMfaConfiguration: sms,
	});
});

test('what a pool was made with is its MFA until it is told otherwise', async () => {
	for (const [settings, answer] of [
		[{}, {MfaConfiguration: 'OFF'}],
		[
			{...sms, ...optional},
			{...optional, SmsMfaConfiguration: sms},
		],
		[{...app}, {...app, MfaConfiguration: 'OFF'}],
		[
			{...mailing, ...email},
			{...email, MfaConfiguration: 'OFF'},
		],
		[passkeys, {...passkeys, MfaConfiguration: 'OFF'}],
	] as const) {
		const {told} = createContext({...settings});
		assert.deepEqual(await told('GetUserPoolMfaConfig', {UserPoolId}), answer);
	}
});

test('MFA that a pool’s plan or its messages do not allow changes nothing', async () => {
	const refused = async (settings: object, request: object) => {
		const {told, pool} = createContext(settings);
		const before = pool();
		const answer = await told('SetUserPoolMfaConfig', {UserPoolId, ...request});
		assert.equal(pool(), before);
		return answer;
	};
	assert.equal(
		await refused({...mailing, UserPoolTier: 'LITE'}, {...optional, ...email}),
		'FeatureUnavailableInTierException: The following features need to be disabled for the LITE pricing tier configured: Email MFA',
	);
	assert.equal(
		await refused({}, {...optional, SmsMfaConfiguration: {}}),
		'InvalidParameterException: SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
	);
	const factors = {Policies: {SignInPolicy: {AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP']}}};
	assert.equal(
		await refused(factors, {MfaConfiguration: 'ON', ...app}),
		'InvalidParameterException: Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled',
	);
});
