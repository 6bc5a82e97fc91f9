import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import fc from 'fast-check';
import {
	answers,
	attributeWords,
	commandLines,
	environments,
	jsonWords,
	queries,
	shorthandWords,
} from './aws-cli-inputs.ts';
import {startAwsCli} from './aws-cli-oracle.ts';
import {type Ran, runCommand} from './aws-run.ts';
import {type Answer, startAwsService} from './aws-service.ts';

/** One run to be made twice, by the AWS CLI and by ours. `{HTTP}` stands for the service's address. */
type Pair = {
	readonly argv: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	readonly config?: string;
	readonly answer?: Answer;
	/** A file that `{FILE}` stands for, with these bytes as Latin-1. */
	readonly file?: string;
};

/** What one side left. */
type Left = Ran & {readonly requests: readonly object[]};

/** How the pairs of a group went; `listed` are differences that the README lists, by their reason. */
export type Tally = {
	readonly group: string;
	readonly pairs: number;
	readonly equal: number;
	readonly listed: Readonly<Record<string, number>>;
	readonly different: readonly string[];
};

const send = ['get-user-attribute-verification-code', '--access-token', 'tok'];
const email = ['--attribute-name', 'email'];
const there = ['--region', 'us-east-1', '--endpoint-url', '{HTTP}'];
const user = ['get-user', '--access-token', 'tok', ...there];

