import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {version} from '../source/version.ts';

test('the program says the version that is published', () => {
	const manifest: unknown = JSON.parse(
		readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'),
	);
	assert.ok(typeof manifest === 'object' && manifest !== null && 'version' in manifest);
	assert.equal(version, manifest.version);
});
