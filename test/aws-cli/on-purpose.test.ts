/** Differences from the AWS CLI v1 on purpose. */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtemp, rm, truncate, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {runCommand} from '../helpers/aws-run.ts';
import {type AwsService, startAwsService} from '../helpers/aws-service.ts';
import {command, sendTo, sent, thereOf} from '../helpers/token-call.ts';

let service: AwsService;
let folder: string;
before(async () => {
	service = await startAwsService();
	folder = await mkdtemp(join(tmpdir(), 'on-purpose-'));
});
after(async () => {
	await service[Symbol.asyncDispose]();
	await rm(folder, {recursive: true});
});

const send = () => sendTo(service);
const there = () => thereOf(service);

describe('what can be checked is checked before the call', () => {
	const wrong: readonly (readonly [string, readonly string[], Record<string, string>, RegExp])[] = [
		[
			'an output type of the environment',
			[],
			{AWS_DEFAULT_OUTPUT: 'yaml'},
			/^\nUnknown output type: yaml\n$/,
		],
		['a query’s syntax', ['--query', 'a['], {}, /Incomplete expression/],
		['a function’s name', ['--query', 'lenght(@)'], {}, /^\nUnknown function: lenght\(\)\n$/],
		[
			'a function in a function',
			['--query', 'keys(@)[?nope(@)]'],
			{},
			/Unknown function: nope\(\)/,
		],
		[
			'a function’s number of arguments',
			['--query', 'length()'],
			{},
			/Expected 1 argument for function length\(\), received 0/,
		],
		[
			'an expression that stands alone',
			['--query', '&a'],
			{},
			/only be the argument of a function/,
		],
	];
	for (const [what, words, env, says] of wrong) {
		test(what, async () => {
			service.script({body: sent});
			const {code, stdout, stderr} = await runCommand([...send(), ...words], {env});
			assert.equal(code, 255);
			assert.equal(stdout, '');
			assert.match(stderr, says);
			assert.equal(service.seen.length, 0);
		});
	}
});

describe('a call is made once, unless retries were asked for', () => {
	const failing = {status: 500, body: '{"__type":"InternalErrorException","message":"no"}'};
	const asked: readonly (readonly [string, Record<string, string>, number, string])[] = [
		['nobody asked', {}, 1, ''],
		['AWS_MAX_ATTEMPTS=2', {AWS_MAX_ATTEMPTS: '2'}, 2, ' (reached max retries: 1)'],
		['AWS_RETRY_MODE=standard', {AWS_RETRY_MODE: 'standard'}, 3, ' (reached max retries: 2)'],
	];
	for (const [what, env, attempts, spent] of asked) {
		test(what, async () => {
			service.script(failing);
			const {code, stderr} = await runCommand(send(), {env});
			assert.equal(code, 255);
			assert.equal(
				stderr,
				`\nAn error occurred (InternalErrorException) when calling the GetUserAttributeVerificationCode operation${spent}: no\n`,
			);
			assert.equal(service.seen.length, attempts);
		});
	}
	test('max_attempts of the config file', async () => {
		const config = join(folder, 'retries.config');
		await writeFile(config, '[default]\nmax_attempts = 2\n');
		service.script(failing, {body: sent});
		const {code} = await runCommand(send(), {env: {AWS_CONFIG_FILE: config}});
		assert.equal(code, 0);
		assert.equal(service.seen.length, 2);
	});

	test('each attempt says which it is, under one invocation id', async () => {
		service.script({...failing, headers: {date: 'Tue, 24 Nov 2026 07:00:00 GMT'}}, {body: sent});
		await runCommand(send(), {env: {AWS_MAX_ATTEMPTS: '2'}});
		const headers = service.seen.map(seen => seen.headers);
		assert.deepEqual(
			headers.map(header => header['amz-sdk-request']),
			['attempt=1', 'ttl=20261124T070100Z; attempt=2; max=2'],
		);
		assert.deepEqual(
			headers.map(header => header['accept-encoding']),
			['identity', 'identity'],
		);
		assert.equal(headers[0]?.['amz-sdk-invocation-id'], headers[1]?.['amz-sdk-invocation-id']);
	});

	test('an error that another attempt would not help is not tried again', async () => {
		service.script({status: 400, body: '{"__type":"LimitExceededException","message":"enough"}'});
		await runCommand(send(), {env: {AWS_MAX_ATTEMPTS: '3'}});
		assert.equal(service.seen.length, 1);
	});
});