const keys = [
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
const scalars = [
	'1',
	'0',
	'-7',
	'1.0',
	'1e3',
	'9007199254740993',
	'-12345678901234567890',
	'1e400',
];
const texts = ['"x"', '""', '"é"', '"\\u007f"', '"\\ud83d\\ude00"', '"it\'s"', '"1_0"'];
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

const functions =
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

const path = fc
	.array(
		fc.constantFrom('/', '.', '..', '%', '%41', '%zz', 'é', ' ', 'a', '?', '=', '#', '~', '[', '|'),
		{
			maxLength: 5,
		},
	)
	.map(parts => parts.join(''));
const host = fc.constantFrom(
	...['127.0.0.1:1', '127.0.0.1', '[::1]:1', '[::1', '', ':1', 'a..b:1', 'x y:1', '127.0.0.1:x'],
	...['127.0.0.1:99999', '-a:1', 'a_b:1', '127.0.0.1:1 ', 'é.invalid:1'],
);
const scheme = fc.constantFrom(
	'http://',
	'https://',
	'//',
	' http://',
	'HTTP://',
	'ftp://',
	'',
	'http:',
);
const proxy = fc
	.tuple(scheme, fc.constantFrom('', 'u@', 'u:@', 'u:p@', 'u:p%@', ':@', 'u:%41@'), host)
	.map(parts => parts.join(''));
const bypass = fc
	.array(
		fc.constantFrom(
			...['cognito.invalid', 'cognito.invalid:443', '.invalid', 'invalid', 'nito.invalid', '*', ''],
			...[' ', 'COGNITO.invalid', ':443', 'invalid:443', 'x'],
		),
		{maxLength: 3},
	)
	.map(names => names.join(','));

const regions = fc.constantFrom(
	...['us-east-1', 'eu-west-3', 'cn-north-1', 'us-gov-west-1', 'us-iso-east-1', 'us-isob-east-1'],
	...['eu-isoe-west-1', 'us-isof-south-1', 'eusc-de-east-1', 'fips-us-east-1', 'us-east-1-fips'],
	...['aws-global', 'mx-central-1', 'xx-nowhere-9', 'us_east_1', '1', 'a.b', '', 'US-EAST-1'],
);
const yes = fc.constantFrom('true', 'false', 'TRUE', '', 'yes');

const configLine = fc.constantFrom(
	...['region = eu-west-1', 'region=', 'output = text', 'output = yaml', 'endpoint_url = {HTTP}/c'],
	...['services = s', 'ca_bundle = /no/such', 'use_fips_endpoint = true', 'max_attempts = 1'],
	...['max_attempts = x', 'retry_mode = bogus', 'cli_pager =', 'api_versions =\n  ec2 = 1'],
	...['ignore_configured_endpoint_urls = true', 'cli_follow_urlparam = false', 'key', '# a', '\tb'],
);
const header = fc.constantFrom(
	...['[default]', '[profile p]', '[profile a\\ b]', '[profile "a b"]', "[profile 'p']", '[p]'],
	...[
		'[services s]\ncognito_identity_provider =\n  endpoint_url = {HTTP}/s',
		'[DEFAULT]',
		'[plugins]',
	],
	...['[services s]\ncognito_identity_provider = x', '[profile p q]', '[profile "p]'],
);
const config = fc
	.array(fc.tuple(header, fc.array(configLine, {maxLength: 3})), {maxLength: 3})
	.map(sections => sections.map(([name, lines]) => [name, ...lines, ''].join('\n')).join(''));

const extraWords = fc.constantFrom(
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
const neededBy: Readonly<Record<string, readonly string[]>> = {
	'get-user': ['get-user', '--access-token', 'tok'],
	'get-user-attribute-verification-code': [...send, ...email],
	'verify-user-attribute': ['verify-user-attribute', ...send.slice(1), ...email, '--code', '1'],
	'update-user-attributes': [
		...['update-user-attributes', ...send.slice(1)],
		...['--user-attributes', 'Name=a,Value=b'],
	],
};

/** What files hold, each character a byte. */
const fileText = fc.constantFrom(
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

/** The kinds of runs that are compared. */
const groups: Readonly<Record<string, fc.Arbitrary<Pair>>> = {
	'parameters as JSON': json.map(value => ({
		argv: [...send, ...email, ...there, '--client-metadata', value],
	})),
	'whole input': json.map(value => ({argv: ['get-user', ...there, '--cli-input-json', value]})),
	shorthand: fc
		.array(
			fc.tuple(
				fc.constantFrom(...keys),
				fc.constantFrom('x', '', '"y z"', 'é', '[1,2]', '{1=2,0=1}'),
			),
			{
				maxLength: 4,
			},
		)
		.map(entries => ({
			argv: [
				...send,
				...email,
				...there,
				'--client-metadata',
				entries.map(pair => pair.join('=')).join(','),
			],
		})),
	'queries and numbers': fc
		.tuple(query, fc.constantFrom('json', 'json', 'text', 'table'))
		.map(([expression, output]) => ({
			argv: [...user, '--query', expression, '--output', output],
			answer: {body: '{"Username":"u","UserAttributes":[]}'},
		})),
	answers: fc
		.tuple(
			fc.constantFrom(200, 204, 400, 403, 500, 503),
			json,
			fc.constantFrom('json', 'text', 'table'),
		)
		.map(([status, value, output]) => ({
			argv: [...user, '--output', output],
			answer: {
				status,
				body: `{"Username": "u", "UserAttributes": [{"Name": "n", "Value": ${value}}], "__type": "E", "message": ${value}}`,
			},
		})),
	'addresses and paths': path.map(end => ({
		argv: [...send, ...email, '--region', 'us-east-1', '--endpoint-url', `{HTTP}${end}`],
	})),
	'addresses that do not answer': fc
		.tuple(scheme, host, fc.boolean())
		.map(([start, of, isFlag]) => ({
			argv: [
				...send,
				...email,
				'--region',
				'us-east-1',
				...(isFlag ? ['--endpoint-url', start + of] : []),
			],
			env: {AWS_ENDPOINT_URL: start + of},
		})),
	proxies: proxy.map(HTTPS_PROXY => ({
		argv: [...send, ...email, '--region', 'us-east-1'],
		env: {HTTPS_PROXY, NO_PROXY: ''},
	})),
	'exceptions from proxies': fc
		.tuple(bypass, fc.constantFrom('', ':443'))
		.map(([NO_PROXY, port]) => ({
			argv: [
				...send,
				...email,
				'--region',
				'us-east-1',
				'--endpoint-url',
				`https://cognito.invalid${port}`,
			],
			env: {HTTPS_PROXY: 'http://127.0.0.1:1', NO_PROXY},
		})),
	regions: fc.tuple(regions, yes, yes).map(([region, fips, dual]) => ({
		argv: [...send, ...email],
		env: {
			AWS_DEFAULT_REGION: region,
			AWS_USE_FIPS_ENDPOINT: fips,
			AWS_USE_DUALSTACK_ENDPOINT: dual,
			HTTPS_PROXY: '{HTTP}',
		},
	})),
	'config files': fc.tuple(config, fc.constantFrom('', 'p', 'a b')).map(([text, profile]) => ({
		argv: [...send, ...email],
		config: text,
		env: {
			AWS_ENDPOINT_URL: '{HTTP}',
			...(profile === '' ? {AWS_DEFAULT_REGION: 'us-east-1'} : {AWS_PROFILE: profile}),
		},
	})),
	'command lines': fc.array(extraWords, {maxLength: 4}).map(words => ({
		argv: [...send, ...email, ...there, ...words],
	})),
	'numbers in settings': fc
		.constantFrom(
			'1',
			' 1 ',
			'1_0',
			'１',
			"1'",
			'"',
			'\n',
			'é',
			'0',
			'-1',
			'+1',
			'1.0',
			'\u2028',
			'\\',
		)
		.chain(text =>
			fc.constantFrom<Pair>(
				{argv: [...user, '--cli-read-timeout', text]},
				{argv: user, env: {AWS_MAX_ATTEMPTS: text}},
			),
		),
	'files as parameters': fc
		.tuple(
			fc.constantFrom('file://', 'fileb://', 'file:', 'FILE://', 'file://./'),
			fc.constantFrom(
				...['--access-token', '--attribute-name', '--client-metadata', '--cli-input-json'],
				...['--client-metadata k@=', '--client-metadata k='],
			),
			fileText,
			fc.constantFrom(
				'{FILE}',
				'{FILE}',
				'{FILE}',
				'{FILE}/x',
				'{FILE}x',
				'/',
				'',
				'~nobody/x',
				'/dev/null',
			),
		)
		.map(([prefix, option, file, name]) => {
			const [, named = '', before = ''] = /^(\S+) ?(.*)$/.exec(option) ?? [];
			const rest = ['--access-token', '--attribute-name']
				.filter(other => other !== named)
				.flatMap(other => [other, 'x']);
			return {
				argv: [send[0] ?? '', ...rest, ...there, named, `${before}${prefix}${name}`],
				file,
			};
		}),
	'fetched parameters': fc
		.tuple(
			fc.constantFrom(
				...['text/plain', 'text/html; charset=utf-8', 'text/plain;charset="iso-8859-2"'],
				...['application/json', 'x; charset=', 'text/x; charset=nope', "a/b; CHARSET='latin1'"],
				...['text/plain; charset=utf-16', 'charset=ascii', 'text/plain; charset=cp1252', ''],
			),
			fc.constantFrom('k=v', 'é', '\u20ac', '{"a":"b"}', '', 'a=ÿ'),
			fc.constantFrom(200, 200, 200, 204, 301, 404, 500),
			fc.constantFrom('--access-token', '--attribute-name', '--client-metadata'),
		)
		.map(([type, body, status, option]) => {
			const rest = ['--access-token', '--attribute-name']
				.filter(other => other !== option)
				.flatMap(other => [other, 'x']);
			return {
				argv: [send[0] ?? '', ...rest, ...there, option, '{HTTP}/p?q=1'],
				answer: {status, body, headers: {'content-type': type}},
			};
		}),
	'errors of the service': fc
		.tuple(
			fc.constantFrom(
				200,
				201,
				299,
				300,
				302,
				304,
				400,
				403,
				404,
				409,
				413,
				429,
				500,
				501,
				502,
				503,
				509,
			),
			fc.constantFrom(
				...['"E"', '"ns#E"', '"a#b#E:http://x/"', '":"', '"#"', '""', '1', 'null', '["E"]', '{}'],
				...['"LimitExceededException"', '"Throttling"'],
			),
			fc.constantFrom('message', 'Message', 'errorMessage'),
			fc.constantFrom('"m"', '""', 'null', '1', '1.0', '[]', '{"a": 1}', '"é\\n\\u0007"', 'true'),
			fc.constantFrom('', '', '', '<html>', '{', ' ', '[]', '"x"', '\ufeff{}', 'x'),
			fc.constantFrom(
				{},
				{},
				{'x-amzn-query-error': 'Q;Sender'},
				{'x-amzn-query-error': ';'},
				{'x-amzn-errortype': 'H:'},
			),
		)
		.map(([status, type, name, message, instead, headers]) => ({
			argv: user,
			answer: {
				status,
				headers,
				body: instead === '' ? `{"__type": ${type}, "${name}": ${message}}` : instead,
			},
		})),
	'answers and how they are shown': fc
		.tuple(
			answers,
			fc.constantFrom('on', 'off', 'auto'),
			fc.constantFrom('', '@', '*', 'keys(@)', '*.*', '[]'),
		)
		.map(([{command, body, output}, color, expression]) => ({
			argv: [
				...(neededBy[command] ?? []),
				...there,
				...['--output', output, '--color', color],
				...(expression === '' ? [] : ['--query', expression]),
			],
			answer: {body},
		})),
	'queries of a user': queries.map(({query: expression, body, output}) => ({
		argv: [...user, '--query', expression, '--output', output],
		answer: {body},
	})),
	attributes: attributeWords.map(words => ({
		argv: [
			'update-user-attributes',
			'--access-token',
			'tok',
			...there,
			'--user-attributes',
			...words,
		],
	})),
	'shorthand past its grammar': shorthandWords.map(words => ({
		argv: [...send, ...email, ...there, `--client-metadata=${words}`],
	})),
	'JSON and past it': jsonWords.map(words => ({
		argv: [...send, ...email, ...there, `--client-metadata=${words}`],
	})),
	'lines of every kind': fc.tuple(commandLines, environments).map(([argv, env]) => ({
		argv,
		env: {
			...Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)),
			AWS_ENDPOINT_URL: '{HTTP}',
		} as Record<string, string>,
	})),
	skeletons: fc
		.tuple(
			fc.constantFrom('input', 'output', '', 'inputs', 'yaml-input'),
			fc.constantFrom(
				...['get-user', 'get-user-attribute-verification-code', 'verify-user-attribute'],
				'update-user-attributes',
			),
			fc.array(
				fc.constantFrom(
					...[
						'--access-token=t',
						'--attribute-name=e',
						'--code=1',
						'--cli-input-json={}',
						'--query=@',
					],
					...['--output=text', '--output=table', '--cli-input-json', '{', '--query', 'Username'],
				),
				{maxLength: 4},
			),
		)
		.map(([kind, command, words]) => ({
			argv: [
				command,
				...there,
				...words,
				'--generate-cli-skeleton',
				...(kind === '' ? [] : [kind]),
			],
		})),
	settings: fc
		.record(
			{
				AWS_REGION: fc.constantFrom('eu-west-2', ''),
				AWS_DEFAULT_REGION: fc.constantFrom('eu-west-1', '', 'x y'),
				AWS_OUTPUT: fc.constantFrom('text', 'nope'),
				AWS_DEFAULT_OUTPUT: fc.constantFrom('text', 'table', 'yaml', '', 'JSON'),
				AWS_PROFILE: fc.constantFrom('p', 'nope', ''),
				AWS_DEFAULT_PROFILE: fc.constantFrom('p', 'nope', ''),
				AWS_ENDPOINT_URL: fc.constantFrom('{HTTP}/all', '', 'nope', '//127.0.0.1:1'),
				AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: fc.constantFrom('{HTTP}/one', ''),
				AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: yes,
				AWS_CA_BUNDLE: fc.constantFrom('/no/such', ''),
				AWS_RETRY_MODE: fc.constantFrom('standard', 'adaptive', 'STANDARD', ''),
				AWS_MAX_ATTEMPTS: fc.constantFrom('1', '0', '', 'x', '1.5'),
				AWS_SDK_UA_APP_ID: fc.constantFrom('a b', ''),
				AWS_ACCESS_KEY_ID: fc.constantFrom(...Array(9).fill(undefined), 'AKIA'),
				NO_PROXY: fc.constantFrom('127.0.0.1', '*', ''),
				HTTP_PROXY: fc.constantFrom('{HTTP}', '', 'http://127.0.0.1:1'),
				HTTPS_PROXY: fc.constantFrom('{HTTP}', '{HTTP}/'),
			},
			{requiredKeys: ['HTTPS_PROXY']},
		)
		.map(env => ({
			argv: [...send, ...email],
			env: Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)),
			config:
				'[default]\nregion = us-west-1\noutput = text\n[profile p]\nregion = us-west-2\nendpoint_url = {HTTP}/p\n',
		})),
};

