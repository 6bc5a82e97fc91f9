import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import type {TestContext} from 'node:test';
import {type Ran, runCommand} from './aws-run.ts';
import {type Answer, startAwsService} from './aws-service.ts';
import {freePort} from './free-port.ts';
import {bundledProgram} from './program.ts';

/**
 * A recorded run of the AWS CLI with its results. With `better`, ours differs on purpose, and the results are the
 * intended ones. `rule` says how much of standard error must match: all of it, its start, or its last line.
 */
export type Recorded = {
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

/** The files that recorded runs refer to. */
const files: Readonly<Record<string, string>> = {
	'empty.config': '',
	'token.txt': 'TOKEN-FROM-FILE',
	'empty.txt': '',
	'nl2.txt': 'TOK\n\n',
	'uni.txt': 'tök日😀',
	'input.yaml': 'AccessToken: yaml-token\nAttributeName: phone_number\nClientMetadata:\n  k: v\n',
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

/** Starts a service and creates a folder with the files; returns a function that compares a run with its record. */
export async function setStage(context: TestContext) {
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

/** Runs the whole program, for what only a process has: its standard input. */
async function runProcess(
	argv: readonly string[],
	env: Readonly<Record<string, string>>,
	input: string,
): Promise<Ran> {
	const child = spawn(process.execPath, [await bundledProgram(), ...argv], {
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
