import assert from 'node:assert/strict';
import {
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {test} from 'node:test';
import {sessionsPath} from '../../source/session/file/store-folder.ts';
import {openSessionStore} from '../../source/session/session-store.ts';
import {sessionOf, temporaryHost} from '../helpers/store.ts';

const now = () => Date.parse('2026-11-24T06:00:00Z');

const damages = {
	'an empty file': '',
	'half a file': '{"version": 1, "sessions": {"eu-west-1_AbC/c/ja',
	'something else': '[1, 2]',
	'a session without tokens':
		'{"version": 1, "sessions": {"x": {"name": "x", "username": "x", "client": {"region": "r", "clientId": "c"}}}}',
	'no version': '{"sessions": {}}',
	'bytes that are no text': '\u0000\uffff',
};

for (const [what, text] of Object.entries(damages)) {
	test(`${what} is kept under another name and said, and the store works`, async t => {
		const {host, folder} = temporaryHost(t);
		mkdirSync(folder, {mode: 0o700});
		writeFileSync(sessionsPath(folder), text, {mode: 0o600});

		const store = await openSessionStore({host, now});
		const kept = `${sessionsPath(folder)}.damaged-2026-11-24T06-00-00Z`;
		assert.equal(
			store.notice,
			`The saved sessions could not be read. The file is kept as ${kept}; sign in again.`,
		);
		assert.equal(readFileSync(kept, 'utf8'), text);
		assert.equal(await store.get(), undefined);
		await store.save(sessionOf('jane'));

		const next = await openSessionStore({host, now});
		assert.equal(next.notice, undefined);
		assert.equal((await next.get())?.username, 'jane');
	});
}

test('a file of a later version is left alone, and what is signed in to stays in memory', async t => {
	const {host, folder} = temporaryHost(t);
	const text = '{"version": 2, "people": []}';
	mkdirSync(folder, {mode: 0o700});
	writeFileSync(sessionsPath(folder), text, {mode: 0o600});

	const store = await openSessionStore({host, now});
	assert.deepEqual(store.place, {kind: 'memory'});
	assert.match(store.notice ?? '', /written by a later version .* left alone\. .* in memory/);
	await store.save(sessionOf('jane'));
	assert.equal((await store.get())?.username, 'jane');
	assert.equal(readFileSync(sessionsPath(folder), 'utf8'), text);
});

test('a write that was caught half way by a kill is undone', async t => {
	const {host, folder} = temporaryHost(t);
	const store = await openSessionStore({host, now});
	await store.save(sessionOf('jane'));
	const file = sessionsPath(folder);
	renameSync(file, `${file}.before`);
	writeFileSync(file, '{"version": 1, "sessions": {"eu', {mode: 0o600});
	writeFileSync(`${file}.tmp-1234567890abcdef`, '{"ver', {mode: 0o600});

	const next = await openSessionStore({host, now});
	assert.equal(next.notice, undefined);
	assert.equal((await next.get())?.username, 'jane');
	assert.deepEqual(readdirSync(folder), ['sessions.json']);
});

test('a file that is damaged while the program runs is set aside, and the sign-in is saved', async t => {
	const {host, folder} = temporaryHost(t);
	const store = await openSessionStore({host, now});
	await store.save(sessionOf('jane'));
	const text = '{"version": 1, "sessions": {';
	writeFileSync(sessionsPath(folder), text, {mode: 0o600});
	await store.save(sessionOf('john'));

	assert.match(store.notice ?? '', /The saved sessions could not be read\. The file is kept as/);
	assert.equal((await (await openSessionStore({host, now})).get())?.username, 'john');
	assert.equal(readFileSync(`${sessionsPath(folder)}.damaged-2026-11-24T06-00-00Z`, 'utf8'), text);
});

test('a later version that takes over the file while the program runs is left alone', async t => {
	const {host, folder} = temporaryHost(t);
	const store = await openSessionStore({host, now});
	await store.save(sessionOf('jane'));
	writeFileSync(sessionsPath(folder), '{"version": 2}', {mode: 0o600});

	await assert.rejects(() => store.get(), {code: 'storeDamaged', message: sessionsPath(folder)});
	await store.save(sessionOf('john'));
	assert.deepEqual(store.place, {kind: 'memory'});
	assert.equal((await store.get())?.username, 'john');
	assert.equal(readFileSync(sessionsPath(folder), 'utf8'), '{"version": 2}');
});

test('two damaged files in one second are both kept', async t => {
	const {host, folder} = temporaryHost(t);
	mkdirSync(folder, {mode: 0o700});
	for (const text of ['one', 'two', 'three']) {
		writeFileSync(sessionsPath(folder), text, {mode: 0o600});
		await openSessionStore({host, now});
	}
	const kept = readdirSync(folder).map(name => readFileSync(`${folder}/${name}`, 'utf8'));
	assert.deepEqual(kept.sort(), ['one', 'three', 'two']);
});

test('folders under the names of the files beside it are left alone', async t => {
	const {host, folder} = temporaryHost(t);
	const file = sessionsPath(folder);
	const folders = [`${file}.damaged-x`, `${file}.tmp-x`];
	for (const planted of folders) mkdirSync(planted, {recursive: true, mode: 0o700});
	const store = await openSessionStore({host, now});
	const {name} = await store.save(sessionOf('jane'));
	await store.removeDamaged();
	assert.deepEqual(
		readdirSync(folder).map(name => `${folder}/${name}`),
		[file, ...folders],
	);
	mkdirSync(`${file}.before`);
	await assert.rejects(store.remove(name), {code: 'storeNotWritable'});
});

test('a link that lies where the old file is kept for a moment is not written through', {
	skip: process.platform === 'win32' && 'links need a privilege there',
}, async t => {
	const {host, folder} = temporaryHost(t);
	const store = await openSessionStore({host, now});
	await store.save(sessionOf('jane'));
	const victim = `${folder}-victim`;
	writeFileSync(victim, 'as it was');
	symlinkSync(victim, `${sessionsPath(folder)}.before`);
	await store.save(sessionOf('john'));
	assert.equal(readFileSync(victim, 'utf8'), 'as it was');
	assert.deepEqual(readdirSync(folder), ['sessions.json']);
});

test('the copy of a damaged file goes after 30 days', async t => {
	const {host, folder} = temporaryHost(t);
	mkdirSync(folder, {mode: 0o700});
	const days = (count: number) => new Date(now() - count * 86_400_000);
	for (const age of [29, 31]) {
		const copy = `${sessionsPath(folder)}.damaged-${age}`;
		writeFileSync(copy, '');
		utimesSync(copy, days(age), days(age));
	}
	await openSessionStore({host, now});
	assert.deepEqual(readdirSync(folder), ['sessions.json.damaged-29']);
});
