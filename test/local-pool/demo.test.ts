import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createAccount} from '../../source/local-pool/account/account.ts';
import {demoAccount} from '../../source/local-pool/account/demo-account.ts';
import {
	createDemoPool,
	demoPassword,
	demoTotpSecret,
	demoUsers,
} from '../../source/local-pool/demo.ts';
import {isPassword} from '../../source/local-pool/sign-in/srp.ts';
import {ask, at, get} from '../helpers/ask-account.ts';
import {createContext} from '../helpers/pool-context.ts';

const flows = [
	'ALLOW_USER_SRP_AUTH',
	'ALLOW_USER_PASSWORD_AUTH',
	'ALLOW_ADMIN_USER_PASSWORD_AUTH',
	'ALLOW_USER_AUTH',
	'ALLOW_CUSTOM_AUTH',
];
const refreshing = [...flows, 'ALLOW_REFRESH_TOKEN_AUTH'];
const pages = {
	AllowedOAuthFlowsUserPoolClient: true,
	AllowedOAuthFlows: ['code'],
	AllowedOAuthScopes: ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'],
	CallbackURLs: ['http://localhost:8976/callback', 'http://127.0.0.1:8976/callback'],
	LogoutURLs: ['http://localhost:8976/', 'http://127.0.0.1:8976/'],
	SupportedIdentityProviders: ['COGNITO'],
};
const totp = {secret: demoTotpSecret, name: 'Demo app', lastStep: 0};
const texts = (region: string) => ({
	SnsCallerArn: 'arn:aws:iam::000000000000:role/local-demo-sms',
	ExternalId: 'local-demo',
	SnsRegion: region,
});

/** The demo pools in a region, without a server. */
function start() {
	const arranged = createContext();
	arranged.context.state.pools.clear();
	const before = arranged.changes();
	const pool = createDemoPool(arranged.context);
	assert.ok(arranged.changes() > before);
	const [first, second, ...others] = arranged.context.state.pools.values();
	assert.deepEqual([first, others], [pool, []]);
	return {...arranged, demo: pool, spent: second ?? assert.fail('no second pool')};
}

