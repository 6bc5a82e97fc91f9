import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	createTestClock,
	hours,
	minutes,
	newestCode,
	otherThan,
	refusal,
	signIn,
	startPool,
	succeed,
} from '../helpers/local-pool-client.ts';

const get = 'GetUserAttributeVerificationCode';
const verify = 'VerifyUserAttribute';

test('a code is sent to the whole address and answered with a masked one', async t => {
	const pool = await startPool(t);
	const {accessToken: AccessToken} = await signIn(pool);
	assert.deepEqual(
		await succeed(pool, get, {
			AccessToken,
			AttributeName: 'email',
			ClientMetadata: {from: 'a test'},
		}),
		{
			CodeDeliveryDetails: {
				AttributeName: 'email',
				DeliveryMedium: 'EMAIL',
				Destination: 'd***@e***',
			},
		},
	);
	assert.deepEqual(await succeed(pool, get, {AccessToken, AttributeName: 'phone_number'}), {
		CodeDeliveryDetails: {
			AttributeName: 'phone_number',
			DeliveryMedium: 'SMS',
			Destination: '+*******0008',
		},
	});
	const [email, sms] = pool.messages();
	assert.equal(email?.destination, 'demo@example.com');
	assert.deepEqual({...email?.clientMetadata}, {from: 'a test'});
	assert.match(email?.code ?? '', /^\d{6}$/);
	assert.equal(sms?.destination, '+14325550008');
	assert.equal(sms?.medium, 'SMS');
	assert.notEqual(email?.code, sms?.code);
});

test('a right code verifies its attribute, once; the other attribute has a code of its own', async t => {
	const pool = await startPool(t);
	const {accessToken: AccessToken} = await signIn(pool);
	await succeed(pool, get, {AccessToken, AttributeName: 'email'});
	const Code = newestCode(pool);
	assert.equal(
		await refusal(pool, verify, {AccessToken, AttributeName: 'phone_number', Code}),
		'ExpiredCodeException: Invalid code provided, please request a code again.',
	);
	assert.equal(
		await refusal(pool, verify, {AccessToken, AttributeName: 'email', Code: otherThan(Code)}),
		'CodeMismatchException: Invalid verification code provided, please try again.',
	);
	assert.deepEqual(await succeed(pool, verify, {AccessToken, AttributeName: 'email', Code}), {});
	assert.equal(
		await refusal(pool, verify, {AccessToken, AttributeName: 'email', Code}),
		'ExpiredCodeException: Invalid code provided, please request a code again.',
	);
	const {UserAttributes} = await succeed(pool, 'GetUser', {AccessToken});
	assert.ok(Array.isArray(UserAttributes));
	assert.deepEqual(
		UserAttributes.filter(({Name}) => /verified$/.test(Name)),
		[
			{Name: 'email_verified', Value: 'true'},
			{Name: 'phone_number_verified', Value: 'false'},
		],
	);
});

test('a verified attribute gets a code again, and can be verified again', async t => {
	const pool = await startPool(t);
	const {accessToken: AccessToken} = await signIn(pool);
	for (let i = 0; i < 2; i++) {
		await succeed(pool, get, {AccessToken, AttributeName: 'email'});
		await succeed(pool, verify, {AccessToken, AttributeName: 'email', Code: newestCode(pool)});
	}
});

test('a code lives 24 hours', async t => {
	const clock = createTestClock();
	const pool = await startPool(t, {clock: clock.now});
	const first = await signIn(pool);
	await succeed(pool, get, {AccessToken: first.accessToken, AttributeName: 'email'});
	const Code = newestCode(pool);
	clock.pass(hours(24) - 1);
	const {accessToken: AccessToken} = await signIn(pool);
	await refusal(pool, verify, {AccessToken, AttributeName: 'email', Code: otherThan(Code)});
	clock.pass(1);
	assert.equal(
		await refusal(pool, verify, {AccessToken, AttributeName: 'email', Code}),
		'ExpiredCodeException: Invalid code provided, please request a code again.',
	);
});

