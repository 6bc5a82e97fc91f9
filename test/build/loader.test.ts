import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, sep} from 'node:path';
import {type TestContext, test} from 'node:test';

const loader = join(import.meta.dirname, '../../build/loader.cjs');

/** A program of two bundles beside the loader, and a folder that it is told to be the system's cache. */
function installed(t: TestContext) {
	const folder = mkdtempSync(join(tmpdir(), 'loader-'));
	t.after(() => rmSync(folder, {recursive: true}));
	cpSync(loader, join(folder, 'loader.cjs'));
	writeFileSync(join(folder, 'cli.cjs'), "console.log(require('./face.cjs').said)");
	writeFileSync(join(folder, 'face.cjs'), "exports.said = require('node:path').sep");
	const cache = join(folder, 'cache');
	const run = (systemCache = cache, more: NodeJS.ProcessEnv = {}) => {
		const {status, stdout, stderr} = spawnSync(process.execPath, [join(folder, 'loader.cjs')], {
			encoding: 'utf8',
			// HOME is what macOS goes by, LOCALAPPDATA what Windows does.
			env: {
				...process.env,
				XDG_CACHE_HOME: systemCache,
				HOME: systemCache,
				LOCALAPPDATA: systemCache,
				...more,
			},
		});
		assert.deepEqual({status, stdout, stderr}, {status: 0, stdout: `${sep}\n`, stderr: ''});
	};
	const home = join(cache, process.platform === 'darwin' ? 'Library/Caches' : '', 'cognito-verify');
	return {folder, cache, home, run};
}

/** Every file below `folder`, with its time of change. */
const files = (folder: string) =>
	readdirSync(folder, {recursive: true, encoding: 'utf8'})
		.map(name => join(folder, name))
		.filter(path => statSync(path).isFile())
		.map(path => ({path, changed: statSync(path).mtimeMs}));

test('the first start keeps each bundle compiled, and the second takes them as they are', t => {
	const {home, run} = installed(t);
	run();
	const kept = files(home);
	assert.deepEqual(kept.map(({path}) => path.split(/[\\/]/).at(-1)).sort(), [
		'cli.cjs',
		'face.cjs',
	]);
	run();
	assert.deepEqual(files(home), kept);
});

test('the folder of compiled code is for its owner alone', {
	skip: process.platform === 'win32',
}, t => {
	const {home, run} = installed(t);
	run();
	assert.equal(statSync(home).mode & 0o777, 0o700);
	for (const {path} of files(home)) assert.equal(statSync(path).mode & 0o777, 0o600);
});

test('compiled code that V8 refuses is made anew', t => {
	const {home, run} = installed(t);
	run();
	for (const {path} of files(home)) writeFileSync(path, 'not compiled code');
	run();
	for (const {path} of files(home)) assert.ok(!readFileSync(path, 'utf8').startsWith('not'));
});

test('a cache folder that cannot be made or written costs no error', t => {
	const {folder, run} = installed(t);
	run(join(folder, 'loader.cjs'));
	run(join(folder, 'loader.cjs', 'below a file'));
});

const root = process.platform !== 'win32' && process.getuid?.() === 0;

test('a user without a home starts all the same', {
	skip: !root && 'only root can be another user',
}, t => {
	const {folder} = installed(t);
	chmodSync(folder, 0o755);
	const nobodyKnown = {uid: 54_321, env: {PATH: process.env['PATH']}};
	const {stdout, stderr} = spawnSync(process.execPath, [join(folder, 'loader.cjs')], {
		encoding: 'utf8',
		...nobodyKnown,
	});
	assert.deepEqual({stdout, stderr}, {stdout: '/\n', stderr: ''});
});

test('a folder that others can write to is not trusted', {
	skip: process.platform === 'win32',
}, t => {
	const {home, run} = installed(t);
	mkdirSync(home, {recursive: true});
	chmodSync(home, 0o777);
	run();
	assert.deepEqual(files(home), []);
});

test('NODE_DISABLE_COMPILE_CACHE leaves the disk alone', t => {
	const {cache, run} = installed(t);
	run(cache, {NODE_DISABLE_COMPILE_CACHE: '1'});
	assert.ok(!existsSync(cache));
});

test('what another build left a month ago is removed, and what it left yesterday is not', t => {
	const {home, run} = installed(t);
	const daysAgo = (name: string, days: number) => {
		const folder = join(home, name);
		mkdirSync(folder, {recursive: true, mode: 0o700});
		const when = Date.now() / 1000 - days * 86_400;
		utimesSync(folder, when, when);
	};
	daysAgo('old', 31);
	daysAgo('yesterday', 1);
	chmodSync(home, 0o700);
	run();
	assert.deepEqual(
		[existsSync(join(home, 'old')), existsSync(join(home, 'yesterday'))],
		[false, true],
	);
});
