import {type Command, optionsOf, sections} from './command.ts';
import {ownCommands} from './commands.ts';
import type {Option} from './option.ts';
import {options} from './options.ts';

const width = 80;
/* The start of the second column; longer entries have their help on the next line. */
const column = 30;

/** The first lines of a command's help, and the last of an error about its words. */
export function usageOf({name, usage}: Command): string {
	const program = name === '' ? 'cognito-verify' : `cognito-verify ${name}`;
	const lines = usage.map(words => `${program} ${words}`);
	return `usage: ${lines.join('\n       ')}\n`;
}

/** The help of a command, generated from the table. */
export function helpOf(command: Command): string {
	const {about, groups, lists = []} = command;
	const blocks = groups.map(({title, options}) => `${title}\n${optionRows(options)}`);
	const secret = optionsOf(command).some(({isSecret}) => isSecret) ? [secretNote] : [];
	const named = lists.map(({title, names}) => `${title}\n${nameRows(names)}`);
	return `${[usageOf(command).trimEnd(), about, ...blocks, ...secret, ...named].join('\n\n')}\n`;
}

function nameRows(names: readonly string[]): string {
	return wrapped(names.join(', '), width - 2)
		.map(line => `  ${line}`)
		.join('\n');
}

const secretNote = `A <secret> is file://PATH, env:NAME or - for standard input; so is the value of
--answer for PASSWORD and NEW_PASSWORD.`;

/** The help of the whole program: its commands, then the options of the guided app. */
export function programHelp(guided: Command, awsCommands: readonly string[]): string {
	const named = (section: string) =>
		ownCommands
			.filter(command => command.section === section)
			.map(({name, summary}) => row(name, summary));
	const [first, ...others] = sections;
	const blocks = [
		[first, row('cognito-verify', guided.summary), ...named(first)],
		[
			'As "aws cognito-idp …" (AWS CLI v1), option for option',
			...awsCommands.map(name => `  ${name}`),
		],
		...others.map(section => [section, ...named(section)]),
		...guided.groups.map(({title, options}) => [title, optionRows(options)]),
		['After every command', optionRows([options.help, options.version])],
		[exitCodes],
	];
	return `${[usageOf(guided).trimEnd(), guided.about, ...blocks.map(lines => lines.join('\n'))].join('\n\n')}\n`;
}

const exitCodes = `Exit codes: 0 done, 1 it failed, 2 usage, 3 a challenge needs an answer, 4 a sign-in
or AWS credentials needed, 5 "why" proved a cause, 130 cancelled. The AWS-named
commands exit as the AWS CLI does.`;

/** A line for each option with its help. */
export function optionRows(options: readonly Option[]): string {
	return options.map(option => row(optionUsage(option), wholeHelp(option))).join('\n');
}

/**
 * An option as in the help: `--output json|text|table`, `--region <region>`; long lists of choices are left to its
 * description.
 */
export function optionUsage({name, value}: Option): string {
	if (value === undefined) return name;
	if (typeof value === 'string') return `${name} <${value}>`;
	return areMany(value) ? `${name} <choice>` : `${name} ${value.join('|')}`;
}

/** Whether the choices are too long to be shown beside their option. */
const areMany = (choices: readonly string[]) => choices.join('|').length >= width / 2;

/** An option's description, with long lists of choices and the environment variable that replaces it. */
export function wholeHelp(option: Option): string {
	const {help, value, variable} = option;
	const choices = typeof value === 'object' && areMany(value) ? `: ${value.join(', ')}` : '';
	return `${help}${choices}${variable === undefined ? '' : ` (or ${variable})`}`;
}

function row(left: string, right: string): string {
	const start = `  ${left}`;
	const lines = wrapped(right, width - column);
	const first = start.length < column - 1 ? `${start.padEnd(column)}${lines.shift()}` : start;
	return [first, ...lines.map(line => ' '.repeat(column) + line)].join('\n');
}

function wrapped(text: string, columns: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const line = lines.at(-1);
		if (line !== undefined && line.length + 1 + word.length <= columns) {
			lines[lines.length - 1] = `${line} ${word}`;
		} else {
			lines.push(word);
		}
	}
	return lines;
}
