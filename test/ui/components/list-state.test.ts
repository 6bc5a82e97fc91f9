import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {
	type ListMove,
	type ListShape,
	moveList,
	refitList,
	startList,
} from '../../../source/ui/components/list-state.ts';

const rows = (length: number, height: number, barred: readonly number[] = []): ListShape => ({
	length,
	height,
	canChoose: index => !barred.includes(index),
});

const walk = (shape: ListShape, ...moves: readonly ListMove[]) =>
	moves.reduce((state, move) => moveList(shape, state, move), startList(shape));

const digits = (text: string) => Array.from(text, digit => ({digit}));

test('the pointer moves a row, a page, or to an end, and stops there', () => {
	const shape = rows(100, 10);
	assert.equal(walk(shape, 'down', 'down', 'up').at, 1);
	assert.equal(walk(shape, 'up').at, 0);
	assert.equal(walk(shape, 'pageDown', 'pageDown').at, 18);
	assert.equal(walk(shape, 'last', 'down').at, 99);
	assert.equal(walk(shape, 'last', 'pageUp').at, 90);
	assert.equal(walk(shape, 'last', 'first').at, 0);
});

test('where all rows are in view the pointer skips those that cannot be chosen', () => {
	const shape = rows(6, 6, [0, 2, 3, 5]);
	assert.deepEqual(walk(shape), {at: 1, top: 0, typed: ''});
	assert.deepEqual(walk(shape, 'up'), {at: 1, top: 0, typed: ''});
	assert.deepEqual(walk(shape, 'down'), {at: 4, top: 0, typed: ''});
	assert.deepEqual(walk(shape, 'down', 'down'), {at: 4, top: 0, typed: ''});
	assert.deepEqual(walk(shape, 'down', 'up'), {at: 1, top: 0, typed: ''});
	assert.deepEqual(walk(shape, 'last'), {at: 4, top: 0, typed: ''});
	assert.deepEqual(walk(shape, 'last', 'first'), {at: 1, top: 0, typed: ''});
	assert.deepEqual(walk(shape, 'pageDown'), {at: 4, top: 0, typed: ''});
	assert.equal(startList(shape, 5).at, 4);
	assert.equal(startList(rows(2, 2, [0, 1])).at, 0);
	assert.equal(startList(rows(0, 0)).at, -1);
});

test('in a longer list the pointer goes to every row, so that each can be looked at', () => {
	const shape = rows(6, 3, [0, 2, 3, 5]);
	assert.deepEqual(walk(shape), {at: 1, top: 0, typed: ''});
	assert.deepEqual(walk(shape, 'down'), {at: 2, top: 0, typed: ''});
	assert.deepEqual(walk(shape, 'down', 'down'), {at: 3, top: 1, typed: ''});
	assert.deepEqual(walk(shape, 'last'), {at: 5, top: 3, typed: ''});
	assert.deepEqual(walk(shape, 'first'), {at: 0, top: 0, typed: ''});
	assert.deepEqual(walk(shape, 'pageDown'), {at: 3, top: 1, typed: ''});
});

test('the view follows the pointer, no further than it must', () => {
	const shape = rows(100, 10);
	assert.equal(walk(shape, ...Array<ListMove>(9).fill('down')).top, 0);
	assert.equal(walk(shape, ...Array<ListMove>(10).fill('down')).top, 1);
	assert.equal(walk(shape, 'last').top, 90);
	assert.equal(walk(shape, 'last', 'up').top, 90);
	assert.equal(walk(rows(20, 5, [0, 1]), 'last', 'first').top, 0);
});

test('a number goes to its row, digit by digit', () => {
	const shape = rows(25, 10, [6]);
	assert.equal(walk(shape, ...digits('3')).at, 2);
	assert.equal(walk(shape, ...digits('12')).at, 11);
	assert.equal(walk(shape, ...digits('30')).at, 2);
	assert.equal(walk(shape, ...digits('9'), 'up', ...digits('1')).at, 0);
	assert.equal(walk(shape, ...digits('7')).at, 6);
	assert.equal(walk(shape, ...digits('0')).at, 0);
});

test('a move that changes nothing gives the same object back', () => {
	const shape = rows(3, 3);
	const state = startList(shape);
	assert.equal(moveList(shape, state, 'up'), state);
});

test('when rows go away the pointer stays as near as it can', () => {
	assert.deepEqual(refitList(rows(3, 3), {at: 90, top: 85, typed: ''}), {at: 2, top: 0, typed: ''});
});

test('whatever is pressed, the pointer is on a row that is in view', () => {
	const move = fc.oneof(
		fc.constantFrom<ListMove>('up', 'down', 'pageUp', 'pageDown', 'first', 'last'),
		fc.integer({min: 0, max: 9}).map(digit => ({digit: String(digit)})),
	);
	fc.assert(
		fc.property(
			fc.integer({min: 1, max: 40}),
			fc.integer({min: 1, max: 12}),
			fc.array(fc.nat(39)),
			fc.array(move),
			(length, height, barred, moves) => {
				const shape = rows(length, Math.min(height, length), barred);
				let state = startList(shape);
				for (const next of moves) {
					state = moveList(shape, state, next);
					assert.ok(state.top <= state.at && state.at < state.top + shape.height);
					assert.ok(state.top >= 0 && state.top + shape.height <= length);
				}
			},
		),
		{numRuns: 500},
	);
});

test('the number that is being typed is kept until it is whole, or another key is pressed', () => {
	const shape = rows(25, 10);
	assert.deepEqual(
		[
			walk(shape, ...digits('2')),
			walk(shape, ...digits('25')),
			walk(shape, ...digits('26')),
			walk(shape, ...digits('251')),
			walk(shape, ...digits('20'), 'down'),
			walk(shape, ...digits('2'), 'up', 'up'),
			walk(shape, ...digits('20'), ...digits('0')),
			walk(shape, ...digits('0')),
			walk(shape, 'last', ...digits('1')),
		],
		[
			{at: 1, top: 0, typed: '2'},
			{at: 24, top: 15, typed: '25'},
			{at: 5, top: 0, typed: '6'},
			{at: 0, top: 0, typed: '1'},
			{at: 20, top: 11, typed: ''},
			{at: 0, top: 0, typed: ''},
			{at: 19, top: 10, typed: ''},
			{at: 0, top: 0, typed: ''},
			{at: 0, top: 0, typed: '1'},
		],
	);
	const still = walk(shape, ...digits('0'));
	assert.equal(moveList(shape, still, {digit: '0'}), still);
});

test('where the list starts, and where it is after rows came or went, is seen whole', () => {
	const barred = rows(20, 5, [3, 4, 18, 19]);
	assert.deepEqual(
		[0, 3, 10, 18, 25].map(wanted => startList(barred, wanted)),
		[
			{at: 0, top: 0, typed: ''},
			{at: 5, top: 1, typed: ''},
			{at: 10, top: 6, typed: ''},
			{at: 17, top: 13, typed: ''},
			{at: 19, top: 15, typed: ''},
		],
	);
	const state = {at: 7, top: 5, typed: '8'};
	assert.equal(refitList(rows(20, 5), state), state);
	assert.deepEqual(
		[
			refitList(rows(20, 2), state),
			refitList(rows(9, 5), state),
			refitList(rows(20, 20), state),
			refitList(rows(0, 5), state),
			refitList(rows(20, 0), state),
		],
		[
			{at: 7, top: 6, typed: ''},
			{at: 7, top: 4, typed: ''},
			{at: 7, top: 0, typed: ''},
			{at: -1, top: 0, typed: ''},
			{at: 7, top: 7, typed: ''},
		],
	);
});
