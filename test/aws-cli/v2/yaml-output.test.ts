import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {yamlOutput, yamlStreamOutput} from '../../../source/aws-cli/v2/yaml-output.ts';
import {parseJson} from '../../../source/aws-cli/values/parse-json.ts';
import type {Value} from '../../../source/aws-cli/values/python-values.ts';
import {toValue} from '../../helpers/json-value.ts';

const fixture = await readFile(
	join(import.meta.dirname, '../../fixtures/libyaml-recorded.json'),
	'utf8',
);

/** Values and the YAML that libyaml 0.2.5 wrote for them, with the AWS CLI's rules for plain text. */
const recorded = parseJson(fixture) as readonly (readonly [Value, string])[];

test('values are written as libyaml writes them, byte for byte', () => {
	assert.ok(recorded.length > 500);
	for (const [value, text] of recorded) assert.equal(yamlOutput(value), text);
});

test('a value by itself is JSON, and a stream is a list of one', () => {
	const written = (value: unknown) => [
		yamlOutput(toValue(value)),
		yamlStreamOutput(toValue(value)),
	];
	assert.deepEqual(written('a: b'), ['"a: b"\n', "- 'a: b'\n"]);
	assert.deepEqual(written(null), ['null\n', '- null\n']);
	assert.deepEqual(written({a: [1, []]}), ['a:\n- 1\n- []\n', '- a:\n  - 1\n  - []\n']);
	assert.deepEqual(written({}), ['{}\n', '- {}\n']);
	assert.deepEqual(written([]), ['[]\n', '- []\n']);
});

test('what occurs more than once is anchored, in the order in which it comes again', () => {
	const list: Value = [1n];
	const empty: Value = [];
	const other: Value = new Map<string, Value>([['a', true]]);
	const map: Value = new Map<string, Value>([
		['list', list],
		['a', true],
	]);
	assert.equal(
		yamlOutput([list, other, other, list, empty, empty]),
		`- &id002
  - 1
- &id001
  a: true
- *id001
- *id002
- &id003 []
- *id003
`,
	);
	assert.equal(
		yamlOutput(
			new Map<string, Value>([
				['b', list],
				['a', list],
				['c', map],
				['d', map],
			]),
		),
		`a: &id001
- 1
b: *id001
c: &id002
  a: true
  list: *id001
d: *id002
`,
	);
});
