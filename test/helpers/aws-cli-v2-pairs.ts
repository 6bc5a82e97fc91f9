import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import fc from 'fast-check';
import {startAwsCli} from './aws-cli-oracle.ts';
import {json, query, regions, yes} from './aws-cli-pair-words.ts';
import type {Tally} from './aws-cli-pairs.ts';
import {type Ran, runCommand} from './aws-run.ts';
import {type Answer, startAwsService} from './aws-service.ts';

/** A run to make twice. `{HTTP}` is replaced by the service's address. */
type Pair = {
	readonly argv: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	readonly config?: string;
	readonly answer?: Answer;
};

type Left = Ran & {readonly requests: readonly object[]};

const there = ['--region', 'us-east-1', '--endpoint-url', '{HTTP}'];
const command = 'get-user-attribute-verification-code';
const send = [command, '--access-token', 'tok', '--attribute-name', 'email'];
const user = ['get-user', '--access-token', 'tok', ...there];

const text = fc
	.array(
		fc.constantFrom(
			...[
				'a',
				'word ',
				'true',
				'1',
				'0',
				'.',
				':',
				': ',
				' ',
				'-',
				'- ',
				'#',
				' #',
				"'",
				'"',
				'\n',
			],
			...[
				'\t',
				'\\',
				'é',
				'😀',
				'?',
				',',
				'[',
				'{',
				'&',
				'*',
				'!',
				'|',
				'>',
				'%',
				'@',
				'`',
				'\u0085',
			],
			...['\u2028', '\u00a0', '\u007f', '_', 'e', '+', '~', 'null', '=', '<<', '2001-01-01', 'x'],
		),
		{maxLength: 40},
	)
	.map(parts => parts.join(''));
const yaml = fc.constantFrom('yaml', 'yaml', 'yaml-stream');
const region = fc.constantFrom(
	'eu-west-1',
	'us-east-1',
	'cn-north-1',
	'us_east_1',
	'-x',
	'',
	'a.b',
);
const profile = fc.constantFrom('a', 'b', 'none');
const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, {nil: undefined});

const wholeYaml = fc
	.array(
		fc.tuple(
			fc.constantFrom('AccessToken', 'AttributeName', 'ClientMetadata', 'Nope'),
			fc.constantFrom(
				't',
				'"1"',
				'1',
				'~',
				'true',
				'1.5',
				'{a: b}',
				'[a]',
				'|\n  x',
				'>-\n  y',
				'&a t',
				'*a',
				"'it''s'",
				'a: b',
				'!x y',
				'0o7',
				'0x1f',
				'yes',
				'',
				'"\\x41"',
			),
		),
		{maxLength: 3},
	)
	.map(lines => lines.map(([key, value]) => `${key}: ${value}\n`).join(''));

const words = fc.constantFrom(
	...['--no-cli-pager', '--no-cli-auto-prompt', '--cli-binary-format', 'base64', 'hex', '--no-cli'],
	...['--output', 'yaml', 'yaml-stream', 'jsn', '--v2-debug', '--cli-input-yaml', '{}', '--bogus'],
	...['--generate-cli-skeleton', 'yaml-input', 'output', '--query', 'x', '--cli-read-timeout', '1'],
	...['--profile', '--color', 'off', '--no-paginate', '--', '-1', '--cli-input-json', '[]'],
);

