import assert from 'node:assert/strict';
import {test} from 'node:test';
import {compileQuery} from '../../../source/aws-cli/query/query.ts';
import {unspacedJson} from '../../../source/aws-cli/values/json.ts';
import {toValue} from '../../helpers/json-value.ts';

const people = toValue({
	a: {b: [{n: 2, s: 'x'}, {n: 1, s: 'é'}, {n: 3}], e: [], z: 0, t: true, none: null},
	l: [1, [2, [3]], 'two'],
	s: '2026-01-02',
});
const pick = (expression: string) => unspacedJson(compileQuery(expression)(people));

/** From JMESPath's specification, and from jmespath.py where the specification is silent. */
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
	['`[0,1,2,3,4]` | [-2:]', '[3,4]'],
	['`[0,1,2,3,4]` | [:-2]', '[0,1,2]'],
	['`[0,1,2,3,4]` | [-9:2]', '[0,1]'],
	['`[0,1,2,3,4]` | [1:-1]', '[1,2,3]'],
	['`[0,1,2,3,4]` | [3:9]', '[3,4]'],
	['`[0,1,2,3,4]` | [9:]', '[]'],
	['`[0,1,2,3,4]` | [::-2]', '[4,2,0]'],
	['`[0,1,2,3,4]` | [3:0:-1]', '[3,2,1]'],
	['`[0,1,2,3,4]` | [9:-9:-1]', '[4,3,2,1,0]'],
	['`[0,1,2,3,4]` | [-2::-1]', '[3,2,1,0]'],
	['`[0,1,2,3,4]` | [:1:-1]', '[4,3,2]'],
	['`[0,1,2,3,4]` | [-9::-1]', '[]'],
	['`[0,1,2,3,4]` | [4:1:-2]', '[4,2]'],
	['sort(`["😀", "～", "a"]`)', '["a","\\uff5e","\\ud83d\\ude00"]'],
	['max(`["😀", "～"]`)', '"\\ud83d\\ude00"'],
	['[`"😀"` > `"～"`, `"ab"` > `"a"`, `"a"` < `"ab"`]', '[true,true,true]'],
	["[length('😀'), reverse('a😀')]", '[1,"\\ud83d\\ude00a"]'],
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
	['sort_by(`[]`, &n)', '[]'],
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
	['`{"a":1}` == `{"a":1,"b":2}`', 'false'],
	['`{"a":1}` == `{"b":1}`', 'false'],
	['`{"a":1,"b":[true]}` == `{"b":[1],"a":1.0}`', 'true'],
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

