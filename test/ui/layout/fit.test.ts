import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {fit, type Offer, ranks, type Share, type Wants} from '../../../source/ui/layout/fit.ts';

const height = (shares: readonly Share[]) =>
	shares.reduce((sum, {rows, hasGap}) => sum + rows + (hasGap ? 1 : 0), 0);

const want = (...offers: readonly Offer[]): Wants => ({offers, hasGap: false});
const spaced = (wants: Wants): Wants => ({...wants, hasGap: true});
const rowsIn = (wants: readonly Wants[], room: number) =>
	fit(wants, room, height)
		.map(({rows, hasGap}) => (hasGap ? `_${rows}` : `${rows}`))
		.join(' ');

const screen = [
	want({rank: 'title', rows: 1}),
	want({rank: 'place', rows: 1}),
	spaced(
		want(
			{rank: 'input', rows: 1},
			{rank: 'choices', rows: 5, isElastic: true},
			{rank: 'list', rows: 17, isElastic: true},
		),
	),
	spaced(
		want({rank: 'failure', rows: 2, isElastic: true}, {rank: 'notice', rows: 6, isElastic: true}),
	),
	spaced(want({rank: 'exit', rows: 1}, {rank: 'keys', rows: 2, isElastic: true})),
];

test('what gives way, from the largest window to the smallest', () => {
	assert.equal(rowsIn(screen, 40), '1 1 _17 _6 _2');
	assert.equal(rowsIn(screen, 24), '1 1 _11 _6 _2');
	assert.equal(rowsIn(screen, 16), '1 1 _5 6 2');
	assert.equal(rowsIn(screen, 14), '1 0 5 6 2');
	assert.equal(rowsIn(screen, 13), '1 0 5 6 1');
	assert.equal(rowsIn(screen, 7), '1 0 3 2 1');
	assert.equal(rowsIn(screen, 5), '1 0 1 2 1');
	assert.equal(rowsIn(screen, 3), '1 0 1 0 1');
	assert.equal(rowsIn(screen, 1), '1 0 0 0 0');
	assert.equal(rowsIn(screen, 0), '0 0 0 0 0');
});

test('what cannot be cut is drawn whole or not at all', () => {
	const picture = [want({rank: 'title', rows: 1}), want({rank: 'picture', rows: 20})];
	assert.equal(rowsIn(picture, 21), '1 20');
	assert.equal(rowsIn(picture, 20), '1 0');
});

test('parts beside each other share their rows', () => {
	const beside = (shares: readonly Share[]) => Math.max(...shares.map(({rows}) => rows));
	const parts = [want({rank: 'question', rows: 4}), want({rank: 'inbox', rows: 6})];
	assert.deepEqual(
		fit(parts, 6, beside).map(({rows}) => rows),
		[4, 6],
	);
});

test('whatever is asked for, no more rows are given than there are, and no offer that fits is left', () => {
	const offer = fc.record({
		rank: fc.constantFrom(...ranks),
		rows: fc.integer({min: 0, max: 30}),
		isElastic: fc.boolean(),
	});
	const wants = fc.array(
		fc.record({offers: fc.array(offer, {maxLength: 3}), hasGap: fc.boolean()}),
	);
	fc.assert(
		fc.property(wants, fc.integer({min: 0, max: 60}), (parts, room) => {
			const shares = fit(parts, room, height);
			const used = height(shares);
			assert.ok(used <= room);
			for (const [index, {offers}] of parts.entries()) {
				for (const {rows} of offers) {
					const more = rows - (shares[index]?.rows ?? 0);
					assert.ok(more <= 0 || used + more > room);
				}
			}
		}),
	);
});
