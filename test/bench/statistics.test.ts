import assert from 'node:assert/strict';
import {test} from 'node:test';
import {letterAt, lettersShown} from '../../bench/keys.ts';
import {measureRounds} from '../../bench/rounds.ts';
import {quantile, ratio, summarise} from '../../bench/statistics.ts';

test('a quantile lies between the two nearest values in proportion', () => {
	assert.equal(quantile([3, 1, 2], 0.5), 2);
	assert.equal(quantile([1, 2], 0.25), 1.25);
	assert.equal(quantile([], 0.5), Number.NaN);
	assert.deepEqual(summarise([4, 1, 3, 2, 5]), {median: 3, p25: 2, p75: 4, count: 5});
});

test('a ratio is taken round by round, so a slow round does not count for one side alone', () => {
	assert.equal(ratio([2, 20, 2], [1, 10, 1]), 2);
});

test('the order turns round with each round, and the first is not counted', async () => {
	const order: string[] = [];
	const contender = (name: string) => ({
		name,
		measure: async () => order.push(name),
	});
	const measured = await measureRounds([contender('a'), contender('b')], 2);
	assert.deepEqual(order, ['a', 'b', 'b', 'a', 'a', 'b']);
	assert.deepEqual(
		[measured.get('a'), measured.get('b')],
		[
			[4, 5],
			[3, 6],
		],
	);
});

test('of a text longer than its field, the end tells how many letters are shown', () => {
	const text = Array.from({length: 200}, (_, index) => letterAt(index)).join('');
	const places = new Set(Array.from({length: 193}, (_, at) => text.slice(at, at + 8)));
	assert.equal(places.size, 193, 'any eight letters tell where they are');
	assert.equal(lettersShown(`Name: ${text.slice(0, 3)}`, 5), 3);
	assert.equal(lettersShown(`Name: ${text.slice(60, 130)}`, 132), 130);
	assert.equal(lettersShown('Name:', 2), 0);
});
