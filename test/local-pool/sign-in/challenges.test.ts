import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import type {LocalPool} from '../../../source/local-pool/create-local-pool.ts';
import {arrangePool} from '../../helpers/arranged-pool.ts';
import {
	publicClient as ClientId,
	createTestClock,
	initiate,
	minutes,
	startPool,
	textOf,
} from '../../helpers/local-pool-client.ts';
import {totp} from '../../helpers/totp.ts';

/** A pool with a user who has an authenticator app, at the start of a 30-second step. */
async function authenticatorOf(t: TestContext) {
	const clock = createTestClock();
	const pool = await startPool(t, {clock: clock.now});
	const {username, password, totpSecret} =
		pool.users.find(user => user.totpSecret !== undefined) ?? assert.fail('nobody has an app');
	assert.ok(totpSecret);
	return {
		pool,
		clock,
		begin: async () => textOf(await initiate(pool, username, password), 'Session'),
		/** The app's code in this many milliseconds. */
		shown: (ms = 0) => totp(totpSecret, clock.now() + ms),
		answer: (Session: string, code: string) => answerTotp(pool, username, Session, code),
	};
}

/** Calls the pool directly, where nothing queues the answers: `signed in`, or the error. */
async function answerTotp(pool: LocalPool, USERNAME: string, Session: string, code: string) {
	const request = {
		ClientId,
		ChallengeName: 'SOFTWARE_TOKEN_MFA',
		Session,
		ChallengeResponses: {USERNAME, SOFTWARE_TOKEN_MFA_CODE: code},
	};
	return pool.call('RespondToAuthChallenge', request).then(
		() => 'signed in',
		(error: Error) => error.message,
	);
}

const wrong = 'Invalid code received for user';
const used = 'Invalid session for the user, session can only be used once.';

test('a right code that comes eight times at once signs in once', async t => {
	const {begin, shown, answer} = await authenticatorOf(t);
	const session = await begin();
	const outcomes = await Promise.all(Array.from({length: 8}, () => answer(session, shown())));
	assert.deepEqual(outcomes, ['signed in', ...Array(7).fill(used)]);
});

test('one code of an app signs in once, in however many sign-ins it comes at once', async t => {
	const {begin, shown, answer} = await authenticatorOf(t);
	const sessions = [await begin(), await begin(), await begin()];
	const outcomes = await Promise.all(sessions.map(session => answer(session, shown())));
	const twice = 'Your software token has already been used once.';
	assert.deepEqual(outcomes, ['signed in', twice, twice]);
});

test('a session lets five wrong codes through, be they sent at once or one by one', async t => {
	const {begin, shown, answer} = await authenticatorOf(t);
	const others = Array.from({length: 60}, (_, at) => String(at).padStart(6, '0')).filter(
		code => ![shown(-30_000), shown(), shown(30_000)].includes(code),
	);
	const session = await begin();
	const outcomes = await Promise.all(others.map(code => answer(session, code)));
	assert.deepEqual(outcomes, [...Array(5).fill(wrong), ...Array(others.length - 5).fill(used)]);
	assert.equal(await answer(session, shown()), used);

	const again = await begin();
	for (const code of others.slice(0, 4)) assert.equal(await answer(again, code), wrong);
	assert.equal(await answer(again, shown()), 'signed in');
});

test('an app whose clock is one step off is believed, and two steps are too many', async t => {
	const {begin, shown, answer, clock} = await authenticatorOf(t);
	for (const [ms, outcome] of [
		[-60_000, wrong],
		[60_000, wrong],
		[-30_000, 'signed in'],
		[30_000, 'signed in'],
	] as const) {
		assert.equal(await answer(await begin(), shown(ms)), outcome, `${ms} ms`);
		// A code from a time step before the last one used is refused.
		clock.pass(minutes(2));
	}
});

test('what a deleted user had begun is nobody’s, whoever has the name by then', async t => {
	const {addUser, admin, pool, told, ClientId, signUp} = await arrangePool(
		t,
		{
			AutoVerifiedAttributes: ['email'],
			Policies: {SignInPolicy: {AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP']}},
		},
		{ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH']},
	);
	const code = () => pool.messages().at(-1)?.code ?? '';
	const asked = {ClientId, AuthFlow: 'USER_AUTH'};
	const not = 'NotAuthorizedException: Invalid session for the user.';
	await addUser('ann', {email: 'ann@example.com', email_verified: 'true'});
	const AuthParameters = {USERNAME: 'ann', PREFERRED_CHALLENGE: 'EMAIL_OTP'};
	const Session = textOf(await told('InitiateAuth', {...asked, AuthParameters}), 'Session');
	const ChallengeResponses = {USERNAME: 'ann', EMAIL_OTP_CODE: code()};
	await admin('AdminDeleteUser', 'ann');
	await addUser('ann', {email: 'other@example.com', email_verified: 'true'});
	const answer = {ClientId, ChallengeName: 'EMAIL_OTP', Session, ChallengeResponses};
	assert.equal(await told('RespondToAuthChallenge', answer), not);

	await signUp('bob', {email: 'bob@example.com'});
	const confirmation = {ClientId, Username: 'bob', ConfirmationCode: code()};
	const signedUp = textOf(await told('ConfirmSignUp', confirmation), 'Session');
	await admin('AdminDeleteUser', 'bob');
	const mine = textOf(await signUp('bob', {email: 'other@example.com'}), 'Session');
	const confirmed = {...confirmation, ConfirmationCode: code()};
	assert.equal(await told('ConfirmSignUp', {...confirmed, Session: signedUp}), not);
	const own = textOf(await told('ConfirmSignUp', {...confirmed, Session: mine}), 'Session');
	const goOn = (Session: string) =>
		told('InitiateAuth', {...asked, Session, AuthParameters: {USERNAME: 'bob'}});
	assert.equal(await goOn(signedUp), not);
	textOf(await goOn(own), 'AuthenticationResult', 'AccessToken');
});
