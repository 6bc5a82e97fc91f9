import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {totpCode, totpStep} from '../../source/local-pool/sign-in/totp.ts';
import {
	publicClient as ClientId,
	createTestClock,
	hours,
	initiate,
	minutes,
	newestCode,
	otherThan,
	refusal,
	signed,
	startPool,
	succeed,
	textOf,
} from '../helpers/local-pool-client.ts';
import {requireMfa} from '../helpers/require-mfa.ts';

type Answer = Awaited<ReturnType<typeof initiate>>;

const answerTo = (
	challenge: Answer,
	USERNAME: string,
	responses: Readonly<Record<string, string>>,
	challengeName = textOf(challenge, 'ChallengeName'),
) => ({
	ClientId,
	ChallengeName: challengeName,
	Session: textOf(challenge, 'Session'),
	ChallengeResponses: {USERNAME, ...responses},
});

function isSignedIn(answer: Answer) {
	assert.deepEqual(answer['ChallengeParameters'], {});
	assert.ok(textOf(answer, 'AuthenticationResult', 'AccessToken'));
}

const respond = (pool: LocalPool, request: object) =>
	succeed(pool, 'RespondToAuthChallenge', request);
const refused = (pool: LocalPool, request: object) =>
	refusal(pool, 'RespondToAuthChallenge', request);

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

const choose = (
	pool: LocalPool,
	parameters: Readonly<Record<string, string>>,
	clientId = ClientId,
) =>
	succeed(pool, 'InitiateAuth', {
		AuthFlow: 'USER_AUTH',
		ClientId: clientId,
		AuthParameters: {USERNAME: 'demo', ...parameters},
	});

test('USER_AUTH offers what the user has, and begins with the preferred one', async t => {
	const pool = await startPool(t);
	const offer = await choose(pool, {});
	assert.equal(offer['ChallengeName'], 'SELECT_CHALLENGE');
	assert.deepEqual(offer['AvailableChallenges'], [
		'PASSWORD',
		'PASSWORD_SRP',
		'EMAIL_OTP',
		'SMS_OTP',
		'WEB_AUTHN',
	]);
	const wrong = answerTo(offer, 'demo', {ANSWER: 'PASSWORD', PASSWORD: 'Wrong-pass-1'});
	assert.match(await refused(pool, wrong), /Incorrect username or password\./);
	isSignedIn(
		await respond(pool, answerTo(offer, 'demo', {ANSWER: 'PASSWORD', PASSWORD: 'Demo-pass-1'})),
	);

	const emailed = await choose(pool, {PREFERRED_CHALLENGE: 'EMAIL_OTP'});
	assert.equal(emailed['ChallengeName'], 'EMAIL_OTP');
	const code = newestCode(pool);
	assert.match(code, /^\d{8}$/);
	isSignedIn(await respond(pool, answerTo(emailed, 'demo', {EMAIL_OTP_CODE: code})));

	const texted = await respond(pool, answerTo(await choose(pool, {}), 'demo', {ANSWER: 'SMS_OTP'}));
	assert.equal(texted['ChallengeName'], 'SMS_OTP');
	isSignedIn(await respond(pool, answerTo(texted, 'demo', {SMS_OTP_CODE: newestCode(pool)})));

	isSignedIn(await choose(pool, {PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: 'Demo-pass-1'}));
	assert.match(
		await refused(pool, answerTo(await choose(pool, {}), 'demo', {ANSWER: 'WEB_AUTHN'})),
		/^UnsupportedOperationException: .*passkey/,
	);
});

test('a user who must change the password is offered no code to begin with', async t => {
	const pool = await startPool(t);
	const offer = await choose(pool, {USERNAME: 'new-password'});
	assert.deepEqual(offer['AvailableChallenges'], ['PASSWORD', 'PASSWORD_SRP']);
});

test('a client that hides who exists plays a code to nobody, and says the same to a wrong password', async t => {
	const pool = await startPool(t);
	const hiding = 'localdemohidingclient00004';
	const nobody = {USERNAME: 'nobody', PREFERRED_CHALLENGE: 'EMAIL_OTP'};
	const challenge = await choose(pool, nobody, hiding);
	assert.match(
		textOf(challenge, 'ChallengeParameters', 'CODE_DELIVERY_DESTINATION'),
		/^[a-z]\*{3}@[a-z]\*{3}$/,
	);
	assert.equal(pool.messages().length, 0);
	const answer = {...answerTo(challenge, 'nobody', {EMAIL_OTP_CODE: '12345678'}), ClientId: hiding};
	assert.equal(
		await refused(pool, answer),
		'CodeMismatchException: Invalid code or auth state for the user.',
	);
	const byPassword = (USERNAME: string) => ({
		AuthFlow: 'USER_PASSWORD_AUTH',
		ClientId: hiding,
		AuthParameters: {USERNAME, PASSWORD: 'Wrong-pass-1'},
	});
	const says = await refusal(pool, 'InitiateAuth', byPassword('nobody'));
	assert.equal(says, 'NotAuthorizedException: Incorrect username or password.');
	assert.equal(await refusal(pool, 'InitiateAuth', byPassword('demo')), says);

	const open = {...byPassword('nobody'), ClientId};
	assert.equal(
		await refusal(pool, 'InitiateAuth', open),
		'UserNotFoundException: User does not exist.',
	);
});

