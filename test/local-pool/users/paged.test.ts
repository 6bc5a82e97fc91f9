import assert from 'node:assert/strict';
import {test} from 'node:test';
import {paged} from '../../../source/local-pool/users/paged.ts';
import {tellOf} from '../../helpers/pool-parts.ts';

const items = ['a', 'b', 'c'];

test('a list comes in pages, each with the token of the next one where there is one', () => {
	const first = paged(items, 2, undefined);
	assert.deepEqual(first.items, ['a', 'b']);
	assert.deepEqual(paged(items, 2, first.next), {items: ['c'], next: undefined});
	const one = paged(items, 1, paged(items, 1, undefined).next);
	assert.deepEqual(one.items, ['b']);
	assert.deepEqual(paged(items, 3, undefined), {items, next: undefined});
	assert.deepEqual(paged(items, 2, one.next), {items: ['c'], next: undefined});
});

test('a token that no page gave is refused', () => {
	const token = (text: string) => Buffer.from(text).toString('base64url');
	for (const text of ['x', '-1', '0.5', '1e300', 'Infinity']) {
		assert.equal(
			tellOf(() => paged(items, 2, token(text))),
			'InvalidParameterException: Invalid pagination token.',
			text,
		);
	}
	assert.deepEqual(paged(items, 2, token('0')).items, ['a', 'b']);
});
