/** An alias named `cognito-idp` in `~/.aws/cli/alias`, as in the AWS CLI 1.45.11. */
import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {runCommand} from '../../helpers/aws-run.ts';
import {startAwsService} from '../../helpers/aws-service.ts';
import {temporaryFolder} from '../../helpers/store.ts';

const answer = {body: '{"Username":"ana","UserAttributes":[]}'};

/** Runs a command line with this text in the alias file. */
async function runWith(context: TestContext, text: string, words: readonly string[]) {
	const home = temporaryFolder(context);
	mkdirSync(join(home, '.aws/cli'), {recursive: true});
	await using service = await startAwsService();
	writeFileSync(join(home, '.aws/cli/alias'), text.replaceAll('{HTTP}', service.http));
	service.script(answer);
	const there = ['--region', 'us-east-1', '--endpoint-url', service.http];
	const ran = await runCommand([...words, ...there], {home});
	return {...ran, paths: service.seen.map(({path}) => path), bodies: service.seen.map(s => s.body)};
}

const alias = (value: string) =>
	`[toplevel]\nwho = sts get-caller-identity\ncognito-idp = ${value}\n`;
const user = ['get-user', '--access-token', 'tok'];

test('its options go before those that were typed, and its words come first', async context => {
	const cases: readonly (readonly [string, readonly string[], string, string])[] = [
		['cognito-idp --output text', [...user, '--output', 'json'], 'ana\n', '/'],
		["'cognito-idp' --query 'Username' --outp text", user, 'ana\n', '/'],
		['\n  cognito-idp\n    --output text', user, 'ana\n', '/'],
		['cognito-idp --endpoint-url {HTTP}/alias --output text', user, 'ana\n', '/alias'],
		['cognito-idp --access-token=tok --output text', ['get-user'], 'ana\n', '/'],
		['cognito-idp --color auto --query Username', user, '"ana"\n', '/'],
		['cognito-idp --output text', [...user, '--cli-read-timeout', '-1'], 'ana\n', '/'],
		['cognito-idp --output text', [...user, '--cli-connect-timeout', '-1'], 'ana\n', '/'],
	];
	for (const [value, words, stdout, path] of cases) {
		assert.deepEqual(
			await runWith(context, alias(value), words),
			{code: 0, stdout, stderr: '', paths: [path], bodies: ['{"AccessToken": "tok"}']},
			value,
		);
	}
});

test('other aliases, and sections of other names, change nothing', async context => {
	for (const text of [
		'',
		'[toplevel]\nwho = sts get-caller-identity\n',
		'[Toplevel]\ncognito-idp = cognito-idp --output text\n',
		'[command cognito-idp]\nget-user = get-user --output text\n',
	]) {
		const {code, stdout} = await runWith(context, text, [...user, '--query', 'Username']);
		assert.deepEqual({code, stdout}, {code: 0, stdout: '"ana"\n'}, text);
	}
});

test('one that cannot be used is refused before anything is called', async context => {
	const start = 'Value of alias "cognito-idp" could not be parsed. Received error:';
	const detected = (name: string) =>
		`Global parameter "--${name}" detected in alias "cognito-idp" which is not supported in subcommand aliases.`;
	const cases: readonly (readonly [string, number, string])[] = [
		['cognito-idp "x', 255, `${start} No closing quotation when parsing:\ncognito-idp "x`],
		['cognito-idp x\\', 255, `${start} No escaped character when parsing:\ncognito-idp x\\`],
		['cognito-idp --profile p --debug', 255, detected('debug')],
		['cognito-idp --profile p', 255, detected('profile')],
		[
			'cognito-idp --query a[',
			255,
			'Bad value for --query a[: Invalid jmespath expression: Incomplete expression:\n"a["\n   ^',
		],
		[
			'!aws cognito-idp "$@"',
			255,
			'The alias "cognito-idp" in ~/.aws/cli/alias is a shell command. It is not run: call the AWS CLI instead.',
		],
		['cognito-idp --nope', 255, 'Unknown options: --nope'],
		['--output text', 2, 'cognito-verify: error: the following arguments are required: command'],
		['', 2, 'cognito-verify: error: the following arguments are required: command'],
	];
	for (const [value, code, message] of cases) {
		const ran = await runWith(context, alias(value), user);
		assert.equal(ran.code, code, value);
		assert.ok(ran.stderr.endsWith(`\n${message}\n`), ran.stderr);
		assert.deepEqual([ran.stdout, ran.paths], ['', []], value);
	}
	const sts = await runWith(context, alias('sts'), user);
	assert.match(sts.stderr, /error: argument command: .*cognito-idp/s);
	assert.deepEqual([sts.code, sts.paths], [2, []]);
});

test('what was typed is checked before the alias', async context => {
	const {stderr} = await runWith(context, alias('cognito-idp --query @'), [
		...user,
		'--query',
		'b[',
	]);
	assert.match(stderr, /^\nBad value for --query b\[/);
});

test('a broken file is told before anything else', async context => {
	const {code, stderr} = await runWith(context, 'no ini\n', ['get-user', '--nope']);
	assert.equal(code, 1);
	assert.match(stderr, /^\nUnable to parse config file: \/.*\/\.aws\/cli\/alias, line 1\n$/);
});
