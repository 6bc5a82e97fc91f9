import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Failure} from '../../../source/local-pool/model/failure.ts';
import {
	flag,
	integer,
	isMissing,
	isRecord,
	listOf,
	mapOf,
	memberAt,
	members,
	mismatch,
	mustNotBeNull,
	oneOf,
	optional,
	read,
	record,
	type Shape,
	text,
	withDefault,
} from '../../../source/local-pool/model/shape.ts';

/** The value that a shape reads at `a.b`, or the whole failure. */
function reading(shape: Shape<unknown>, value: unknown): unknown {
	try {
		return {read: shape(value, 'a.b')};
	} catch (error) {
		assert.ok(error instanceof Failure, String(error));
		const {type, message, status, at, name} = error;
		return {type, message, status, at, name};
	}
}

const right = (value: unknown) => ({read: value});
const failure = (type: string, message: string, at = '') => ({
	type,
	message,
	status: 400,
	at,
	name: type,
});
const missing = (at = 'a.b') =>
	failure(
		'InvalidParameterException',
		`1 validation error detected: Value null at '${at}' failed to satisfy constraint: Member must not be null`,
	);
const other = (words: string, at = 'a.b') =>
	failure('SerializationException', `${words.replace(' ', '_VALUE can not be converted to ')}`, at);

const kinds: readonly (readonly [string, Shape<unknown>, string, readonly unknown[]])[] = [
	['text', text, 'a String', ['', 'x']],
	['integer', integer, 'an Integer', [0, -5]],
	['flag', flag, 'a Boolean', [true, false]],
	['list', listOf(text), 'a List', [[], ['a', 'b']]],
	['record', record, 'a structure', [{}, {a: 1}]],
];
const samples: readonly (readonly [string, unknown])[] = [
	['STRING', 'x'],
	['NUMBER', 1.5],
	['BOOLEAN', true],
	['LIST', []],
	['OBJECT', {}],
];
const fits: Readonly<Record<string, readonly string[]>> = {
	text: ['STRING'],
	integer: [],
	flag: ['BOOLEAN'],
	list: ['LIST'],
	record: ['OBJECT'],
};

test('each kind reads its own values, and tells a missing one from one of another kind', () => {
	for (const [name, shape, wanted, values] of kinds) {
		for (const value of values) assert.deepEqual(reading(shape, value), right(value), name);
		for (const value of [undefined, null]) assert.deepEqual(reading(shape, value), missing(), name);
		for (const [kind, value] of samples) {
			const expected = fits[name]?.includes(kind) ? right(value) : other(`${kind} ${wanted}`);
			assert.deepEqual(reading(shape, value), expected, `${name} of ${kind}`);
		}
	}
});

test('one of a list of words is that word', () => {
	const shape = oneOf('ON', 'OFF');
	assert.deepEqual(reading(shape, 'OFF'), right('OFF'));
	assert.deepEqual(reading(shape, null), missing());
	assert.deepEqual(
		reading(shape, 'MAYBE'),
		failure(
			'InvalidParameterException',
			"1 validation error detected: Value 'MAYBE' at 'a.b' failed to satisfy constraint: Member must satisfy enum value set: [ON, OFF]",
		),
	);
});

test('what may be missing is undefined or its default, and what is there is read', () => {
	for (const [shape, otherwise] of [
		[optional(integer), undefined],
		[withDefault(integer, 7), 7],
	] as const) {
		for (const value of [undefined, null]) {
			assert.deepEqual(reading(shape, value), right(otherwise));
		}
		assert.deepEqual(reading(shape, 0), right(0));
		assert.deepEqual(reading(shape, 'x'), other('STRING an Integer'));
	}
});

test('a member of a list, a map or a structure is refused at its own place', () => {
	assert.deepEqual(reading(listOf(integer), [1, 'x']), other('STRING an Integer', 'a.b.2.member'));
	assert.deepEqual(reading(listOf(integer), [null]), missing('a.b.1.member'));
	const map = mapOf(integer);
	assert.deepEqual(reading(map, {one: 'x'}), other('STRING an Integer', 'a.b.one'));
	assert.deepEqual(reading(map, {one: null}), missing('a.b.one'));
	assert.deepEqual(reading(map, undefined), missing());
	assert.deepEqual(reading(map, []), other('LIST a Map'));
	const structure = members({Name: text, Count: optional(integer)});
	assert.deepEqual(
		reading(structure, {Name: 'n', Count: 'x'}),
		other('STRING an Integer', 'a.b.count'),
	);
	assert.deepEqual(reading(structure, {}), missing('a.b.name'));
	assert.deepEqual(reading(structure, null), other('NULL a structure'));
	assert.deepEqual(reading(structure, undefined), other('UNDEFINED a structure'));
	assert.deepEqual(
		reading(structure, {Name: 'n', Unknown: 1}),
		right({Name: 'n', Count: undefined}),
	);
	assert.throws(() => read(structure, {}), {message: missing('name').message});
});

test('a map has its names alone, also one that every object has', () => {
	const made = read(mapOf(integer), JSON.parse('{"__proto__":1,"b":2}'));
	assert.deepEqual(Object.entries(made), [
		['__proto__', 1],
		['b', 2],
	]);
	assert.equal(Object.getPrototypeOf(made), null);
});

test('a record is neither a list nor null, and missing is undefined or null alone', () => {
	assert.deepEqual([{}, {a: 1}, [], null, undefined, 'x', () => {}].map(isRecord), [
		true,
		true,
		false,
		false,
		false,
		false,
		false,
	]);
	assert.deepEqual([undefined, null, 0, '', false].map(isMissing), [
		true,
		true,
		false,
		false,
		false,
	]);
});

test('members are named as the service names them in what it says', () => {
	assert.deepEqual(
		[memberAt('', 'AccessToken'), memberAt('a', 'B'), memberAt('a.b', '')],
		['accessToken', 'a.b', 'a.b.'],
	);
	assert.deepEqual(
		[mustNotBeNull('a'), mustNotBeNull('a', true)],
		[
			"Value null at 'a' failed to satisfy constraint: Member must not be null",
			"Value at 'a' failed to satisfy constraint: Member must not be null",
		],
	);
	assert.deepEqual(
		[null, [], {}].map(value => mismatch(value, 'x', 'a').message),
		['NULL', 'LIST', 'OBJECT'].map(kind => `${kind}_VALUE can not be converted to x`),
	);
});
