import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {existsSync, globSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {promisify} from 'node:util';

const root = join(import.meta.dirname, '..');
// The recipes import the package by its name: what was built, as a reader of theirs would.
const isBuilt = existsSync(join(root, 'dist/local-pool.cjs'));

for (const recipe of globSync('recipes/*.mjs', {cwd: root})) {
	test(`${recipe} does what it says`, {skip: !isBuilt && 'run npm run build first'}, async () => {
		const {NODE_TEST_CONTEXT: _, ...env} = process.env;
		const {stdout} = await promisify(execFile)(process.execPath, ['--test', recipe], {
			cwd: root,
			env,
		});
		assert.match(stdout, /pass 1\n.*fail 0/);
	});
}
