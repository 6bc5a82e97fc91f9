import assert from 'node:assert/strict';
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {sessions} from '../../source/commands/sessions.ts';
import {signIn} from '../../source/commands/sign-in/sign-in.ts';
import {signOut} from '../../source/commands/sign-out.ts';
import {sessionsPath} from '../../source/session/file/store-folder.ts';
import {openSessionStore} from '../../source/session/session-store.ts';
import {isProblem, startPool} from '../helpers/client.ts';
import {commandsOn, type RunOptions} from '../helpers/command.ts';

const password = 'Demo-pass-1';

/** A pool, commands on it, and the signed-in demo user. */
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
	assert.equal(code, 0);
	assert.equal(stderr, 'cognito-verify: demo@us-east-1_LocalDemo is signed out everywhere.\n');
	assert.deepEqual(await store.list(), []);
	await assert.rejects(
		pool.connect().refresh(elsewhere.tokens, {username: 'demo'}),
		isProblem('refreshRefused'),
	);
});

test('a person at a terminal is told that they are signed out, or that there was nothing to sign out', async t => {
	const {pool, run} = await signedIn(t);
	const argv = ['--username', 'demo', '--password-stdin'];
	const isTerminal = true;
	assert.deepEqual(await run(signOut, [], {isTerminal}), {
		code: 0,
		stdout: '',
		stderr: 'demo@us-east-1_LocalDemo is signed out.\n',
	});
	const none = 'No session is saved. To start one, run cognito-verify sign-in.\n';
	assert.deepEqual(await run(signOut, ['--all'], {isTerminal}), {
		code: 0,
		stdout: '',
		stderr: none,
	});
	await run(signIn, argv, {input: password});
	assert.equal(
		(await run(signOut, ['--everywhere'], {isTerminal})).stderr,
		'cognito-verify: demo@us-east-1_LocalDemo is signed out everywhere.\n',
	);
	await run(signIn, argv, {input: password});
	await pool.pool.close();
	const {code, stderr} = await run(signOut, [], {isTerminal});
	assert.equal(code, 1);
	assert.doesNotMatch(stderr, /is signed out\.$/m);
	assert.match(stderr, /is signed out here, but its tokens weren't revoked/);
});

test('what cannot be revoked is said, and forgotten all the same', async t => {
	const {pool, run, store, session} = await signedIn(t);
	await pool.pool.close();
	const {code, stdout, stderr} = await run(signOut, []);
	assert.deepEqual([code, stdout], [1, '']);
	assert.match(
		stderr,
		/demo@us-east-1_LocalDemo is signed out here, but its tokens weren't revoked/,
	);
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

test('with no current session it is asked which one is meant, or said which ones there are', async t => {
	const {run, store} = await signedIn(t);
	const argv = ['--username', 'demo', '--password-stdin'];
	await run(signIn, argv, {input: password, client: 'rotates refresh tokens'});
	await run(signOut, []);
	const names = async () => (await store.list()).map(({name}) => name);
	assert.deepEqual(await names(), ['demo@us-east-1_LocalDemo']);
	assert.equal(await store.get(), undefined);
	const script = await run(signOut, []);
	assert.equal(script.code, 2);
	assert.match(
		script.stderr,
		/No session is selected. Saved sessions: demo@us-east-1_LocalDemo\. Name one with --session/,
	);
	assert.deepEqual(await names(), ['demo@us-east-1_LocalDemo']);
	const only =
		'No session is selected. The only saved one is demo@us-east-1_LocalDemo: sign it out?\n';
	const kept = await run(signOut, [], {typed: ['1', 'no']});
	assert.deepEqual(kept, {
		code: 130,
		stdout: '',
		stderr: `${only}yes or no: yes or no: cognito-verify: Cancelled. Try again any time.\n`,
	});
	assert.deepEqual(await names(), ['demo@us-east-1_LocalDemo']);
	const left = await run(signOut, [], {typed: ['Yes']});
	assert.deepEqual(left, {code: 0, stdout: '', stderr: `${only}yes or no: `});
	assert.deepEqual(await names(), []);
});

test('of several sessions, none of them the current one, a person chooses by number', async t => {
	const {run, store} = await signedIn(t);
	const argv = ['--username', 'demo', '--password-stdin'];
	await run(signIn, argv, {input: password, client: 'rotates refresh tokens'});
	await run(signIn, argv, {input: password, client: 'hides who exists'});
	await run(signOut, []);
	const lines = (await run(sessions, [])).stdout.split('\n').map(line => line.trim());
	const [first] = (await store.list()).map(({name}) => name);
	const {code, stderr} = await run(signOut, [], {typed: ['3', '2']});
	assert.equal(code, 0);
	assert.equal(
		stderr,
		`Which session do you want to sign out?\n  1. ${lines[0]}\n  2. ${lines[1]}\nChoice (1-2): Enter a number from 1 to 2.\nChoice (1-2): `,
	);
	assert.deepEqual(
		(await store.list()).map(({name}) => name),
		[first],
	);
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

const unreadable = {
	'sealed with a key that cannot be reached': {
		text: JSON.stringify({
			version: 1,
			sealed: {cipher: 'aes-256-gcm', iv: 'AAAA', tag: 'AAAA', data: 'AAAA'},
		}),
		reason: "is encrypted with a key in this computer's keychain, which cannot be reached",
	},
	'of a later version': {
		text: '{"version": 2}',
		reason: 'was written by a later version of cognito-verify and is left alone',
	},
};

for (const [what, {text, reason}] of Object.entries(unreadable)) {
	for (const argv of [[], ['--all'], ['--session', 'jane']]) {
		test(`a file ${what} is not signed out of, and that is said: ${argv.join(' ')}`, async t => {
			const {run, folder} = commandsOn(t, await startPool(t));
			const file = sessionsPath(folder);
			mkdirSync(folder, {mode: 0o700});
			writeFileSync(file, text, {mode: 0o600});
			const memory = 'New sessions are kept in memory until the program exits.';
			const fails = {
				code: 1,
				stdout: '',
				stderr:
					`cognito-verify: ${file} ${reason}. ${memory}\n` +
					`cognito-verify: Can't read the saved sessions: ${file} ${reason}. ` +
					'Unlock the keychain or update cognito-verify, then try again.\n',
			};
			assert.deepEqual(await run(signOut, argv), fails);
			assert.deepEqual(await run(sessions, ['remove', 'jane']), fails);
			assert.equal(readFileSync(file, 'utf8'), text);
		});
	}
}

test('signing out of everything removes the copies of damaged files', async t => {
	const {run, folder} = commandsOn(t, await startPool(t));
	mkdirSync(folder, {mode: 0o700});
	writeFileSync(sessionsPath(folder), '{"version": 1, "sessions": {"x', {mode: 0o600});
	const {code, stderr} = await run(signOut, []);
	assert.equal(code, 4);
	assert.match(stderr, /The saved sessions could not be read\. The file is kept as .+\.damaged-/);
	const [kept = ''] = readdirSync(folder);
	assert.match(kept, /^sessions\.json\.damaged-/);
	assert.equal((await run(signOut, [])).code, 4);
	assert.equal(existsSync(join(folder, kept)), true);
	assert.deepEqual(await run(signOut, ['--all']), {code: 0, stdout: '', stderr: ''});
	assert.deepEqual(readdirSync(folder), []);
});
