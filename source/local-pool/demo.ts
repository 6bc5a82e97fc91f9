import type {Context} from './context.ts';
import {createClient, createPool, nameOf, type UserPool} from './model/pool.ts';
import type {User} from './model/user.ts';
import {isPassword} from './sign-in/srp.ts';
import {createUser} from './users/create-user.ts';
import {newPassword} from './users/passwords.ts';

/** The password of every demo user. It guards nothing: the demo pool is made anew each time. */
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

/** A client for each kind; ids and secret are fixed, so that they can be written down. */
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

/** A user for each way that signing in can go. */
const users: Readonly<Record<string, Partial<User>>> = {
	demo: {},
	totp: {totp, mfa: ['SOFTWARE_TOKEN_MFA'], preferredMfa: 'SOFTWARE_TOKEN_MFA'},
	'sms-code': {mfa: ['SMS_MFA'], preferredMfa: 'SMS_MFA'},
	'email-code': {mfa: ['EMAIL_OTP'], preferredMfa: 'EMAIL_OTP'},
	'two-factors': {totp, mfa: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA']},
	'new-password': {status: 'FORCE_CHANGE_PASSWORD'},
	unconfirmed: {status: 'UNCONFIRMED'},
	reset: {status: 'RESET_REQUIRED'},
};

/** Fills an empty state with the demo pool. Nothing of the demo users is verified but what a reset needs. */
export const createDemoPool = (context: Context): UserPool => {
	const {state, clock, region} = context;
	const pool = createPool(
		`${region}_LocalDemo`,
		{
			PoolName: 'Local demo',
			AutoVerifiedAttributes: ['email', 'phone_number'],
			MfaConfiguration: 'OPTIONAL',
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
	for (const [index, [username, given]] of Object.entries(users).entries()) {
		createUser(context, pool, username, {
			...newPassword(context, pool, {username}, demoPassword),
			status: 'CONFIRMED',
			...given,
			attributes: {
				email: `${username}@example.com`,
				email_verified: String(username === 'reset'),
				phone_number: `+1432555${String(index + 8).padStart(4, '0')}`,
				phone_number_verified: 'false',
				given_name: 'Robin',
			},
		});
	}
	state.touch();
	return pool;
};

/** The demo users; in a pool that was used before, only those whose password is still the one that everybody knows. */
export const demoUsers = (pool: UserPool, wasUsed: boolean) =>
	Object.keys(users).flatMap(username => {
		const user = pool.users.get(username);
		const who = {group: nameOf(pool), identity: username};
		if (!user?.password) return [];
		if (wasUsed && !isPassword(who, demoPassword, user.password)) return [];
		return [
			{
				username,
				password: demoPassword,
				attributes: user.attributes,
				...(user.totp && {totpSecret: user.totp.secret}),
			},
		];
	});