/** Recorded from jmespath.py 1.1.0: keys in their written order, numbers with all digits. */
const recorded: readonly (readonly [string, string])[] = [
	['{b: `1`, "2": `2`, "1": `3`}', '{"b":1,"2":2,"1":3}'],
	['keys(`{"b":1,"2":2,"1":3}`)', '["b","2","1"]'],
	['values(`{"b":1,"2":2,"1":3}`)', '[1,2,3]'],
	['`{"9":1,"8":2}`.*', '[1,2]'],
	['to_string(`{"9":1,"8":{"z":1,"0":2}}`)', '"{\\"9\\":1,\\"8\\":{\\"z\\":1,\\"0\\":2}}"'],
	['merge(`{"9":1}`, `{"8":2}`, `{"9":3}`)', '{"9":3,"8":2}'],
	['{constructor: `1`, "__proto__": `2`}', '{"constructor":1,"__proto__":2}'],
	['@.constructor', 'null'],
	['@."__proto__"', 'null'],
	['abs(`-12345678901234567890`)', '12345678901234567890'],
	['max(`[12345678901234567890, 12345678901234567891]`)', '12345678901234567891'],
	['min(`[12345678901234567891, 12345678901234567890]`)', '12345678901234567890'],
	[
		'sort(`[12345678901234567891, 12345678901234567890]`)',
		'[12345678901234567890,12345678901234567891]',
	],
	['`12345678901234567890` == `12345678901234567891`', 'false'],
	['`9007199254740993` == `9007199254740992.0`', 'false'],
	['`9007199254740993` > `9007199254740992.0`', 'true'],
	['sum(`[9007199254740993, 1]`)', '9007199254740994'],
	['sum(`[9007199254740993, 1, 0.5]`)', '9007199254740994.0'],
	['avg(`[9007199254740993, 9007199254740993, 9007199254740995]`)', '9007199254740994.0'],
	['avg(`[-3, -4]`)', '-3.5'],
	// Rounded once: the remainder of the division decides between two adjacent floats.
	[`avg(\`[1${', 0'.repeat(1199)}]\`)`, '0.0008333333333333334'],
	[`avg(\`[-1${', 0'.repeat(1199)}]\`)`, '-0.0008333333333333334'],
	['ceil(`9007199254740993`)', '9007199254740993'],
	[
		'ceil(`1e300`)',
		'1000000000000000052504760255204420248704468581108159154915854115511802457988908195786371375080447864043704443832883878176942523235360430575644792184786706982848387200926575803737830233794788090059368953234970799945081119038967640880074652742780142494579258788820056842838115669472196386865459400540160',
	],
	['floor(`-2.5`)', '-3'],
	['`[1e400, -1e400]`', '[Infinity,-Infinity]'],
	['abs(`-1e400`)', 'Infinity'],
	['max(`[NaN, 1]`)', 'NaN'],
	["to_number('１２')", '12'],
	["to_number(' 1_000 ')", '1000'],
	["to_number('1_000.5')", '1000.5'],
	["to_number('1__0')", 'null'],
	["to_number('nan')", 'NaN'],
	["to_number('-INF')", '-Infinity'],
	["to_number('Infinity')", 'Infinity'],
	["to_number('٣.٥')", '3.5'],
	["to_number('1e5')", '100000.0'],
	["to_number('+7')", '7'],
	["to_number('.5')", '0.5'],
	["to_number('5.')", '5.0'],
	["to_number('')", 'null'],
	["to_number('\\u00a012')", 'null'],
	["to_number('\x1c12\x1f')", 'null'],
	[`to_number('${'9'.repeat(4301)}')`, 'Infinity'],
	['merge(`{}`, `[]`)', '{}'],
	['merge(`{}`, `["ab", ["c", 1], {"d":1,"e":2}]`)', '{"a":"b","c":1,"d":"e"}'],
	["merge(`{}`, '')", '{}'],
	['a.b[0].n[0]', 'null'],
	['l[1:][0]', '[2]'],
	['(l[1])[0:]', '[2,[3]]'],
	['l[1][0:].x', 'null'],
	['l[*][0]', '[2]'],
	['a.*.n', '[]'],
	['a.b[?n>`1`][].n', '[2,3]'],
	['a.b[?n>`1`] | [0].s', '"x"'],
	['!`0`', 'false'],
	['!`[]`', 'true'],
	['`"x"` || a', '"x"'],
	['a.b[].{x: n, "2": s}', '[{"x":2,"2":"x"},{"x":1,"2":"\\u00e9"},{"x":3,"2":null}]'],
	['sort_by(a.b, &n)[0]', '{"n":1,"s":"\\u00e9"}'],
	['length(`"😀é"`)', '2'],
	["reverse('a😀')", '"\\ud83d\\ude00a"'],
	['sort(`["\\uffff", "😀"]`)', '["\\uffff","\\ud83d\\ude00"]'],
	['a.b[*].[n, s]|[]', '[2,"x",1,"\\u00e9",3]'],
	['l[5]', 'null'],
	['l[-9:2]', '[1,[2,[3]]]'],
	['type(&a)', 'null'],
	['a.b[0] . n', '2'],
	['a.b[*].s | length(@)', '2'],
	['*.e[]', '[]'],
	['[0]', 'null'],
	['[*]', 'null'],
	[
		'@',
		'{"a":{"b":[{"n":2,"s":"x"},{"n":1,"s":"\\u00e9"},{"n":3}],"e":[],"z":0,"t":true,"none":null},"l":[1,[2,[3]],"two"],"s":"2026-01-02"}',
	],
	['a.b[:1]|[0].n', '2'],
	['a.b[0][0:]', 'null'],
	['a.b | [0] | n', '2'],
	['map(&[n], a.b)', '[[2],[1],[3]]'],
	['map(&{"1": n, "0": s}, a.b)', '[{"1":2,"0":"x"},{"1":1,"0":"\\u00e9"},{"1":3,"0":null}]'],
];

