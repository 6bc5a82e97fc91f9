import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';

/**
 * Requires a second factor of everybody in the demo pool, an authenticator app or codes by email. `demo` has no address
 * then, and so has to set one up on the way in.
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
		// A code is no first factor where a second one is required.
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
