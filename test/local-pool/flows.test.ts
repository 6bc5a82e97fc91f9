import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {answerTo, isSignedIn, refused, respond} from '../helpers/answer-challenge.ts';
import {
	publicClient as ClientId,
	createTestClock,
	initiate,
	newestCode,
	refusal,
	signed,
	startPool,
	succeed,
	textOf,
} from '../helpers/local-pool-client.ts';

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

// aws-sdk-go #3134; aws-lambda-rust-runtime #718
test('CUSTOM_AUTH of nobody is asked of the rules where the client hides who exists, and never succeeds', async t => {
	const told: object[] = [];
	const pool = await startPool(t, {
		customAuth: ({username: _, ...step}) => {
			told.push(step);
			if (step.rounds.length === 2) return step.userNotFound ? 'succeeded' : 'failed';
			return {ask: {question: 'what?'}, isRight: answer => answer === 'that'};
		},
	});
	const begin = (id: string) => ({
		AuthFlow: 'CUSTOM_AUTH',
		ClientId: id,
		AuthParameters: {USERNAME: 'nobody'},
	});
	assert.equal(
		await refusal(pool, 'InitiateAuth', begin(ClientId)),
		'UserNotFoundException: User does not exist.',
	);
	assert.deepEqual(told, []);
	const hiding = 'localdemohidingclient00004';
	const ask = await succeed(pool, 'InitiateAuth', begin(hiding));
	const again = await succeed(pool, 'InitiateAuth', begin(hiding));
	const {USERNAME: pretended} = Object(ask['ChallengeParameters']);
	assert.match(pretended, /^[0-9a-f]{8}-/);
	assert.deepEqual(
		[ask, again].map(({ChallengeName, ChallengeParameters}) => [
			ChallengeName,
			ChallengeParameters,
		]),
		Array(2).fill(['CUSTOM_CHALLENGE', {USERNAME: pretended, question: 'what?'}]),
	);
	const answer = (challenge: Record<string, unknown>, username: string) => ({
		...answerTo(challenge, username, {ANSWER: 'that'}),
		ClientId: hiding,
	});
	const second = await respond(pool, answer(ask, 'nobody'));
	assert.equal(
		await refused(pool, answer(second, pretended)),
		'NotAuthorizedException: Incorrect username or password.',
	);
	const step = {userNotFound: true, attributes: {}, clientMetadata: undefined};
	const right = {isRight: true};
	assert.deepEqual(
		told,
		[[], [], [right], [right, right]].map(rounds => ({...step, rounds})),
	);
});

test('CUSTOM_AUTH is refused to who may not sign in, before a question', async t => {
	const pool = await startPool(t, {customAuth: () => 'succeeded'});
	const begin = (USERNAME: string) =>
		refusal(pool, 'InitiateAuth', {AuthFlow: 'CUSTOM_AUTH', ClientId, AuthParameters: {USERNAME}});
	assert.equal(await begin('unconfirmed'), 'UserNotConfirmedException: User is not confirmed.');
	await pool.call('AdminDisableUser', {UserPoolId: pool.userPoolId, Username: 'demo'});
	assert.equal(await begin('demo'), 'NotAuthorizedException: User is disabled.');
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