describe('a success that cannot be read is an error', () => {
	for (const [what, body] of [
		['empty', ''],
		['a page', '<html>sign in to the airport</html>'],
		['broken off', '{"CodeDeliveryDetails":{"Dest'],
		['a list', '[]'],
		['of bytes that are no text', Buffer.from([0x7b, 0xff, 0x7d])],
		['of another shape inside', '{"CodeDeliveryDetails":"sent"}'],
	] as const) {
		test(what, async () => {
			service.script({body});
			const {code, stdout, stderr} = await runCommand(send());
			assert.equal(code, 255);
			assert.equal(stdout, '');
			assert.match(
				stderr,
				/^\nThe answer from "http.*" says 200 but cannot be read: .*may have been carried out\.\n$/,
			);
		});
	}
});

describe('a parameter’s file is no way to hang or to fill the memory', () => {
	const posix = {skip: process.platform === 'win32' && 'Windows has no such files'};
	const loading = async (path: string) => {
		service.script({body: sent});
		const words = [command, '--access-token', 't', '--attribute-name', `fileb://${path}`];
		return (await runCommand([...words, ...there()])).stderr;
	};

	test(
		'a device, a pipe nobody writes to and a file without an end are refused',
		posix,
		async () => {
			const pipe = join(folder, 'pipe');
			assert.equal(spawnSync('mkfifo', [pipe]).status, 0);
			for (const path of ['/dev/zero', pipe]) {
				assert.equal(
					await loading(path),
					`\nError parsing parameter '--attribute-name': Unable to load paramfile fileb://${path}: it is not a regular file (ENOTSUP): '${path}'\n`,
				);
			}
			const long = join(folder, 'long');
			await writeFile(long, '');
			await truncate(long, 10 * 1024 * 1024 + 1);
			assert.match(await loading(long), /it is too large \(EFBIG\): '.*long'\n$/);
			assert.equal(service.seen.length, 0);
		},
	);

	test('/dev/null is empty', posix, async () => {
		service.script({body: sent});
		const words = [command, '--access-token', 'file:///dev/null', '--attribute-name', 'email'];
		await runCommand([...words, ...there()]);
		assert.equal(service.seen[0]?.body, '{"AccessToken": "", "AttributeName": "email"}');
	});
});

test('a byte that is no UTF-8 is told by its escape, as the AWS CLI tells it', async () => {
	const {stderr} = await runCommand([...send(), 'caf\udce9']);
	assert.match(stderr, /\nUnknown options: caf\\udce9\n$/);
});

describe('--exit-codes v2 gives the codes of the AWS CLI v2', () => {
	const failing: readonly (readonly [string, readonly string[], number])[] = [
		['words', ['--nope'], 252],
		['a missing word', ['--access-token'], 252],
		['a parameter', ['--attribute-name', ''], 252],
		['a query', ['--query', 'a['], 252],
		['a profile that is not there', ['--profile', 'nope'], 255],
		['a region that cannot be', ['--region', 'us_east_1'], 255],
		['a number that is not one', ['--cli-read-timeout', 'x'], 255],
		['the service', [], 254],
	];
	for (const [what, words, code] of failing) {
		test(`${code} for ${what}`, async () => {
			service.script({status: 400, body: '{"__type":"NotAuthorizedException","message":"no"}'});
			const ran = await runCommand([...send(), '--exit-codes', 'v2', ...words]);
			assert.equal(ran.code, code, ran.stderr);
		});
	}
	test('255 for the way there, 253 without a region', async () => {
		const refused = ['--endpoint-url', 'http://127.0.0.1:1', '--exit-codes=v2'];
		assert.equal((await runCommand([...send(), ...refused])).code, 255);
		const words = [command, '--access-token', 't', '--attribute-name', 'email'];
		assert.equal((await runCommand([...words, '--exit-codes=v2'])).code, 253);
	});
});

test('Ctrl+C ends the run with 130 and an empty line, as the AWS CLI does', async () => {
	service.script({isSilent: true});
	const controller = new AbortController();
	const running = runCommand(send(), {signal: controller.signal});
	while (service.seen.length === 0) await new Promise(resolve => setImmediate(resolve));
	controller.abort();
	assert.deepEqual(await running, {code: 130, stdout: '\n', stderr: ''});
});