test('five codes an hour are sent to a user, and the sixth is refused until the hour has passed', async t => {
	const clock = createTestClock();
	const pool = await startPool(t, {clock: clock.now});
	const {accessToken: AccessToken} = await signIn(pool);
	for (let i = 0; i < 5; i++) await succeed(pool, get, {AccessToken, AttributeName: 'email'});
	assert.equal(
		await refusal(pool, get, {AccessToken, AttributeName: 'phone_number'}),
		'LimitExceededException: Attempt limit exceeded, please try after some time.',
	);
	assert.equal(pool.messages().length, 5);
	await pool.call('AdminSetUserPassword', {
		UserPoolId: pool.userPoolId,
		Username: 'unconfirmed',
		Password: 'Other-pass-1',
		Permanent: true,
	});
	const other = await signIn(pool, 'unconfirmed', 'Other-pass-1');
	await succeed(pool, get, {AccessToken: other.accessToken, AttributeName: 'email'});
	clock.pass(minutes(59));
	await refusal(pool, get, {AccessToken, AttributeName: 'email'});
	clock.pass(minutes(1));
	const again = await signIn(pool);
	await succeed(pool, get, {AccessToken: again.accessToken, AttributeName: 'email'});
});

test('fifteen tries an hour are judged, and then even the right code is refused', async t => {
	const pool = await startPool(t);
	const {accessToken: AccessToken} = await signIn(pool);
	await succeed(pool, get, {AccessToken, AttributeName: 'email'});
	const Code = newestCode(pool);
	for (let i = 0; i < 15; i++) {
		assert.match(
			await refusal(pool, verify, {AccessToken, AttributeName: 'email', Code: otherThan(Code)}),
			/^CodeMismatchException/,
		);
	}
	assert.equal(
		await refusal(pool, verify, {AccessToken, AttributeName: 'email', Code}),
		'LimitExceededException: Attempt limit exceeded, please try after some time.',
	);
});

test('what cannot be verified is refused in the words of Cognito', async t => {
	const pool = await startPool(t);
	const {accessToken: AccessToken} = await signIn(pool);
	const onlyTwo =
		'InvalidParameterException: Invalid attribute name. Only phone_number and email can be verified.';
	for (const AttributeName of ['given_name', 'custom:x', 'nonsense']) {
		assert.equal(await refusal(pool, get, {AccessToken, AttributeName}), onlyTwo);
		assert.equal(await refusal(pool, verify, {AccessToken, AttributeName, Code: '1'}), onlyTwo);
	}
	await succeed(pool, 'UpdateUserAttributes', {
		AccessToken,
		UserAttributes: [
			{Name: 'email', Value: ''},
			{Name: 'phone_number', Value: ''},
		],
	});
	assert.equal(
		await refusal(pool, get, {AccessToken, AttributeName: 'email'}),
		'InvalidParameterException: User does not have a valid registered email address',
	);
	assert.equal(
		await refusal(pool, get, {AccessToken, AttributeName: 'phone_number'}),
		'InvalidParameterException: User does not have a valid registered phone number',
	);
	assert.equal(
		await refusal(pool, verify, {AccessToken, AttributeName: 'phone_number', Code: '123456'}),
		'InvalidParameterException: Unable to verify attribute: phone_number no value set to verify',
	);
});

test('what breaks the API model is refused with every complaint at once, and no token in it', async t => {
	const pool = await startPool(t);
	assert.equal(
		await refusal(pool, verify, {AccessToken: 'a b', AttributeName: '', Code: 'a b'}),
		'InvalidParameterException: 4 validation errors detected: ' +
			"Value at 'accessToken' failed to satisfy constraint: Member must satisfy regular expression pattern: [A-Za-z0-9-_=.]+; " +
			"Value '' at 'attributeName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+; " +
			"Value '' at 'attributeName' failed to satisfy constraint: Member must have length greater than or equal to 1; " +
			"Value 'a b' at 'code' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+",
	);
	assert.equal(
		await refusal(pool, get, {}),
		"InvalidParameterException: 2 validation errors detected: Value at 'accessToken' failed to satisfy constraint: Member must not be null; " +
			"Value null at 'attributeName' failed to satisfy constraint: Member must not be null",
	);
	assert.match(await refusal(pool, get, {AccessToken: 1}), /^SerializationException: /);
	assert.match(await refusal(pool, get, 'not JSON'), /^SerializationException: /);
});
