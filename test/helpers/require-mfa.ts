import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';

/**
 * Requires a second factor for everyone in the demo pool: an authenticator app or codes by email. `demo` then has no
 * address, and so has to set one up while signing in.
 */
export async function requireMfa(pool: LocalPool): Promise<void> {
	const {userPoolId: UserPoolId} = pool;
	const described = Object(await pool.call('DescribeUserPool', {UserPoolId})).UserPool;
	const {AutoVerifiedAttributes, AccountRecoverySetting} = described;
	const {EmailConfiguration, SmsConfiguration} = described;
	await pool.call('UpdateUserPool', {
		UserPoolId,
		AutoVerifiedAttributes,
		AccountRecoverySetting,
		EmailConfiguration,
		SmsConfiguration,
		// A code can't be the first factor if a second one is required.
		Policies: {SignInPolicy: {AllowedFirstAuthFactors: ['PASSWORD']}},
	});
	await pool.call('SetUserPoolMfaConfig', {
		UserPoolId,
		MfaConfiguration: 'ON',
		SoftwareTokenMfaConfiguration: {Enabled: true},
		EmailMfaConfiguration: {},
	});
	await pool.call('AdminUpdateUserAttributes', {
		UserPoolId,
		Username: 'demo',
		UserAttributes: [
			{Name: 'email', Value: ''},
			{Name: 'phone_number', Value: ''},
		],
	});
}
