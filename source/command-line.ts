import {usageWords} from './copy/usage-words.ts';
import {awsCommands, isAwsCommand} from './options/aws-commands.ts';
import {awsOptions} from './options/aws-options.ts';
import {didYouMean} from './options/close-matches.ts';
import {optionsOf} from './options/command.ts';
import {guidedCommand, type OwnCommandName, ownCommands} from './options/commands.ts';

/** The parts of the program; `cli.ts` only loads the one that is needed. */
export type Face = 'guided' | 'aws-cli' | 'version' | OwnCommandName;

/** The request in a command line: a face with its words, or an unknown command. */
export type CommandLine =
	| {readonly face: Face; readonly args: readonly string[]}
	| {readonly face: 'unknown'; readonly complaint: string};

/* A word after any other option is its value. */
const switches: ReadonlySet<string> = new Set(
	[...awsOptions, ...[guidedCommand, ...ownCommands].flatMap(command => [...optionsOf(command)])]
		.filter(({value}) => value === undefined)
		.map(({name}) => name),
);

/**
 * Finds the command in `argv` (the words after the program's name): the first word that is neither an option nor an
 * option's value. An AWS-named command gets all words, including its own name, because options may precede it,
 * abbreviated or unknown; the others get what follows their name. Without a command, it is the guided app.
 */
export function readCommandLine(argv: readonly string[]): CommandLine {
	const position = commandPosition(argv);
	const name = argv[position];
	const own = ownCommands.find(command => command.name === name)?.name;
	if (own === undefined && argv.some(isAwsCommand)) return {face: 'aws-cli', args: argv};
	if (name === undefined) {
		if (argv.includes('--version')) return {face: 'version', args: []};
		return asksForHelp(argv) ? {face: 'help', args: []} : {face: 'guided', args: argv};
	}
	const args = argv.toSpliced(position, 1);
	if (own === undefined) return unknown(name);
	if (own === 'help') return readHelp(args);
	return {face: args.includes('--version') ? 'version' : own, args};
}

/** `help COMMAND` is the same as `COMMAND --help`. */
function readHelp(args: readonly string[]): CommandLine {
	const [name] = args.filter(word => !word.startsWith('-'));
	return name === undefined ? {face: 'help', args} : readCommandLine([name, '--help']);
}

/** Names that other tools use. */
const otherNames: ReadonlyMap<string, string> = new Map([
	['diagnose', 'why'],
	['doctor', 'why'],
]);

function unknown(name: string): CommandLine {
	const names = [...ownCommands.map(command => command.name), ...awsCommands];
	const like = didYouMean(otherNames.get(name) ?? name, names);
	return {face: 'unknown', complaint: usageWords.unknownCommand(name, like)};
}

function asksForHelp(argv: readonly string[]): boolean {
	return argv.includes('--help') || argv.includes('-h');
}

function commandPosition(argv: readonly string[]): number {
	let position = 0;
	for (let word = argv[position]; word?.startsWith('-'); word = argv[position]) {
		const standsAlone = word.includes('=') || switches.has(word) || !word.startsWith('--');
		position += standsAlone ? 1 : 2;
	}
	return position;
}