/** Runs `count` pairs of each group whose name fits, chosen by the seed, and says how they went. */
export async function comparePairs(
	count: number,
	seed: number,
	only = /(?:)/,
): Promise<readonly Tally[]> {
	await using service = await startAwsService();
	await using aws = await startAwsCli();
	const folder = await mkdtemp(join(tmpdir(), 'pairs-'));
	const file = join(folder, 'config');
	const given = join(folder, 'given');
	const fill = (text: string) =>
		text.replaceAll('{HTTP}', service.http).replaceAll('{FILE}', given);
	const usual = {
		AWS_CONFIG_FILE: file,
		AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
		AWS_EC2_METADATA_DISABLED: 'true',
		AWS_MAX_ATTEMPTS: '1',
		NO_PROXY: '127.0.0.1',
		LANG: 'C.UTF-8',
	};
	const both = async (pair: Pair): Promise<readonly [Left, Left]> => {
		const argv = pair.argv.map(fill);
		const env = Object.fromEntries(
			Object.entries({...usual, ...pair.env}).map(([name, value]) => [name, fill(value)]),
		);
		await writeFile(file, fill(pair.config ?? ''));
		await writeFile(given, pair.file ?? '', 'latin1');
		const left = async (run: typeof runCommand | typeof aws.run): Promise<Left> => {
			service.script(pair.answer ?? {});
			const ran = await (run === runCommand ? runCommand(argv, {env}) : aws.run(argv, env));
			const requests = service.seen.map(({method, path, body, headers}) => ({
				method,
				path,
				body,
				type: headers['content-type'],
				target: headers['x-amz-target'],
			}));
			return {...ran, stderr: comparable(ran.stderr), requests};
		};
		return [await left(aws.run), await left(runCommand)];
	};
	const tallies: Tally[] = [];
	try {
		for (const [group, pairs] of Object.entries(groups)) {
			if (!only.test(group)) continue;
			let equal = 0;
			const listed: Record<string, number> = {};
			const different: string[] = [];
			for (const pair of fc.sample(pairs, {seed, numRuns: count})) {
				const [theirs, ours] = await both(pair);
				const reason = isDeepStrictEqual(theirs, ours) ? 'equal' : reasonOf(pair, theirs, ours);
				if (reason === 'equal') equal += 1;
				else if (reason !== undefined) listed[reason] = (listed[reason] ?? 0) + 1;
				else different.push(JSON.stringify({pair, theirs, ours}));
			}
			tallies.push({group, pairs: count, equal, listed, different});
		}
	} finally {
		await rm(folder, {recursive: true});
	}
	return tallies;
}

