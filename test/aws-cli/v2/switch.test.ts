import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {usage} from '../../../source/aws-cli/words/help.ts';
import {runCommand} from '../../helpers/aws-run.ts';
import {type AwsService, startAwsService} from '../../helpers/aws-service.ts';

let service: AwsService;
before(async () => {
	service = await startAwsService();
});
after(() => service[Symbol.asyncDispose]());

const user = () => [
	...['get-user', '--access-token', 't', '--region', 'us-east-1'],
	...['--endpoint-url', service.http],
];
const answer = {body: '{"Username":"ana","UserAttributes":[]}'};
const yaml = 'UserAttributes: []\nUsername: ana\n';
const byEnvironment = {COGNITO_VERIFY_AWS_CLI: 'v2'};

test('the flag and the variable both switch to version 2, and the flag goes first', async () => {
	service.script(answer);
	const asked = [...user(), '--output', 'yaml'];
	for (const [words, env] of [
		[[...asked, '--aws-cli', 'v2'], {}],
		[[...asked, '--aws-cli=v2'], {}],
		[['--aws-cli', 'v2', ...asked], {COGNITO_VERIFY_AWS_CLI: 'v1'}],
		[asked, byEnvironment],
	] as const) {
		assert.deepEqual(await runCommand(words, {env}), {code: 0, stdout: yaml, stderr: ''});
	}
	const back = await runCommand([...asked, '--aws-cli', 'v1'], {env: byEnvironment});
	assert.equal(back.code, 2);
	assert.match(back.stderr, /argument --output: Invalid choice/);
});

test('a version that there is not is refused', async () => {
	const env = {COGNITO_VERIFY_AWS_CLI: 'v3'};
	assert.deepEqual(await runCommand(user(), {env}), {
		code: 2,
		stdout: '',
		stderr: `${usage}\ncognito-verify: error: COGNITO_VERIFY_AWS_CLI is v1 or v2, not "v3".\n`,
	});
	const flag = await runCommand([...user(), '--aws-cli', 'v3']);
	assert.equal(flag.code, 2);
	assert.match(flag.stderr, /argument --aws-cli: Invalid choice, valid choices are:/);
	assert.deepEqual(await runCommand(user(), {env: {COGNITO_VERIFY_AWS_CLI: ''}}), {
		code: 0,
		stdout: '{\n    "Username": "ana",\n    "UserAttributes": []\n}\n',
		stderr: '',
	});
});

test('a word that only version 2 knows is refused as version 1 does, behind a line that names the switch', async () => {
	service.script(answer);
	const hint = (word: string) =>
		`AWS CLI v2 knows ${word}: add --aws-cli v2, or set COGNITO_VERIFY_AWS_CLI=v2.\n`;
	for (const words of [
		['--no-cli-pager'],
		['--no-cli-auto-prompt'],
		['--cli-auto-prompt'],
		['--cli-binary-format=base64'],
		['--cli-error-format=json'],
		['--cli-input-yaml={}'],
	]) {
		assert.deepEqual(await runCommand([...user(), ...words]), {
			code: 255,
			stdout: '',
			stderr: `${hint(words[0]?.split('=')[0] ?? '')}${usage}\nUnknown options: ${words[0]}\n`,
		});
	}
	for (const [option, value] of [
		['--output', 'yaml'],
		['--output', 'yaml-stream'],
		['--output', 'off'],
		['--generate-cli-skeleton', 'yaml-input'],
	] as const) {
		for (const words of [[option, value], [`${option}=${value}`]]) {
			const {code, stdout, stderr} = await runCommand([...user(), ...words]);
			const complaint = `${hint(`${option} ${value}`)}${usage}\ncognito-verify: error: argument ${option}: Invalid choice, valid choices are:\n`;
			assert.deepEqual([code, stdout, stderr.slice(0, complaint.length)], [2, '', complaint]);
		}
	}
	assert.equal(service.seen.length, 0);
	assert.ok(!(await runCommand([...user(), '--nope'])).stderr.includes('AWS CLI v2'));
	assert.ok(!(await runCommand([...user(), '--output', 'xml'])).stderr.includes('AWS CLI v2'));
});

test('--output off makes the call and prints nothing but an error', async () => {
	service.script(answer);
	const silent = [...user(), '--output', 'off', '--aws-cli', 'v2'];
	assert.deepEqual(await runCommand(silent), {code: 0, stdout: '', stderr: ''});
	assert.equal(service.seen.length, 1);
	service.script({status: 400, body: '{"__type":"NotAuthorizedException","message":"no"}'});
	assert.deepEqual(await runCommand(silent), {
		code: 254,
		stdout: '',
		stderr: '\nAn error occurred (NotAuthorizedException) when calling the GetUser operation: no\n',
	});
});

test('the exit codes can be those of the other version', async () => {
	const refused = [...user(), '--profile', 'nope'];
	assert.equal((await runCommand([...refused, '--aws-cli', 'v2'])).code, 255);
	const words = [...user(), '--nope', '--aws-cli', 'v2'];
	assert.equal((await runCommand(words)).code, 252);
	assert.equal((await runCommand([...words, '--exit-codes', 'v1'])).code, 255);
});

test('--cli-auto-prompt is refused before anything is sent', async () => {
	service.script(answer);
	const words = [...user(), '--cli-auto-prompt', '--aws-cli', 'v2'];
	assert.deepEqual(await runCommand(words), {
		code: 252,
		stdout: '',
		stderr:
			'\n--cli-auto-prompt is not available here. "cognito-verify" without a command asks for everything.\n',
	});
	assert.equal(service.seen.length, 0);
});

test('help lists the options of the version', async () => {
	const {stdout: first} = await runCommand(['get-user', 'help']);
	assert.match(first, /^ {2}--aws-cli v1\|v2 .*COGNITO_VERIFY_AWS_CLI/ms);
	assert.match(first, /http\(s\):\/\/address/);
	assert.doesNotMatch(first, /cli-pager|yaml/);
	const {stdout: second} = await runCommand(['get-user', 'help', '--aws-cli', 'v2']);
	assert.match(second, /--output json\|text\|table\|yaml\|yaml-stream\|off/);
	for (const option of ['--no-cli-pager', '--cli-error-format', '--cli-input-yaml', '--aws-cli']) {
		assert.ok(second.includes(`\n  ${option}`), option);
	}
	assert.doesNotMatch(second, /v2-debug|http\(s\):\/\/address/);
});
