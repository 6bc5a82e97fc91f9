/** What the words of the runs that are compared with the AWS CLI are made of, by fast-check. */
import fc from 'fast-check';

export const send = ['get-user-attribute-verification-code', '--access-token', 'tok'];
export const email = ['--attribute-name', 'email'];
export const there = ['--region', 'us-east-1', '--endpoint-url', '{HTTP}'];
export const user = ['get-user', '--access-token', 'tok', ...there];

export const keys = [
	'a',
	'b',
	'1',
	'2',
	'10',
	'-1',
	'1.5',
	'constructor',
	'__proto__',
	'é',
	'Name',
	'Value',
];
export const scalars = [
	'1',
	'0',
	'-7',
	'1.0',
	'1e3',
	'9007199254740993',
	'-12345678901234567890',
	'1e400',
];
export const texts = ['"x"', '""', '"é"', '"\\u007f"', '"\\ud83d\\ude00"', '"it\'s"', '"1_0"'];
/** JSON values as text, the awkward ones among them. */
export const json = fc.letrec<{value: string}>(tie => ({
	value: fc.oneof(
		{maxDepth: 3},
		fc.constantFrom(...scalars, ...texts, 'true', 'false', 'null', 'NaN'),
		fc.array(tie('value'), {maxLength: 4}).map(items => `[${items.join(', ')}]`),
		fc
			.array(fc.tuple(fc.constantFrom(...keys), tie('value')), {maxLength: 4})
			.map(entries => `{${entries.map(([key, item]) => `"${key}": ${item}`).join(', ')}}`),
	),
})).value;

export const functions =
	'abs avg ceil floor keys length max min merge reverse sort sum to_array to_number to_string type values not_null'.split(
		' ',
	);
