import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {usage} from '../../../source/aws-cli/words/help.ts';
import {runCommand} from '../../helpers/aws-run.ts';
import {type AwsService, startAwsService} from '../../helpers/aws-service.ts';
import {temporaryFolder} from '../../helpers/store.ts';

let service: AwsService;
before(async () => {
	service = await startAwsService();
	service.script({
		status: 400,
		body: '{"__type":"NotAuthorizedException","message":"Expired: go"}',
	});
});
after(() => service[Symbol.asyncDispose]());

const user = ['get-user', '--access-token', 't', '--aws-cli', 'v2'];
const called = () => [...user, '--region', 'us-east-1', '--endpoint-url', service.http];
const said = async (words: readonly string[], format: string) =>
	(await runCommand([...words, '--cli-error-format', format])).stderr;

const sentence =
	'An error occurred (NotAuthorizedException) when calling the GetUser operation: Expired: go';

test('an error of the service is laid out as --cli-error-format says', async () => {
	assert.equal(await said(called(), 'legacy'), `\n${sentence}\n`);
	assert.equal(await said(called(), 'enhanced'), `\naws: [ERROR]: ${sentence}\n`);
	assert.equal(
		await said(called(), 'json'),
		'{\n    "Message": "Expired: go",\n    "Code": "NotAuthorizedException"\n}\n',
	);
	assert.equal(
		await said(called(), 'yaml'),
		"Code: NotAuthorizedException\nMessage: 'Expired: go'\n",
	);
	assert.equal(await said(called(), 'text'), 'NotAuthorizedException\tExpired: go\n');
	assert.match(await said(called(), 'table'), /\| +error +\|[\s\S]*Expired: go/);
});

test('and so is an error before the call, by its kind', async () => {
	const region =
		'You must specify a region. You can also configure your region by running "aws configure".';
	assert.equal(await said(user, 'legacy'), `\n${region}\n`);
	assert.equal(
		await said(user, 'enhanced'),
		`\naws: [ERROR]: An error occurred (NoRegion): ${region}\n`,
	);
	assert.equal(
		await said(user, 'yaml'),
		`Code: NoRegion\nMessage: ${region.replace(' "', '\n  "')}\n`,
	);
	const invalid = [...called(), '--query', '['];
	assert.deepEqual(JSON.parse(await said(invalid, 'json')), {
		Code: 'ParamValidation',
		Message: (await said(invalid, 'legacy')).trim(),
	});
	const missing = ['get-user', '--aws-cli', 'v2'];
	const complaint = 'cognito-verify: error: the following arguments are required: --access-token';
	assert.equal(await said(missing, 'legacy'), `\n${usage}\n\n${complaint}\n\n`);
	assert.deepEqual(JSON.parse(await said(missing, 'json')), {
		Code: 'ParamValidation',
		Message: `${usage}\n\n${complaint}\n`,
	});
});

test('what has no code is a line in every format', async () => {
	const refused = [...called(), '--profile', 'nope'];
	const line = 'The config profile (nope) could not be found';
	assert.equal(await said(refused, 'legacy'), `\n${line}\n`);
	for (const format of ['json', 'yaml', 'text', 'table', 'enhanced']) {
		assert.equal(await said(refused, format), `\naws: [ERROR]: ${line}\n`, format);
	}
	const unknown = `\n${usage}\n\nUnknown options: --nope\n\n`;
	for (const format of ['legacy', 'json', 'enhanced']) {
		assert.equal(await said([...called(), '--nope'], format), unknown, format);
	}
});

test('the environment and the profile may ask for the format, and the flag goes first', async context => {
	const folder = await temporaryFolder(context);
	const config = join(folder, 'config');
	await writeFile(
		config,
		'[default]\ncli_error_format = text\n[profile p]\ncli_error_format = XML\n',
	);
	const env = {AWS_CONFIG_FILE: config};
	const text = 'NotAuthorizedException\tExpired: go\n';
	const json = '{\n    "Message": "Expired: go",\n    "Code": "NotAuthorizedException"\n}\n';
	const ran = async (words: readonly string[], more = {}) =>
		(await runCommand([...called(), ...words], {env: {...env, ...more}})).stderr;
	assert.equal(await ran([]), text);
	assert.equal(await ran([], {AWS_CLI_ERROR_FORMAT: 'json'}), json);
	assert.equal(
		await ran(['--cli-error-format', 'legacy'], {AWS_CLI_ERROR_FORMAT: 'json'}),
		`\n${sentence}\n`,
	);
	/* As in the AWS CLI, an unknown format means the newest. */
	assert.equal(await ran(['--profile', 'p']), `\naws: [ERROR]: ${sentence}\n`);
	/* Version 1 has no formats. */
	assert.equal(await ran(['--aws-cli', 'v1'], {AWS_CLI_ERROR_FORMAT: 'json'}), `\n${sentence}\n`);
});

test('no format shows a secret', async () => {
	const words = ['get-user', '--region', 'us-east-1', '--aws-cli', 'v2', '--cli-input-json'];
	for (const format of ['legacy', 'json', 'yaml', 'enhanced']) {
		const shown = await said([...words, '{"AccessToken":["eyJhbGciOiJSUzI1NiJ9.e30.x"]}'], format);
		assert.match(shown, /Parameter validation failed/);
		assert.doesNotMatch(shown, /eyJ/);
	}
});
