import assert from 'node:assert/strict';
import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import Conf from 'conf';
import {sessionsPath, storeFolder} from '../../source/session/file/store-folder.ts';
import {openSessionStore} from '../../source/session/session-store.ts';
import {sessionOf, temporaryHost} from '../helpers/store.ts';

const now = () => Date.parse('2026-11-24T06:00:00Z');
const isPosix = process.platform !== 'win32';

test('a session saved in one run is there in the next, with its tokens', async t => {
	const {host} = temporaryHost(t);
	const first = await openSessionStore({host, now});
	const saved = await first.save(sessionOf('jane'));

	const second = await openSessionStore({host, now});
	assert.deepEqual(await second.get(), {...sessionOf('jane'), name: 'jane@eu-west-1_AbC'});
	assert.deepEqual(await second.get(saved.name), await second.get());
	assert.equal(await second.get('john@eu-west-1_AbC'), undefined);
});

test('a username with dots, slashes or the name of a built-in property stays one key', async t => {
	const {host} = temporaryHost(t);
	const store = await openSessionStore({host, now});
	const usernames = ['jane.doe@example.com', 'a/b/c', '__proto__', 'constructor', 'ünï\u202ecode'];
	for (const username of usernames) await store.save(sessionOf(username));
	const again = await openSessionStore({host, now});
	assert.deepEqual(
		(await again.list()).map(session => session.username),
		usernames,
	);
	assert.equal((await again.get())?.name, 'ünï_code@eu-west-1_AbC');
});

test('signing in again replaces the session of that user and keeps its name', async t => {
	const {host} = temporaryHost(t);
	const store = await openSessionStore({host, now});
	await store.save(sessionOf('jane'));
	await store.save(sessionOf('john'));
	const again = await store.save(sessionOf('jane', {generation: 2}));

	assert.equal(again.name, 'jane@eu-west-1_AbC');
	assert.equal((await store.list()).length, 2);
	assert.equal((await store.get())?.tokens.accessToken, 'access-of-jane-2');
});

test('when codes were asked for is known in the next run, beside what another one kept', async t => {
	const {host} = temporaryHost(t);
	const first = await openSessionStore({host, now});
	const {name} = await first.save(sessionOf('jane'));
	await first.noteCodes(name, {sends: [1000], tries: []});
	const second = await openSessionStore({host, now});
	await second.noteCodes(name, {sends: [500], tries: [600]});
	await first.noteCodes(name, {sends: [1000, 2000], tries: []});
	const kept = {sends: [500, 1000, 2000], tries: [600]};
	assert.deepEqual((await second.get(name))?.codeTimes, kept);

	await second.save(sessionOf('jane', {generation: 2}));
	assert.deepEqual((await second.get(name))?.codeTimes, kept, 'a new sign-in sends no fewer');
	const many = Array.from({length: 40}, (_, index) => index);
	await second.noteCodes(name, {sends: many, tries: []});
	assert.equal((await second.get(name))?.codeTimes?.sends.length, 15);
	await second.noteCodes('nobody', kept);
	assert.equal((await second.list()).length, 1);
});

test('times of codes that no clock shows are left out', async t => {
	const {host, folder} = temporaryHost(t);
	const store = await openSessionStore({host, now});
	const {name} = await store.save(sessionOf('jane'));
	const requested = {email: 10, phone_number: 20};
	await store.noteCodes(name, {sends: [10], tries: [30], requested});
	const file = sessionsPath(folder);
	const kept = JSON.parse(readFileSync(file, 'utf8'));
	const [session] = Object.values<Record<string, unknown>>(kept.sessions);
	const wrong = ['10', -1, null, 1e20, {}];
	Object.assign(session ?? assert.fail(), {
		codeTimes: {
			...{sends: [10, ...wrong], tries: [...wrong, 30], sendsRefusedAt: '1', triesRefusedAt: 1e20},
			requested: {...requested, '10': '10', never: -1},
		},
	});
	writeFileSync(file, JSON.stringify(kept));
	assert.deepEqual((await (await openSessionStore({host, now})).get(name))?.codeTimes, {
		...{sends: [10], tries: [30], requested},
	});
});