test('expressions pick what they say', () => {
	for (const [expression, result] of [...picked, ...recorded])
		assert.equal(pick(expression), result, expression);
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
		[
			"[?Name=='😀'] foo",
			`Unexpected token: foo: Parse error at column 13, token "foo" (UNQUOTED_IDENTIFIER), for expression:\n"[?Name=='😀'] foo"\n              ^`,
		],
		["'😀' $", "Bad jmespath expression: Unknown token $:\n'😀' $\n    ^"],
		['a - b', "Bad jmespath expression: Unknown token '-':\na - b\n  ^"],
		['$.a', 'Bad jmespath expression: Unknown token $:\n$.a\n^'],
		['a == "b', 'Bad jmespath expression: Unclosed " delimiter:\na == "b\n     ^'],
		[
			'{x: s,}',
			'Expecting: [\'quoted_identifier\', \'unquoted_identifier\'], got: rbrace: Parse error at column 6, token "}" (RBRACE), for expression:\n"{x: s,}"\n       ^',
		],
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
			'sort_by(`[{"n": [1]}]`, &n)',
			`In function sort_by(), invalid type for value: {'n': [1]}, expected one of: ['string', 'number'], received: "array"`,
		],
		[
			'sort_by(a.b, &s)',
			`In function sort_by(), invalid type for value: None, expected one of: ['string'], received: "null"`,
		],
		['contains(s, `1`)', "'in <string>' requires string as left operand, not int"],
		["`1` < 'a'", "'<' not supported between instances of 'int' and 'str'"],
		['l[::0]', 'slice step cannot be zero'],
		['merge(`{}`, `1`)', "'int' object is not iterable"],
		["merge(`{}`, 'abc')", 'dictionary update sequence element #0 has length 1; 2 is required'],
		['merge(`{}`, `[1]`)', 'cannot convert dictionary update sequence element #0 to a sequence'],
		['merge(`{}`, `[[1]]`)', 'dictionary update sequence element #0 has length 1; 2 is required'],
		['merge(`{}`, `[[[], 1]]`)', "unhashable type: 'list'"],
		['ceil(`1e400`)', 'cannot convert float infinity to integer'],
		['floor(`NaN`)', 'cannot convert float NaN to integer'],
		[`sum(\`[1e3, 1${'0'.repeat(310)}]\`)`, 'int too large to convert to float'],
		[`avg(\`[1${'0'.repeat(310)}]\`)`, 'integer division result too large for a float'],
		["'a' > `1`", "'>' not supported between instances of 'str' and 'int'"],
		["`1` >= 'a'", "'>=' not supported between instances of 'int' and 'str'"],
	];
	for (const [expression, message] of mistakes) {
		assert.throws(() => pick(expression), {kind: 'general', message}, expression);
	}
});

test('what is nested without end is refused before the call, and never overflows the stack', () => {
	for (const expression of [
		`${'('.repeat(3000)}a${')'.repeat(3000)}`,
		`${'!'.repeat(3000)}a`,
		Array(3000).fill('a').join('||'),
		`\`${'['.repeat(3000)}\``,
	]) {
		assert.throws(() => compileQuery(expression), /maximum recursion depth exceeded/);
	}
	assert.equal(pick(Array(3000).fill('a').join('.')), 'null');
});
