import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {closeSync, mkdirSync, openSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {readReference} from '../../source/options/read-secret.ts';
import {readNamedFile} from '../../source/settings/read-file.ts';
import {temporaryFolder} from '../helpers/store.ts';

const posix = {skip: process.platform === 'win32' && 'Windows has no such files'};

test('a file that a person names is read whole, up to its bound', t => {
	const file = join(temporaryFolder(t), 'file');
	const bytes = Buffer.from('secret'.repeat(30_000));
	writeFileSync(file, bytes);
	assert.deepEqual(readNamedFile(file, bytes.length), bytes);
	assert.throws(() => readNamedFile(file, bytes.length - 1), {code: 'EFBIG'});
});

test(
	'a folder, a device and a pipe nobody writes to are refused at once, and a pipe that is open is read',
	posix,
	t => {
		const folder = temporaryFolder(t);
		const pipe = join(folder, 'pipe');
		assert.equal(spawnSync('mkfifo', [pipe]).status, 0);
		assert.throws(() => readNamedFile(folder, 10), {code: 'EISDIR'});
		assert.throws(() => readNamedFile('/dev/zero', 10), {code: 'ENOTSUP'});
		assert.throws(() => readNamedFile(pipe, 10), {code: 'ENOTSUP'});
		const endless = openSync('/dev/zero', 'r');
		t.after(() => closeSync(endless));
		assert.throws(() => readNamedFile(`/dev/fd/${endless}`, 1_000_000), {code: 'EFBIG'});
		const file = join(folder, 'file');
		writeFileSync(file, 'secret');
		const open = openSync(file, 'r');
		t.after(() => closeSync(open));
		assert.equal(readNamedFile(`/dev/fd/${open}`, 10).toString(), 'secret');
	},
);

test('a secret in what isn’t a file is refused in words', posix, t => {
	const cwd = temporaryFolder(t);
	mkdirSync(join(cwd, 'folder'));
	const place = {env: {}, cwd, home: cwd};
	for (const [path, fault] of [
		['/dev/zero', 'it is not a regular file (ENOTSUP)'],
		[join(cwd, 'folder'), 'it is a folder (EISDIR)'],
		[join(cwd, 'missing'), 'no such file (ENOENT)'],
	] as const) {
		assert.throws(() => readReference('--password', `file://${path}`, place), {
			code: 'sourceUnreadable',
			detail: {source: `${path} for --password`, fault},
		});
	}
});
