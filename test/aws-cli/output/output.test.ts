import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {Failure} from '../../../source/aws-cli/failure.ts';
import {findFormat} from '../../../source/aws-cli/output/output.ts';
import {parseJson} from '../../../source/aws-cli/values/parse-json.ts';
import type {Value} from '../../../source/aws-cli/values/python-values.ts';
import {toValue} from '../../helpers/json-value.ts';

const user = {
	Username: 'ana',
	UserAttributes: [{Name: 'email', Value: 'a@b.c'}, {Name: '日本', Value: '“x”'}, {Name: 'only'}],
	UserMFASettingList: ['SMS', 'TOTP'],
};
const inner = [
	{a: 1, b: {c: 2}},
	{a: true, d: []},
];

const show = async (type: string, plain: unknown) => showValue(type, toValue(plain));
async function showValue(type: string, value: Value) {
	const format = await findFormat(type, 'off', {isTty: false, columns: undefined});
	return format('GetUser', value);
}

test('JSON: nothing for an empty object, four spaces a level for the rest', async () => {
	assert.equal(await show('json', {}), '');
	assert.equal(await show('json', []), '[]\n');
	assert.equal(await show('json', {a: {}}), '{\n    "a": {}\n}\n');
	assert.equal(await show('json', null), 'null\n');
});

test('text: scalars by tabs in the order of their keys, inner values behind their key', async () => {
	assert.equal(
		await show('text', user),
		'ana\nUSERATTRIBUTES\temail\ta@b.c\nUSERATTRIBUTES\t日本\t“x”\nUSERATTRIBUTES\tonly\t\nUSERMFASETTINGLIST\tSMS\nUSERMFASETTINGLIST\tTOTP\n',
	);
	assert.equal(await show('text', [1, [2, 'x'], [[3], ['y']]]), '1\n2\tx\n3\ny\n');
	assert.equal(await show('text', inner), '1\nB\t2\nTrue\n');
	assert.equal(await show('text', null), 'None\n');
	assert.equal(await showValue('text', [1, null]), '1.0\tNone\n');
	assert.equal(await show('text', {}), '');
});

test('table: a section for each inner value, wide and ambiguous characters two columns wide', async () => {
	assert.equal(
		await show('table', user),
		`----------------------
|       GetUser      |
+------------+-------+
|  Username  |  ana  |
+------------+-------+
||  UserAttributes  ||
|+--------+---------+|
||  Name  |  Value  ||
|+--------+---------+|
||  email |  a@b.c  ||
||  日本  |  “x”  ||
||  only  |         ||
|+--------+---------+|
||UserMFASettingList||
|+------------------+|
||  SMS             ||
||  TOTP            ||
|+------------------+|
`,
	);
	assert.equal(
		await show('table', inner),
		`--------------
|   GetUser  |
+------------+
|      a     |
+------------+
|  1         |
+------------+
||     b    ||
|+----+-----+|
||  c |  2  ||
|+----+-----+|
|   GetUser  |
+------------+
|      a     |
+------------+
|  True      |
+------------+
`,
	);
});

test('table: nothing for nothing, and rows of one length', async () => {
	for (const nothing of [null, '', 0, false, [], {}])
		assert.equal(await show('table', nothing), '');
	await assert.rejects(show('table', [1, [2, 'x']]), {
		message: 'Row should have 1 elements, instead it has 2',
	});
	await assert.rejects(show('table', ['ana', [{a: 1, b: 2}]]), {
		message: 'list index out of range',
	});
	await assert.rejects(
		show('table', [
			[{}, {}],
			[1, [2]],
		]),
		{
			message: 'Row should have 0 elements, instead it has 1',
		},
	);
	const mixed: readonly (readonly [unknown, string])[] = [
		['x', "string indices must be integers, not 'str'"],
		['', "'str' object has no attribute 'get'"],
		[[], "'list' object has no attribute 'get'"],
		[[[1]], 'list indices must be integers or slices, not list'],
		[[0, 'x'], 'list indices must be integers or slices, not str'],
		[5, "'int' object is not iterable"],
	];
	for (const [item, message] of mixed)
		await assert.rejects(show('table', [{a: 1}, item]), {message});
});

test('there is no other type', async () => {
	await assert.rejects(findFormat('yaml', 'auto', {isTty: false, columns: undefined}), {
		kind: 'configuration',
		message: 'Unknown output type: yaml',
	});
});

/** A format, a terminal's columns and a value, with the output of the AWS CLI 1.45.11, or an error and its message. */
type Recorded = readonly [string, bigint, Value, string, string?];

const recorded = parseJson(
	await readFile(join(import.meta.dirname, '../../fixtures/output-recorded.json'), 'utf8'),
) as unknown as readonly Recorded[];

test('tables and text are what the formatters of the AWS CLI write, whatever the value', async () => {
	assert.ok(recorded.length > 300);
	for (const [type, columns, value, ...expected] of recorded) {
		const terminal = {isTty: true, columns: Number(columns)};
		const format = await findFormat(type, 'off', terminal);
		const written = () => {
			try {
				return [format('GetUser', value)];
			} catch (error) {
				if (!(error instanceof Failure)) throw error;
				return [error.kind, error.message];
			}
		};
		assert.deepEqual(written(), expected);
	}
});

test('an item that is no object, among objects, is told as Python tells it', async () => {
	const rows: readonly (readonly [unknown, string])[] = [
		[[{}, [false], 'a'], "string indices must be integers, not 'str'"],
		[[{a: 1}, ''], "'str' object has no attribute 'get'"],
		[[{a: 1}, []], "'list' object has no attribute 'get'"],
		[[{}, [], 7], "'int' object is not iterable"],
		[[{}, [0, true]], "'list' object has no attribute 'get'"],
		[[{}, [true]], 'list index out of range'],
		[[{}, [-1]], "'list' object has no attribute 'get'"],
		[[{}, [-2]], 'list index out of range'],
		[[{}, [0, 'a']], 'list indices must be integers or slices, not str'],
	];
	for (const [value, message] of rows) {
		await assert.rejects(show('table', value), {kind: 'general', message});
	}
	// In a list of empty values, nothing is looked up in any of them.
	assert.equal(await show('table', [{}, '', []]), await show('table', [{}, {}, {}]));
});
