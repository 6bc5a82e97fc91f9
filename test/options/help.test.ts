import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {awsCommands} from '../../source/options/aws-commands.ts';
import {optionsOf} from '../../source/options/command.ts';
import {guidedCommand, ownCommands, signOutCommand} from '../../source/options/commands.ts';
import {helpOf, optionUsage, programHelp, wholeHelp} from '../../source/options/help.ts';
import {options} from '../../source/options/options.ts';

test('the help of a command says how to use it and what each option is for', () => {
	assert.equal(
		helpOf(signOutCommand),
		`usage: cognito-verify sign-out [--session NAME | --all] [--everywhere]

Revokes the session's refresh token in the user pool, then forgets the session.

Options
  --session <session>         this session instead of the current one
  --all                       every session on this computer
  --everywhere                sign the user out on every device (GlobalSignOut)
  --allow-http                send secrets over plain http to another computer
`,
	);
});

test('every help has every option, choice and variable, in lines of 80 characters', () => {
	const all = [guidedCommand, ...ownCommands].map(command => ({command, text: helpOf(command)}));
	for (const {command, text} of all) {
		const words = text.replaceAll(/\s+/g, ' ');
		for (const option of optionsOf(command)) {
			if (option === options.help || option === options.version) continue;
			assert.ok(words.includes(`${optionUsage(option)} ${wholeHelp(option)}`), option.name);
			const choices = typeof option.value === 'object' ? option.value : [];
			for (const part of [...choices, option.variable ?? '']) assert.ok(words.includes(part), part);
		}
		assert.deepEqual(
			text.split('\n').filter(line => line.length > 82),
			[],
		);
	}
});

test('the program’s help lists every command once', () => {
	const lines = programHelp(guidedCommand, awsCommands).split('\n');
	for (const name of ['cognito-verify', ...ownCommands.map(({name}) => name), ...awsCommands]) {
		assert.equal(
			lines.filter(line => line.startsWith('  ') && line.split(/ +/)[1] === name).length,
			1,
			name,
		);
	}
});

/** The README's list: each option's value and description, and the commands that take it. */
function optionList(): string {
	const commands = [{...guidedCommand, name: 'guided app'}, ...ownCommands];
	const rows = Object.values(options).map(option => {
		const takers = commands.filter(command => optionsOf(command).includes(option));
		const isEverywhere = takers.length === commands.length;
		const where = isEverywhere ? 'every command' : takers.map(({name}) => name).join(', ');
		const usage = optionUsage(option).replaceAll('|', '\\|');
		return `| \`${usage}\` | ${wholeHelp(option)} | ${where} |`;
	});
	return ['| option | what it is for | taken by |', '|---|---|---|', ...rows].join('\n');
}

test('the README lists each option as the table has it', () => {
	const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
	const [, list] = /<!-- options -->\n\n([\s\S]*?)\n\n<!-- \/options -->/.exec(readme) ?? [];
	assert.equal(list, optionList());
});
