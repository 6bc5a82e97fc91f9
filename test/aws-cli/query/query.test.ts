import assert from 'node:assert/strict';
import {test} from 'node:test';
import {compileQuery} from '../../../source/aws-cli/query/query.ts';
import {unspacedJson} from '../../../source/aws-cli/values/json.ts';
import type {Value} from '../../../source/aws-cli/values/python-values.ts';

const people: Value = {
	a: {b: [{n: 2, s: 'x'}, {n: 1, s: 'é'}, {n: 3}], e: [], z: 0, t: true, none: null},
	l: [1, [2, [3]], 'two'],
	s: '2026-01-02',
};
const pick = (expression: string) => unspacedJson(compileQuery(expression)(people));

/** What JMESPath's specification says, and jmespath.py where that is silent. */
const picked: readonly (readonly [string, string])[] = [
	['s', '"2026-01-02"'],
	['"s" | @', '"2026-01-02"'],
	['a.b[0].n', '2'],
	['a.b[-1].n', '3'],
	['a.b[9]', 'null'],
	['a.b[*].n', '[2,1,3]'],
	['a.b[*].s', '["x","\\u00e9"]'],
	['a.b[].n | [0]', '2'],
	['a.b[1:].n', '[1,3]'],
	['a.b[::-1].n', '[3,1,2]'],
	['l[::2]', '[1,"two"]'],
	['s[0:4]', 'null'],
	['l[1][0:][1:]', '[[3]]'],
	['l[1:][0:][1:]', '[[[]]]'],
	['l[]', '[1,2,[3],"two"]'],
	['l[][]', '[1,2,3,"two"]'],
	['a.*[]', '[{"n":2,"s":"x"},{"n":1,"s":"\\u00e9"},{"n":3},0,true]'],
	['a.b[?n > `1`].s', '["x"]'],
	["a.b[?s == 'x'] | [0].n", '2'],
	['a.b[?s == `x`].n', '[2]'],
	["s >= '2026'", 'true'],
	['l < `1`', 'null'],
	['a.[z, t, none]', '[0,true,null]'],
	['a.{"y": z, w: nope}', '{"y":0,"w":null}'],
	['nope.[a]', 'null'],
	['nope || a.z', '0'],
	['a.z || s', '0'],
	['a.e && s', '[]'],
	['!(a.z)', 'false'],
	['!(a.e)', 'true'],
	['!a.z', 'null'],
	['`[1, 1.0, "x"]`', '[1,1.0,"x"]'],
	["'it\\'s \\n'", '"it\'s \\\\n"'],
	['`1` == `1.0`', 'true'],
	['`1` == `true`', 'false'],
	['avg(a.b[*].n)', '2.0'],
	['avg(a.e)', 'null'],
	['sum(`[1, 2.5]`)', '3.5'],
	['sort(`[10, 9, 1]`)', '[1,9,10]'],
	['sort(`["b", "a"]`)', '["a","b"]'],
	['sort_by(a.b, &n)[].n', '[1,2,3]'],
	['max_by(a.b, &n).n', '3'],
	['min_by(a.b[?s], &s).s', '"x"'],
	['max(`["a", "c", "b"]`)', '"c"'],
	['map(&nope, a.b)', '[null,null,null]'],
	['map(&n, a.b)', '[2,1,3]'],
	['keys(a)', '["b","e","z","t","none"]'],
	['values(a.b[2])', '[3]'],
	['length(s)', '10'],
	['reverse(s)', '"20-10-6202"'],
	["join(', ', a.b[*].s)", '"x, \\u00e9"'],
	["contains(s, '01')", 'true'],
	['contains(l, `1.0`)', 'true'],
	['contains(l, `true`)', 'true'],
	['contains(l, `false`)', 'false'],
	['`[1]` == `[true]`', 'true'],
	["starts_with(s, '20')", 'true'],
	["ends_with(s, '02')", 'true'],
	['merge(a.b[0], a.b[2])', '{"n":3,"s":"x"}'],
	['not_null(nope, none, a.z)', '0'],
	['to_array(s)', '["2026-01-02"]'],
	["to_number('1.50')", '1.5'],
	["to_number('1.0')", '1.0'],
	["to_number('')", 'null'],
	["to_number('0x10')", 'null'],
	['to_string(a.b[1])', '"{\\"n\\":1,\\"s\\":\\"\\\\u00e9\\"}"'],
	['type(a.none)', '"null"'],
	['not_null(none `1` s,)', '1'],
	['{a: `1` b: s}', '{"a":1,"b":"2026-01-02"}'],
	['[abs(`-2`), ceil(`1.2`), floor(`-1.2`)]', '[2,2,-2]'],
];

