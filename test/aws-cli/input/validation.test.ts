import assert from 'node:assert/strict';
import {test} from 'node:test';
import {validate} from '../../../source/aws-cli/input/validation.ts';
import type {Shape} from '../../../source/aws-cli/operations.ts';
import {parseJson} from '../../../source/aws-cli/values/parse-json.ts';

const text = {type: 'string', name: 'Text'} as const;
const shape: Shape = {
	type: 'structure',
	required: ['Token', 'Name'],
	members: {
		Token: {...text, secret: 'token'},
		Name: {...text, min: 2},
		Code: {...text, secret: 'code', min: 1},
		Items: {
			type: 'list',
			name: 'Items',
			member: {type: 'structure', required: ['Key'], members: {Key: text, Value: text}},
		},
		Map: {type: 'map', value: text},
	},
};
const complaints = (json: string) => validate(parseJson(json), shape);
const wrong = (path: string, shown: string, type: string, valid = "<class 'str'>") =>
	`Invalid type for parameter ${path}, value: ${shown}, type: <class '${type}'>, valid types: ${valid}`;

test('what is there, of its type and long enough, has no complaint', () => {
	assert.deepEqual(
		complaints(
			'{"Token":"","Name":"😀a","Code":"1","Items":[{"Key":""},{"Key":"k","Value":"v"}],"Map":{"a":"b"}}',
		),
		[],
	);
	assert.deepEqual(complaints('{"Token":"t","Name":"ab","Items":[],"Map":{}}'), []);
});

test('every complaint is told, with its path: missing members, unknown ones, then types and lengths', () => {
	assert.deepEqual(complaints('{"Nope":1,"Items":[{},{"Key":1,"Odd":2},[3]],"Name":"a"}'), [
		'Missing required parameter in input: "Token"',
		'Unknown parameter in input: "Nope", must be one of: Token, Name, Code, Items, Map',
		'Missing required parameter in Items[0]: "Key"',
		'Unknown parameter in Items[1]: "Odd", must be one of: Key, Value',
		wrong('Items[1].Key', '1', 'int'),
		wrong('Items[2]', '[3]', 'list', "<class 'dict'>"),
		'Invalid length for parameter Name, value: 1, valid min length: 2',
	]);
	assert.deepEqual(complaints('{"Token":"t","Name":"","Code":""}'), [
		'Invalid length for parameter Name, value: 0, valid min length: 2',
		'Invalid length for parameter Code, value: 0, valid min length: 1',
	]);
	assert.deepEqual(complaints('[1]'), [wrong('input', '[1]', 'list', "<class 'dict'>")]);
	assert.deepEqual(complaints('{"Token":"t","Name":"ab","Items":"x","Map":["y"]}'), [
		wrong('Items', 'x', 'str', "<class 'list'>, <class 'tuple'>"),
		wrong('Map', "['y']", 'list', "<class 'dict'>"),
	]);
	assert.deepEqual(complaints('{"Token":"t","Name":"ab","Map":{"a":1,"b":null}}'), [
		wrong('Map.a', '1', 'int'),
		wrong('Map.b', 'None', 'NoneType'),
	]);
});

test('what may hold a secret is not quoted, and what cannot is', () => {
	const shown = (member: 'Token' | 'Code', value: string) => {
		const rest = member === 'Token' ? '"Name":"ab"' : '"Name":"ab","Token":"t"';
		const [complaint = ''] = complaints(`{"${member}":${value},${rest}}`);
		return /value: (.*), type: /.exec(complaint)?.[1];
	};
	const rows: readonly (readonly [string, string, string])[] = [
		['["secret"]', '(redacted)', '(redacted)'],
		['{"a":"secret"}', '(redacted)', '(redacted)'],
		['{}', '(redacted)', '(redacted)'],
		['[]', '[]', '[]'],
		['null', 'None', 'None'],
		['true', 'True', 'True'],
		['123456', '123456', '(redacted)'],
		['1.5', '1.5', '(redacted)'],
	];
	for (const [value, token, code] of rows) {
		assert.deepEqual([shown('Token', value), shown('Code', value)], [token, code], value);
	}
});
