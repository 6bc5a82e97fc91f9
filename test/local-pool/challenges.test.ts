import assert from 'node:assert/strict';
import {test} from 'node:test';
import {totpCode, totpStep} from '../../source/local-pool/sign-in/totp.ts';
import {answerTo, isSignedIn, refused, respond} from '../helpers/answer-challenge.ts';
import {
	createTestClock,
	hours,
	initiate,
	minutes,
	newestCode,
	otherThan,
	refusal,
	startPool,
	succeed,
	textOf,
} from '../helpers/local-pool-client.ts';
import {requireMfa} from '../helpers/require-mfa.ts';

test('a temporary password is changed on the way in, and the session is spent by it', async t => {
	const pool = await startPool(t);
	const challenge = await initiate(pool, 'new-password');
	assert.equal(challenge['ChallengeName'], 'NEW_PASSWORD_REQUIRED');
	assert.equal(textOf(challenge, 'ChallengeParameters', 'requiredAttributes'), '[]');
	const attributes = JSON.parse(textOf(challenge, 'ChallengeParameters', 'userAttributes'));
	assert.equal(attributes.email, 'new-password@example.com');

	const weak = answerTo(challenge, 'new-password', {NEW_PASSWORD: 'weak'});
	assert.match(await refused(pool, weak), /^InvalidPasswordException/);
	const answer = answerTo(challenge, 'new-password', {NEW_PASSWORD: 'Lasting-pass-1'});
	isSignedIn(await respond(pool, answer));
	assert.equal(
		await refused(pool, answer),
		'NotAuthorizedException: Invalid session for the user, session can only be used once.',
	);
	isSignedIn(await initiate(pool, 'new-password', 'Lasting-pass-1'));
});

test('a session lasts three minutes, and only its own user and challenge are answered by it', async t => {
	const clock = createTestClock();
	const pool = await startPool(t, {clock: clock.now});
	const challenge = await initiate(pool, 'new-password');
	const responses = {NEW_PASSWORD: 'Lasting-pass-1'};
	const unknown = 'NotAuthorizedException: Invalid session for the user.';
	assert.equal(await refused(pool, answerTo(challenge, 'demo', responses)), unknown);
	assert.equal(
		await refused(pool, answerTo(challenge, 'new-password', responses, 'SMS_MFA')),
		unknown,
	);
	assert.equal(
		await refused(pool, {
			...answerTo(challenge, 'new-password', responses),
			Session: 'A'.repeat(96),
		}),
		unknown,
	);
	clock.pass(minutes(3));
	assert.equal(
		await refused(pool, answerTo(challenge, 'new-password', responses)),
		'NotAuthorizedException: Invalid session for the user, session is expired.',
	);
});

test('a temporary password expires', async t => {
	const clock = createTestClock();
	const pool = await startPool(t, {clock: clock.now});
	await pool.call('AdminSetUserPassword', {
		UserPoolId: pool.userPoolId,
		Username: 'demo',
		Password: 'Temporary-1',
	});
	clock.pass(hours(24 * 7));
	await assert.rejects(
		initiate(pool, 'demo', 'Temporary-1'),
		/Temporary password has expired and must be reset by an administrator\./,
	);
});

for (const {username, name, answer, destination} of [
	{username: 'sms-code', name: 'SMS_MFA', answer: 'SMS_MFA_CODE', destination: '+*******0010'},
	{username: 'email-code', name: 'EMAIL_OTP', answer: 'EMAIL_OTP_CODE', destination: 'e***@e***'},
]) {
	test(`${name}: a wrong code keeps the session, the right one signs in and verifies the address`, async t => {
		const pool = await startPool(t);
		const challenge = await initiate(pool, username);
		assert.equal(challenge['ChallengeName'], name);
		assert.equal(
			textOf(challenge, 'ChallengeParameters', 'CODE_DELIVERY_DESTINATION'),
			destination,
		);
		const code = newestCode(pool);
		assert.equal(
			await refused(pool, answerTo(challenge, username, {[answer]: otherThan(code)})),
			'CodeMismatchException: Invalid code or auth state for the user.',
		);
		const signedIn = await respond(pool, answerTo(challenge, username, {[answer]: code}));
		isSignedIn(signedIn);
		const user = await pool.call('AdminGetUser', {
			UserPoolId: pool.userPoolId,
			Username: username,
		});
		const attribute = name === 'SMS_MFA' ? 'phone_number_verified' : 'email_verified';
		assert.match(JSON.stringify(user), new RegExp(`"${attribute}","Value":"true"`));
	});
}

