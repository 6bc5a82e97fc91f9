import assert from 'node:assert/strict';
import {readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {runCommand} from '../../helpers/aws-run.ts';
import {startAwsService} from '../../helpers/aws-service.ts';
import {temporaryFolder} from '../../helpers/store.ts';

const onUnix = {skip: process.platform === 'win32' ? 'the pager is a shell script' : false};
const yaml = 'UserAttributes: []\nUsername: "a\\eb"\n';

/** A folder with pagers that record their name, their arguments and their input. */
async function arrange(context: TestContext) {
	const service = await startAwsService();
	context.after(() => service[Symbol.asyncDispose]());
	service.script({body: '{"Username":"a\\u001bb","UserAttributes":[]}'});
	const folder = await temporaryFolder(context);
	const shown = join(folder, 'shown');
	for (const name of ['less', 'one', 'two', 'three']) {
		await writeFile(
			join(folder, name),
			`#!/bin/sh\n{ echo "${name} $# $1 $LESS $AWS_SECRET_ACCESS_KEY"; cat; } > ${shown}\n`,
			{mode: 0o700},
		);
	}
	const config = join(folder, 'config');
	await writeFile(config, '[default]\n[profile p]\ncli_pager = two\n[profile none]\ncli_pager =\n');
	const words = [
		...['get-user', '--access-token', 't', '--region', 'us-east-1', '--aws-cli', 'v2'],
		...['--endpoint-url', service.http, '--output', 'yaml'],
	];
	const base = {
		PATH: `${folder}:${process.env['PATH']}`,
		AWS_CONFIG_FILE: config,
		AWS_SECRET_ACCESS_KEY: 'secret',
	};
	return async (
		env: Readonly<Record<string, string>>,
		more: readonly string[] = [],
		columns = 80,
	) => {
		const options = columns === 0 ? {} : {columns};
		const ran = await runCommand([...words, ...more], {env: {...base, ...env}, ...options});
		const paged = await readFile(shown, 'utf8').catch(() => undefined);
		await rm(shown, {force: true});
		return {...ran, paged};
	};
}

const paged = (line: string) => ({code: 0, stdout: '', stderr: '', paged: `${line}\n${yaml}`});
const printed = {code: 0, stdout: yaml, stderr: '', paged: undefined};

test(
	'a result on a terminal goes through the pager of the settings, which gets no credentials',
	onUnix,
	async context => {
		const run = await arrange(context);
		assert.deepEqual(await run({}), paged('less 0  FRX '));
		assert.deepEqual(await run({LESS: 'S'}), paged('less 0  S '));
		assert.deepEqual(await run({PAGER: 'three -x'}), paged('three 1 -x FRX '));
		assert.deepEqual(await run({PAGER: 'three', AWS_PROFILE: 'p'}), paged('two 0  FRX '));
		const env = {PAGER: 'three', AWS_PROFILE: 'p', AWS_PAGER: "one 'a b'"};
		assert.deepEqual(await run(env), paged('one 1 a b FRX '));
	},
);

test(
	'nothing is paged where it is not wanted, or where there is no terminal',
	onUnix,
	async context => {
		const run = await arrange(context);
		assert.deepEqual(await run({PAGER: 'three'}, ['--no-cli-pager']), printed);
		assert.deepEqual(await run({PAGER: 'three', AWS_PAGER: ''}), printed);
		assert.deepEqual(await run({PAGER: 'three'}, ['--profile', 'none']), printed);
		assert.deepEqual(await run({PAGER: 'three'}, [], 0), printed);
		const nothing = {code: 0, stdout: '', stderr: '', paged: undefined};
		assert.deepEqual(await run({PAGER: 'three'}, ['--output', 'off']), nothing);
		const v1 = await run({PAGER: 'three'}, ['--aws-cli', 'v1', '--output', 'text']);
		assert.equal(v1.paged, undefined);
	},
);

test(
	'where the pager does not start, the result is printed before the failure',
	onUnix,
	async context => {
		const run = await arrange(context);
		assert.deepEqual(await run({AWS_PAGER: '/no/such/pager -x'}), {
			code: 253,
			stdout: yaml,
			stderr:
				'\nUnable to redirect output to pager. Received the following error when opening pager:\n' +
				"[Errno 2] No such file or directory: '/no/such/pager'\n\n" +
				'Learn more about configuring the output pager by running "aws help config-vars".\n',
			paged: undefined,
		});
	},
);