/** Queries that need no answer. */
export const query = fc.oneof(
	fc.tuple(fc.constantFrom(...functions), json).map(([name, of]) => `${name}(\`${of}\`)`),
	fc
		.tuple(json, fc.constantFrom('==', '!=', '<', '<=', '>', '>='), json)
		.map(([a, by, b]) => `\`${a}\` ${by} \`${b}\``),
	fc
		.tuple(
			json,
			fc.constantFrom('*', '[]', '[*]', '[0]', '[-1:]', '[::2]', '"1"', 'a', '*.*', '[?@]'),
		)
		.map(([of, pick]) => `\`${of}\` | ${/^["a]/.test(pick) ? `@.${pick}` : pick}`),
	fc
		.array(fc.tuple(fc.constantFrom(...keys), json), {minLength: 1, maxLength: 4})
		.map(entries => `{${entries.map(([key, of]) => `"${key}": \`${of}\``).join(', ')}}`),
	fc
		.constantFrom(
			'１２',
			'1_000.5',
			' 7 ',
			'nan',
			'-inf',
			'٣',
			'1e5',
			'0x1',
			'',
			'+5',
			'5.',
			'1__0',
		)
		.map(text => `to_number('${text}')`),
);

export const path = fc
	.array(
		fc.constantFrom('/', '.', '..', '%', '%41', '%zz', 'é', ' ', 'a', '?', '=', '#', '~', '[', '|'),
		{
			maxLength: 5,
		},
	)
	.map(parts => parts.join(''));
export const host = fc.constantFrom(
	...['127.0.0.1:1', '127.0.0.1', '[::1]:1', '[::1', '', ':1', 'a..b:1', 'x y:1', '127.0.0.1:x'],
	...['127.0.0.1:99999', '-a:1', 'a_b:1', '127.0.0.1:1 ', 'é.invalid:1'],
);
export const scheme = fc.constantFrom(
	'http://',
	'https://',
	'//',
	' http://',
	'HTTP://',
	'ftp://',
	'',
	'http:',
);
export const proxy = fc
	.tuple(scheme, fc.constantFrom('', 'u@', 'u:@', 'u:p@', 'u:p%@', ':@', 'u:%41@'), host)
	.map(parts => parts.join(''));
export const bypass = fc
	.array(
		fc.constantFrom(
			...['cognito.invalid', 'cognito.invalid:443', '.invalid', 'invalid', 'nito.invalid', '*', ''],
			...[' ', 'COGNITO.invalid', ':443', 'invalid:443', 'x'],
		),
		{maxLength: 3},
	)
	.map(names => names.join(','));

export const regions = fc.constantFrom(
	...['us-east-1', 'eu-west-3', 'cn-north-1', 'us-gov-west-1', 'us-iso-east-1', 'us-isob-east-1'],
	...['eu-isoe-west-1', 'us-isof-south-1', 'eusc-de-east-1', 'fips-us-east-1', 'us-east-1-fips'],
	...['aws-global', 'mx-central-1', 'xx-nowhere-9', 'us_east_1', '1', 'a.b', '', 'US-EAST-1'],
);
export const yes = fc.constantFrom('true', 'false', 'TRUE', '', 'yes');

export const configLine = fc.constantFrom(
	...['region = eu-west-1', 'region=', 'output = text', 'output = yaml', 'endpoint_url = {HTTP}/c'],
	...['services = s', 'ca_bundle = /no/such', 'use_fips_endpoint = true', 'max_attempts = 1'],
	...['max_attempts = x', 'retry_mode = bogus', 'cli_pager =', 'api_versions =\n  ec2 = 1'],
	...['ignore_configured_endpoint_urls = true', 'cli_follow_urlparam = false', 'key', '# a', '\tb'],
);
export const header = fc.constantFrom(
	...['[default]', '[profile p]', '[profile a\\ b]', '[profile "a b"]', "[profile 'p']", '[p]'],
	...[
		'[services s]\ncognito_identity_provider =\n  endpoint_url = {HTTP}/s',
		'[DEFAULT]',
		'[plugins]',
	],
	...['[services s]\ncognito_identity_provider = x', '[profile p q]', '[profile "p]'],
);
export const config = fc
	.array(fc.tuple(header, fc.array(configLine, {maxLength: 3})), {maxLength: 3})
	.map(sections => sections.map(([name, lines]) => [name, ...lines, ''].join('\n')).join(''));

const aliasWords = fc.constantFrom(
	...['--output text', '--output=table', '--outp json', '--query CodeDeliveryDetails.Destination'],
	...[
		"--query 'CodeDeliveryDetails . Destination'",
		'--query a[',
		'--region eu-west-1',
		'--color off',
	],
	...[
		'--endpoint-url {HTTP}/alias',
		'--endpoint-url x',
		'--cli-read-timeout 5',
		'--client-metadata a=b',
	],
	...[
		'--client-metadata=a=b',
		'--debug',
		'--profile p',
		'--nope',
		'"',
		"'",
		'\\',
		'# x',
		'--',
		'""',
	],
);
/** The text of `~/.aws/cli/alias`. */
export const aliasText = fc
	.tuple(
		fc.constantFrom(
			'[toplevel]',
			'[toplevel]',
			'[toplevel]',
			'[Toplevel]',
			'[DEFAULT]',
			'toplevel',
		),
		fc.constantFrom('cognito-idp', 'cognito-idp', 'cognito-idp', 'Cognito-IDP', 'who'),
		fc.constantFrom(
			'cognito-idp',
			'cognito-idp',
			'cognito-idp',
			'"cognito-idp"',
			'cognito\\-idp',
			'',
			'!x',
		),
		fc.array(aliasWords, {maxLength: 3}),
		fc.constantFrom(' ', ' ', '\n  '),
	)
	.map(
		([section, name, first, words, between]) =>
			`${section}\nlist = s3 ls\n${name} = ${[first, ...words].join(between)}\n`,
	);

export const extraWords = fc.constantFrom(
	...[
		'--output=--',
		'--color',
		'off',
		'--no-paginate',
		'--query',
		'--',
		'help',
		'x',
		'--reg',
		'--p',
	],
	...[
		'--attribute-name=--',
		'--code',
		'-1',
		'--cli-read-timeout',
		'1_0',
		"1'",
		'--no-sign',
		'-x y',
	],
	...['--client-metadata', 'k=v', '--generate-cli-skeleton', '--output', 'tabl', 'json', '--debu'],
);

/** What each command cannot be called without. */
export const neededBy: Readonly<Record<string, readonly string[]>> = {
	'get-user': ['get-user', '--access-token', 'tok'],
	'get-user-attribute-verification-code': [...send, ...email],
	'verify-user-attribute': ['verify-user-attribute', ...send.slice(1), ...email, '--code', '1'],
	'update-user-attributes': [
		...['update-user-attributes', ...send.slice(1)],
		...['--user-attributes', 'Name=a,Value=b'],
	],
};

/** What files hold, each character a byte. */
export const fileText = fc.constantFrom(
	...['tok', 'tok\n', 'tok\r\n', 'a\rb', '', '\n', 'k=v', '{"k": "v"}', '{"AccessToken": "t"}\n'],
	...[
		'\xef\xbb\xbftok',
		'\xc3\xa9',
		'\xe9',
		'\x00',
		'{"AttributeName": "e", "AccessToken": 1}',
		'[]',
	],
	...['\xff\xfea\x00', 'a\u0085b', ' tok ', '{"AccessToken": "t", "Nope": "n"}', 'x\x0cy'],
);

/** What the call for a code needs beside an option. */
export const needsBeside = (option: string) =>
	['--access-token', '--attribute-name']
		.filter(other => other !== option)
		.flatMap(other => [other, 'x']);
