import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {
	chmodSync,
	chownSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, sep} from 'node:path';
import {type TestContext, test} from 'node:test';
import {Script} from 'node:vm';

const loader = join(import.meta.dirname, '../../build/loader.cjs');

/** The build's version and hash. */
const build = '1.2.3-0123456789ab';

/** A program of two bundles beside the loader, and a folder that acts as the system's cache. */
function installed(t: TestContext, parent = tmpdir()) {
	const folder = mkdtempSync(join(parent, 'loader-'));
	t.after(() => rmSync(folder, {recursive: true}));
	const text = readFileSync(loader, 'utf8').replace("'BUILD'", `'${build}'`);
	writeFileSync(join(folder, 'loader.cjs'), text);
	writeFileSync(join(folder, 'cli.cjs'), "console.log(require('./face.cjs').said)");
	writeFileSync(join(folder, 'face.cjs'), "exports.said = require('node:path').sep");
	const cache = join(folder, 'cache');
	const run = (systemCache = cache, more: NodeJS.ProcessEnv = {}) => {
		const {status, stdout, stderr} = spawnSync(process.execPath, [join(folder, 'loader.cjs')], {
			encoding: 'utf8',
			// macOS uses HOME, Windows LOCALAPPDATA.
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
	const inner = join(home, `${build}-${process.version}-${process.arch}`);
	return {folder, cache, home, inner, run};
}

/** Every file below `folder`, with its modification time. */
const files = (folder: string) =>
	readdirSync(folder, {recursive: true, encoding: 'utf8'})
		.map(name => join(folder, name))
		.filter(path => statSync(path).isFile())
		.map(path => ({path, changed: statSync(path).mtimeMs}));

test('a bundle in the file of another is the one that runs, and its own file is not read', t => {
	const {folder, home, run} = installed(t);
	writeFileSync(join(folder, 'face.cjs'), 'throw new Error("read")');
	writeFileSync(
		join(folder, 'cli.cjs'),
		`require.define({'face.cjs'(exports, require) { exports.said = require('node:path').sep }});
		if (require('./face.cjs') !== require('./face.cjs')) throw new Error('run twice');
		console.log(require('./face.cjs').said)`,
	);
	run();
	run();
	assert.deepEqual(
		files(home).map(({path}) => path.split(/[\\/]/).at(-1)),
		['cli.cjs'],
	);
});

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

test('what is compiled under other flags of V8 is kept for itself, and each start takes its own', t => {
	const {folder, home, run} = installed(t);
	const plain = readFileSync(join(folder, 'cli.cjs'), 'utf8');
	const changing = `require('node:v8').setFlagsFromString('--semi-space-growth-factor=1'); ${plain}`;
	const names = () => files(home).map(({path}) => path.split(/[\\/]/).at(-1));
	writeFileSync(join(folder, 'cli.cjs'), changing);
	run();
	assert.deepEqual(names().toSorted(), ['cli.cjs', 'v8-face.cjs']);
	const kept = files(home);
	run();
	assert.deepEqual(files(home), kept);
	writeFileSync(join(folder, 'cli.cjs'), plain);
	run();
	assert.deepEqual(names().toSorted(), ['cli.cjs', 'face.cjs', 'v8-face.cjs']);
	const both = files(home);
	run();
	assert.deepEqual(files(home), both);
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
	// Root's own temporary folder may not be accessible to others.
	const {folder} = installed(t, '/tmp');
	chmodSync(folder, 0o755);
	for (const file of ['loader.cjs', 'cli.cjs', 'face.cjs']) chmodSync(join(folder, file), 0o644);
	// The new user may not be able to run this Node, which can be in root's home.
	const becomeNobodyKnown = join(folder, 'become.cjs');
	writeFileSync(becomeNobodyKnown, 'process.setgid(54_321); process.setuid(54_321);');
	const argv = ['--require', becomeNobodyKnown, join(folder, 'loader.cjs')];
	const {status, stdout, stderr} = spawnSync(process.execPath, argv, {
		encoding: 'utf8',
		env: {PATH: process.env['PATH']},
	});
	assert.deepEqual({status, stdout, stderr}, {status: 0, stdout: '/\n', stderr: ''});
});

/**
 * Replaces a file with compiled code of another program, which V8 accepts for `cli.cjs` because it has the same length.
 */
function plant(folder: string, file: string) {
	const cli = join(folder, 'cli.cjs');
	const wrapped = (text: string) =>
		`(function (exports, require, module, __filename, __dirname) {${text}\n})`;
	const real = readFileSync(cli, 'latin1');
	const other = "console.log('planted')".padEnd(real.length);
	const script = new Script(wrapped(other), {filename: cli});
	writeFileSync(file, script.createCachedData(), {mode: 0o600});
}

const posix = {skip: process.platform === 'win32' && 'Windows has other rights'};

test('planted code runs where nothing keeps it out, so that the next tests can fail', posix, t => {
	const {folder, inner, run} = installed(t);
	run();
	plant(folder, join(inner, 'cli.cjs'));
	assert.throws(() => run(), {actual: {status: 0, stdout: 'planted\n', stderr: ''}});
});

for (const [what, spoil] of Object.entries<(of: ReturnType<typeof installed>) => void>({
	'a folder that others can write to': ({home}) => chmodSync(home, 0o777),
	'a folder that its group can write to': ({home}) => chmodSync(home, 0o720),
	'an inner folder that others can write to': ({inner}) => chmodSync(inner, 0o702),
	'a file that others can write to': ({inner}) => chmodSync(join(inner, 'cli.cjs'), 0o602),
	'a system cache where others can swap folders': ({cache}) => chmodSync(cache, 0o777),
	'a link in the place of the folder': ({home}) => swapForLink(home),
	'a link in the place of the inner folder': ({inner}) => swapForLink(inner),
	'a link in the place of the file': ({inner}) => swapForLink(join(inner, 'cli.cjs')),
})) {
	test(`compiled code is not taken from ${what}`, posix, t => {
		const all = installed(t);
		all.run();
		plant(all.folder, join(all.inner, 'cli.cjs'));
		spoil(all);
		all.run();
	});
}

for (const [what, give] of Object.entries<(of: ReturnType<typeof installed>) => void>({
	folder: ({home}) => chownSync(home, 54_321, 54_321),
	'inner folder': ({inner}) => chownSync(inner, 54_321, 54_321),
	file: ({inner}) => chownSync(join(inner, 'cli.cjs'), 54_321, 54_321),
	'system cache': ({cache}) => chownSync(cache, 54_321, 54_321),
})) {
	test(`compiled code is not taken from another user’s ${what}`, {
		skip: !root && 'only root can be another user',
	}, t => {
		const all = installed(t);
		all.run();
		plant(all.folder, join(all.inner, 'cli.cjs'));
		give(all);
		all.run();
	});
}

test('a named pipe in the place of a file does not stop a start', posix, t => {
	const {inner, run} = installed(t);
	run();
	rmSync(join(inner, 'cli.cjs'));
	execFileSync('mkfifo', ['-m', '600', join(inner, 'cli.cjs')]);
	run();
});

/** Moves what is there aside, and leaves a link to it. */
function swapForLink(path: string) {
	renameSync(path, `${path}.moved`);
	symlinkSync(`${path}.moved`, path);
}

test('NODE_DISABLE_COMPILE_CACHE leaves the disk alone', t => {
	const {cache, run} = installed(t);
	run(cache, {NODE_DISABLE_COMPILE_CACHE: '1'});
	assert.ok(!existsSync(cache));
});

test('only what another build left a month ago is removed', t => {
	const {cache, home, run} = installed(t);
	const old = '1.0.0-0123456789ab-v24.0.0-x64';
	const leave = (below: string, name: string, days = 31, file = 'cli.cjs') => {
		const folder = join(below, name);
		mkdirSync(folder, {recursive: true, mode: 0o700});
		writeFileSync(join(folder, file), '');
		const when = Date.now() / 1000 - days * 86_400;
		utimesSync(folder, when, when);
		return folder;
	};
	const gone = leave(home, old);
	const kept = [
		leave(home, '1.0.1-0123456789ab-v24.0.0-x64', 29),
		leave(home, '1.0.2-0123456789ab-v24.0.0-x64', 31, 'thesis.tex'),
		leave(home, 'thesis'),
		leave(home, `${old}.backup`),
	];
	chmodSync(cache, 0o755);
	chmodSync(home, 0o700);
	run();
	assert.deepEqual([gone, ...kept].map(existsSync), [false, true, true, true, true]);

	// One of the user's folders, behind a link that someone left in a shared cache.
	const elsewhere = join(cache, 'elsewhere');
	const precious = leave(elsewhere, old);
	rmSync(home, {recursive: true});
	if (process.platform === 'win32') return;
	symlinkSync(elsewhere, home);
	run();
	assert.ok(existsSync(join(precious, 'cli.cjs')));
	assert.deepEqual(readdirSync(elsewhere), [old]);
});