test('expressions pick what they say', () => {
	for (const [expression, result] of picked) assert.equal(pick(expression), result, expression);
});

test('mistakes in the syntax are told as jmespath.py tells them', () => {
	const mistakes: readonly (readonly [string, string])[] = [
		['', 'Invalid JMESPath expression: cannot be empty.'],
		['a[', 'Invalid jmespath expression: Incomplete expression:\n"a["\n   ^'],
		[
			'a]',
			'Unexpected token: ]: Parse error at column 1, token "]" (RBRACKET), for expression:\n"a]"\n  ^',
		],
		[
			'a.',
			"Expecting: ['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace'], got: eof: Parse error at column 2, token \"\" (EOF), for expression:\n\"a.\"\n   ^",
		],
		[
			'a.1',
			"Expecting: ['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace'], got: number: Parse error at column 2, token \"1\" (NUMBER), for expression:\n\"a.1\"\n   ^",
		],
		[
			'[a b]',
			'Expecting: comma, got: unquoted_identifier: Parse error at column 3, token "b" (UNQUOTED_IDENTIFIER), for expression:\n"[a b]"\n    ^',
		],
		[
			'{a b}',
			'Expecting: colon, got: unquoted_identifier: Parse error at column 3, token "b" (UNQUOTED_IDENTIFIER), for expression:\n"{a b}"\n    ^',
		],
		[
			'a * b',
			'invalid token: Parse error at column 2, token "*" (STAR), for expression:\n"a * b"\n   ^',
		],
		[
			'`1`(a)',
			'Invalid function name \'1\': Parse error at column 0, token "1" (LITERAL), for expression:\n"`1`(a)"\n ^',
		],
		[
			'[a,]',
			'invalid token: Parse error at column 3, token "]" (RBRACKET), for expression:\n"[a,]"\n    ^',
		],
		[
			'a[1:]`01`',
			'Unexpected token: 01: Parse error at column 5, token "01" (LITERAL), for expression:\n"a[1:]`01`"\n      ^',
		],
		[
			'a"q\\u00e9"',
			'Unexpected token: qé: Parse error at column 1, token "qé" (QUOTED_IDENTIFIER), for expression:\n"a"q\\u00e9""\n  ^',
		],
		[
			'[a*]',
			'invalid token: Parse error at column 2, token "*" (STAR), for expression:\n"[a*]"\n   ^',
		],
		[
			'"f"(a)',
			'Quoted identifier not allowed for function names.: Parse error at column 0, token "(" (LPAREN), for expression:\n""f"(a)"\n ^',
		],
		[
			'a[1:2:3:]',
			'syntax error: Parse error at column 7, token ":" (COLON), for expression:\n"a[1:2:3:]"\n        ^',
		],
		[
			'a[0][1:]{b: c}',
			'invalid token: Parse error at column 8, token "{" (LBRACE), for expression:\n"a[0][1:]{b: c}"\n         ^',
		],
		['a - b', "Bad jmespath expression: Unknown token '-':\na - b\n  ^"],
		['$.a', 'Bad jmespath expression: Unknown token $:\n$.a\n^'],
		['a == "b', 'Bad jmespath expression: Unclosed " delimiter:\na == "b\n     ^'],
		['a = b', "Bad jmespath expression: Unknown token '=':\na = b\n  ^"],
	];
	for (const [expression, message] of mistakes) {
		assert.throws(
			() => compileQuery(expression),
			{kind: 'parameter', message: `Bad value for --query ${expression}: ${message}`},
			expression,
		);
	}
});

test('an argument of the wrong type is told when there is a value', () => {
	const mistakes: readonly (readonly [string, string])[] = [
		[
			'length(`5`)',
			`In function length(), invalid type for value: 5, expected one of: ['string', 'array', 'object'], received: "number"`,
		],
		[
			'sum(l)',
			`In function sum(), invalid type for value: [2, [3]], expected one of: ['array-number'], received: "list"`,
		],
		[
			'sort(`[1, "a"]`)',
			`In function sort(), invalid type for value: a, expected one of: ['array-string', 'array-number'], received: "str"`,
		],
		[
			'sort_by(a.b, &s)',
			`In function sort_by(), invalid type for value: None, expected one of: ['string'], received: "null"`,
		],
		['contains(s, `1`)', "'in <string>' requires string as left operand, not int"],
		["`1` < 'a'", "'<' not supported between instances of 'int' and 'str'"],
		['l[::0]', 'slice step cannot be zero'],
	];
	for (const [expression, message] of mistakes) {
		assert.throws(() => pick(expression), {kind: 'general', message}, expression);
	}
});
