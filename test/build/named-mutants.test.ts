import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {namedMutants} from '../../build/mutants/named.ts';

const root = join(import.meta.dirname, '../..');

test('each named mutant is at one place of a file that is there, and so is its test', () => {
	const astray = namedMutants.filter(({file, find, test}) => {
		const text = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
		return text.split(find).length !== 2 || !existsSync(join(root, test));
	});
	assert.deepEqual(
		astray.map(({name}) => name),
		[],
	);
});
