import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import fc from 'fast-check';
import {startAwsCli} from './aws-cli-oracle.ts';
import {type Ran, runCommand} from './aws-run.ts';
import {type Answer, startAwsService} from './aws-service.ts';

/** One run to be made twice, by the AWS CLI and by ours. `{HTTP}` stands for the service's address. */
type Pair = {
	readonly argv: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	readonly config?: string;
	readonly answer?: Answer;
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
	...[
		'aws-global',
		'mx-central-1',
		'xx-nowhere-9',
		'us_east_1',
		'1',
		'us-west-2\n',
		'a.b',
		'',
		'US-EAST-1',
	],
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
};

/** Runs `count` pairs of each group, chosen by the seed, and says how they went. */
export async function comparePairs(count: number, seed: number): Promise<readonly Tally[]> {
	await using service = await startAwsService();
	await using aws = await startAwsCli();
	const folder = await mkdtemp(join(tmpdir(), 'pairs-'));
	const file = join(folder, 'config');
	const fill = (text: string) => text.replaceAll('{HTTP}', service.http);
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
		const left = async (run: typeof runCommand | typeof aws.run): Promise<Left> => {
			service.script(pair.answer ?? {});
			const ran = await (run === runCommand ? runCommand(argv, {env}) : aws.run(argv, env));
			const requests = service.seen.map(({method, path, body}) => ({method, path, body}));
			return {...ran, stderr: comparable(ran.stderr), requests};
		};
		return [await left(aws.run), await left(runCommand)];
	};
	const tallies: Tally[] = [];
	try {
		for (const [group, pairs] of Object.entries(groups)) {
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
	/* The program itself exits with 1 then; what runs here has been started before. */
	const broken = theirs.stderr.trimEnd();
	if (broken.startsWith('\nUnable to parse config file') && error.startsWith(`${broken}, `)) {
		return 'the place in a broken file';
	}
	if (error.includes('(redacted)')) return 'secrets';
	const cut = theirs.stderr.indexOf('{self._error_location()}');
	if (cut > 0 && error.slice(0, cut) === theirs.stderr.slice(0, cut))
		return 'the caret in shorthand';
	if (/^usage: |, DEBUG - | - DEBUG - /.test(ours.stdout + error) && theirs.code === ours.code) {
		return 'help and debug';
	}
	if (ours.stdout.startsWith('usage: ') && /\x08|\nNAME\n/.test(theirs.stdout))
		return 'help and debug';
	if (pair.env?.['HTTPS_PROXY']?.includes('@') && isFailure && theirs.code === ours.code) {
		return 'proxies with a name';
	}
	return undefined;
}

/** Standard error without the usage text, and without what Python's warnings have beside their sentence. */
function comparable(stderr: string): string {
	if (!stderr.startsWith('usage')) return stderr;
	return (stderr.trimEnd().split('\n').at(-1) ?? '').replace(/^\S+: error: /, '').trimEnd();
}
