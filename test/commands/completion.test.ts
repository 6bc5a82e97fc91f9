import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {test} from 'node:test';
import {operations} from '../../source/aws-cli/operations.ts';
import {awsCommands} from '../../source/command-line.ts';
import {commandTable} from '../../source/commands/command-table.ts';
import {completion, completionScript, shells} from '../../source/commands/completion.ts';

const has = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).status === 0;

/** What bash offers after `words`, the last of which is being typed. */
function offered(...words: readonly string[]): readonly string[] {
	const line = ['cognito-verify', ...words].map(word => `'${word}'`).join(' ');
	const script = `${completionScript('bash')}
COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _cognito_verify; printf '%s\\n' "\${COMPREPLY[@]}"`;
	const {stdout, stderr, status} = spawnSync('bash', ['-c', script], {encoding: 'utf8'});
	assert.equal(status, 0, stderr);
	return stdout.split('\n').filter(word => word !== '');
}

test('bash offers commands, a command’s options, and the words an option takes', {
	skip: has('bash') ? false : 'bash is not installed',
}, () => {
	assert.deepEqual(offered('get-'), ['get-user-attribute-verification-code', 'get-user']);
	assert.deepEqual(offered('--user'), ['--user-pool-id', '--username']);
	assert.deepEqual(offered('verify-user-attribute', '--c'), [
		'--code',
		'--cli-input-json',
		'--color',
		'--ca-bundle',
		'--cli-read-timeout',
		'--cli-connect-timeout',
	]);
	assert.deepEqual(offered('--region', 'us-east-1', 'get-user', '--output', 't'), [
		'text',
		'table',
	]);
	assert.deepEqual(offered('get-user', '--access-token', ''), []);
	assert.deepEqual(offered('completion', ''), ['bash', 'zsh', 'fish']);
	assert.ok(offered('get-user', '--ca-bundle', '/et').includes('/etc'));
});

for (const shell of shells) {
	test(`${shell} understands its script`, {
		skip: has(shell) ? false : `${shell} is not installed`,
	}, () => {
		const {status, stderr} = spawnSync(shell, ['-n'], {
			input: completionScript(shell),
			encoding: 'utf8',
		});
		assert.equal(status, 0, stderr);
	});

	test(`the script for ${shell} names every command and every option`, () => {
		const script = completionScript(shell);
		for (const {name, options} of commandTable) {
			assert.ok(script.includes(name), name);
			for (const option of options) assert.ok(script.includes(option.name.slice(2)), option.name);
		}
	});
}

test('the table has every AWS-named command', () => {
	assert.deepEqual(
		operations.map(({command}) => command),
		awsCommands,
	);
});

test('without a shell that is known it says which there are', () => {
	for (const args of [[], ['tcsh'], ['bash', 'zsh']]) {
		const written = {stdout: '', stderr: ''};
		const code = completion(args, {
			stdout: {write: text => (written.stdout += text)},
			stderr: {write: text => (written.stderr += text)},
		});
		assert.deepEqual(
			{code, ...written},
			{code: 2, stdout: '', stderr: 'usage: cognito-verify completion bash|zsh|fish\n'},
		);
	}
});
