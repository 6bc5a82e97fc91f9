import {operations} from '../aws-cli/operations.ts';
import {parameterOptions} from '../aws-cli/words/parameter-options.ts';
import {awsOptions, wholeInputOptions} from '../options/aws-options.ts';
import {optionsOf} from '../options/command.ts';
import {ownCommands} from '../options/commands.ts';
import type {Option} from '../options/option.ts';

/** A command, as the completion scripts need it. */
export type CommandEntry = {
	readonly name: string;
	readonly summary: string;
	readonly options: readonly Option[];
	/** The words that may follow its name. */
	readonly words: readonly string[];
	/** Those of `words` that take a session name. */
	readonly wordsBeforeSession: readonly string[];
};

/** Every named command: ours and the AWS-named ones. */
export const commandTable: readonly CommandEntry[] = [
	...ownCommands.map(command => ({
		words: [],
		wordsBeforeSession: [],
		...command,
		options: optionsOf(command),
	})),
	...operations.map(operation => ({
		name: operation.command,
		summary: operation.summary,
		options: [...parameterOptions(operation), ...wholeInputOptions, ...awsOptions],
		words: [],
		wordsBeforeSession: [],
	})),
];
