import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {openSessionStore} from '../../source/session/session-store.ts';
import {hostOf, sessionOf, temporaryHost} from '../helpers/store.ts';

const canMount =
	process.platform === 'linux' &&
	spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

test('on a full and on a read-only disk nothing is lost, a sign-in is kept in memory, and a sign-out that could not be written fails', {
	skip: !canMount && 'no small disk of its own can be made here',
}, t => {
	const disk = mkdtempSync(path.join(tmpdir(), 'cognito-verify-'));
	t.after(() => rmSync(disk, {recursive: true, force: true}));
	const program = path.join(import.meta.dirname, '../helpers/store-on-a-disk.ts');
	const script = `mount -t tmpfs -o size=64k tmpfs "$0" && exec "$1" --import tsx "$2" "$0"`;
	const {stdout, stderr} = spawnSync(
		'unshare',
		['-rm', 'sh', '-c', script, disk, process.execPath, program],
		{
			env: {...process.env, ...hostOf(`${disk}/config`).env},
			encoding: 'utf8',
		},
	);
	const [full, readOnly] = stdout
		.trim()
		.split('\n')
		.map(line => JSON.parse(line || '{}'));
	const inMemory = 'New sessions are kept in memory until the program exits.';

	const notForgotten = (username: string) =>
		`cognito-verify: ${username}@eu-west-1_AbC is still saved on this computer.\n`;
	const isFull =
		`cognito-verify: Can't write ${disk}/config/sessions.json: no space left on the disk. ` +
		'Make the folder writable, or set COGNITO_VERIFY_CONFIG_DIR to another one.\n';
	const usersOnDisk = Array.from({length: full?.saved - 1}, (_, index) => `user-${index + 1}`);
	assert.ok(full?.saved > 2, stderr);
	assert.deepEqual(full, {
		saved: full.saved,
		notice: `${disk}/config/sessions.json: no space left on the disk. ${inMemory}`,
		current: `user-${full.saved}`,
		inMemory: full.saved,
		isFileAsBefore: true,
		files: ['sessions.json'],
		onDisk: full.saved - 1,
		signOut: {code: 1, said: isFull + notForgotten('user-1')},
		signOutOfAll: {
			code: 1,
			said: usersOnDisk.map(username => isFull + notForgotten(username)).join(''),
		},
	});
	assert.deepEqual(readOnly, {
		place: {kind: 'memory'},
		notice: `${disk}/config: the disk is read-only. ${inMemory}`,
		current: 'jane',
		inMemory: full.saved,
		signOut: {
			code: 1,
			said:
				`cognito-verify: ${disk}/config: the disk is read-only. ${inMemory}\n` +
				`cognito-verify: Can't write ${disk}/config: the disk is read-only. ` +
				'Make the folder writable, or set COGNITO_VERIFY_CONFIG_DIR to another one.\n' +
				notForgotten('user-1'),
		},
		remove: `Problem: ${disk}/config: the disk is read-only`,
		use: `Problem: ${disk}/config: the disk is read-only`,
		removeOfThisRun: true,
	});
});

test('where the folder cannot be made, sign-in continues in memory', async t => {
	const {host, folder} = temporaryHost(t);
	writeFileSync(folder, 'a file where the folder should be', {mode: 0o600});
	const below = {...host, env: {...host.env, COGNITO_VERIFY_CONFIG_DIR: `${folder}/below`}};

	const store = await openSessionStore({host: below, now: Date.now});
	assert.deepEqual(store.place, {kind: 'memory'});
	assert.match(
		store.notice ?? '',
		/a part of the path is not a folder\. New sessions are kept in memory/,
	);
	await store.save(sessionOf('jane'));
	assert.equal((await store.get())?.username, 'jane');
});

test('in a folder without write permission the sessions are read, and sign-in continues in memory', {
	skip: (process.platform === 'win32' || process.geteuid?.() === 0) && 'root may write anywhere',
}, async t => {
	const {host, folder} = temporaryHost(t);
	mkdirSync(folder, {mode: 0o700});
	await (await openSessionStore({host, now: Date.now})).save(sessionOf('jane'));
	chmodSync(folder, 0o500);
	try {
		const store = await openSessionStore({host, now: Date.now});
		assert.match(store.notice ?? '', /permission denied/);
		await store.save(sessionOf('john'));
		assert.deepEqual(
			(await store.list()).map(session => session.username),
			['jane', 'john'],
		);
	} finally {
		// So that the folder can be removed.
		chmodSync(folder, 0o700);
	}
});
