import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {type TestContext, test} from 'node:test';
import {type Ran, runCommand} from '../helpers/aws-run.ts';
import {type Answer, startAwsService} from '../helpers/aws-service.ts';
import {freePort} from '../helpers/free-port.ts';

/**
 * A run of the AWS CLI 1.45.11 and what it left. Where `better` says that another behaviour is wanted, what is wanted
 * stands in place of what was recorded. `rule` says how much of standard error is held: all of it, its beginning, or
 * its last line.
 */
type Recorded = {
	readonly name: string;
	readonly better?: string;
	readonly argv: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	readonly stdin?: string;
	readonly columns?: number;
	readonly answers: readonly Answer[];
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
	readonly rule: 'exact' | 'prefix' | 'last-line';
	readonly requests: readonly {method: string; path: string; body?: string}[];
};

/** Another run, of a family of them; what is left out is the usual. */
type Member = Pick<Recorded, 'name' | 'argv'> &
	Partial<Recorded> & {readonly config?: string; readonly credentials?: string};

const usual = {
	answers: [
		{
			body: '{"CodeDeliveryDetails":{"AttributeName":"email","DeliveryMedium":"EMAIL","Destination":"a***@e***"}}',
		},
	],
	code: 0,
	stdout: '',
	stderr: '',
	rule: 'exact',
	requests: [{method: 'POST', path: '/', body: '{"AccessToken": "tok", "AttributeName": "email"}'}],
} as const satisfies Partial<Recorded>;

/** The files that the recorded runs name. */
const files: Readonly<Record<string, string>> = {
	'empty.config': '',
	'token.txt': 'TOKEN-FROM-FILE',
	'empty.txt': '',
	'nl2.txt': 'TOK\n\n',
	'uni.txt': 'tök日😀',
	'meta.json': '{"k":"from-file"}',
	'meta_short.txt': 'k=v,k2=v2',
	'meta_short_nl.txt': 'k=v\n',
	'input.json':
		'{"AccessToken":"json-token","AttributeName":"phone_number","ClientMetadata":{"k":"v"}}',
	'region.config':
		'[default]\nregion = eu-west-3\noutput = text\n[profile p1]\nregion = ap-northeast-1\noutput = table\n[profile p2]\nregion = sa-east-1\n',
	'badoutput.config': '[default]\nregion = us-east-1\noutput = yaml\n',
	'services.config':
		'[default]\nregion = us-east-1\nendpoint_url = {HTTP}/from-config-global\nservices = svc\n[services svc]\ncognito_identity_provider =\n  endpoint_url = {HTTP}/from-services-section\n',
};

const fixture = async (name: string) =>
	JSON.parse(await readFile(join(import.meta.dirname, '../fixtures', name), 'utf8'));
const recorded: readonly Recorded[] = await fixture('aws-cli-recorded.json');
const families: readonly Member[] = [
	...(await fixture('aws-cli-families.json')),
	...(await fixture('aws-cli-rare.json')),
];

test('every recorded run of the AWS CLI is matched', async context => {
	await using stage = await setStage(context);
	for (const one of recorded) await context.test(one.name, () => stage.compare(one));
});

test('and so is every other of its family', async context => {
	await using stage = await setStage(context);
	for (const {config = '', credentials = '', ...member} of families) {
		await stage.write('own.config', config);
		await stage.write('own.credentials', credentials);
		const env = {
			AWS_CONFIG_FILE: '{FIXTURES}/own.config',
			AWS_SHARED_CREDENTIALS_FILE: '{FIXTURES}/own.credentials',
			...member.env,
		};
		try {
			await stage.compare({...usual, ...member, env});
		} catch (error) {
			throw new Error(`${member.name}: ${member.argv.join(' ')}`, {cause: error});
		}
	}
});

/** A service and a folder with the files, and what holds a run against its record. */
async function setStage(context: TestContext) {
	const service = await startAwsService();
	const folder = await mkdtemp(join(tmpdir(), 'recorded-'));
	context.after(() => rm(folder, {recursive: true}));
	const names = {
		'{HTTP}': service.http,
		'{HTTPS}': service.https,
		'{FIXTURES}': folder,
		'{CLOSED}': `http://127.0.0.1:${await freePort()}`,
	};
	const fill = (written: string) =>
		Object.entries(names).reduce(
			(filled, [name, value]) => filled.replaceAll(name, value),
			written,
		);
	const write = (name: string, contents: string) => writeFile(join(folder, name), fill(contents));
	await write('cert.pem', service.certificate);
	for (const [name, contents] of Object.entries(files)) await write(name, contents);

	return {
		write,
		async compare(one: Recorded) {
			service.script(...one.answers);
			const env = Object.fromEntries(
				Object.entries({AWS_CONFIG_FILE: '{FIXTURES}/empty.config', ...one.env}).map(
					([name, value]) => [name, fill(value)],
				),
			);
			const argv = one.argv.map(fill);
			const columns = one.columns === undefined ? {} : {columns: one.columns};
			const ran =
				one.stdin === undefined
					? await runCommand(argv, {env, ...columns})
					: await runProcess(argv, env, one.stdin);
			assert.equal(ran.code, one.code, ran.stderr);
			assert.equal(ran.stdout, fill(one.stdout));
			assertError(ran.stderr, fill(one.stderr), one.rule);
			assert.deepEqual(
				service.seen.map(({method, path, body}) => ({method, path, ...(body && {body})})),
				one.requests.map(({body, ...request}) => ({...request, ...(body && {body: fill(body)})})),
			);
			assert.ok(service.seen.every(({headers}) => headers.authorization === undefined));
		},
		[Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
	};
}

function assertError(said: string, wanted: string, rule: Recorded['rule']): void {
	if (rule === 'exact') assert.equal(said, wanted);
	else if (rule === 'prefix') assert.equal(said.slice(0, wanted.length), wanted);
	else assert.equal(said.trimEnd().split('\n').at(-1), wanted.trimEnd());
}

/** The whole program, for what only a process has: its standard input. */
async function runProcess(
	argv: readonly string[],
	env: Readonly<Record<string, string>>,
	input: string,
): Promise<Ran> {
	const program = join(import.meta.dirname, '../../source/cli.ts');
	const child = spawn(process.execPath, ['--import', 'tsx', program, ...argv], {
		env: {PATH: process.env['PATH'], HOME: tmpdir(), ...env},
	});
	child.stdin.end(input);
	const [stdout, stderr, code] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		new Promise<number>(resolve => child.once('close', code => resolve(code ?? -1))),
	]);
	return {code, stdout, stderr};
}