test('the demo has a pool where everything works and one whose budget for texts is spent', () => {
	const {demo, spent, now} = start();
	const clientsOf = ({clients}: typeof demo) =>
		[...clients.values()].map(({id, secret, given, createdAt}) => {
			assert.equal(createdAt, now());
			return {id, secret, given};
		});
	assert.deepEqual([demo.id, demo.createdAt], ['us-east-1_LocalDemo', now()]);
	assert.deepEqual(demo.given, {
		PoolName: 'Local demo',
		AutoVerifiedAttributes: ['email', 'phone_number'],
		MfaConfiguration: 'OPTIONAL',
		EmailConfiguration: {
			EmailSendingAccount: 'DEVELOPER',
			SourceArn: 'arn:aws:ses:us-east-1:000000000000:identity/example.com',
			From: 'Local demo <no-reply@example.com>',
		},
		SmsConfiguration: texts('us-east-1'),
		AccountRecoverySetting: {
			RecoveryMechanisms: [
				{Priority: 1, Name: 'verified_phone_number'},
				{Priority: 2, Name: 'verified_email'},
			],
		},
		SmsMfaConfiguration: {},
		SoftwareTokenMfaConfiguration: {Enabled: true},
		EmailMfaConfiguration: {},
		Policies: {
			SignInPolicy: {AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN']},
		},
	});
	const rotation = {Feature: 'ENABLED', RetryGracePeriodSeconds: 10};
	assert.deepEqual(clientsOf(demo), [
		{
			id: 'localdemopublicclient00001',
			secret: undefined,
			given: {ClientName: 'public', ExplicitAuthFlows: refreshing, ...pages},
		},
		{
			id: 'localdemosecretclient00002',
			secret: 'localdemoclientsecret000000000000000000000000000002',
			given: {ClientName: 'with secret', ExplicitAuthFlows: refreshing, ...pages},
		},
		{
			id: 'localdemorotateclient00003',
			secret: undefined,
			given: {
				ClientName: 'rotates refresh tokens',
				ExplicitAuthFlows: flows,
				RefreshTokenRotation: rotation,
			},
		},
		{
			id: 'localdemohidingclient00004',
			secret: undefined,
			given: {
				ClientName: 'hides who exists',
				ExplicitAuthFlows: refreshing,
				PreventUserExistenceErrors: 'ENABLED',
			},
		},
	]);
	assert.deepEqual(
		[spent.id, spent.given],
		[
			'us-east-1_LocalSpent',
			{
				PoolName: 'Local demo, SMS budget spent',
				AutoVerifiedAttributes: ['phone_number'],
				SmsConfiguration: texts('us-west-2'),
			},
		],
	);
	assert.deepEqual(clientsOf(spent), [
		{
			id: 'localdemospentclient000005',
			secret: undefined,
			given: {ClientName: 'public', ExplicitAuthFlows: refreshing},
		},
	]);
});

const sms = 'SMS_MFA';
const app = 'SOFTWARE_TOKEN_MFA';

/** The differences of each demo user from the first, and their purpose. */
const users: readonly (readonly [string, object, string])[] = [
	['demo', {}, 'everything is fine'],
	['totp', {totp, mfa: [app], preferredMfa: app}, 'a code from an authenticator app'],
	['sms-code', {mfa: [sms], preferredMfa: sms}, 'a second factor by SMS'],
	['email-code', {mfa: ['EMAIL_OTP'], preferredMfa: 'EMAIL_OTP'}, 'a second factor by email'],
	['two-factors', {totp, mfa: [sms, app]}, 'a choice between two factors'],
	['new-password', {status: 'FORCE_CHANGE_PASSWORD'}, 'a temporary password'],
	['unconfirmed', {status: 'UNCONFIRMED'}, 'a sign-up that was never confirmed'],
	['reset', {status: 'RESET_REQUIRED'}, 'a password that has to be reset'],
	['sam', {}, 'no SMS arrives: the phone replied STOP'],
	['lee', {}, 'no email arrives: one bounced in March'],
	['ada', {}, 'no code arrives: none was ever requested'],
];

test('the demo has a user for each way that signing in and sending can go, all with one password', () => {
	const {demo, spent, now} = start();
	const kept = (pool: typeof demo, name: string) => {
		const {password, epoch, attributes, ...user} = pool.users.get(name) ?? assert.fail(name);
		const {sub, ...rest} = attributes;
		const who = {group: pool.id.slice(10), identity: name};
		assert.ok(password && isPassword(who, demoPassword, password), name);
		return {...user, attributes: rest};
	};
	const bare = {
		pending: {},
		status: 'CONFIRMED',
		isEnabled: true,
		passwordHistory: [],
		temporaryUntil: undefined,
		createdAt: now(),
		modifiedAt: now(),
		codes: {},
		uses: {},
		failures: 0,
		lastFailureAt: 0,
		totp: undefined,
		pendingTotp: undefined,
		mfa: [],
		preferredMfa: undefined,
		devices: {},
		groups: [],
	};
	assert.deepEqual(
		[...demo.users.keys()],
		users.map(([name]) => name),
	);
	for (const [index, [username, more]] of users.entries()) {
		assert.deepEqual(kept(demo, username), {
			username,
			...bare,
			...more,
			attributes: {
				email: `${username}@example.com`,
				email_verified: String(username === 'reset'),
				phone_number: `+1432555${String(index + 8).padStart(4, '0')}`,
				phone_number_verified: 'false',
				given_name: 'Robin',
			},
		});
	}
	assert.deepEqual([...spent.users.keys()], ['kim']);
	assert.deepEqual(kept(spent, 'kim'), {
		username: 'kim',
		...bare,
		attributes: {
			email: 'kim@example.com',
			email_verified: 'true',
			phone_number: '+14325550099',
			phone_number_verified: 'false',
			given_name: 'Kim',
		},
	});
});

test('the demo users are announced with what they show, in a used pool those who still have the password', () => {
	const {demo, context} = start();
	const announced = users.map(([username, more, shows]) => ({
		username,
		password: demoPassword,
		shows,
		attributes: demo.users.get(username)?.attributes,
		...('totp' in more && {totpSecret: demoTotpSecret}),
	}));
	assert.deepEqual(demoUsers(demo, false), announced);
	assert.deepEqual(demoUsers(demo, true), announced);
	const [first, second, third] = [...demo.users.values()];
	assert.ok(first && second && third);
	context.state.change(demo, first, {password: second.password});
	context.state.change(demo, second, {password: undefined});
	demo.users.delete(third.username);
	const left = announced.slice(3);
	assert.deepEqual(demoUsers(demo, true), left);
	assert.deepEqual(demoUsers(demo, false), [...announced.slice(0, 1), ...left]);
});

test('around the demo everything may be sent, but for one address, one number and one region', () => {
	const account = createAccount(demoAccount('eu-west-1'));
	assert.equal(account.id, '000000000000');
	assert.deepEqual(account.region('eu-west-1').Sms, {OptedOutPhoneNumbers: ['+14325550016']});
	assert.deepEqual(account.region('us-west-2').Sms, {
		Attributes: {MonthlySpendLimit: '1'},
		SMSMonthToDateSpentUSD: 1.02,
	});
	assert.deepEqual(account.region('us-east-1'), {});
	const local = createAccount(demoAccount('us-east-1'));
	const [status] = get(local, '/v2/email/identities/example.com');
	assert.equal(status, 200);
	assert.deepEqual(get(local, '/v2/email/suppression/addresses/lee%40example.com'), [
		200,
		{
			SuppressedDestination: {
				EmailAddress: 'lee@example.com',
				Reason: 'BOUNCE',
				LastUpdateTime: at('2026-03-03T09:12:44.000Z'),
				Attributes: {},
			},
		},
	]);
	const number = {
		PhoneNumber: '+18005550100',
		IsoCountryCode: 'US',
		Status: 'ACTIVE',
		NumberType: 'TOLL_FREE',
	};
	for (const region of ['eu-west-1', 'us-west-2']) {
		assert.deepEqual(account.region(region).EndUserMessaging?.PhoneNumbers, [number]);
	}
	const spent = createAccount({Regions: {'us-east-1': account.region('us-west-2')}});
	assert.deepEqual(ask(spent, 'PinpointSMSVoiceV2.DescribeSpendLimits'), {
		SpendLimits: [
			{
				Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT',
				EnforcedLimit: 1,
				MaxLimit: 100,
				Overridden: true,
			},
		],
	});
});
