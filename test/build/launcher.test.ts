import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {transform} from 'esbuild';

const launcher = join(import.meta.dirname, '../../build/launcher.cjs');

/** Runs the launcher beside a program that prints `started`, on a Node that claims to be `version`. */
function launch(t: TestContext, version: string) {
	const folder = mkdtempSync(join(tmpdir(), 'launcher-'));
	t.after(() => rmSync(folder, {recursive: true}));
	copyFileSync(launcher, join(folder, 'cognito-verify.cjs'));
	writeFileSync(join(folder, 'loader.cjs'), "console.log('started')");
	writeFileSync(
		join(folder, 'pretend.cjs'),
		`Object.defineProperty(process, 'versions', {value: {...process.versions, node: '${version}'}});
		Object.defineProperty(process, 'version', {value: 'v${version}'});`,
	);
	return spawnSync(
		process.execPath,
		['--require', join(folder, 'pretend.cjs'), join(folder, 'cognito-verify.cjs')],
		{encoding: 'utf8'},
	);
}

for (const version of ['4.9.1', '20.20.2', '22.11.0']) {
	test(`on Node ${version} one line says what is needed, and the exit code is 1`, t => {
		const {status, stdout, stderr} = launch(t, version);
		assert.equal(status, 1);
		assert.equal(stdout, '');
		assert.equal(stderr, `cognito-verify needs Node.js 22.12 or later; this is v${version}\n`);
	});
}

for (const version of ['22.12.0', '23.0.0', '24.21.0', '26.10.0']) {
	test(`on Node ${version} the program starts`, t => {
		const {status, stdout, stderr} = launch(t, version);
		assert.deepEqual({status, stdout, stderr}, {status: 0, stdout: 'started\n', stderr: ''});
	});
}

test('the launcher is written so that any Node can read it', async () => {
	const text = readFileSync(launcher, 'utf8');
	// esbuild refuses what it can't convert to ES5, and would change what it can.
	const [asItIs, asEs5] = await Promise.all([
		transform(text, {target: 'esnext'}),
		transform(text, {target: 'es5'}),
	]);
	assert.equal(asEs5.code, asItIs.code);
});
