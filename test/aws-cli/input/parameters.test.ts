import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {Failure} from '../../../source/aws-cli/failure.ts';
import {
	addInputJson,
	readInputText,
	readParameters,
} from '../../../source/aws-cli/input/parameters.ts';
import type {Operation} from '../../../source/aws-cli/operations.ts';
import {unspacedJson} from '../../../source/aws-cli/values/json.ts';
import {temporaryFolder} from '../../helpers/store.ts';

const text = {type: 'string', name: 'Text'} as const;
const operation: Operation = {
	command: 'do-it',
	name: 'DoIt',
	summary: 'does it',
	input: {
		type: 'structure',
		required: [],
		members: {
			AccessToken: {...text, secret: 'token'},
			Name: text,
			Items: {
				type: 'list',
				name: 'Items',
				member: {type: 'structure', required: [], members: {Key: text}},
			},
			Map: {type: 'map', value: text},
		},
	},
	output: {type: 'structure', required: [], members: {}},
};

type Values = Readonly<Record<string, true | string | readonly string[]>>;
const asks = (url: string) => Promise.resolve(`text of ${url}`);

test('options give what they hold, from where they hold it', async t => {
	const cwd = temporaryFolder(t);
	writeFileSync(join(cwd, 'token'), 'tok\n\n');
	writeFileSync(join(cwd, 'lines'), 'a\r\nb\n');
	writeFileSync(join(cwd, 'json'), ' {"a": "b"}');
	writeFileSync(join(cwd, 'empty'), '');
	const files = {env: {}, cwd, home: cwd};
	const read = async (values: Values, fetchText: typeof asks | undefined = undefined) => {
		let loads = 0;
		const given = new Map(Object.entries(values));
		const loaded = () => {
			loads += 1;
		};
		try {
			const input = await readParameters(operation, given, {files, fetchText, loaded});
			return [unspacedJson(input), loads];
		} catch (error) {
			if (!(error instanceof Failure)) throw error;
			return [error.kind, error.message];
		}
	};
	const rows: readonly (readonly [Values, readonly [string, number | string]])[] = [
		[{'--name': 'x', '--access-token': 't', '--other': 'y'}, ['{"AccessToken":"t","Name":"x"}', 0]],
		[{'--name': true}, ['{}', 0]],
		[{'--access-token': 'file://token'}, ['{"AccessToken":"tok"}', 1]],
		[{'--name': 'file://token'}, ['{"Name":"tok\\n\\n"}', 1]],
		[{'--name': 'file://lines'}, ['{"Name":"a\\nb\\n"}', 1]],
		[{'--map': 'file://json'}, ['{"Map":{"a":"b"}}', 1]],
		[{'--map': 'a=b,c=d'}, ['{"Map":{"a":"b","c":"d"}}', 0]],
		[{'--map': ' {"a": 1}'}, ['{"Map":{"a":1}}', 0]],
		[{'--map': 'a@=file://token'}, ['{"Map":{"a":"tok\\n\\n"}}', 0]],
		[{'--map': 'a@=plain'}, ['{"Map":{"a":"plain"}}', 0]],
		[{'--map': 'fileb://empty'}, ['{"Map":{}}', 1]],
		[{'--items': ['Key=a', 'Key=b']}, ['{"Items":[{"Key":"a"},{"Key":"b"}]}', 0]],
		[{'--items': ['Key=a']}, ['{"Items":[{"Key":"a"}]}', 0]],
		[{'--items': [' [{"Key": "a"}]']}, ['{"Items":[{"Key":"a"}]}', 0]],
		[{'--items': ['{"Key": "a"}', '{"Key": "b"}']}, ['{"Items":[{"Key":"a"},{"Key":"b"}]}', 0]],
		[
			{'--items': ['file://json']},
			['parameter', "Error parsing parameter '--items': Invalid JSON:\n "],
		],
		[{'--items': []}, ['{"Items":[]}', 0]],
		[
			{'--map': 'fileb://json'},
			['general', "'in <string>' requires string as left operand, not int"],
		],
		[{'--map': '[1]'}, ['parameter', "Error parsing parameter '--map': Invalid JSON:\n[1]"]],
		[
			{'--items': ['{"Key": "a"}', 'Key=b']},
			['parameter', "Error parsing parameter '--items': Invalid JSON:\nKey=b"],
		],
		[
			{'--map': '{"a"'},
			[
				'parameter',
				`Error parsing parameter '--map': Invalid JSON: Expecting ':' delimiter: line 1 column 5 (char 4)\nJSON received: {"a"`,
			],
		],
		[
			{'--map': '{"a":'.repeat(2_000)},
			[
				'general',
				'maximum recursion depth exceeded while decoding a JSON object from a unicode string',
			],
		],
		[
			{'--map': 'a'},
			[
				'parameter',
				"Error parsing parameter '--map': Expected: '=', received: 'EOF' for input:\na\n ^",
			],
		],
		[
			{'--name': 'file://none'},
			[
				'parameter',
				"Error parsing parameter '--name': Unable to load paramfile file://none: [Errno 2] No such file or directory: 'none'",
			],
		],
	];
	for (const [values, expected] of rows) {
		assert.deepEqual(await read(values), expected, JSON.stringify(values));
	}
	const url = 'http://127.0.0.1/a';
	assert.deepEqual(await read({'--name': url}), [`{"Name":"${url}"}`, 0]);
	assert.deepEqual(await read({'--name': url}, asks), [`{"Name":"text of ${url}"}`, 1]);
	assert.deepEqual(await read({'--name': 'https-not'}, asks), ['{"Name":"https-not"}', 0]);
	assert.deepEqual(await read({'--items': [url, url]}, asks), [
		'parameter',
		`Error parsing parameter '--items': Expected: '=', received: 'EOF' for input:\n${url}\n${' '.repeat(url.length)}^`,
	]);
	const fails = () => Promise.reject(new Failure('general', 'no way'));
	assert.deepEqual(await read({'--name': url}, fails), [
		'parameter',
		"Error parsing parameter '--name': no way",
	]);
	await assert.rejects(
		read({'--name': url}, () => Promise.reject(new TypeError('broken'))),
		TypeError,
	);
});

test('--cli-input-json gives members that the options do not', t => {
	const cwd = temporaryFolder(t);
	writeFileSync(join(cwd, 'json'), '{"Name": "f"}');
	const files = {env: {}, cwd, home: cwd};
	const given = new Map([['Name', 'option']]);
	const add = (from: string) =>
		unspacedJson(addInputJson(given, readInputText('cli', from, files)));
	assert.equal(add('{"Name": "x", "Other": [1]}'), '{"Name":"option","Other":[1]}');
	assert.equal(add('file://json'), '{"Name":"option"}');
	assert.deepEqual(readInputText('cli', 'fileb://json', files), {
		text: '{"Name": "f"}',
		shown: `b'{"Name": "f"}'`,
	});
	assert.deepEqual([...given], [['Name', 'option']]);
	const refused = (from: string, kind: string, message: string) =>
		assert.throws(() => add(from), {kind, message});
	refused('[1]', 'parameter', "'list' object has no attribute 'keys'");
	refused(
		'{',
		'parameter',
		"Error parsing parameter 'cli-input-json': Invalid JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)\nJSON received: {",
	);
	refused(
		'file://none',
		'parameter',
		"Error parsing parameter 'cli': Unable to load paramfile file://none: [Errno 2] No such file or directory: 'none'",
	);
});
