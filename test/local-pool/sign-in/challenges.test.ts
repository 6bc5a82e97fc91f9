import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import type {LocalPool} from '../../../source/local-pool/create-local-pool.ts';
import {Failure} from '../../../source/local-pool/model/failure.ts';
import {
	createChallenges,
	isOf,
	newSignIn,
	type Waiting,
} from '../../../source/local-pool/sign-in/challenges.ts';
import {arrangePool} from '../../helpers/arranged-pool.ts';
import {
	publicClient as ClientId,
	createTestClock,
	initiate,
	minutes,
	startPool,
	textOf,
} from '../../helpers/local-pool-client.ts';
import {addUser, clientWith, poolWith, tellOf} from '../../helpers/pool-parts.ts';
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

const waiting: Waiting = {
	signIn: {
		flow: 'password',
		isAdmin: false,
		poolId: 'us-east-1_a',
		clientId: 'client1',
		username: 'ann',
		sub: 'ann-sub',
		deviceKey: undefined,
		passed: [],
		hadNewPassword: false,
		rounds: [],
	},
	challenge: {name: 'SOFTWARE_TOKEN_MFA'},
};
const unknownSession = 'NotAuthorizedException: Invalid session for the user.';
const usedSession =
	'NotAuthorizedException: Invalid session for the user, session can only be used once.';
const expiredSession = 'NotAuthorizedException: Invalid session for the user, session is expired.';

/** Sessions whose random bytes repeat a number, one higher each time. */
function sessions() {
	const {now, pass} = createTestClock();
	let drawn = 0;
	const challenges = createChallenges(now, bytes => Buffer.alloc(bytes, `${++drawn}.`));
	const judge = <T>(handle: string, verdict: () => T) =>
		challenges
			.judge(handle, async found => (found === waiting ? verdict() : assert.fail('another')))
			.catch((error: Error) => `${error.name}: ${error.message}`);
	return {
		...challenges,
		judge,
		pass,
		found: (handle: string) => tellOf(() => challenges.find(handle)),
	};
}

test('a session is found until it expires, and known for a minute after that', () => {
	const {open, has, found, pass} = sessions();
	const handle = open(waiting, 3);
	assert.equal(handle, Buffer.alloc(72, '1.').toString('base64'));
	assert.equal(handle.length, 96);
	assert.deepEqual([has(handle), has('other')], [true, false]);
	assert.equal(found('other'), unknownSession);
	pass(minutes(3) - 1);
	assert.equal(found(handle), waiting);
	pass(1);
	assert.equal(found(handle), expiredSession);
	pass(59_999);
	const next = open(waiting, 1);
	assert.deepEqual([has(handle), found(handle)], [true, expiredSession]);
	pass(1);
	assert.equal(has(handle), true);
	open(waiting, 1);
	assert.deepEqual([has(handle), found(handle)], [false, unknownSession]);
	assert.equal(found(next), waiting);
});

test('a session is used up by a right answer or by word, and no other is', async () => {
	const {open, has, found, use, judge} = sessions();
	const [one, two, three] = [open(waiting, 3), open(waiting, 3), open(waiting, 3)];
	assert.equal(await judge(one, () => 'right'), 'right');
	use(two);
	use('other');
	assert.deepEqual([has(one), has('other')], [true, false]);
	assert.deepEqual([one, two, three].map(found), [usedSession, usedSession, waiting]);
	assert.equal(await judge(one, () => assert.fail('judged')), usedSession);
	assert.equal(await judge('other', () => assert.fail('judged')), unknownSession);
});

test('the fifth wrong code uses a session up, and another refusal does not count', async () => {
	const {open, found, judge} = sessions();
	const [handle, other] = [open(waiting, 3), open(waiting, 3)];
	const wrongCode = () => {
		throw new Failure('CodeMismatchException', 'wrong');
	};
	const refused = () => {
		throw new Failure('NotAuthorizedException', 'no');
	};
	for (let i = 0; i < 9; i++) {
		assert.equal(await judge(handle, refused), 'NotAuthorizedException: no');
	}
	for (let i = 0; i < 4; i++) {
		assert.equal(await judge(handle, wrongCode), 'CodeMismatchException: wrong');
	}
	assert.equal(found(handle), waiting);
	assert.equal(await judge(handle, wrongCode), 'CodeMismatchException: wrong');
	assert.deepEqual([found(handle), found(other)], [usedSession, waiting]);
	const brokenCode = () => {
		throw new Error('broken');
	};
	assert.equal(await judge(other, brokenCode), 'Error: broken');
	assert.equal(found(other), waiting);
});

test('answers to one session are judged one after another, those to several at once', async () => {
	const {open, judge} = sessions();
	const [one, two] = [open(waiting, 3), open(waiting, 3)];
	const order: string[] = [];
	const gate = Promise.withResolvers<void>();
	const first = judge(one, async () => {
		order.push('first begins');
		await gate.promise;
		order.push('first ends');
		throw new Failure('CodeMismatchException', 'wrong');
	});
	const second = judge(one, () => order.push('second'));
	await judge(two, () => order.push('other session'));
	gate.resolve();
	await Promise.all([first, second]);
	assert.deepEqual(order, ['first begins', 'other session', 'first ends', 'second']);
});

test('a sign-in begins with nothing proven, and is that of one user', () => {
	const pool = poolWith();
	const ann = addUser(pool, 'ann');
	const given = {pool, client: clientWith(), username: 'ann', flow: 'srp', isAdmin: true} as const;
	const begun = {
		...{flow: 'srp', isAdmin: true, poolId: 'us-east-1_a', clientId: 'client1'},
		...{username: 'ann', sub: 'ann-sub', deviceKey: undefined},
		...{passed: [], hadNewPassword: false, rounds: []},
	};
	assert.deepEqual(newSignIn(given), begun);
	assert.deepEqual(newSignIn({...given, deviceKey: 'd'}), {...begun, deviceKey: 'd'});
	const unknown = newSignIn({...given, username: 'bob'});
	assert.deepEqual(unknown, {...begun, username: 'bob', sub: undefined});
	const other = {...ann, attributes: {...ann.attributes, sub: 'other'}};
	const bob = {...other, username: 'bob'};
	assert.deepEqual(
		[ann, other, bob].map(user => isOf(newSignIn(given), user)),
		[true, false, false],
	);
	assert.deepEqual(
		[ann, bob].map(user => isOf(unknown, user)),
		[false, true],
	);
});
