import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {LocalPool} from '../../../source/local-pool/create-local-pool.ts';
import {refusal, signed, signIn, startPool, succeed} from '../../helpers/local-pool-client.ts';

test('a changed password signs in, and the earlier one does not', async t => {
	const pool = await startPool(t);
	const {accessToken: AccessToken} = await signIn(pool);
	const change = {AccessToken, PreviousPassword: 'Demo-pass-1', ProposedPassword: 'Other-pass-2'};
	assert.deepEqual(await succeed(pool, 'ChangePassword', change), {});
	await signIn(pool, 'demo', 'Other-pass-2');
	assert.equal(
		await refusal(pool, 'InitiateAuth', {
			AuthFlow: 'USER_PASSWORD_AUTH',
			ClientId: 'localdemopublicclient00001',
			AuthParameters: {USERNAME: 'demo', PASSWORD: 'Demo-pass-1'},
		}),
		'NotAuthorizedException: Incorrect username or password.',
	);
	await succeed(pool, 'GetUser', {AccessToken});
});

test('a new password is refused after a wrong earlier one, and where the policy refuses it', async t => {
	const pool = await startPool(t);
	const {accessToken: AccessToken} = await signIn(pool);
	const wrong = {AccessToken, PreviousPassword: 'Wrong-pass-1', ProposedPassword: 'Other-pass-2'};
	assert.equal(
		await refusal(pool, 'ChangePassword', {...wrong, PreviousPassword: undefined}),
		'NotAuthorizedException: Incorrect username or password.',
	);
	assert.equal(
		await refusal(pool, 'ChangePassword', {
			AccessToken,
			PreviousPassword: 'Demo-pass-1',
			ProposedPassword: 'weakling',
		}),
		'InvalidPasswordException: Password does not conform to policy: Password must have uppercase characters',
	);
	for (let tries = 2; tries <= 5; tries++) {
		assert.equal(
			await refusal(pool, 'ChangePassword', wrong),
			'NotAuthorizedException: Incorrect username or password.',
		);
	}
	assert.equal(
		await refusal(pool, 'ChangePassword', wrong),
		'LimitExceededException: Attempt limit exceeded, please try after some time.',
	);
	await signIn(pool);
});

test('a user who deletes the own account is gone, for the tokens too', async t => {
	const pool = await startPool(t);
	const {accessToken: AccessToken} = await signIn(pool);
	assert.deepEqual(await succeed(pool, 'DeleteUser', {AccessToken}), {});
	assert.equal(
		await refusal(pool, 'GetUser', {AccessToken}),
		'UserNotFoundException: User does not exist.',
	);
	assert.equal(
		await refusal(pool, 'AdminGetUser', {UserPoolId: pool.userPoolId, Username: 'demo'}, signed),
		'UserNotFoundException: User does not exist.',
	);
});

test('the ways to sign in that a user has are those that the pool allows and they can use', async t => {
	const pool = await startPool(t);
	const {accessToken: AccessToken} = await signIn(pool);
	assert.deepEqual(await succeed(pool, 'GetUserAuthFactors', {AccessToken}), {
		Username: 'demo',
		ConfiguredUserAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'],
	});
	await succeed(pool, 'DeleteUserAttributes', {AccessToken, UserAttributeNames: ['email']});
	await succeed(pool, 'SetUserMFAPreference', {
		AccessToken,
		SMSMfaSettings: {Enabled: true, PreferredMfa: true},
	});
	assert.deepEqual(await succeed(pool, 'GetUserAuthFactors', {AccessToken}), {
		Username: 'demo',
		PreferredMfaSetting: 'SMS_MFA',
		UserMFASettingList: ['SMS_MFA'],
		ConfiguredUserAuthFactors: ['PASSWORD', 'SMS_OTP'],
	});
});

async function namesOf(pool: LocalPool, AccessToken: string) {
	const {UserAttributes} = await succeed(pool, 'GetUser', {AccessToken});
	assert.ok(Array.isArray(UserAttributes));
	return UserAttributes.map(({Name}) => Name);
}

test('deleting an address deletes its mark and its code, and nothing else', async t => {
	const pool = await startPool(t);
	const {accessToken: AccessToken} = await signIn(pool);
	await succeed(pool, 'GetUserAttributeVerificationCode', {AccessToken, AttributeName: 'email'});
	const code = pool.messages().at(-1)?.code;
	assert.deepEqual(
		await succeed(pool, 'DeleteUserAttributes', {AccessToken, UserAttributeNames: ['email']}),
		{},
	);
	assert.deepEqual(await namesOf(pool, AccessToken), [
		'sub',
		'phone_number',
		'phone_number_verified',
		'given_name',
	]);
	const values = [{Name: 'email', Value: 'demo@example.com'}];
	await pool.call('AdminUpdateUserAttributes', {
		UserPoolId: pool.userPoolId,
		Username: 'demo',
		UserAttributes: [...values, {Name: 'email_verified', Value: 'true'}],
	});
	assert.equal(
		await refusal(pool, 'VerifyUserAttribute', {AccessToken, AttributeName: 'email', Code: code}),
		'ExpiredCodeException: Invalid code provided, please request a code again.',
	);
});

test('what may not be deleted is refused', async t => {
	const pool = await startPool(t);
	const {accessToken: AccessToken} = await signIn(pool);
	const refused = (...UserAttributeNames: string[]) =>
		refusal(pool, 'DeleteUserAttributes', {AccessToken, UserAttributeNames});
	assert.equal(
		await refused('custom:nothing'),
		'InvalidParameterException: Invalid user attributes: user.custom:nothing: Attribute does not exist in the schema.\n',
	);
	assert.equal(
		await refused('given_name', 'email_verified'),
		'InvalidParameterException: Invalid user attributes: user.email_verified: Attribute cannot be updated.\n',
	);
	assert.ok((await namesOf(pool, AccessToken)).includes('given_name'), 'none is deleted');
	const admin = {UserPoolId: pool.userPoolId, Username: 'demo'};
	assert.equal(
		await refusal(
			pool,
			'AdminDeleteUserAttributes',
			{...admin, UserAttributeNames: ['sub']},
			signed,
		),
		'InvalidParameterException: Cannot modify the non-mutable attribute sub',
	);
	await succeed(
		pool,
		'AdminDeleteUserAttributes',
		{...admin, UserAttributeNames: ['given_name', 'phone_number']},
		signed,
	);
	assert.deepEqual(await namesOf(pool, AccessToken), ['sub', 'email', 'email_verified']);
});
