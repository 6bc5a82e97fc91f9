import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {test} from 'node:test';
import {root} from '../../../build/build.js';

/** Runs the suite on these fixtures, without the state of the surrounding test run. */
function runSuite(...names: readonly string[]) {
	const {NODE_TEST_CONTEXT: _, ...env} = process.env;
	const files = names.map(name => `test/fixtures/suite/${name}.ts`);
	const {status, stdout, stderr} = spawnSync(
		process.execPath,
		['--import', 'tsx', 'build/suite/suite.ts', ...files],
		{cwd: root, env, encoding: 'utf8'},
	);
	const counts = [...stdout.matchAll(/^ℹ (?:pass|fail) \d+$/gm)].map(([line]) => line.slice(2));
	return {status, counts, stderr, stdout};
}

test('a suite whose tests have passed ends with 0', () => {
	const {status, counts, stderr} = runSuite('green');
	assert.deepEqual({status, counts, stderr}, {status: 0, counts: ['pass 1', 'fail 0'], stderr: ''});
});

test('a test that fails ends it with 1, and the others of its process are run', () => {
	const {status, counts, stdout} = runSuite('red', 'green');
	assert.deepEqual({status, counts}, {status: 1, counts: ['pass 1', 'fail 1']});
	assert.match(stdout, /✖ two and two are five.*fixtures\/suite\/red\.ts:/s);
});

test('a test file without a test ends it with 1', () => {
	const {status, counts, stderr} = runSuite('green', 'silent');
	assert.deepEqual({status, counts}, {status: 1, counts: ['pass 1', 'fail 0']});
	assert.equal(stderr, `No test of ${join(root, 'test/fixtures/suite/silent.ts')} has run.\n`);
});

test('a test file that cannot be loaded ends it with 1', () => {
	const {status, stdout} = runSuite('green', 'unloadable');
	assert.equal(status, 1);
	assert.match(stdout, /not today/);
});
