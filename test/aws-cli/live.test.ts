import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import fc from 'fast-check';
import {compileQuery} from '../../source/aws-cli/query/query.ts';
import {type ConfigFiles, readConfigFiles} from '../../source/settings/settings-file.ts';
import {answers, queries, strayQueries} from '../helpers/aws-cli-answers.ts';
import {
	attributeWords,
	commandLines,
	configTexts,
	environments,
	jsonWords,
	shorthandWords,
} from '../helpers/aws-cli-inputs.ts';
import {startAwsCli, type Verdict, whyNoAwsCli} from '../helpers/aws-cli-oracle.ts';
import {type Ran, runCommand} from '../helpers/aws-run.ts';
import {type AwsService, startAwsService} from '../helpers/aws-service.ts';

/** A different seed compares different inputs: `COMPARE_SEED=7`. */
const seed = Number(process.env['COMPARE_SEED'] ?? 1);
const why = whyNoAwsCli();

/** The required options of each command, when something else is compared. */
const needs: Readonly<Record<string, readonly string[]>> = {
	'get-user-attribute-verification-code': ['--attribute-name', 'email'],
	'verify-user-attribute': ['--attribute-name', 'email', '--code', '1'],
	'update-user-attributes': ['--user-attributes', 'Name=a'],
	'get-user': [],
};

test('beside the AWS CLI that is installed here', {skip: why ?? false}, async context => {
	await using comparison = await startComparison();
	const {ask, ours, shown, runAws, service} = comparison;
	context.diagnostic(`AWS CLI ${comparison.version}, seed ${seed}`);

	await context.test('parameters become the same body or the same complaint', async () => {
		const client = 'get-user-attribute-verification-code';
		const texts = [
			...fc.sample(shorthandWords, {seed, numRuns: 80}),
			...fc.sample(jsonWords, {seed, numRuns: 80}),
		];
		for (const word of texts) {
			const options = {'access-token': 't', 'attribute-name': 'email', 'client-metadata': word};
			const theirs = await ask({
				kind: 'input',
				operation: 'GetUserAttributeVerificationCode',
				options,
			});
			assertSame(await ours(client, options), bodySorted(theirs), word);
		}
		for (const words of fc.sample(attributeWords, {seed, numRuns: 50})) {
			const options = {'access-token': 't', 'user-attributes': words};
			const theirs = await ask({kind: 'input', operation: 'UpdateUserAttributes', options});
			assertSame(
				await ours('update-user-attributes', options),
				bodySorted(theirs),
				words.join(' | '),
			);
		}
	});

	await context.test('answers are shown alike', async () => {
		for (const {operation, command, body, output} of fc.sample(answers, {seed, numRuns: 80})) {
			const theirs = await ask({kind: 'output', operation, body, query: null, output});
			assertSame(await shown(command, body, ['--output', output]), theirs, body);
		}
	});

	await context.test('queries pick the same, and complain the same', async () => {
		for (const {query, body, output} of fc.sample(queries, {seed, numRuns: 120})) {
			const theirs = await ask({kind: 'output', operation: 'GetUser', body, query, output});
			const mine = await shown('get-user', body, ['--output', output, `--query=${query}`]);
			if (!isToldBefore(mine)) assertSame(mine, theirs, `${query} of ${body}`);
		}
	});

	await context.test('mistakes in queries are told alike', async () => {
		for (const query of fc.sample(strayQueries, {seed, numRuns: 300})) {
			const theirs = await ask({kind: 'query', query});
			const mine = attempt(() => {
				compileQuery(query);
				return '';
			});
			if (!isToldBefore(mine)) assertSame(mine, theirs, query);
		}
	});

	await context.test('config files hold the same, or are refused', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'config-'));
		context.after(() => rm(folder, {recursive: true}));
		const AWS_CONFIG_FILE = join(folder, 'config');
		const place = {env: {AWS_CONFIG_FILE}, cwd: folder, home: folder};
		for (const text of fc.sample(configTexts, {seed, numRuns: 200})) {
			const theirs = await ask({kind: 'config', text});
			await writeFile(AWS_CONFIG_FILE, text);
			const mine = attempt(() => JSON.stringify(plainly(readConfigFiles(place))));
			if ('error' in theirs) assert.ok('error' in mine, text);
			else
				assert.deepEqual(
					JSON.parse('text' in mine ? mine.text : '0'),
					JSON.parse(theirs.text),
					text,
				);
		}
	});

	await context.test('command lines end alike', async () => {
		const body = '{"Username":"u","UserAttributes":[{"Name":"n"}],"CodeDeliveryDetails":{}}';
		// Each is a run of the real program; the soak runs compare thousands.
		const lines = fc.sample(fc.tuple(commandLines, environments), {seed, numRuns: 12});
		for (const [argv, given] of lines) {
			const env = environment({AWS_ENDPOINT_URL: service.http, ...given});
			service.script({body});
			const theirs = {...(await runAws(argv, env)), bodies: service.seen.map(seen => seen.body)};
			service.script({body});
			const mine = {
				...(await runCommand(argv, {env})),
				bodies: service.seen.map(seen => seen.body),
			};
			const about = `${argv.join(' ')} with ${JSON.stringify(given)}`;
			assert.deepEqual({...mine, stderr: ''}, {...theirs, stderr: ''}, about);
			assertSame({error: errorLine(mine)}, {error: errorLine(theirs)}, about);
		}
	});
});

