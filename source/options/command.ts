import type {Option} from './option.ts';
import {options} from './options.ts';

/** Options under a heading in the help. */
export type Group = {readonly title: string; readonly options: readonly Option[]};

/** A command of this program, as used by the parser, the help and the completion scripts. */
export type Command = {
	/** Empty for the guided app. */
	readonly name: string;
	/** The heading under which `--help` lists it. */
	readonly section: Section;
	/** A one-line description for the list of commands. */
	readonly summary: string;
	/** The words after its name, one line per form. */
	readonly usage: readonly string[];
	/** Introduction for newcomers, in lines of at most 80 characters. */
	readonly about: string;
	readonly groups: readonly Group[];
	/** Words that may follow the name: completed, and checked by the command itself. */
	readonly words?: readonly string[];
	/** Those of `words` that take a session name. */
	readonly wordsBeforeSession?: readonly string[];
	/** Names that its help lists after the options, each list with a title. */
	readonly lists?: readonly {readonly title: string; readonly names: readonly string[]}[];
};

/** The headings of the list of commands; the AWS-named ones come after the first. */
export const sections = [
	'Guided, in a terminal',
	'Sessions',
	'For a support desk, with AWS credentials',
	'More',
] as const;
export type Section = (typeof sections)[number];

/** The options of a command under all headings, and the two that every command has. */
export function optionsOf({groups}: Command): readonly Option[] {
	return [...groups.flatMap(group => group.options), options.help, options.version];
}

/** The type of a command's options. */
export type OptionOf<Entry extends Command> =
	| Entry['groups'][number]['options'][number]
	| typeof options.help
	| typeof options.version;
