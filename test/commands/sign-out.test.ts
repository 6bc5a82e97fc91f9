import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {signIn} from '../../source/commands/sign-in.ts';
import {signOut} from '../../source/commands/sign-out.ts';
import {openSessionStore} from '../../source/session/session-store.ts';
import {isProblem, startPool} from '../helpers/client.ts';
import {commandsOn, type RunOptions} from '../helpers/command.ts';

const password = 'Demo-pass-1';

/** A pool, commands on it, and the demo user signed in. */
async function signedIn(t: TestContext, options: RunOptions = {}) {
	const pool = await startPool(t);
	const {run, host} = commandsOn(t, pool);
	const argv = ['--username', 'demo', '--password-stdin'];
	assert.equal((await run(signIn, argv, {input: password, ...options})).code, 0);
	const store = await openSessionStore({host, now: pool.clock});
	const session = await store.get();
	assert.ok(session);
	return {pool, run, store, session};
}

test('signing out revokes the refresh token and forgets the session', async t => {
	const {pool, run, store, session} = await signedIn(t);
	assert.deepEqual(await run(signOut, []), {code: 0, stdout: '', stderr: ''});
	assert.deepEqual(await store.list(), []);
	await assert.rejects(
		pool.connect().refresh(session.tokens, {username: 'demo'}),
		isProblem('refreshRefused'),
	);
	await assert.rejects(
		pool.connect().getUser(session.tokens.accessToken),
		isProblem('tokenRevoked'),
	);
	assert.equal((await run(signOut, [])).code, 4);
});

test('signing out everywhere ends the other sign-ins of the user as well', async t => {
	const {pool, run, store} = await signedIn(t);
	const request = {flow: 'USER_SRP_AUTH', username: 'demo', password} as const;
	const elsewhere = await pool.connect().signIn(request);
	assert.ok(elsewhere.kind === 'signedIn');
	pool.passTime(2 * 3_600_000);
	const {code, stderr} = await run(signOut, ['--everywhere']);
	assert.equal(code, 0, stderr);
	assert.deepEqual(await store.list(), []);
	await assert.rejects(
		pool.connect().refresh(elsewhere.tokens, {username: 'demo'}),
		isProblem('refreshRefused'),
	);
});

test('what cannot be revoked is said, and forgotten all the same', async t => {
	const {pool, run, store, session} = await signedIn(t);
	await pool.pool.close();
	const {code, stdout, stderr} = await run(signOut, []);
	assert.deepEqual([code, stdout], [1, '']);
	assert.match(stderr, /demo@us-east-1_LocalDemo is forgotten here, but was not revoked/);
	assert.equal(stderr.includes(session.tokens.refreshToken ?? '?'), false);
	assert.deepEqual(await store.list(), []);
});

test('one session of several is signed out by name, or all of them', async t => {
	const {run, store, session} = await signedIn(t);
	const argv = ['--username', 'demo', '--password-stdin'];
	await run(signIn, argv, {input: password, client: 'rotates refresh tokens'});
	assert.equal((await run(signOut, ['--session', 'nobody'])).code, 2);
	assert.equal((await run(signOut, ['--session', session.name])).code, 0);
	assert.deepEqual(
		(await store.list()).map(({name}) => name),
		['demo@us-east-1_LocalDemo-2'],
	);
	await run(signIn, argv, {input: password});
	assert.equal((await run(signOut, ['--all'])).code, 0);
	assert.deepEqual(await store.list(), []);
	assert.equal((await run(signOut, ['--all'])).code, 0);
	assert.equal((await run(signOut, ['--all', '--session', 'x'])).code, 2);
});

test('a session of a client that rotates is refreshed by one, and the others take the result', async t => {
	const {pool, store, session} = await signedIn(t, {client: 'rotates refresh tokens'});
	const cognito = pool.connect('rotates refresh tokens');
	let calls = 0;
	const refreshed = await Promise.all(
		Array.from({length: 5}, () =>
			store.refresh(session, ({tokens, username}) => {
				calls += 1;
				return cognito.refresh(tokens, {username});
			}),
		),
	);
	assert.equal(calls, 1);
	assert.equal(new Set(refreshed.map(each => each?.tokens.refreshToken)).size, 1);
	assert.notEqual(refreshed[0]?.tokens.refreshToken, session.tokens.refreshToken);
	assert.deepEqual((await store.get())?.tokens, refreshed[0]?.tokens);
});