/** The kinds of runs to compare. */
const groups: Readonly<Record<string, fc.Arbitrary<Pair>>> = {
	'texts as YAML': fc.tuple(text, text, yaml).map(([name, value, output]) => ({
		argv: [...user, '--output', output],
		answer: {
			body: JSON.stringify({Username: name, UserAttributes: [{Name: 'n', Value: value}]}),
		},
	})),
	'queries as YAML': fc.tuple(query, yaml).map(([expression, output]) => ({
		argv: [...user, '--query', expression, '--output', output],
		answer: {body: '{"Username":"u","UserAttributes":[]}'},
	})),
	'values as YAML': fc.tuple(json, yaml).map(([value, output]) => ({
		argv: [...user, '--query', `\`${value.replaceAll('`', '')}\``, '--output', output],
		answer: {body: '{"Username":"u","UserAttributes":[]}'},
	})),
	'input as YAML': wholeYaml.map(value => ({
		argv: [command, ...there, '--cli-input-yaml', value],
	})),
	'input as JSON': json.map(value => ({
		argv: [command, ...there, '--cli-input-json', value],
	})),
	'regions and profiles': fc
		.tuple(some(region), some(region), some(profile), some(profile))
		.map(([first, second, one, other]) => ({
			argv: send,
			config: '[profile a]\nregion = eu-west-2\n[profile b]\nregion = eu-west-3\n',
			env: {
				HTTPS_PROXY: '{HTTP}',
				...(first !== undefined && {AWS_REGION: first}),
				...(second !== undefined && {AWS_DEFAULT_REGION: second}),
				...(one !== undefined && {AWS_PROFILE: one}),
				...(other !== undefined && {AWS_DEFAULT_PROFILE: other}),
			},
		})),
	'addresses of regions': fc.tuple(regions, yes, yes).map(([name, fips, dual]) => ({
		argv: send,
		env: {
			AWS_REGION: name,
			AWS_USE_FIPS_ENDPOINT: fips,
			AWS_USE_DUALSTACK_ENDPOINT: dual,
			HTTPS_PROXY: '{HTTP}',
		},
	})),
	errors: fc
		.tuple(fc.constantFrom(400, 403, 404, 500, 503), json, fc.constantFrom('json', 'yaml'))
		.map(([status, value, output]) => ({
			argv: [...user, '--output', output],
			answer: {status, body: `{"__type": "E", "message": ${value}}`},
		})),
	'command lines': fc.array(words, {maxLength: 4}).map(more => ({
		argv: [...send, ...there, ...more],
	})),
};

/**
 * Runs `count` pairs of each group with the AWS CLI v2 that `python` can import and with ours (`--aws-cli v2`), and
 * returns the results.
 */
export async function compareV2Pairs(
	python: string,
	count: number,
	seed: number,
): Promise<readonly Tally[]> {
	await using service = await startAwsService();
	await using aws = await startAwsCli(python, 'aws-cli-v2-oracle.py');
	const folder = await mkdtemp(join(tmpdir(), 'pairs-'));
	const file = join(folder, 'config');
	const fill = (written: string) => written.replaceAll('{HTTP}', service.http);
	const both = async (pair: Pair): Promise<readonly [Left, Left]> => {
		const argv = pair.argv.map(fill);
		const env = Object.fromEntries(
			Object.entries({
				AWS_CONFIG_FILE: file,
				AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
				AWS_EC2_METADATA_DISABLED: 'true',
				AWS_MAX_ATTEMPTS: '1',
				COGNITO_VERIFY_AWS_CLI: 'v2',
				NO_PROXY: '127.0.0.1',
				LANG: 'C.UTF-8',
				...pair.env,
			}).map(([name, value]) => [name, fill(value)]),
		);
		await writeFile(file, pair.config ?? '');
		const left = async (run: () => Promise<Ran>): Promise<Left> => {
			service.script(pair.answer ?? {});
			const ran = await run();
			const requests = service.seen.map(({method, path, body}) => ({method, path, body}));
			return {...ran, stderr: comparable(ran.stderr), requests};
		};
		return [await left(() => aws.run(argv, env)), await left(() => runCommand(argv, {env}))];
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

/** The README's reason for a difference; undefined for any other. */
function reasonOf({env}: Pair, theirs: Left, ours: Left): string | undefined {
	const region = env?.['AWS_REGION'] ?? '';
	const isDual = env?.['AWS_USE_DUALSTACK_ENDPOINT']?.toLowerCase() === 'true';
	if (/^(?:us-isof|eu-isoe|eusc)-/.test(region) || (isDual && /^us-isob?-/.test(region))) {
		return 'newer partitions';
	}
	if (ours.code !== 0 && / says \d+ but cannot be read: /.test(ours.stderr)) {
		return 'unreadable answers';
	}
	if (ours.code !== 0 && ours.requests.length === 0 && theirs.requests.length > 0) {
		const isBefore =
			/^\n(?:Unknown function: |Expected (?:at least )?\d|An expression with &|Unknown output type)/;
		if (isBefore.test(ours.stderr)) return 'checked before the call';
	}
	const isProfile = /^\nThe config profile \(none\) could not be found\n$/.test(ours.stderr);
	if (isProfile && /^\nProvided region_name /.test(theirs.stderr) && ours.code === theirs.code) {
		return 'the other of two mistakes';
	}
	if (ours.stderr.endsWith(`${theirs.stderr}, --cli-error-format`)) return 'newer options';
	if (ours.stderr.startsWith(theirs.stderr) && ours.stderr.endsWith('| off'))
		return 'newer options';
	return ours.stderr.includes('(redacted)') ? 'secrets' : undefined;
}

/** Standard error without the usage text, in which the program's name differs. */
function comparable(stderr: string): string {
	if (!stderr.startsWith('\nusage')) return stderr;
	return (stderr.trimEnd().split('\n').at(-1) ?? '').replace(/^\S+: error: /, '').trimEnd();
}