/** Why a difference is one of those that the README lists under "Better on purpose"; nothing for any other. */
function reasonOf(pair: Pair, theirs: Left, ours: Left): string | undefined {
	const error = ours.stderr;
	const isFailure = ours.code !== 0;
	if (isFailure && /says \d+ but cannot be read: /.test(error)) return 'unreadable answers';
	if (isFailure && ours.requests.length === 0 && theirs.requests.length > 0) {
		const isBefore =
			/^\n(?:Unknown function: |Expected (?:at least )?\d|An expression with &|Unknown output type)/;
		if (isBefore.test(error)) return 'checked before the call';
	}
	const crash =
		/^\n(?:'\w+' object has no attribute 'get'|argument of type '\w+' is not iterable|unhashable type: '\w+')\n$/;
	if (crash.test(theirs.stderr) && error.startsWith('\nAn error occurred (')) return 'odd errors';
	if (theirs.stderr.startsWith('\nPartial credentials found')) return 'no credentials';
	if (pair.env?.['AWS_REGION'] && pair.env['AWS_DEFAULT_REGION'] === undefined) return 'AWS_REGION';
	/* The program itself exits with 1 then; what runs here has been started before. */
	const broken = theirs.stderr.trimEnd();
	if (broken.startsWith('\nUnable to parse config file') && error.startsWith(`${broken}, `)) {
		return 'the place in a broken file';
	}
	if (error.includes('(redacted)')) return 'secrets';
	const cut = theirs.stderr.indexOf('{self._error_location()}');
	if (cut > 0 && error.slice(0, cut) === theirs.stderr.slice(0, cut))
		return 'the caret in shorthand';
	const said = ours.stdout + error + theirs.stderr;
	if (/^usage: | - DEBUG - /.test(said) && theirs.code === ours.code) return 'help and debug';
	if (ours.stdout.startsWith('usage: ') && /\x08|\nNAME\n/.test(theirs.stdout))
		return 'help and debug';
	if (/@|^[A-Z]/.test(pair.env?.['HTTPS_PROXY'] ?? '') && isFailure && theirs.code === ours.code) {
		return 'proxies with a name';
	}
	return undefined;
}

/** Standard error without the usage text, and without what Python's warnings have beside their sentence. */
function comparable(stderr: string): string {
	const complaint = stderr.replace(/^AWS CLI v2 knows .*\n/, '');
	if (!complaint.startsWith('usage')) return stderr;
	return (complaint.trimEnd().split('\n').at(-1) ?? '').replace(/^\S+: error: /, '').trimEnd();
}
