import assert from 'node:assert/strict';
import {test} from 'node:test';
import {timeLeft} from '../../../source/ui/components/time-left.ts';

test('time left is said in hours, minutes and seconds, rounded up', () => {
	assert.equal(timeLeft(1), '1 s');
	assert.equal(timeLeft(59_001), '1 min 00 s');
	assert.equal(timeLeft(760_000), '12 min 40 s');
	assert.equal(timeLeft(3_600_000), '1 h 00 min');
	assert.equal(timeLeft(24 * 3_600_000 - 1), '24 h 00 min');
	assert.equal(timeLeft(61_000, true), '2 min');
});
