import {
	demoEmailConfiguration,
	demoSmsConfiguration,
	demoSpentSmsConfiguration,
	demoTroubles,
} from './account/demo-account.ts';
import type {Context} from './context.ts';
import {createClient, createPool, nameOf, type UserPool} from './model/pool.ts';
import type {User} from './model/user.ts';
import {isPassword} from './sign-in/srp.ts';
import {createUser} from './users/create-user.ts';
import {newPassword} from './users/passwords.ts';

/** The password of every demo user. It isn't a secret: the demo pool is recreated each time. */
export const demoPassword = 'Demo-pass-1';

const flows = [
	'ALLOW_USER_SRP_AUTH',
	'ALLOW_USER_PASSWORD_AUTH',
	'ALLOW_ADMIN_USER_PASSWORD_AUTH',
	'ALLOW_USER_AUTH',
	'ALLOW_CUSTOM_AUTH',
];
const refreshing = [...flows, 'ALLOW_REFRESH_TOKEN_AUTH'];
const managedLogin = {
	AllowedOAuthFlowsUserPoolClient: true,
	AllowedOAuthFlows: ['code'],
	AllowedOAuthScopes: ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'],
	CallbackURLs: ['http://localhost:8976/callback', 'http://127.0.0.1:8976/callback'],
	LogoutURLs: ['http://localhost:8976/', 'http://127.0.0.1:8976/'],
	SupportedIdentityProviders: ['COGNITO'],
};

/** One client of each kind. IDs and secret are fixed, so that they can be written down. */
const clients = [
	{
		id: 'localdemopublicclient00001',
		given: {ClientName: 'public', ExplicitAuthFlows: refreshing, ...managedLogin},
	},
	{
		id: 'localdemosecretclient00002',
		secret: 'localdemoclientsecret000000000000000000000000000002',
		given: {ClientName: 'with secret', ExplicitAuthFlows: refreshing, ...managedLogin},
	},
	{
		id: 'localdemorotateclient00003',
		given: {
			ClientName: 'rotates refresh tokens',
			ExplicitAuthFlows: flows,
			RefreshTokenRotation: {Feature: 'ENABLED', RetryGracePeriodSeconds: 10},
		},
	},
	{
		id: 'localdemohidingclient00004',
		given: {
			ClientName: 'hides who exists',
			ExplicitAuthFlows: refreshing,
			PreventUserExistenceErrors: 'ENABLED',
		},
	},
];

/** The secret of the demo user with an authenticator app (base32). */
export const demoTotpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

const totp = {secret: demoTotpSecret, name: 'Demo app', lastStep: 0};

/** A demo user and what it is for. */
type DemoUser = Partial<Omit<User, 'attributes'>> & {readonly shows: string};

/** A user for each way a sign-in can go, and for each delivery problem in `demo-account.ts`. */
const users: Readonly<Record<string, DemoUser>> = {
	demo: {shows: 'everything is fine'},
	totp: {
		totp,
		mfa: ['SOFTWARE_TOKEN_MFA'],
		preferredMfa: 'SOFTWARE_TOKEN_MFA',
		shows: 'a code from an authenticator app',
	},
	'sms-code': {mfa: ['SMS_MFA'], preferredMfa: 'SMS_MFA', shows: 'a second factor by SMS'},
	'email-code': {mfa: ['EMAIL_OTP'], preferredMfa: 'EMAIL_OTP', shows: 'a second factor by email'},
	'two-factors': {
		totp,
		mfa: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
		shows: 'a choice between two factors',
	},
	'new-password': {status: 'FORCE_CHANGE_PASSWORD', shows: 'a temporary password'},
	unconfirmed: {status: 'UNCONFIRMED', shows: 'a sign-up that was never confirmed'},
	reset: {status: 'RESET_REQUIRED', shows: 'a password that has to be reset'},
	[demoTroubles.optedOut.username]: {shows: 'no SMS arrives: the phone replied STOP'},
	[demoTroubles.suppressed.username]: {shows: 'no email arrives: one bounced in March'},
	[demoTroubles.neverAsked.username]: {shows: 'no code arrives: none was ever requested'},
};

/** US numbers reserved for fiction. */
const phoneNumberOf = (index: number) => `+1432555${String(index + 8).padStart(4, '0')}`;

/**
 * Fills an empty state with the demo pool. Attributes of demo users are unverified unless a password reset needs them.
 */
export function createDemoPool(context: Context): UserPool {
	const {state, clock, region} = context;
	const pool = createPool(
		`${region}_LocalDemo`,
		{
			PoolName: 'Local demo',
			AutoVerifiedAttributes: ['email', 'phone_number'],
			MfaConfiguration: 'OPTIONAL',
			EmailConfiguration: demoEmailConfiguration(region),
			SmsConfiguration: demoSmsConfiguration(region),
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
		},
		clock(),
	);
	state.pools.set(pool.id, pool);
	for (const {id, secret, given} of clients) {
		pool.clients.set(id, createClient(id, secret, given, clock()));
	}
	for (const [index, [username, {shows: _, ...user}]] of Object.entries(users).entries()) {
		createUser(context, pool, username, {
			...newPassword(context, pool, {username}, demoPassword),
			status: 'CONFIRMED',
			...user,
			attributes: {
				email: `${username}@example.com`,
				email_verified: String(username === 'reset'),
				phone_number: phoneNumberOf(index),
				phone_number_verified: 'false',
				given_name: 'Robin',
			},
		});
	}
	createSpentPool(context);
	state.touch();
	return pool;
}

/** Adds a second pool, which sends text messages from the region whose budget is used up. */
function createSpentPool(context: Context): void {
	const {state, clock, region} = context;
	const pool = createPool(
		`${region}_LocalSpent`,
		{
			PoolName: 'Local demo, SMS budget spent',
			AutoVerifiedAttributes: ['phone_number'],
			SmsConfiguration: demoSpentSmsConfiguration(),
		},
		clock(),
	);
	state.pools.set(pool.id, pool);
	const client = {ClientName: 'public', ExplicitAuthFlows: refreshing};
	const clientId = 'localdemospentclient000005';
	pool.clients.set(clientId, createClient(clientId, undefined, client, clock()));
	const {username, phoneNumber} = demoTroubles.budgetSpent;
	createUser(context, pool, username, {
		...newPassword(context, pool, {username}, demoPassword),
		status: 'CONFIRMED',
		attributes: {
			email: `${username}@example.com`,
			email_verified: 'true',
			phone_number: phoneNumber,
			phone_number_verified: 'false',
			given_name: 'Kim',
		},
	});
}

/** The demo users; in a pool restored from a file, only those who still have the well-known password. */
export const demoUsers = (pool: UserPool, wasUsed: boolean) =>
	Object.entries(users).flatMap(([username, {shows}]) => {
		const user = pool.users.get(username);
		const who = {group: nameOf(pool), identity: username};
		if (!user?.password) return [];
		if (wasUsed && !isPassword(who, demoPassword, user.password)) return [];
		return [
			{
				username,
				password: demoPassword,
				shows,
				attributes: user.attributes,
				...(user.totp && {totpSecret: user.totp.secret}),
			},
		];
	});
