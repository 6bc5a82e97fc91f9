import fc from 'fast-check';

/** Words for `--client-metadata` in shorthand: mostly near the grammar, some beyond it. */
export const shorthandWords = fc
	.array(
		fc.oneof(
			{
				weight: 4,
				arbitrary: fc.constantFrom('a=1', 'b=x', 'key-2=v.w', 'c=', 'd="x,y"', "e='z w'"),
			},
			{weight: 4, arbitrary: fc.constantFrom(',', ',', '=', ' ')},
			{
				weight: 2,
				arbitrary: fc.constantFrom(
					...['"', "'", '\\,', '\\"', '\\\\', '[', ']', '{', '}', '@', '\n', '\t', 'é', '日本'],
					...['😀', '#', '/', ':', '|', '~', '^', '(', 'f=[1,2]', 'g={h=i,j=[k,l]}', 'true', '5'],
				),
			},
		),
		{minLength: 1, maxLength: 7},
	)
	.map(parts => parts.join(''));

/** Any JSON, including some that no service sends. */
export const jsonValues = fc.letrec<{value: unknown}>(tie => ({
	value: fc.oneof(
		{maxDepth: 2},
		fc.constantFrom('', 'x', 'é\u2028', 'a"b', "it's", '\u0007\t\n\\', '😀'),
		fc.constantFrom(0, 1, -7, 1.5, 1e21, 1e-7, true, false, null),
		fc.array(tie('value'), {maxLength: 3}),
		fc.dictionary(fc.constantFrom('a', 'b', 'Name', 'Value', 'é', 'k k'), tie('value'), {
			maxKeys: 3,
		}),
	),
})).value;

/** JSON that is valid, or broken by a change somewhere. */
const jsonText = fc
	.tuple(
		jsonValues,
		fc.constantFrom(undefined, 1, '  '),
		fc.option(
			fc.tuple(fc.nat(60), fc.constantFrom('', '"', '{', ',', '}', '1', '\\', ' x', '\n')),
			{
				freq: 3,
			},
		),
	)
	.map(([value, space, change]) => {
		const text = JSON.stringify(value, undefined, space);
		if (change === null) return text;
		const at = change[0] % (text.length + 1);
		return text.slice(0, at) + change[1] + text.slice(at + 1);
	});

/** Words for `--client-metadata` in JSON. */
export const jsonWords = fc.oneof(
	fc
		.dictionary(fc.constantFrom('a', 'b', 'é', ''), jsonValues, {maxKeys: 3})
		.map(value => JSON.stringify(value)),
	jsonText.map(text => `{"a": ${text}, "b": "c"}`),
	fc
		.tuple(fc.constantFrom('', ' ', '{"a":1.0,'), jsonText)
		.map(([before, text]) => `${before}{${text}`),
	fc.constantFrom(
		'{"a":1.0,"b":1E5,"c":-0,"d":-0.0,"e":123456789012345678901234567890}',
		'{"a":NaN,"b":-Infinity,"c":1e400}',
		'{"a":"1","a":"2"}',
		'{"a":"\\ud83d\\ude00\\u0041\\/"}',
		'{"a":"\\x"}',
		'{"a":"\\u12"}',
		'{"a":01}',
		'{"a":.5}',
		'{"a":5.}',
		'{"a":"b"} c',
		'{"a"}',
		'{a:1}',
		'{"a":}',
		'{"a":"x\ny"}',
		'{',
		'{}',
		'["a"]',
		' {"a":"b"} ',
	),
);

/** Words for `--user-attributes`. */
export const attributeWords = fc.array(
	fc.oneof(
		fc.constantFrom(
			'Name=email,Value=a@b.c',
			'Name=x,Value=',
			'Value=1,Name=n',
			'Name=a,Value=b,c',
		),
		fc.constantFrom('Name=a', 'Value=v', 'Nope=1', 'Name=', 'name', '{"Name":"a","Value":"b"}'),
		fc.constantFrom('[{"Name":"a"}]', '[]', '[1]', '{"Name":1}', '{', 'Name=[a,b]', 'Name={a=b}'),
		shorthandWords.filter(word => !word.startsWith('-')),
	),
	{maxLength: 3},
);

/** Config files: mostly valid lines, in any order. */
export const configTexts = fc
	.tuple(
		fc.constantFrom('[default]', '[profile p]', '[services s]'),
		fc.array(
			fc.constantFrom(
				...['[default]', '[profile p]', '[profile "a b"]', "[profile 'q']", '[profile  two]'],
				...['[services s]', '[bare]', '[DEFAULT]', ' [default]', '[x] tail', '[profile "open]'],
				...['region = x', 'output: text', 'a = b = c', 'KEY : v', 'empty =', 'é = ü', 'b = 1 # c'],
				...['# comment', '  ; comment', '', '   ', 's3 =', '  x = 1', '    y = 2', '\tz = 3'],
				...['services = s', 'cognito_identity_provider =', '  endpoint_url = http://h/#f', 'key'],
			),
			{maxLength: 7},
		),
		fc.constantFrom('\n', '\r\n'),
	)
	.map(([first, lines, end]) => [first, ...lines].join(end));