test('a folder whose parents are missing too is made for its owner alone', {
	skip: !isPosix && 'modes of POSIX',
}, async t => {
	const {host, folder} = temporaryHost(t);
	const env = {...host.env, COGNITO_VERIFY_CONFIG_DIR: path.join(folder, 'a', 'b')};
	const deep = {...host, env};
	await (await openSessionStore({host: deep, now})).save(sessionOf('jane'));
	assert.equal((await (await openSessionStore({host: deep, now})).get())?.username, 'jane');
	for (const each of [folder, path.join(folder, 'a'), path.join(folder, 'a', 'b')]) {
		assert.equal(statSync(each).mode & 0o777, 0o700);
	}
});

test('the same name in another app client gets a number', async t => {
	const {host} = temporaryHost(t);
	const store = await openSessionStore({host, now});
	await store.save(sessionOf('jane'));
	const other = sessionOf('jane');
	const saved = await store.save({...other, client: {...other.client, clientId: 'other'}});

	assert.equal(saved.name, 'jane@eu-west-1_AbC-2');
	assert.deepEqual(
		(await store.list()).map(({name, isCurrent}) => [name, isCurrent]),
		[
			['jane@eu-west-1_AbC', false],
			['jane@eu-west-1_AbC-2', true],
		],
	);
});

test('after signing out of the current session no other is used until one is chosen', async t => {
	const {host} = temporaryHost(t);
	const store = await openSessionStore({host, now});
	await store.save(sessionOf('jane'));
	const john = await store.save(sessionOf('john'));

	assert.equal(await store.remove(john.name), true);
	assert.equal(await store.remove(john.name), false);
	assert.equal(await store.get(), undefined);
	assert.equal(await store.use('jane@eu-west-1_AbC'), true);
	assert.equal(await store.use('nobody'), false);
	assert.equal((await store.get())?.username, 'jane');
});

test('what can be listed holds no token', async t => {
	const {host} = temporaryHost(t);
	const store = await openSessionStore({host, now});
	await store.save(sessionOf('jane'));

	assert.deepEqual(await store.list(), [
		{
			name: 'jane@eu-west-1_AbC',
			username: 'jane',
			aliases: [],
			region: 'eu-west-1',
			userPoolId: 'eu-west-1_AbC',
			clientId: '1h57kf5cpq17m0eml12EXAMPLE',
			expiresAt: 5_000_000,
			canRefresh: true,
			isCurrent: true,
		},
	]);
});

test('the file and its folder are for their owner alone', {
	skip: !isPosix && 'POSIX modes',
}, async t => {
	const {host, folder} = temporaryHost(t);
	const store = await openSessionStore({host, now});
	await store.save(sessionOf('jane'));

	assert.equal(statSync(folder).mode & 0o777, 0o700);
	assert.equal(statSync(sessionsPath(folder)).mode & 0o777, 0o600);
	assert.deepEqual(readdirSync(folder), ['sessions.json']);
});

test('the folder is the one conf chooses, unless the environment says another', t => {
	const {host, folder} = temporaryHost(t);
	assert.equal(storeFolder(host), folder);

	const home = {HOME: folder, APPDATA: folder, XDG_CONFIG_HOME: folder};
	const before = Object.keys(home).map(name => [name, process.env[name]] as const);
	Object.assign(process.env, home);
	t.after(() => {
		for (const [name, value] of before) {
			if (value === undefined) {
				delete process.env[name];
			} else {
				process.env[name] = value;
			}
		}
	});
	for (const platform of ['darwin', 'win32', 'linux'] as const) {
		const chosen = storeFolder({env: {APPDATA: 'roaming', XDG_CONFIG_HOME: 'xdg'}, platform});
		const expected = {
			darwin: path.join(folder, 'Library', 'Preferences', 'cognito-verify'),
			win32: path.join('roaming', 'cognito-verify', 'Config'),
			linux: path.join('xdg', 'cognito-verify'),
		}[platform];
		assert.equal(chosen, expected);
	}
	assert.equal(
		storeFolder({env: {}, platform: 'win32'}),
		path.join(folder, 'AppData', 'Roaming', 'cognito-verify', 'Config'),
	);
	const conf = new Conf({projectName: 'cognito-verify', projectSuffix: '', configName: 'sessions'});
	assert.equal(sessionsPath(storeFolder({...host, env: process.env})), conf.path);
});
