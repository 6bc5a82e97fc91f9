import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isSameDestination} from '../../source/flow/mask.ts';

test('a mask stands for a value that it can have been made of', () => {
	for (const [mask, value] of [
		['j***@e***', 'jane@example.com'],
		['J***@E***', 'jane@example.com'],
		['j****@e****', 'jane@example.com'],
		['b***_0@o**_*s.com', 'bob_0@our_us.com'],
		['+*******0008', '+14325550008'],
		['jane@example.com', 'jane@example.com'],
	] as const) {
		assert.equal(isSameDestination(mask, value), true, `${mask} for ${value}`);
	}
});

test('and not for another one', () => {
	for (const [mask, value] of [
		['u***@y***', 'jane@example.com'],
		['j***@o***', 'jane@example.com'],
		['+*******0009', '+14325550008'],
		['j***@e***', '+14325550008'],
		['j***@e***', ''],
		['jane@example.com', 'jane@example.com.evil.example'],
	] as const) {
		assert.equal(isSameDestination(mask, value), false, `${mask} for ${value}`);
	}
});
