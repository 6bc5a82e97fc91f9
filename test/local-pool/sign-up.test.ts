import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {test} from 'node:test';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {
	publicClient as ClientId,
	initiate,
	newestCode,
	otherThan,
	refusal,
	signIn,
	startPool,
	succeed,
	textOf,
} from '../helpers/local-pool-client.ts';

const Password = 'Robins-pass-1';
const robin = {ClientId, Username: 'robin'};
const both = [
	{Name: 'email', Value: 'robin@example.com'},
	{Name: 'phone_number', Value: '+14325551234'},
];
const signUp = (pool: LocalPool, more: object = {}) =>
	succeed(pool, 'SignUp', {...robin, Password, UserAttributes: both, ...more});

test('of email and phone only the phone gets the code at sign-up, and the email address stays unverified', async t => {
	const pool = await startPool(t);
	const answer = await signUp(pool);
	assert.equal(answer['UserConfirmed'], false);
	assert.deepEqual(answer['CodeDeliveryDetails'], {
		AttributeName: 'phone_number',
		DeliveryMedium: 'SMS',
		Destination: '+*******1234',
	});
	assert.equal(
		await refusal(pool, 'InitiateAuth', {
			AuthFlow: 'USER_PASSWORD_AUTH',
			ClientId,
			AuthParameters: {USERNAME: 'robin', PASSWORD: Password},
		}),
		'UserNotConfirmedException: User is not confirmed.',
	);
	const ConfirmationCode = newestCode(pool);
	assert.match(
		await refusal(pool, 'ConfirmSignUp', {
			...robin,
			ConfirmationCode: otherThan(ConfirmationCode),
		}),
		/^CodeMismatchException/,
	);
	// The demo's client allows USER_AUTH, so users can continue at once.
	const confirmed = await succeed(pool, 'ConfirmSignUp', {...robin, ConfirmationCode});
	assert.deepEqual(Object.keys(confirmed), ['Session']);
	assert.equal(
		await refusal(pool, 'ConfirmSignUp', {...robin, ConfirmationCode}),
		'NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED',
	);
	const {accessToken: AccessToken} = await signIn(pool, 'robin', Password);
	const {UserAttributes} = await succeed(pool, 'GetUser', {AccessToken});
	assert.ok(Array.isArray(UserAttributes));
	const marks = UserAttributes.filter(({Name}) => /_verified$/.test(Name));
	assert.deepEqual(marks, [
		{Name: 'email_verified', Value: 'false'},
		{Name: 'phone_number_verified', Value: 'true'},
	]);
});

test('a confirmation code can be sent again, five times an hour', async t => {
	const pool = await startPool(t);
	await signUp(pool);
	const first = newestCode(pool);
	for (let i = 0; i < 5; i++) await succeed(pool, 'ResendConfirmationCode', robin);
	assert.match(
		await refusal(pool, 'ResendConfirmationCode', robin),
		/^LimitExceededException: Attempt limit exceeded/,
	);
	const ConfirmationCode = newestCode(pool);
	if (first !== ConfirmationCode) {
		await refusal(pool, 'ConfirmSignUp', {...robin, ConfirmationCode: first});
	}
	await succeed(pool, 'ConfirmSignUp', {...robin, ConfirmationCode});
	assert.equal(
		await refusal(pool, 'ResendConfirmationCode', robin),
		'InvalidParameterException: User is already confirmed.',
	);
});

test('a sign-up that cannot be is refused', async t => {
	const pool = await startPool(t);
	const says = (more: object) =>
		refusal(pool, 'SignUp', {...robin, Password, UserAttributes: both, ...more});
	assert.equal(await says({Username: 'demo'}), 'UsernameExistsException: User already exists');
	assert.equal(
		await says({Password: 'short'}),
		'InvalidPasswordException: Password did not conform with policy: Password not long enough',
	);
	assert.match(await says({Password: 'no-upper-1'}), /uppercase/);
	assert.equal(
		await says({UserAttributes: [{Name: 'email_verified', Value: 'true'}]}),
		'NotAuthorizedException: A client attempted to write unauthorized attribute',
	);
	assert.equal(
		await refusal(pool, 'ConfirmSignUp', {...robin, ConfirmationCode: '123456'}),
		'UserNotFoundException: Username/client id combination not found.',
	);
});

test('an administrator confirms a sign-up once, and verifies no address by it', async t => {
	const pool = await startPool(t);
	await signUp(pool);
	const user = {UserPoolId: pool.userPoolId, Username: 'robin'};
	assert.deepEqual(await pool.call('AdminConfirmSignUp', user), {});
	await assert.rejects(pool.call('AdminConfirmSignUp', user), {
		name: 'NotAuthorizedException',
		message: 'User cannot be confirmed. Current status is CONFIRMED',
	});
	const {UserStatus, UserAttributes} = Object(await pool.call('AdminGetUser', user));
	assert.deepEqual(
		[UserStatus, ...UserAttributes.slice(1)],
		[
			'CONFIRMED',
			...both.flatMap(({Name, Value}) => [
				{Name, Value},
				{Name: `${Name}_verified`, Value: 'false'},
			]),
		],
	);
});

