import assert from 'node:assert/strict';
import {test} from 'node:test';
import {runCommand} from '../helpers/aws-run.ts';
import {answerJson, startScriptedService} from '../helpers/scripted-service.ts';

const hostile = 'A\u001b]52;c;eA==\u0007B\u009b2JC\u202eD\u200bE\rF\u007fG';
const harmless = 'A\\u001b]52;c;eA==\\u0007B\\u009b2JC\\u202eD\\u200bE\\u000dF\\u007fG';
const harmful = /[^\P{Cc}\n\t]|[\u200b\u202a-\u202e]/u;

test('a terminal is shown control characters, and a pipe gets the bytes of the AWS CLI', async t => {
	const service = await startScriptedService(t, (_, response) =>
		answerJson(response, {Username: hostile, UserAttributes: [{Name: 'sub', Value: hostile}]}),
	);
	const words = ['get-user', '--access-token', 'token', '--region', 'eu-west-1'];
	const argv = [...words, '--endpoint-url', service.endpointUrl, '--query', '[Username]'];
	for (const output of ['text', 'table']) {
		const piped = await runCommand([...argv, '--output', output]);
		assert.ok(piped.stdout.includes(hostile), JSON.stringify(piped.stdout));
		const shown = await runCommand([...argv, '--output', output, '--color', 'off'], {columns: 80});
		assert.ok(shown.stdout.includes(harmless), JSON.stringify(shown.stdout));
		assert.doesNotMatch(shown.stdout, harmful);
	}
	const coloured = await runCommand([...argv, '--output', 'table'], {columns: 80});
	assert.match(coloured.stdout, /\u001b\[1m/);
	assert.doesNotMatch(coloured.stdout.replaceAll(/\u001b\[[\d;]*m/g, ''), harmful);
	const json = await runCommand([...argv, '--output', 'json'], {columns: 80});
	assert.doesNotMatch(json.stdout, harmful);
	assert.deepEqual(JSON.parse(json.stdout), [hostile], 'and it says the same');
});

test('so it is with error lines and with --debug', async t => {
	const service = await startScriptedService(t, (_, response) =>
		answerJson(response, {__type: 'InternalErrorException', message: hostile}, 400),
	);
	const words = ['get-user', '--access-token', 'token', '--region', 'eu-west-1', '--debug'];
	const argv = [...words, '--endpoint-url', service.endpointUrl];
	const piped = await runCommand(argv);
	assert.ok(piped.stderr.endsWith(`operation: ${hostile}\n`), JSON.stringify(piped.stderr));
	const shown = await runCommand(argv, {isStderrTty: true});
	assert.ok(shown.stderr.endsWith(`operation: ${harmless}\n`), JSON.stringify(shown.stderr));
	assert.doesNotMatch(shown.stderr, harmful);
});
