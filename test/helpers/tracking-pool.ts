import assert from 'node:assert/strict';
import type {AppClient} from '../../source/cognito/cognito.ts';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';

/** The user of a pool that tracks devices, who gets a code by SMS except on a remembered device. */
export const trackedUser = {
	username: 'jane',
	/** An alias. */
	phone: '+14325550008',
	password: 'Right-pass-1',
};

export type TrackingOptions = {
	/** Whether devices are remembered if the user agrees, rather than automatically. */
	readonly isAskedFirst?: boolean;
	readonly clientSecret?: boolean;
	/** Whether the user needs a code by SMS; true by default. */
	readonly hasSecondFactor?: boolean;
};

/** Creates a user pool that tracks devices, with one user and one app client, which it returns. */
export async function createTrackingPool(
	pool: LocalPool,
	{isAskedFirst = true, clientSecret = false, hasSecondFactor = true}: TrackingOptions = {},
): Promise<AppClient> {
	const created = await pool.call('CreateUserPool', {
		PoolName: 'tracks devices',
		MfaConfiguration: 'OPTIONAL',
		SmsConfiguration: {SnsCallerArn: 'arn:aws:iam::000000000000:role/sms'},
		AliasAttributes: ['phone_number'],
		DeviceConfiguration: {
			ChallengeRequiredOnNewDevice: true,
			DeviceOnlyRememberedOnUserPrompt: isAskedFirst,
		},
	});
	const UserPoolId = textIn(created, 'UserPool', 'Id');
	const client = await pool.call('CreateUserPoolClient', {
		UserPoolId,
		ClientName: 'app',
		GenerateSecret: clientSecret,
		ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
	});
	const {username: Username, password: Password} = trackedUser;
	const target = {UserPoolId, Username};
	await pool.call('AdminCreateUser', {
		...target,
		UserAttributes: [
			{Name: 'phone_number', Value: trackedUser.phone},
			{Name: 'phone_number_verified', Value: 'true'},
		],
	});
	await pool.call('AdminSetUserPassword', {...target, Password, Permanent: true});
	if (hasSecondFactor) {
		await pool.call('AdminSetUserMFAPreference', {
			...target,
			SMSMfaSettings: {Enabled: true, PreferredMfa: true},
		});
	}
	return {
		region: pool.region,
		userPoolId: UserPoolId,
		clientId: textIn(client, 'UserPoolClient', 'ClientId'),
		...(clientSecret && {clientSecret: textIn(client, 'UserPoolClient', 'ClientSecret')}),
		endpointUrl: pool.endpoint,
	};
}

function textIn(value: object, ...path: readonly string[]): string {
	const found = path.reduce<unknown>((inner, name) => Object(inner)[name], value);
	assert.equal(typeof found, 'string', path.join('.'));
	return String(found);
}
