import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readReference} from '../../source/options/read-secret.ts';

test('a variable that is not set is said, whatever its name', () => {
	const place = {env: {SET: 'value\n'}, cwd: '/', home: '/'};
	assert.equal(readReference('--password', 'env:SET', place), 'value');
	for (const name of ['NOT_SET', 'constructor', '__proto__', 'toString']) {
		assert.throws(() => readReference('--password', `env:${name}`, place), {
			name: 'Problem',
			code: 'sourceUnreadable',
			detail: {source: `env:${name} for --password`, fault: 'it is not set'},
		});
	}
});
