import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {test} from 'node:test';
import {sessionsPath} from '../../source/session/file/store-folder.ts';
import {currentSession} from '../../source/session/read-session.ts';
import {openSessionStore} from '../../source/session/session-store.ts';
import {sessionOf, temporaryHost} from '../helpers/store.ts';

const now = () => 1_000_000;
const said: string[] = [];
function say(notice: string) {
	said.push(notice);
}
const neverRefreshed = () => assert.fail('it was refreshed');

test('nobody is signed in where there is no file, no folder or a file that cannot be read', async t => {
	const {host, folder} = temporaryHost(t);
	const read = () => currentSession({host, now, say, refreshTokens: neverRefreshed});
	assert.equal(await read(), undefined);
	mkdirSync(folder, {mode: 0o700});
	assert.equal(await read(), undefined);
	assert.deepEqual(said, []);
	const file = sessionsPath(folder);
	const sealed =
		'{"version": 1, "sealed": {"cipher": "aes-256-gcm", "iv": "", "tag": "", "data": ""}}';
	const reasons = {
		'': 'The saved sessions in FILE could not be read.',
		'{"version": 1': 'The saved sessions in FILE could not be read.',
		'{"version": 2}': 'FILE was written by a later version of cognito-verify and is left alone.',
		[sealed]: "FILE is encrypted with a key in this computer's keychain, which cannot be reached.",
	};
	for (const [text, reason] of Object.entries(reasons)) {
		writeFileSync(file, text, {mode: 0o600});
		assert.equal(await read(), undefined);
		assert.deepEqual(said.splice(0), [reason.replace('FILE', file)]);
	}
});

test('a session that has not expired is read, with where its calls go', async t => {
	const {host} = temporaryHost(t);
	const store = await openSessionStore({host, now});
	const jane = sessionOf('jane', {expiresAt: now() + 60_000});
	await store.save(jane);
	assert.deepEqual(await currentSession({host, now, say, refreshTokens: neverRefreshed}), {
		accessToken: 'access-of-jane-1',
		region: 'eu-west-1',
	});

	await store.save({...jane, client: {...jane.client, endpointUrl: 'http://127.0.0.1:9229'}});
	assert.deepEqual(await currentSession({host, now, say, refreshTokens: neverRefreshed}), {
		accessToken: 'access-of-jane-1',
		region: 'eu-west-1',
		endpointUrl: 'http://127.0.0.1:9229',
	});
});

test('an expired session is refreshed, and the next run finds it so', async t => {
	const {host} = temporaryHost(t);
	const store = await openSessionStore({host, now});
	await store.save(sessionOf('jane', {expiresAt: now() + 5000}));
	const refreshed = sessionOf('jane', {generation: 2, expiresAt: now() + 60_000}).tokens;
	const read = await currentSession({host, now, say, refreshTokens: async () => refreshed});

	assert.equal(read?.accessToken, 'access-of-jane-2');
	assert.deepEqual((await store.get())?.tokens, refreshed);
});

test('an expired session without a refresh token is given as it is', async t => {
	const {host} = temporaryHost(t);
	const store = await openSessionStore({host, now});
	await store.save({...sessionOf('jane'), tokens: {accessToken: 'old', expiresAt: 1}});
	const read = await currentSession({host, now, say, refreshTokens: neverRefreshed});
	assert.equal(read?.accessToken, 'old');
});

test('after signing out nobody is signed in', async t => {
	const {host} = temporaryHost(t);
	const store = await openSessionStore({host, now});
	const {name} = await store.save(sessionOf('jane'));
	await store.signOut(name, async () => {});
	assert.equal(await currentSession({host, now, say, refreshTokens: neverRefreshed}), undefined);
});

test('a file that others can read is refused', {
	skip: process.platform === 'win32' && 'POSIX modes',
}, async t => {
	const {host, folder} = temporaryHost(t);
	await (await openSessionStore({host, now})).save(sessionOf('jane'));
	chmodSync(sessionsPath(folder), 0o644);
	await assert.rejects(currentSession({host, now, say, refreshTokens: neverRefreshed}), {
		code: 'storeUnsafe',
	});
});

test('neither conf nor the keychain is loaded for a session that has not expired, where there is none', async t => {
	const {host} = temporaryHost(t);
	await (await openSessionStore({host, now})).save(sessionOf('jane'));
	const program = `
		import {registerHooks} from 'node:module';
		const loaded = [];
		registerHooks({load: (url, context, next) => { loaded.push(url); return next(url, context); }});
		const {currentSession} = await import(${JSON.stringify(import.meta.resolve('../../source/session/read-session.ts'))});
		const session = await currentSession({host: process, now: () => 0, say: () => {}, refreshTokens: () => {}});
		console.log(JSON.stringify({session, unwanted: loaded.filter(url => /\\/(?:conf\\/|keychain)/.test(url))}));
	`;
	const {stdout, stderr} = spawnSync(
		process.execPath,
		['--import', 'tsx', '--input-type=module', '--eval', program],
		{env: {...process.env, ...host.env}, encoding: 'utf8'},
	);
	assert.deepEqual(
		stdout && JSON.parse(stdout),
		{session: {accessToken: 'access-of-jane-1', region: 'eu-west-1'}, unwanted: []},
		stderr,
	);
});
