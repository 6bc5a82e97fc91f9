import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {test} from 'node:test';
import {promisify} from 'node:util';

test('the recipe for testing an app against a user pool does what it says', async () => {
	const {stdout} = await promisify(execFile)(process.execPath, [
		'--import',
		'tsx',
		'recipes/test-your-app-against-a-user-pool.ts',
	]);
	assert.equal(stdout.trim(), 'verified');
});
