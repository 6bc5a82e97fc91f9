/** Differences from the AWS CLI v1 on purpose. */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtemp, rm, truncate, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {runCommand} from '../helpers/aws-run.ts';
import {type AwsService, startAwsService} from '../helpers/aws-service.ts';

const sent = '{"CodeDeliveryDetails":{"Destination":"a***","DeliveryMedium":"EMAIL"}}';
/** Looks like an access token of a pool in eu-central-1, but nobody issued it. */
const token = [
	{alg: 'RS256'},
	{iss: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf', token_use: 'access'},
	'signature',
]
	.map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
	.join('.');

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

const command = 'get-user-attribute-verification-code';
const there = () => ['--region', 'us-east-1', '--endpoint-url', service.http];
const send = () => [command, '--access-token', token, '--attribute-name', 'email', ...there()];
/**
 * An environment in which a call to a region's own endpoint reaches a proxy, which records the host and goes no
 * further.
 */
const throughProxy = () => ({HTTPS_PROXY: service.http});

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

describe('the token is never printed', () => {
	test('by --debug, which says what it left out', async () => {
		service.script({body: sent});
		const {stdout, stderr} = await runCommand([...send(), '--debug']);
		assert.match(stdout, /"Destination": "a\*\*\*"/);
		assert.match(
			stderr,
			/^\d{4}-\d\d-\d\d [\d:]{8},\d{3} - MainThread - cognito-verify - DEBUG - /m,
		);
		assert.match(stderr, /Body: \{"AccessToken": "\(redacted\)", "AttributeName": "email"\}/);
		assert.match(stderr, /Redacted in the body: AccessToken/);
		assert.doesNotMatch(stdout + stderr, /eyJ|signature|a\*\*\*.*DEBUG/);
	});

	test('nor the code, by --debug of verify-user-attribute', async () => {
		service.script({});
		const words = ['--access-token', token, '--attribute-name', 'email', '--code', '918273'];
		const {stderr} = await runCommand(['verify-user-attribute', ...words, ...there(), '--debug']);
		assert.match(stderr, /Redacted in the body: AccessToken, Code/);
		assert.doesNotMatch(stderr, /918273|eyJ/);
	});

	test('by a complaint about its type', async () => {
		const file = join(folder, 'token');
		await writeFile(file, 'not-shaped-as-a-token');
		const words = [command, '--access-token', `fileb://${file}`, '--attribute-name', 'email'];
		const {stderr} = await runCommand([...words, ...there()]);
		assert.equal(
			stderr,
			"\nParameter validation failed:\nInvalid type for parameter AccessToken, value: (redacted), type: <class 'bytes'>, valid types: <class 'str'>\n",
		);
	});

	test('but a complaint shows what counts as no secret: nothing, or a number for a token', async () => {
		const input = '{"AccessToken": 5, "AttributeName": null, "Code": 918273}';
		const words = ['verify-user-attribute', '--cli-input-json', input];
		const {stderr} = await runCommand([...words, ...there()]);
		assert.match(stderr, /AccessToken, value: 5, .*\n.*AttributeName, value: None, .*\n/);
		assert.match(stderr, /Code, value: \(redacted\), type: <class 'int'>/);
	});

	test('by a complaint about broken JSON or about words that do not belong', async () => {
		const json = `{"AccessToken": "plain-secret", "AttributeName": `;
		const broken = await runCommand([command, '--cli-input-json', json, ...there()]);
		assert.match(
			broken.stderr,
			/JSON received: \{"AccessToken": "\(redacted\)", "AttributeName": /,
		);
		assert.doesNotMatch(broken.stderr, /plain-secret/);
		const stray = await runCommand([...send(), token]);
		assert.match(stray.stderr, /Unknown options: \(redacted\)\n$/);
	});

	test('a token file’s trailing newline is taken off', async () => {
		const file = join(folder, 'token-with-newline');
		await writeFile(file, 'from-a-file\r\n');
		service.script({body: sent});
		const words = [command, '--access-token', `file://${file}`, '--attribute-name', 'email'];
		await runCommand([...words, ...there()]);
		assert.equal(service.seen[0]?.body, '{"AccessToken": "from-a-file", "AttributeName": "email"}');
	});
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

describe('the region is found where the AWS CLI finds none', () => {
	const host = async (accessToken: string, env: Record<string, string>) => {
		service.script({body: sent});
		const words = [command, '--access-token', accessToken, '--attribute-name', 'email'];
		const ran = await runCommand(words, {env: {...throughProxy(), ...env}});
		return service.seen[0]?.path ?? ran.stderr;
	};

	test('AWS_REGION counts, after AWS_DEFAULT_REGION', async () => {
		assert.equal(
			await host('t', {AWS_REGION: 'eu-west-1'}),
			'cognito-idp.eu-west-1.amazonaws.com:443',
		);
		assert.equal(
			await host('t', {AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'us-west-2'}),
			'cognito-idp.us-west-2.amazonaws.com:443',
		);
	});

	test('with no region anywhere it is the one of the token’s pool', async () => {
		assert.equal(await host(token, {}), 'cognito-idp.eu-central-1.amazonaws.com:443');
		assert.match(await host('not.a.token', {}), /^You must specify a region\./);
	});
});

describe('a cached session stands in for the token', () => {
	const words = [command, '--attribute-name', 'email'];

	test('its token goes to its region', async () => {
		service.script({body: sent});
		const session = {accessToken: 'cached', region: 'ap-south-1'};
		await runCommand(words, {env: {...throughProxy(), AWS_DEFAULT_REGION: 'us-east-1'}, session});
		assert.equal(service.seen[0]?.path, 'cognito-idp.ap-south-1.amazonaws.com:443');
	});

	test('and to its endpoint, with what else was given', async () => {
		service.script({body: sent});
		const session = {accessToken: 'cached', region: 'us-east-1', endpointUrl: service.http};
		const {code} = await runCommand([...words, '--client-metadata', 'a=b'], {session});
		assert.equal(code, 0);
		assert.deepEqual(JSON.parse(service.seen[0]?.body ?? ''), {
			AccessToken: 'cached',
			AttributeName: 'email',
			ClientMetadata: {a: 'b'},
		});
	});

	test('to Amazon’s own endpoint where it is of that, whatever the environment names', async () => {
		service.script({body: sent});
		const session = {accessToken: 'cached', region: 'ap-south-1'};
		const env = {...throughProxy(), AWS_ENDPOINT_URL: service.http};
		await runCommand(words, {env, session});
		assert.equal(service.seen[0]?.path, 'cognito-idp.ap-south-1.amazonaws.com:443');
		await runCommand([...words, ...there()], {env, session});
		assert.match(service.seen[1]?.body ?? '', /"AccessToken": "cached"/);
	});

	test('and not over plain http to another computer', async () => {
		service.script({body: sent});
		const far = 'http://192.0.2.1:4566';
		const proxied = {...throughProxy(), HTTP_PROXY: service.http};
		const session = {accessToken: 'cached', region: 'us-east-1', endpointUrl: far};
		const refused = {
			code: 255,
			stdout: '',
			stderr: `\nThe token of a saved session is not sent over plain http to ${far}. Use an https:// endpoint, or name the token with --access-token.\n`,
		};
		assert.deepEqual(await runCommand(words, {session, env: proxied}), refused);
		const flagged = [...words, '--endpoint-url', far];
		const atAmazon = {accessToken: 'cached', region: 'us-east-1'};
		assert.deepEqual(await runCommand(flagged, {session: atAmazon, env: proxied}), refused);
		for (const hidden of [` ${far}`, far.replace('http:', '')]) {
			const ran = await runCommand(words, {
				session: {...session, endpointUrl: hidden},
				env: proxied,
			});
			assert.match(ran.stderr, /^\nThe token of a saved session is not sent over plain http to /);
		}
		assert.equal(service.seen.length, 0);
	});

	test('also beside --cli-input-json without one', async () => {
		service.script({body: sent});
		const session = {accessToken: 'cached'};
		await runCommand([command, '--cli-input-json', '{"AttributeName":"email"}', ...there()], {
			session,
		});
		assert.deepEqual(JSON.parse(service.seen[0]?.body ?? ''), {
			AccessToken: 'cached',
			AttributeName: 'email',
		});
	});

	test('a token that was given goes before it', async () => {
		service.script({body: sent});
		const given = [...words, '--access-token', 'given', ...there()];
		await runCommand(given, {session: {accessToken: 'cached'}});
		assert.match(service.seen[0]?.body ?? '', /"AccessToken": "given"/);
	});

	test('with none cached it is what the AWS CLI says', async () => {
		const {code, stderr} = await runCommand(words);
		assert.equal(code, 2);
		assert.match(stderr, /error: the following arguments are required: --access-token\n$/);
	});
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
