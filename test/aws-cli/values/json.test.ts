import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import fc from 'fast-check';
import {compactJson, indentedJson, unspacedJson} from '../../../source/aws-cli/values/json.ts';
import {parseJson} from '../../../source/aws-cli/values/parse-json.ts';
import {repr, str, typeName, type Value} from '../../../source/aws-cli/values/python-values.ts';
import {toValue} from '../../helpers/json-value.ts';

const plain = (value: Value): unknown => JSON.parse(unspacedJson(value));

test('reads and writes whatever JSON there is', () => {
	fc.assert(
		fc.property(fc.jsonValue({noUnicodeString: false}), value => {
			const text = JSON.stringify(value);
			assert.deepEqual(plain(parseJson(text)), JSON.parse(text));
			assert.deepEqual(JSON.parse(indentedJson(parseJson(text))), JSON.parse(text));
		}),
	);
});

test('numbers stay what they are in Python', () => {
	const numbers: readonly (readonly [string, string, string])[] = [
		['1', '1', 'int'],
		['-0', '0', 'int'],
		['1.0', '1.0', 'float'],
		['-0.0', '-0.0', 'float'],
		['1E5', '100000.0', 'float'],
		['1e16', '1e+16', 'float'],
		['1.5e-7', '1.5e-07', 'float'],
		['0.0001', '0.0001', 'float'],
		['123456789012345678901234567890', '123456789012345678901234567890', 'int'],
		['1e400', 'inf', 'float'],
		['NaN', 'nan', 'float'],
	];
	for (const [text, shown, type] of numbers) {
		assert.equal(repr(parseJson(text)), shown, text);
		assert.equal(typeName(parseJson(text)), type, text);
	}
	assert.equal(repr(parseJson(`-${'1'.repeat(4300)}`)), `-${'1'.repeat(4300)}`);
	assert.throws(() => parseJson('1'.repeat(4301)), {
		message:
			'Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit',
	});
	assert.equal(unspacedJson([Number.NaN, Number.NEGATIVE_INFINITY]), '[NaN,-Infinity]');
});

test('the last of duplicate keys wins, and __proto__ is a key like any other', () => {
	assert.equal(unspacedJson(parseJson('{"a":1,"__proto__":2,"a":3}')), '{"a":3,"__proto__":2}');
});

test('keys keep their places, whatever they are', () => {
	const text = '{"b":1,"2":2,"constructor":3,"1":{"10":4,"9":5},"__proto__":6}';
	assert.equal(unspacedJson(parseJson(text)), text);
	assert.equal(compactJson(parseJson(text)), text.replaceAll(':', ': ').replaceAll(',', ', '));
	assert.equal(
		repr(parseJson(text)),
		"{'b': 1, '2': 2, 'constructor': 3, '1': {'10': 4, '9': 5}, '__proto__': 6}",
	);
});

test('what is sent has everything outside of printable ASCII escaped', () => {
	assert.equal(
		compactJson('~\u007f\u0080é\ud800😀'),
		'"~\\u007f\\u0080\\u00e9\\ud800\\ud83d\\ude00"',
	);
});

test('JSON nested deeper than Python reads is refused in its words, and never overflows the stack', () => {
	assert.equal(unspacedJson(parseJson(`${'['.repeat(900)}${']'.repeat(900)}`)).length, 1800);
	for (const [text, kind] of [
		['['.repeat(100_000), 'array'],
		['{"a":'.repeat(100_000), 'object'],
	] as const) {
		assert.throws(() => parseJson(text), {
			name: 'RecursionError',
			message: `maximum recursion depth exceeded while decoding a JSON ${kind} from a unicode string`,
		});
	}
});

test('mistakes are told as Python’s json module tells them', () => {
	const mistakes: readonly (readonly [string, string])[] = [
		['', 'Expecting value: line 1 column 1 (char 0)'],
		['{bad', 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
		['{"a"', "Expecting ':' delimiter: line 1 column 5 (char 4)"],
		['{"a":', 'Expecting value: line 1 column 6 (char 5)'],
		['{"a":1\n"b"', "Expecting ',' delimiter: line 2 column 1 (char 7)"],
		['[1,]', 'Expecting value: line 1 column 4 (char 3)'],
		['[1 2]', "Expecting ',' delimiter: line 1 column 4 (char 3)"],
		['"a', 'Unterminated string starting at: line 1 column 1 (char 0)'],
		['"é😀\n"', 'Invalid control character at: line 1 column 4 (char 3)'],
		['"\\x"', 'Invalid \\escape: line 1 column 2 (char 1)'],
		['"\\u12"', 'Invalid \\uXXXX escape: line 1 column 3 (char 2)'],
		['1 2', 'Extra data: line 1 column 3 (char 2)'],
		['\ufeff1', 'Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)'],
	];
	for (const [text, message] of mistakes) assert.throws(() => parseJson(text), {message}, text);
});

test('one line with spaces and ASCII only, or four spaces a level and text as it is', () => {
	const value = toValue({a: ['é', '\u2028', '/', '"\n\u0007'], b: {}, c: []});
	assert.equal(
		compactJson(value),
		'{"a": ["\\u00e9", "\\u2028", "/", "\\"\\n\\u0007"], "b": {}, "c": []}',
	);
	assert.equal(
		indentedJson(value),
		'{\n    "a": [\n        "é",\n        "\u2028",\n        "/",\n        "\\"\\n\\u0007"\n    ],\n    "b": {},\n    "c": []\n}',
	);
});

test('values in complaints look as in Python', () => {
	assert.equal(
		repr(toValue({a: [true, null, 1, 'x'], "it's": '"'})),
		`{'a': [True, None, 1, 'x'], "it's": '"'}`,
	);
	assert.equal(repr('\u0007\t\\é\u2028😀\u{E0001}'), "'\\x07\\t\\\\é\\u2028😀\\U000e0001'");
	assert.equal(repr(`both ' and "`), `'both \\' and "'`);
	assert.equal(repr(Buffer.from('tök')), "b't\\xc3\\xb6k'");
	assert.equal(str('as it is\n'), 'as it is\n');
});

/** Texts with their results in Python 3.11's `json`, and by error message those it refuses, with the place. */
const recorded: {
	readonly read: readonly (readonly [text: string, value: string])[];
	readonly refused: Readonly<Record<string, readonly (readonly [text: string, place: string])[]>>;
} = JSON.parse(
	await readFile(join(import.meta.dirname, '../../fixtures/python-json-recorded.json'), 'utf8'),
);

test('whatever is written is read, or refused, as Python does', () => {
	for (const [text, value] of recorded.read) {
		assert.equal(unspacedJson(parseJson(text)), value, text);
	}
	const refused = Object.entries(recorded.refused);
	assert.deepEqual([recorded.read.length, refused.length], [170, 10]);
	for (const [complaint, texts] of refused) {
		assert.ok(texts.length > 10, complaint);
		for (const [text, place] of texts) {
			const message = `${complaint}: ${place}`;
			assert.throws(() => parseJson(text), {name: 'JsonError', message}, text);
		}
	}
});
