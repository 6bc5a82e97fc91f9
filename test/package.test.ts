import assert from 'node:assert/strict';
import {execFile, spawnSync} from 'node:child_process';
import {cp, mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {after, before, test} from 'node:test';
import {promisify} from 'node:util';
import {root} from '../build/build.js';
import {
	type InstalledPackage,
	installPackage,
	limits,
	weigh,
} from '../harness/installed-package.ts';
import {createLocalPool} from '../source/local-pool/create-local-pool.ts';
import {version} from '../source/version.ts';

const run = promisify(execFile);
const fixtures = join(import.meta.dirname, 'fixtures/consumer');

let temporary: string;
let installed: InstalledPackage;

before(async () => {
	temporary = await mkdtemp(join(tmpdir(), 'package-'));
	installed = await installPackage(temporary);
	await cp(fixtures, installed.folder, {recursive: true});
});

after(() => rm(temporary, {recursive: true}));

/** Runs the installed command, with a home of its own. */
const command = (...args: readonly string[]) =>
	run(join(installed.folder, 'node_modules/.bin/cognito-verify'), [...args], {
		shell: process.platform === 'win32',
		env: {
			PATH: process.env['PATH'],
			HOME: temporary,
			LOCALAPPDATA: temporary,
			APPDATA: temporary,
		},
	});

test('the package is small: 560 KiB packed, 1,760 KiB installed, and nothing else needed', async t => {
	const weight = await weigh(installed);
	t.diagnostic(`packed ${weight.packed >> 10} KiB, installed ${weight.installed >> 10} KiB`);
	assert.ok(weight.packed <= limits.packed, `packed: ${weight.packed}`);
	assert.ok(weight.installed <= limits.installed, `installed: ${weight.installed}`);
	assert.deepEqual(weight.others, []);
});

test('the lock file names each build of each optional package, or npm ci refuses it', async () => {
	const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
	const locked = Object.keys(lock.packages);
	const missing = Object.entries<{optionalDependencies?: object}>(lock.packages).flatMap(
		([path, {optionalDependencies = {}}]) =>
			Object.keys(optionalDependencies)
				.filter(name => !locked.some(path => path.endsWith(`node_modules/${name}`)))
				.map(name => `${path} wants ${name}`),
	);
	assert.deepEqual(missing, []);
});

test('what may be pulled in besides is one optional package, with its one build for the system', async () => {
	const {dependencies, optionalDependencies} = JSON.parse(
		await readFile(join(root, 'package.json'), 'utf8'),
	);
	assert.equal(dependencies, undefined);
	assert.deepEqual(Object.keys(optionalDependencies), ['@napi-rs/keyring']);
});

test('the package holds what runs, its types and the licences, and no source', async () => {
	const names = await readdir(join(installed.folder, 'node_modules/cognito-verify'), {
		recursive: true,
	});
	const unexpected = names.filter(
		name =>
			!/^(?:package\.json|README\.md|LICENSE|dist|dist.types(?:-commonjs(?:.package\.json)?)?|dist.third-party-licences\.txt)$/.test(
				name,
			) &&
			!/^dist.(?:[\w-]+\.cjs|yoga-\w+\.wasm|types(?:-commonjs)?.(?:[\w-]+.)?[\w-]+(?:\.d\.ts)?)$/.test(
				name,
			),
	);
	assert.deepEqual(unexpected, []);
});

test('the installed command says its version', async () => {
	const {version: packaged} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
	assert.equal(version, packaged);
	const {stdout} = await command('--version');
	assert.equal(stdout, `cognito-verify/${version}\n`);
});

test('the installed command answers as the AWS CLI does', async t => {
	const pool = await createLocalPool();
	t.after(pool.close);
	await assert.rejects(
		command(
			'get-user',
			'--access-token',
			'x.y.z',
			'--endpoint-url',
			pool.endpoint,
			'--region',
			'us-east-1',
		),
		{
			code: 255,
			stdout: '',
			stderr: /NotAuthorizedException.*GetUser operation/,
		},
	);
});

test('the embedded pool can be imported from TypeScript, as an ES module and from CommonJS, and runs', async () => {
	const tsc = join(root, 'node_modules/typescript/bin/tsc');
	// With node18, CommonJS can't require anything declared as an ES module; with nodenext it can.
	for (const module of ['node18', 'nodenext']) {
		await run(process.execPath, [tsc, '--project', installed.folder, '--module', module]);
	}
	const module = await run(process.execPath, [join(installed.folder, 'pool.mts')]);
	assert.match(module.stdout, /^http:\/\/127\.0\.0\.1:\d+ 0\n$/);
});

test('the embedded pool works where a test runner gives each file globals of its own', async () => {
	const {stdout} = await run(process.execPath, [join(installed.folder, 'realm.cjs')]);
	assert.equal(stdout, 'demo\n');
});

const oldNode = oldNodeOf(process.env['PATH'] ?? '');

/** A Node 20 on this computer: npm puts the one in devDependencies before it. */
function oldNodeOf(path: string): string | undefined {
	return path
		.split(delimiter)
		.map(folder => join(folder, 'node'))
		.find(file => /^v20\./.test(spawnSync(file, ['--version'], {encoding: 'utf8'}).stdout ?? ''));
}

test('the embedded pool runs on Node 20, and the command says that it does not', {
	skip: oldNode === undefined && 'no Node 20 is on the path',
}, async () => {
	assert.ok(oldNode);
	const {stdout} = await run(oldNode, [join(installed.folder, 'realm.cjs')]);
	assert.equal(stdout, 'demo\n');
	const cli = join(installed.folder, 'node_modules/cognito-verify/dist/cognito-verify.cjs');
	await assert.rejects(run(oldNode, [cli, '--version']), ({code, stderr}) => {
		assert.equal(code, 1);
		assert.match(stderr, /^cognito-verify needs Node\.js 22\.12 or later; this is v20\./);
		return true;
	});
});