test('a pool whose usernames are email addresses names its users itself', async t => {
	const pool = await startPool(t);
	const created = await pool.call('CreateUserPool', {
		PoolName: 'by address',
		UsernameAttributes: ['email'],
		AutoVerifiedAttributes: ['email'],
	});
	const UserPoolId = textOf(created, 'UserPool', 'Id');
	const client = await pool.call('CreateUserPoolClient', {
		UserPoolId,
		ClientName: 'c',
		ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
	});
	const byAddress = {
		ClientId: textOf(client, 'UserPoolClient', 'ClientId'),
		Username: 'robin@example.com',
	};
	assert.equal(
		await refusal(pool, 'SignUp', {...byAddress, Username: 'robin', Password}),
		'InvalidParameterException: Username should be an email.',
	);
	const answer = await succeed(pool, 'SignUp', {...byAddress, Password});
	await succeed(pool, 'ConfirmSignUp', {...byAddress, ConfirmationCode: newestCode(pool)});
	const {accessToken} = await signIn(pool, 'robin@example.com', Password, byAddress.ClientId);
	const user = await succeed(pool, 'GetUser', {AccessToken: accessToken});
	assert.equal(user['Username'], answer['UserSub']);
	assert.equal(
		await refusal(pool, 'SignUp', {...byAddress, Password}),
		'UsernameExistsException: An account with the given email already exists.',
	);
});

test('a forgotten password is set anew with a code to a verified address', async t => {
	const pool = await startPool(t);
	assert.equal(
		await refusal(pool, 'ForgotPassword', {ClientId, Username: 'demo'}),
		'InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number',
	);
	const reset = {ClientId, Username: 'reset'};
	await assert.rejects(initiate(pool, 'reset'), /PasswordResetRequiredException/);
	assert.deepEqual(await succeed(pool, 'ForgotPassword', reset), {
		CodeDeliveryDetails: {
			AttributeName: 'email',
			DeliveryMedium: 'EMAIL',
			Destination: 'r***@e***',
		},
	});
	const ConfirmationCode = newestCode(pool);
	const confirm = {...reset, Password};
	assert.match(
		await refusal(pool, 'ConfirmForgotPassword', {
			...confirm,
			ConfirmationCode: otherThan(ConfirmationCode),
		}),
		/^CodeMismatchException/,
	);
	await succeed(pool, 'ConfirmForgotPassword', {...confirm, ConfirmationCode});
	await signIn(pool, 'reset', Password);
	assert.match(
		await refusal(pool, 'ConfirmForgotPassword', {...confirm, ConfirmationCode}),
		/^ExpiredCodeException/,
	);
});

test('a client that hides who exists answers an unknown user as it answers a known one', async t => {
	const pool = await startPool(t);
	const nobody = {ClientId: 'localdemohidingclient00004', Username: 'nobody'};
	const sent = await succeed(pool, 'ForgotPassword', nobody);
	assert.match(textOf(sent, 'CodeDeliveryDetails', 'Destination'), /^[a-z]\*{3}@[a-z]\*{3}$/);
	assert.deepEqual(await succeed(pool, 'ForgotPassword', nobody), sent);
	assert.equal(pool.messages().length, 0);
	assert.match(
		await refusal(pool, 'ConfirmForgotPassword', {
			...nobody,
			Password,
			ConfirmationCode: '123456',
		}),
		/^CodeMismatchException/,
	);
	assert.match(
		await refusal(pool, 'ConfirmSignUp', {...nobody, ConfirmationCode: '123456'}),
		/^ExpiredCodeException/,
	);
});

test('a client with a secret wants its hash, right', async t => {
	const pool = await startPool(t);
	const secret = pool.clients.find(client => client.name === 'with secret');
	assert.ok(secret?.clientSecret);
	const hash = createHmac('sha256', secret.clientSecret)
		.update(`robin${secret.clientId}`)
		.digest('base64');
	const request = {ClientId: secret.clientId, Username: 'robin', Password};
	assert.equal(
		await refusal(pool, 'SignUp', request),
		`NotAuthorizedException: Client ${secret.clientId} is configured for secret but secret was not received`,
	);
	assert.equal(
		await refusal(pool, 'SignUp', {...request, SecretHash: 'AAAA'}),
		`NotAuthorizedException: Unable to verify secret hash for client ${secret.clientId}`,
	);
	await succeed(pool, 'SignUp', {...request, SecretHash: hash});
});