const commandsAndTheirNeeds: readonly (readonly [string, readonly (readonly string[])[]])[] = [
	[
		'get-user-attribute-verification-code',
		[
			['--access-token', 't'],
			['--attribute-name', 'email'],
		],
	],
	['get-user', [['--access-token=t']]],
	[
		'verify-user-attribute',
		[
			['--code', '1'],
			['--attribute-n', 'email'],
			['--access-tok', 't'],
		],
	],
	[
		'update-user-attributes',
		[
			['--access-token', 't'],
			['--user-attributes', 'Name=a', 'Name=b'],
		],
	],
];

const extraWords: readonly (readonly string[])[] = [
	...[
		['--client-metadata', 'a=b'],
		['--output', 'text'],
		['--output', 'yaml'],
		['--output', 'jsn'],
	],
	...[
		['--outp=table'],
		['--query', 'length(@)'],
		['--query', 'a['],
		['--query=@ | keys(@)'],
		['-5'],
	],
	...[
		['--color', 'no'],
		['--no-paginate'],
		['--no'],
		['--cli'],
		['--a', 'x'],
		['--c', 'x'],
		['-x'],
	],
	...[
		['--v'],
		['--no-sign-request'],
		['--no-verify-ssl'],
		['--bogus', '1'],
		['stray'],
		['--'],
		[''],
	],
	...[['--access-token'], ['--attribute-name', ''], ['--query', ''], ['--code', '']],
	...[['--cli-read-timeout', 'abc'], ['--cli-read-timeout', '-1'], ['--cli-connect-timeout=0']],
	...[['--cli-read-timeout= 1_0 '], ['--cli-connect-timeout', '-2'], ['--endpoint-url', 'nope']],
	...[
		['--endpoint-url', 'http://'],
		['--endpoint-url', 'http://a_b'],
		['--region', ''],
		['--region', 'a b'],
	],
	...[['--region', 'eu-west-1'], ['--profile', 'nope'], ['--profile', ''], ['--no-paginate=x']],
	...[
		['--generate-cli-skeleton'],
		['--generate-cli-skeleton', 'output'],
		['--generate-cli-skeleton=input'],
	],
	...[
		['--generate-cli-skeleton', 'x'],
		['--generate-cli-skeleton', 'inputs'],
		['--cli-input-json', '{}'],
	],
	...[['--cli-input-json={}'], ['--cli-input-json', '[]'], ['--cli-input-json', '{bad']],
	...[['--cli-input-json', '{"AccessToken":"j","AttributeName":"e","Nope":[1,"a"],"Code":null}']],
	...[
		['--cli-input-json', 'file:///no'],
		['--access-token', '-1'],
		['--access-token', '-a b'],
	],
	...[['--access-token', 'file:///no/such'], ['--client-metadata', 'k'], ['--cli-auto-prompt']],
	...[
		['--client-metadata', '{"a":1}'],
		['--user-attributes'],
		['--user-attributes', '[]'],
		['--ca-bundle=/no'],
	],
];

/** Command lines: nearly always with what a command needs, and with words that may not belong. */
export const commandLines = fc
	.tuple(
		fc.constantFrom(...commandsAndTheirNeeds),
		fc.array(fc.constantFrom(...extraWords), {maxLength: 3}),
		fc.nat(12),
		fc.boolean(),
	)
	.map(([[command, needs], extras, omitted, isLast]) => {
		const given = needs.filter((_, index) => index !== omitted).flat();
		return isLast ? [command, ...extras.flat(), ...given] : [command, ...given, ...extras.flat()];
	});

/** Environments that set the region, the profile, the output and the number of attempts. */
export const environments = fc.record(
	{
		AWS_DEFAULT_REGION: fc.constantFrom('eu-west-1', 'us-east-1', 'us-east-1', ''),
		AWS_PROFILE: fc.constantFrom('nope', '', undefined, undefined, undefined),
		AWS_DEFAULT_OUTPUT: fc.constantFrom('text', 'table'),
		AWS_MAX_ATTEMPTS: fc.constantFrom('1', '2', '3', '0', 'x'),
		AWS_RETRY_MODE: fc.constantFrom('legacy', 'standard', 'adaptive', 'bogus'),
	},
	{requiredKeys: ['AWS_DEFAULT_REGION']},
);
