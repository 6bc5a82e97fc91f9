import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseYaml} from '../../../source/aws-cli/v2/yaml-input.ts';
import {repr} from '../../../source/aws-cli/values/python-values.ts';

function read(text: string) {
	const value = parseYaml(text);
	return value === undefined ? undefined : repr(value);
}

test('YAML becomes the values that Python would have', () => {
	const readings: readonly (readonly [string, string])[] = [
		['', 'None'],
		[
			'UserAttributes:\n- Name: email\n  Value: "a: b"\n',
			"{'UserAttributes': [{'Name': 'email', 'Value': 'a: b'}]}",
		],
		[
			'{a: 12345678901234567890, b: -0, c: 0o17, d: 0x1F, e: +5}',
			"{'a': 12345678901234567890, 'b': 0, 'c': 15, 'd': 31, 'e': 5}",
		],
		[
			'[1.0, 1e3, .inf, true, yes, ~, 2001-01-01]',
			"[1.0, 1000.0, inf, True, 'yes', None, '2001-01-01']",
		],
		// Each as ruamel.yaml 0.17 reads it.
		['[1_000, 1__0, 1_, -1_0, +_1, 0x1_f]', '[1000, 10, 1, -10, 1, 31]'],
		['[0o1_7, 0b1_0, 012, -0x1, +0o7, 0_]', '[15, 2, 12, -1, 7, 0]'],
		['[1_0.5, 1.5_0, 1_0e1, 1._5, ._5]', '[10.5, 1.5, 100.0, 1.5, 0.5]'],
		["[_1, 1e1_0, 1:30, '1_0', 0b2, 0o8]", "['_1', '1e1_0', '1:30', '1_0', '0b2', '0o8']"],
		['1: a\n__proto__: b\ntrue: c\n', "{'1': 'a', '__proto__': 'b', 'true': 'c'}"],
		[
			'a: &x {k: v}\nb:\n  <<: *x\n  l: w\nc: *x\n',
			"{'a': {'k': 'v'}, 'b': {'k': 'v', 'l': 'w'}, 'c': {'k': 'v'}}",
		],
		['a: |\n  two\n  lines\nb: >-\n  one\n  line\n', "{'a': 'two\\nlines\\n', 'b': 'one line'}"],
	];
	for (const [text, shown] of readings) assert.equal(read(text), shown, text);
});

test('text that isn’t YAML, or has a tag that nobody knows, is refused', () => {
	for (const text of [
		'a: [',
		'a: 1\na: 2\n',
		'a: *nowhere',
		'!foo a',
		'!!binary aGk=',
		'<<: ',
		'--- a\n--- b\n',
		'['.repeat(5_000),
	]) {
		assert.equal(read(text), undefined, text);
	}
});

test('aliases that hold themselves, or would be more than fits in memory, are refused', () => {
	const names = [...'abcdefghij'];
	const bomb = names.map((name, at) => {
		const inner = at === 0 ? 'x' : `*${names[at - 1]}`;
		return `${name}: &${name} [${Array(10).fill(inner).join(', ')}]\n`;
	});
	for (const text of ['&a [*a]', 'a: &a {b: *a}', bomb.join('')]) {
		assert.equal(read(text), undefined, text);
	}
	assert.equal(
		read('a: &a [x, y]\nb: [*a, *a]\n'),
		"{'a': ['x', 'y'], 'b': [['x', 'y'], ['x', 'y']]}",
	);
});
