import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {Failure} from '../../../source/aws-cli/failure.ts';
import {compileQuery} from '../../../source/aws-cli/query/query.ts';
import {unspacedJson} from '../../../source/aws-cli/values/json.ts';
import {toValue} from '../../helpers/json-value.ts';

const data = toValue({
	a: {b: [{n: 2, s: 'x'}, {n: 1, s: 'é'}, {n: 3}], e: [], z: 0, t: true, none: null},
	l: [1, [2, [3]], 'two'],
	s: '2026-01-02',
	b: 'bee',
	q: [5],
});

/**
 * Recorded from jmespath.py 1.1.0: every function with arguments of every type, comparisons, slices, and random
 * combinations, some of them broken. Each with its result in JSON, or the kind of error and its message.
 */
type Recorded = readonly [expression: string, result: string, message?: string];

const fixture = join(import.meta.dirname, '../../fixtures/jmespath-recorded.json');
const recorded: readonly Recorded[] = JSON.parse(await readFile(fixture, 'utf8'));

/** Our result of an expression, in the recorded form. */
function resultOf(expression: string): Recorded {
	try {
		return [expression, unspacedJson(compileQuery(expression)(data))];
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		const message = error.message.replace(`Bad value for --query ${expression}: `, '');
		return [expression, error.kind, message];
	}
}

const groups = {
	'functions give and refuse': /^\w+\(/,
	'slices give': /^`\[0,1,2,3,4\]` \| \[/,
	'values compare and combine': /^[!`']/,
	'other expressions give and refuse': /(?:)/,
};
let left = recorded;
for (const [name, pattern] of Object.entries(groups)) {
	const here = left.filter(([expression]) => pattern.test(expression));
	left = left.filter(one => !here.includes(one));
	test(`${name} what they do in jmespath.py`, () => {
		assert.ok(here.length > 50);
		for (const one of here) assert.deepEqual(resultOf(one[0]), one);
	});
}
