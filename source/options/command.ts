import type {Option} from './option.ts';
import {options} from './options.ts';

/** Options under a title of the help. */
export type Group = {readonly title: string; readonly options: readonly Option[]};

/** A command of this program, as the parser, the help and the completion scripts see it. */
export type Command = {
	/** Nothing for the guided app. */
	readonly name: string;
	/** Under which title `--help` lists it. */
	readonly section: Section;
	/** What it does, in a line of the list of commands. */
	readonly summary: string;
	/** What follows its name, one line for each way to use it. */
	readonly usage: readonly string[];
	/** What a newcomer has to know, in lines of at most 80 characters. */
	readonly about: string;
	readonly groups: readonly Group[];
	/** Words that may follow the name: completed, and checked by the command itself. */
	readonly words?: readonly string[];
	/** Those of `words` that a session's name follows. */
	readonly wordsBeforeSession?: readonly string[];
	/** Names that its help lists after the options, each list under a title. */
	readonly lists?: readonly {readonly title: string; readonly names: readonly string[]}[];
};

/** The titles of the list of commands; the AWS-named ones are listed behind the first. */
export const sections = [
	'Guided, in a terminal',
	'Sessions',
	'For a support desk, with AWS credentials',
	'More',
] as const;
export type Section = (typeof sections)[number];

/** The options of a command, whatever their title, and the two that every command has. */
export function optionsOf({groups}: Command): readonly Option[] {
	return [...groups.flatMap(group => group.options), options.help, options.version];
}

/** Any option of a command, as a type. */
export type OptionOf<Entry extends Command> =
	| Entry['groups'][number]['options'][number]
	| typeof options.help
	| typeof options.version;
