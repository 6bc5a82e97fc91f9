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

const jsonValues = fc.letrec<{value: unknown}>(tie => ({
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

const text = fc.oneof(
	fc.constantFrom(
		'a***@e***',
		'+*******1234',
		'email',
		'EMAIL',
		'',
		'é***@日本.jp',
		'“q” ① 😀 ｱ Ａ',
	),
	fc.constantFrom('tab\there', 'line\nbreak', '\u0007\u2028', '"q" \\ /', 'x'.repeat(90)),
);
const member = fc.oneof({weight: 6, arbitrary: text}, {weight: 1, arbitrary: jsonValues});
const some = (names: readonly string[]) =>
	fc
		.record(Object.fromEntries(names.map(name => [name, member])), {requiredKeys: []})
		.chain(fields =>
			fc.constantFrom(fields, fields, {...fields, Unknown: 'dropped'}, {Unknown: [1], ...fields}),
		);
const list = (names: readonly string[]) => fc.array(some(names), {maxLength: 3});
const delivery = ['Destination', 'DeliveryMedium', 'AttributeName'];

const userAnswer = fc.record(
	{
		Username: member,
		UserAttributes: list(['Name', 'Value']),
		MFAOptions: list(['DeliveryMedium', 'AttributeName']),
		PreferredMfaSetting: member,
		UserMFASettingList: fc.array(text, {maxLength: 3}),
	},
	{requiredKeys: []},
);

const outputs = fc.constantFrom('json', 'text', 'table');

/** Responses of the service to each operation, and output options. */
export const answers = fc.oneof(
	fc.record({
		operation: fc.constant('GetUserAttributeVerificationCode'),
		command: fc.constant('get-user-attribute-verification-code'),
		body: fc.record({CodeDeliveryDetails: some(delivery)}).map(body => JSON.stringify(body)),
		output: outputs,
	}),
	fc.record({
		operation: fc.constant('GetUser'),
		command: fc.constant('get-user'),
		body: userAnswer.map(body => JSON.stringify(body)),
		output: outputs,
	}),
	fc.record({
		operation: fc.constant('UpdateUserAttributes'),
		command: fc.constant('update-user-attributes'),
		body: fc.record({CodeDeliveryDetailsList: list(delivery)}).map(body => JSON.stringify(body)),
		output: outputs,
	}),
	fc.record({
		operation: fc.constant('VerifyUserAttribute'),
		command: fc.constant('verify-user-attribute'),
		body: fc.constantFrom('{}', '{"Unknown":1}'),
		output: outputs,
	}),
);

const expressions = fc.letrec<{one: string}>(tie => ({
	one: fc.oneof(
		{maxDepth: 3, withCrossShrink: true},
		fc.constantFrom(
			...['Username', 'UserAttributes', 'UserAttributes[0]', 'UserAttributes[].Name', '@', 'Nope'],
			...[
				'UserAttributes[*].[Name,Value]',
				'UserAttributes[?Name==`email`].Value | [0]',
				'*',
				'[]',
			],
			...['UserMFASettingList', 'UserMFASettingList[::-1]', 'UserMFASettingList[1:]', 'MFAOptions'],
			...['`1`', '`1.0`', '`"x"`', '`x`', "'raw'", '`[1, 2, 3]`', '`{"b": 1, "a": [2]}`', '`null`'],
			...[
				'`true`',
				'`[]`',
				'`{}`',
				'""',
				'`[3, 1, 2]`',
				"`['b']`",
				'`["b", "a"]`',
				'`1e3`',
				'`-0`',
			],
		),
		fc
			.tuple(
				tie('one'),
				fc.constantFrom('.', ' | ', ' || ', ' && ', ' == ', ' < ', ' >= ', ' != '),
				tie('one'),
			)
			.map(parts => parts.join('')),
		fc
			.tuple(
				tie('one'),
				fc.constantFrom('[0]', '[-1]', '[*]', '[]', '.*', '[?@]', '[1:2]', '[::2]', '.length(@)'),
			)
			.map(parts => parts.join('')),
		tie('one').map(inner => `(${inner})`),
		tie('one').map(inner => `!${inner}`),
		fc.tuple(tie('one'), tie('one')).map(([a, b]) => `[${a}, ${b}]`),
		fc.tuple(tie('one'), tie('one')).map(([a, b]) => `{b: ${a}, "a": ${b}}`),
		fc
			.tuple(
				fc.constantFrom(
					...['abs', 'avg', 'ceil', 'floor', 'keys', 'length', 'max', 'min', 'not_null', 'reverse'],
					...['sort', 'sum', 'to_array', 'to_number', 'to_string', 'type', 'values', 'merge'],
				),
				tie('one'),
			)
			.map(([name, inner]) => `${name}(${inner})`),
		fc
			.tuple(
				fc.constantFrom('contains', 'ends_with', 'starts_with', 'join', 'not_null'),
				tie('one'),
				tie('one'),
			)
			.map(([name, a, b]) => `${name}(${a}, ${b})`),
		fc
			.tuple(
				fc.constantFrom('sort_by', 'max_by', 'min_by'),
				tie('one'),
				fc.constantFrom('Name', '@', 'Value', 'Nope'),
			)
			.map(([name, items, by]) => `${name}(${items}, &${by})`),
		fc
			.tuple(tie('one'), fc.constantFrom('Name', '@', 'length(@)'))
			.map(([items, by]) => `map(&${by}, ${items})`),
	),
})).one;

/** Queries of a user: valid expressions, and ones with a mistake. */
export const queries = fc.record({
	query: fc.oneof(
		{weight: 3, arbitrary: expressions},
		{
			weight: 1,
			arbitrary: fc
				.tuple(
					expressions,
					fc.nat(40),
					fc.constantFrom(
						'',
						'[',
						']',
						'.',
						'(',
						')',
						'`',
						"'",
						'"',
						',',
						':',
						'=',
						'-',
						'$',
						'&',
						'*',
						'5',
						' ',
					),
				)
				.map(([query, place, change]) => {
					const at = place % (query.length + 1);
					return query.slice(0, at) + change + query.slice(at + 1);
				}),
		},
	),
	body: userAnswer.map(body => JSON.stringify({...body, Username: 'ana'})),
	output: outputs,
});

/** Queries assembled without regard to the grammar. */
export const strayQueries = fc
	.array(
		fc.constantFrom(
			...['a', 'b', '"q"', '*', '@', '.', '[', '[]', '[?', ']', ',', ':', '(', ')', '{', '}', '|'],
			...['||', '&', '&&', '<', '==', '!=', '!', '`1`', "'r'", '0', '-1', 'length', ' ', '$', '`'],
			...['[0]', '[*]', 'a.b', '[1:2]', '[::2]', 'length(@)', '{a: b}', '[a, b]', '"\\x"', 'é'],
		),
		{minLength: 1, maxLength: 7},
	)
	.map(parts => parts.join(''));

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
