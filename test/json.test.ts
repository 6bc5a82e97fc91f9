import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isRecord, parseJson, parseJsonObject} from '../source/json.ts';

const texts: readonly [string, unknown, unknown][] = [
	['{"a": [1]}', {a: [1]}, {a: [1]}],
	['{}', {}, {}],
	['[1]', [1], undefined],
	['null', null, undefined],
	['"text"', 'text', undefined],
	['3', 3, undefined],
	['', undefined, undefined],
	['{"a"', undefined, undefined],
];

test('JSON is read for what it holds, or for the object that it is, and nothing else is an error', () => {
	assert.deepEqual(
		texts.map(([text]) => [text, parseJson(text), parseJsonObject(text)]),
		texts,
	);
	assert.deepEqual([{}, [], null, 'text', undefined, () => {}].map(isRecord), [
		true,
		false,
		false,
		false,
		false,
		false,
	]);
});
