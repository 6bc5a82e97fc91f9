/** The token: where it is sent, what replaces a missing one, and that it is never printed. */
import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {runCommand} from '../helpers/aws-run.ts';
import {type AwsService, startAwsService} from '../helpers/aws-service.ts';
import {command, sendTo, sent, thereOf, token} from '../helpers/token-call.ts';

let service: AwsService;
let folder: string;
before(async () => {
	service = await startAwsService();
	folder = await mkdtemp(join(tmpdir(), 'token-'));
});
after(async () => {
	await service[Symbol.asyncDispose]();
	await rm(folder, {recursive: true});
});

const send = () => sendTo(service);
const there = () => thereOf(service);
/**
 * An environment in which a call to a region's own endpoint reaches a proxy, which records the host and goes no
 * further.
 */
const throughProxy = () => ({HTTPS_PROXY: service.http});

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
