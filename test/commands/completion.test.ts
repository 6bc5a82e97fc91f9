import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {operations} from '../../source/aws-cli/operations.ts';
import {commandTable} from '../../source/commands/command-table.ts';
import {completion, completionScript} from '../../source/commands/completion.ts';
import {awsCommands} from '../../source/options/aws-commands.ts';
import {optionsOf} from '../../source/options/command.ts';
import {ownCommands, type Shell, shells, signInCommand} from '../../source/options/commands.ts';
import {temporaryFolder} from '../helpers/store.ts';

const whyNot = (shell: string) =>
	spawnSync(shell, ['-c', 'exit 0']).status === 0 ? false : `${shell} is not installed`;

/** The script for each shell that prints its completions of `words`, the last of which is being typed. */
const asking: Readonly<Record<Shell, (words: readonly string[]) => string>> = {
	bash: words => `
		COMP_WORDS=(${words.map(quoted).join(' ')}); COMP_CWORD=${words.length - 1}
		_cognito_verify; printf '%s\\n' "\${COMPREPLY[@]}"`,
	// zsh's completion only runs in an interactive shell.
	zsh: words => `
		compadd() { shift; local each; for each in "$@"; do [[ "$each" == "$current"* ]] && print -r -- "$each"; done; true }
		_files() { print FILES }
		words=(${words.map(quoted).join(' ')}); CURRENT=${words.length}; _cognito_verify`,
	fish: words => `complete -C ${quoted(words.join(' '))} | string replace -r '\\t.*' ''; true`,
};
const quoted = (word: string) => `'${word}'`;
const before: Readonly<Record<Shell, string>> = {bash: '', zsh: 'compdef() { true }', fish: ''};

/** A folder with a `cognito-verify` that has two sessions. */
function fakeProgram(t: TestContext): string {
	const folder = temporaryFolder(t);
	const program = `#!/bin/sh
[ "$*" = 'sessions --output names' ] && printf 'jane@eu-west-1_AbC\\nana.b@eu-west-1_AbC\\n'
`;
	writeFileSync(join(folder, 'cognito-verify'), program, {mode: 0o755});
	return folder;
}

for (const shell of shells) {
	test(`${shell} offers commands, a command’s options, and the words an option takes`, {
		skip: whyNot(shell),
	}, t => {
		const folder = fakeProgram(t);
		const file = join(folder, 'script');
		const offered = (...words: readonly string[]): readonly string[] => {
			const question = asking[shell](['cognito-verify', ...words]);
			writeFileSync(file, [before[shell], completionScript(shell), question].join('\n'));
			const {stdout, stderr, status} = spawnSync(shell, [file], {
				encoding: 'utf8',
				cwd: folder,
				env: {...process.env, HOME: folder, PATH: `${folder}${delimiter}${process.env['PATH']}`},
			});
			assert.deepEqual([status, stderr], [0, '']);
			return stdout
				.split('\n')
				.filter(word => word !== '')
				.sort();
		};

		assert.deepEqual(offered('get-'), ['get-user', 'get-user-attribute-verification-code']);
		assert.deepEqual(offered('--user'), ['--user-pool-id', '--username']);
		assert.deepEqual(offered('verify-user-attribute', '--c'), [
			'--ca-bundle',
			'--cli-connect-timeout',
			'--cli-input-json',
			'--cli-read-timeout',
			'--code',
			'--color',
		]);
		assert.deepEqual(offered('--region', 'us-east-1', 'get-user', '--output', 't'), [
			'table',
			'text',
		]);
		assert.deepEqual(offered('sessions', '--output', ''), ['json', 'names']);
		assert.deepEqual(offered('get-user', '--access-token', ''), []);
		assert.deepEqual(offered('completion', ''), ['bash', 'fish', 'zsh']);
		assert.deepEqual(offered('sessions', ''), ['remove', 'use']);
		for (const words of [
			['sessions', 'use', ''],
			['sessions', 'remove', ''],
			['sign-out', '--session', ''],
		]) {
			assert.deepEqual(offered(...words), ['ana.b@eu-west-1_AbC', 'jane@eu-west-1_AbC']);
		}
		assert.deepEqual(offered('sessions', 'use', 'ja'), ['jane@eu-west-1_AbC']);
		assert.deepEqual(offered('sign-in', '--ca-bundle', 'scr'), [
			shell === 'zsh' ? 'FILES' : 'script',
		]);
		const names = optionsOf(signInCommand).map(({name}) => name);
		assert.deepEqual(offered('sign-in', '--'), names.sort());
	});

	test(`the script for ${shell} names every command and every option`, () => {
		const script = completionScript(shell);
		for (const {name, options} of commandTable) {
			assert.ok(script.includes(name), name);
			for (const option of options) assert.ok(script.includes(option.name.slice(2)), option.name);
		}
	});
}

test('the script for bash completes a command by what its options take, and nothing else', () => {
	const [, section = ''] =
		/\n {2}sign-out\)\n([\s\S]*?) {2}why\)\n/.exec(completionScript('bash')) ?? [];
	assert.deepEqual(section.split('\n'), [
		'    case "$previous" in',
		'      --session) _cognito_verify_sessions; return ;;',
		'    esac',
		"    _cognito_verify_words '--session --all --everywhere --allow-http --help --version' ;;",
		'  sessions)',
		'    case "$previous" in',
		"      --output) _cognito_verify_words 'json names'; return ;;",
		'      use|remove) _cognito_verify_sessions; return ;;',
		'    esac',
		"    case \"$current\" in -*) _cognito_verify_words '--output --help --version' ;; *) _cognito_verify_words 'use remove' ;; esac ;;",
		'',
	]);
});

test('the table has every command of ours and every AWS-named one', () => {
	assert.deepEqual(
		operations.map(({command}) => command),
		awsCommands,
	);
	assert.deepEqual(
		commandTable.map(({name}) => name),
		[...ownCommands.map(({name}) => name), ...awsCommands],
	);
});

test('without a shell that is known it says which there are', async () => {
	for (const args of [[], ['tcsh'], ['bash', 'zsh']]) {
		const written = {stdout: '', stderr: ''};
		const code = await completion({
			argv: args,
			signal: new AbortController().signal,
			stdout: {write: text => (written.stdout += text)},
			stderr: {write: text => (written.stderr += text)},
		});
		assert.deepEqual(
			{code, ...written},
			{
				code: 2,
				stdout: '',
				stderr: `cognito-verify: Name one shell: bash, zsh, fish.
usage: cognito-verify completion bash|zsh|fish
`,
			},
		);
	}
});