type Comparison = {
	readonly version: string;
	readonly service: AwsService;
	readonly ask: Awaited<ReturnType<typeof startAwsCli>>['ask'];
	readonly runAws: Awaited<ReturnType<typeof startAwsCli>>['run'];
	/** The body that our command sends, or its error. */
	ours(
		command: string,
		options: Readonly<Record<string, string | readonly string[]>>,
	): Promise<Verdict>;
	/** How our command shows a response, or its error. */
	shown(command: string, body: string, argv: readonly string[]): Promise<Verdict>;
};

async function startComparison(): Promise<Comparison & AsyncDisposable> {
	const service = await startAwsService();
	const aws = await startAwsCli();
	const place = ['--region', 'us-east-1', '--endpoint-url', service.http];
	return {
		service,
		ask: aws.ask,
		runAws: aws.run,
		version: aws.version,
		async ours(command, options) {
			service.script({});
			const words = Object.entries(options).flatMap(([name, value]) =>
				typeof value === 'string' ? [`--${name}=${value}`] : [`--${name}`, ...value],
			);
			const ran = await runCommand([command, ...words, ...place]);
			return ran.code === 0 ? {text: sorted(service.seen[0]?.body ?? '')} : complaint(ran);
		},
		async shown(command, body, argv) {
			service.script({body});
			const words = [command, '--access-token', 't', ...(needs[command] ?? []), ...place, ...argv];
			const ran = await runCommand(words);
			return ran.code === 0 ? {text: ran.stdout} : complaint(ran);
		},
		async [Symbol.asyncDispose]() {
			await service[Symbol.asyncDispose]();
			await aws[Symbol.asyncDispose]();
		},
	};
}

function attempt(work: () => string): Verdict {
	try {
		return {text: work()};
	} catch (error) {
		return {error: error instanceof Error ? error.message : String(error)};
	}
}

function plainly({profiles, services}: ConfigFiles): object {
	const plain = (sections: ConfigFiles['profiles']) =>
		Object.fromEntries([...sections].map(([name, keys]) => [name, Object.fromEntries(keys)]));
	return {profiles: plain(profiles), services: plain(services)};
}

/* JavaScript moves numeric keys to the front; otherwise the JSON is the same. */
function sorted(body: string): string {
	const entries = (_: string, value: unknown) =>
		typeof value === 'object' && value !== null && !Array.isArray(value)
			? Object.entries(value).sort()
			: value;
	return JSON.stringify(JSON.parse(body), entries);
}

function bodySorted(verdict: Verdict): Verdict {
	return 'text' in verdict ? {text: sorted(verdict.text)} : verdict;
}

function complaint({stderr}: Ran): Verdict {
	return {error: stderr.slice(1, -1)};
}

/*
 * The AWS CLI 1.45 prints this in place of the position of a mistake in shorthand; ours shows it, like earlier
 * versions.
 */
const unprinted = '{self._error_location()}';

function assertSame(ours: Verdict, theirs: Verdict, about: string): void {
	const cut = 'error' in theirs ? theirs.error.indexOf(unprinted) : -1;
	if (cut === -1 || !('error' in theirs) || !('error' in ours)) {
		assert.deepEqual(ours, theirs, about);
	} else {
		assert.equal(ours.error.slice(0, cut), theirs.error.slice(0, cut), about);
	}
}

/** Whether it is an error that the AWS CLI reports only after the call, or not at all if it doesn't get that far. */
function isToldBefore(ours: Verdict): boolean {
	return (
		'error' in ours &&
		/^(?:Unknown function: |Expected (?:at least )?\d|An expression with &)/.test(ours.error)
	);
}

/** Our own line before an error about what only version 2 has. */
const hint = /^AWS CLI v2 knows [^\n]*: add --aws-cli v2, or set COGNITO_VERIFY_AWS_CLI=v2\.\n/;

/** Standard error without the hint and the usage text, which differs by design. */
function errorLine({stderr: whole}: Ran): string {
	const stderr = whole.replace(hint, '');
	if (!stderr.startsWith('usage')) return stderr;
	return (stderr.trimEnd().split('\n').at(-1) ?? '').replace(/^\S+: error: /, '').trimEnd();
}

function environment(given: Readonly<Record<string, string | undefined>>): Record<string, string> {
	const all = {
		AWS_CONFIG_FILE: '/dev/null',
		AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
		AWS_EC2_METADATA_DISABLED: 'true',
		NO_PROXY: '127.0.0.1',
		LANG: 'C.UTF-8',
		...given,
	};
	return Object.fromEntries(
		Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
	);
}
