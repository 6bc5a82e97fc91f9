import assert from 'node:assert/strict';
import {test} from 'node:test';
import {invocationId} from '../../../source/aws-cli/call/invocation-id.ts';

test('each call has a UUID of version 4 of its own', () => {
	const ids = Array.from({length: 1000}, invocationId);
	for (const id of ids) {
		assert.match(id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
	}
	assert.equal(new Set(ids).size, ids.length);
	for (const variant of '89ab') assert.ok(ids.some(id => id[19] === variant));
});
