import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	at,
	jsonIn,
	list,
	listIn,
	moment,
	number,
	text,
	textMap,
	texts,
	truth,
} from '../../../source/why/call/read-value.ts';

/** Reads each value, and compares all results at once. */
function check(read: (value: unknown) => unknown, rows: readonly (readonly [unknown, unknown])[]) {
	assert.deepEqual(
		rows.map(([value]) => read(value)),
		rows.map(([, expected]) => expected),
	);
}

test('a value is taken only as what it is asked for', () => {
	check(text, [
		['a', 'a'],
		['', undefined],
		[1, undefined],
		[undefined, undefined],
	]);
	check(number, [
		[0, 0],
		['1.5', 1.5],
		[' 2 ', 2],
		['', undefined],
		[' ', undefined],
		['two', undefined],
		[Number.POSITIVE_INFINITY, undefined],
		[Number.NaN, undefined],
		[true, undefined],
		[null, undefined],
	]);
	check(truth, [
		[true, true],
		[false, false],
		[' true ', true],
		['false\n', false],
		['True', undefined],
		['', undefined],
		[1, undefined],
		[null, undefined],
	]);
	check(jsonIn, [
		['{"a":1}', {a: 1}],
		['{', undefined],
		['', undefined],
		[{a: 1}, undefined],
	]);
});

test('lists are JSON’s or XML’s, and whatever else is none', () => {
	check(listIn, [
		[['a'], ['a']],
		['', []],
		[{member: 'a'}, ['a']],
		[{member: ['a', 'b']}, ['a', 'b']],
		[{}, undefined],
		['a', undefined],
		[undefined, undefined],
	]);
	check(list, [
		[['a'], ['a']],
		[{}, []],
	]);
	check(texts, [
		[
			['a', '', 1, 'b'],
			['a', 'b'],
		],
		[{member: ['a', {}]}, ['a']],
		['a', []],
	]);
});

test('maps of texts are JSON’s or XML’s', () => {
	check(
		value => [...textMap(value)],
		[
			[{a: 'x', b: '', c: 1}, [['a', 'x']]],
			[{entry: {key: 'a', value: 'x'}}, [['a', 'x']]],
			[
				{entry: [{key: 'a', value: 'x'}, {key: 'b'}, {value: 'y'}]},
				[
					['a', 'x'],
					['', 'y'],
				],
			],
			['text', []],
			[null, []],
			[undefined, []],
		],
	);
});

test('a moment is seconds or a date, and none beyond what a date can be', () => {
	check(moment, [
		[1_700_000_000.5, 1_700_000_000_500],
		['2023-11-14T22:13:20Z', 1_700_000_000_000],
		[8.64e12, 8.64e15],
		[8.64e12 + 1, undefined],
		[-8.64e12, -8.64e15],
		['yesterday', undefined],
		['', undefined],
		[null, undefined],
		[Number.NaN, undefined],
	]);
});

test('a path of names leads to what is there', () => {
	const value = {a: {b: {c: 1}}, list: ['x']};
	assert.deepEqual(
		[at(value, 'a', 'b', 'c'), at(value), at(value, 'a', 'x', 'c'), at(value, 'toString')],
		[1, value, undefined, undefined],
	);
	assert.deepEqual(
		[at(null, 'a'), at('text', 'length'), at(value, 'list', '0')],
		[undefined, undefined, 'x'],
	);
});
