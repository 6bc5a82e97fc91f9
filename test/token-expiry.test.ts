import assert from 'node:assert/strict';
import {test} from 'node:test';
import {hasExpired} from '../source/token-expiry.ts';

test('a token has expired ten seconds before its end, since a request takes time', () => {
	const now = 1_800_000_000_000;
	assert.deepEqual(
		[10_001, 10_000, 0, -1].map(left => hasExpired({expiresAt: now + left}, now)),
		[false, true, true, true],
	);
});