test('SOFTWARE_TOKEN_MFA takes the code of the authenticator app, each once', async t => {
	const clock = createTestClock();
	const pool = await startPool(t, {clock: clock.now});
	const secret = pool.users.find(user => user.username === 'totp')?.totpSecret ?? '';
	const challenge = await initiate(pool, 'totp');
	assert.deepEqual(challenge['ChallengeParameters'], {
		FRIENDLY_DEVICE_NAME: 'Demo app',
		USER_ID_FOR_SRP: 'totp',
	});
	const code = totpCode(secret, totpStep(clock.now()));
	const right = answerTo(challenge, 'totp', {SOFTWARE_TOKEN_MFA_CODE: code});
	const wrong = answerTo(challenge, 'totp', {SOFTWARE_TOKEN_MFA_CODE: otherThan(code)});
	assert.equal(await refused(pool, wrong), 'CodeMismatchException: Invalid code received for user');
	isSignedIn(await respond(pool, right));
	const again = await initiate(pool, 'totp');
	assert.equal(
		await refused(pool, answerTo(again, 'totp', {SOFTWARE_TOKEN_MFA_CODE: code})),
		'ExpiredCodeException: Your software token has already been used once.',
	);
	clock.pass(30_000);
	const next = totpCode(secret, totpStep(clock.now()));
	isSignedIn(await respond(pool, answerTo(again, 'totp', {SOFTWARE_TOKEN_MFA_CODE: next})));
});

test('SELECT_MFA_TYPE lets a user with two factors choose', async t => {
	const pool = await startPool(t);
	const challenge = await initiate(pool, 'two-factors');
	assert.equal(
		textOf(challenge, 'ChallengeParameters', 'MFAS_CAN_CHOOSE'),
		'["SMS_MFA","SOFTWARE_TOKEN_MFA"]',
	);
	const chosen = await respond(pool, answerTo(challenge, 'two-factors', {ANSWER: 'SMS_MFA'}));
	const code = newestCode(pool);
	isSignedIn(await respond(pool, answerTo(chosen, 'two-factors', {SMS_MFA_CODE: code})));
});

test('MFA_SETUP: an authenticator app is set up on the way in, and asked for the next time', async t => {
	const clock = createTestClock();
	const pool = await startPool(t, {clock: clock.now});
	await requireMfa(pool);
	const challenge = await initiate(pool);
	assert.equal(challenge['ChallengeName'], 'MFA_SETUP');
	const associated = await succeed(pool, 'AssociateSoftwareToken', {
		Session: textOf(challenge, 'Session'),
	});
	const secret = textOf(associated, 'SecretCode');
	const UserCode = totpCode(secret, totpStep(clock.now()));
	const verify = {Session: textOf(associated, 'Session'), FriendlyDeviceName: 'A phone'};
	assert.equal(
		await refusal(pool, 'VerifySoftwareToken', {...verify, UserCode: otherThan(UserCode)}),
		'EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token MFA',
	);
	assert.match(
		await refused(pool, answerTo(associated, 'demo', {}, 'MFA_SETUP')),
		/^NotAuthorizedException: Invalid session/,
	);
	const verified = await succeed(pool, 'VerifySoftwareToken', {...verify, UserCode});
	assert.equal(verified['Status'], 'SUCCESS');
	isSignedIn(await respond(pool, answerTo(verified, 'demo', {}, 'MFA_SETUP')));

	clock.pass(30_000);
	const next = await initiate(pool);
	assert.equal(next['ChallengeName'], 'SOFTWARE_TOKEN_MFA');
	const code = totpCode(secret, totpStep(clock.now()));
	isSignedIn(await respond(pool, answerTo(next, 'demo', {SOFTWARE_TOKEN_MFA_CODE: code})));
});

test('MFA_SETUP with an email address sends a code there', async t => {
	const pool = await startPool(t);
	await requireMfa(pool);
	const challenge = await initiate(pool);
	const sent = await respond(pool, answerTo(challenge, 'demo', {EMAIL: 'mfa@example.com'}));
	assert.equal(pool.messages().at(-1)?.destination, 'mfa@example.com');
	isSignedIn(await respond(pool, answerTo(sent, 'demo', {EMAIL_OTP_CODE: newestCode(pool)})));
});
