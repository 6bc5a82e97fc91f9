import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';

/**
 * Requires a second factor of everybody in the demo pool, an authenticator app or codes by email. `demo` has no address
 * then, and so has to set one up on the way in.
 */
export async function requireMfa(pool: LocalPool): Promise<void> {
	const {userPoolId: UserPoolId} = pool;
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