test('five wrong passwords lock the sign-in, longer each time, and the right one ends the count', async t => {
	const clock = createTestClock();
	const pool = await startPool(t, {clock: clock.now});
	const attempt = (PASSWORD: string) => ({
		AuthFlow: 'USER_PASSWORD_AUTH',
		ClientId,
		AuthParameters: {USERNAME: 'demo', PASSWORD},
	});
	const wrong = attempt('Wrong-pass-1');
	for (let i = 0; i < 5; i++) {
		assert.match(await refusal(pool, 'InitiateAuth', wrong), /Incorrect username or password/);
	}
	const locked = 'NotAuthorizedException: Password attempts exceeded';
	assert.equal(await refusal(pool, 'InitiateAuth', attempt('Demo-pass-1')), locked);
	clock.pass(1_000);
	assert.match(await refusal(pool, 'InitiateAuth', wrong), /Incorrect username or password/);
	clock.pass(1_999);
	assert.equal(await refusal(pool, 'InitiateAuth', attempt('Demo-pass-1')), locked);
	clock.pass(1);
	isSignedIn(await initiate(pool));
	assert.match(await refusal(pool, 'InitiateAuth', wrong), /Incorrect username or password/);
	isSignedIn(await initiate(pool));
});

test('CUSTOM_AUTH goes as many rounds as its rules want', async t => {
	const pool = await startPool(t, {
		customAuth: ({rounds, username}) => {
			if (rounds.some(round => !round.isRight)) return 'failed';
			if (rounds.length === 2) return 'succeeded';
			return {
				ask: {question: `${username}, round ${rounds.length + 1}?`},
				isRight: answer => answer === `answer ${rounds.length + 1}`,
			};
		},
	});
	const begin = {AuthFlow: 'CUSTOM_AUTH', ClientId, AuthParameters: {USERNAME: 'demo'}};
	const first = await succeed(pool, 'InitiateAuth', begin);
	assert.equal(first['ChallengeName'], 'CUSTOM_CHALLENGE');
	assert.equal(textOf(first, 'ChallengeParameters', 'question'), 'demo, round 1?');
	const second = await respond(pool, answerTo(first, 'demo', {ANSWER: 'answer 1'}));
	assert.equal(textOf(second, 'ChallengeParameters', 'question'), 'demo, round 2?');
	isSignedIn(await respond(pool, answerTo(second, 'demo', {ANSWER: 'answer 2'})));

	const other = await succeed(pool, 'InitiateAuth', begin);
	assert.equal(
		await refused(pool, answerTo(other, 'demo', {ANSWER: 'wrong'})),
		'NotAuthorizedException: Incorrect username or password.',
	);
});

test('CUSTOM_AUTH without rules, and rules that throw, are said', async t => {
	const begin = {AuthFlow: 'CUSTOM_AUTH', ClientId, AuthParameters: {USERNAME: 'demo'}};
	assert.equal(
		await refusal(await startPool(t), 'InitiateAuth', begin),
		'InvalidParameterException: Custom auth lambda trigger is not configured for the user pool.',
	);
	const pool = await startPool(t, {
		customAuth: () => {
			throw new Error('no luck');
		},
	});
	assert.equal(
		await refusal(pool, 'InitiateAuth', begin),
		'UserLambdaValidationException: DefineAuthChallenge failed with error no luck.',
	);
});

test('an admin signs a user in with IAM credentials, and without them is refused', async t => {
	const pool = await startPool(t);
	const begin = {
		UserPoolId: pool.userPoolId,
		ClientId,
		AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
		AuthParameters: {USERNAME: 'new-password', PASSWORD: 'Demo-pass-1'},
	};
	assert.equal(
		await refusal(pool, 'AdminInitiateAuth', begin),
		'MissingAuthenticationTokenException: Missing Authentication Token',
	);
	const challenge = await succeed(pool, 'AdminInitiateAuth', begin, signed);
	const answer = {
		...answerTo(challenge, 'new-password', {NEW_PASSWORD: 'Lasting-pass-1'}),
		UserPoolId: pool.userPoolId,
	};
	assert.match(await refused(pool, answer), /^NotAuthorizedException: Invalid session/);
	isSignedIn(await succeed(pool, 'AdminRespondToAuthChallenge', answer, signed));
	assert.equal(
		await refusal(pool, 'InitiateAuth', begin),
		'InvalidParameterException: Initiate Auth method not supported.',
	);
});

test('a flow that the client does not allow is refused in the words of Cognito', async t => {
	const pool = await startPool(t);
	const created = await pool.call('CreateUserPoolClient', {
		UserPoolId: pool.userPoolId,
		ClientName: 'as AWS makes it',
	});
	const plain = textOf(created, 'UserPoolClient', 'ClientId');
	const says = (AuthFlow: string, headers?: Readonly<Record<string, string>>) =>
		refusal(
			pool,
			headers ? 'AdminInitiateAuth' : 'InitiateAuth',
			{
				UserPoolId: pool.userPoolId,
				AuthFlow,
				ClientId: plain,
				AuthParameters: {USERNAME: 'demo', PASSWORD: 'Demo-pass-1'},
			},
			headers,
		);
	assert.equal(
		await says('USER_PASSWORD_AUTH'),
		'InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client',
	);
	assert.equal(
		await says('ADMIN_USER_PASSWORD_AUTH', signed),
		'InvalidParameterException: Auth flow not enabled for this client',
	);
	assert.equal(
		await says('USER_SRP_AUTH'),
		'InvalidParameterException: Missing required parameter SRP_A',
	);
	assert.equal(
		await refusal(pool, 'InitiateAuth', {AuthFlow: 'USER_SRP_AUTH', ClientId: 'unknown'}),
		'ResourceNotFoundException: User pool client unknown does not exist.',
	);
});
