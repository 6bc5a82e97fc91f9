import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {createCognito} from '../../../source/cognito/create-cognito.ts';
import {signIn} from '../../../source/commands/sign-in/sign-in.ts';
import {openSessionStore} from '../../../source/session/session-store.ts';
import {startPool} from '../../helpers/client.ts';
import {commandsOn} from '../../helpers/command.ts';
import {
	createTrackingPool,
	type TrackingOptions,
	trackedUser,
} from '../../helpers/tracking-pool.ts';

const {username, password} = trackedUser;

/** `sign-in` to a pool that tracks devices, whose user needs a code on all that aren't remembered. */
async function start(t: TestContext, options?: TrackingOptions) {
	const pool = await startPool(t);
	const client = await createTrackingPool(pool.pool, options);
	const {run, host} = commandsOn(t, pool);
	const {userPoolId = '', clientId} = client;
	const env = {COGNITO_VERIFY_USER_POOL_ID: userPoolId, COGNITO_VERIFY_CLIENT_ID: clientId};
	const newestCode = () => pool.pool.messages().at(-1)?.code ?? '';
	const begin = (name = username) =>
		run(signIn, ['--username', name, '--password-stdin'], {input: password, env});
	return {
		begin,
		/** Both calls of a script. */
		signInWithCode: async (...words: readonly string[]) => {
			const {code, stdout: input} = await begin();
			assert.equal(code, 3);
			const answer = ['--continue', '-', '--answer', `SMS_MFA_CODE=${newestCode()}`];
			return run(signIn, [...answer, ...words], {input, env});
		},
		atTerminal: (answers: readonly (string | (() => Promise<string>))[]) =>
			run(signIn, ['--username', username], {typed: [password, newestCode, ...answers], env}),
		signOutElsewhere: () =>
			pool.pool.call('AdminUserGlobalSignOut', {UserPoolId: userPoolId, Username: username}),
		session: async () => (await openSessionStore({host, now: pool.clock})).get(),
		cognito: createCognito({client, now: pool.clock}),
	};
}

test('a remembered device is remembered for the user, by whatever name they sign in', async t => {
	const {begin, signInWithCode} = await start(t);
	assert.equal((await signInWithCode('--remember-device', 'yes')).code, 0);
	const again = await begin(trackedUser.phone);
	assert.equal(again.code, 0, again.stdout);
});

for (const isAskedFirst of [true, false]) {
	const pool = `a pool that remembers devices ${isAskedFirst ? 'when told' : 'by itself'}`;

	test(`a script's device is confirmed and not remembered, in ${pool}`, async t => {
		const {begin, signInWithCode, session, cognito} = await start(t, {isAskedFirst});
		const {code, stdout, stderr} = await signInWithCode();
		assert.equal(code, 0, stderr);
		const {tokens} = (await session()) ?? {};
		assert.ok(tokens?.device?.password);
		assert.equal((stdout + stderr).includes(tokens.device.password), false);
		assert.deepEqual((await cognito.refresh(tokens, {username})).device, tokens.device);
		assert.equal((await begin()).code, 3, 'the code is asked again');
	});

	test(`a device that is to be remembered is not asked again, in ${pool}`, async t => {
		const {begin, signInWithCode, session} = await start(t, {isAskedFirst});
		assert.equal((await signInWithCode('--remember-device', 'yes')).code, 0);
		const before = await session();
		const again = await begin();
		assert.equal(again.code, 0, again.stdout);
		assert.deepEqual((await session())?.tokens.device, before?.tokens.device);
	});
}

test('at a terminal a person is asked until the answer is clear, and can leave', async t => {
	const {begin, atTerminal} = await start(t);
	const no = await atTerminal(['', 'maybe', ' No ']);
	assert.equal(no.code, 0, no.stderr);
	assert.match(no.stderr, /Code: Remember this device\? .*\n(?:yes or no: ){3}The session/);
	assert.equal((await begin()).code, 3);

	const left = await atTerminal([]);
	assert.deepEqual([left.code, left.stdout], [130, ''], left.stderr);
});

test('a device that cannot be confirmed is said, and the session is kept', async t => {
	const {atTerminal, signOutElsewhere, session} = await start(t);
	const {code, stderr} = await atTerminal([
		async () => {
			await signOutElsewhere();
			return 'yes';
		},
	]);
	assert.equal(code, 0, stderr);
	assert.match(stderr, /yes or no: cognito-verify: .*\nThe session is kept/);
	const device = (await session())?.tokens.device;
	assert.deepEqual([typeof device?.key, device?.password], ['string', undefined]);
});

test('another answer than yes or no is a usage error', async t => {
	const {signInWithCode} = await start(t);
	const {code, stderr} = await signInWithCode('--remember-device', 'perhaps');
	assert.deepEqual([code, /--remember-device must be one of yes, no/.test(stderr)], [2, true]);
});
