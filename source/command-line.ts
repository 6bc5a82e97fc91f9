/** The parts of the program that can be asked for; `cli.ts` loads only the one that is. */
export type Face =
	| 'guided'
	| 'demo'
	| 'local-pool'
	| 'aws-cli'
	| 'sign-in'
	| 'sign-out'
	| 'sessions'
	| 'completion'
	| 'help'
	| 'version';

/** What a command line asks for: a face and the words it reads, or a word that names no command. */
export type Command =
	| {readonly face: Face; readonly args: readonly string[]}
	| {readonly face: 'unknown'; readonly name: string};

/** The commands that work as `aws cognito-idp …` does; their options may also come before the command. */
export const awsCommands = [
	'get-user-attribute-verification-code',
	'verify-user-attribute',
	'get-user',
	'update-user-attributes',
] as const;

const ownCommands: ReadonlyMap<string, Face> = new Map([
	['demo', 'demo'],
	['local-pool', 'local-pool'],
	['sign-in', 'sign-in'],
	['sign-out', 'sign-out'],
	['sessions', 'sessions'],
	['completion', 'completion'],
	['help', 'help'],
]);

/** Options that stand alone: the word after one of them is not its value. */
const switches: ReadonlySet<string> = new Set([
	'--debug',
	'--v2-debug',
	'--no-verify-ssl',
	'--no-paginate',
	'--no-sign-request',
	'--version',
	'--help',
]);

/**
 * Finds the command among `argv` (the words after the program's name): the first word that is neither an option nor
 * an option's value. An AWS-named command gets all the words, itself included, because its options may stand before
 * it, abbreviated or unknown; the others get what follows their name. Without a command it is the guided app.
 */
export function readCommand(argv: readonly string[]): Command {
	const position = commandPosition(argv);
	const name = argv[position];
	const face = ownCommands.get(name ?? '');
	const isAwsCommand = (word: string) => awsCommands.some(command => command === word);
	if (face === undefined && argv.some(isAwsCommand)) return {face: 'aws-cli', args: argv};
	if (name === undefined) {
		if (argv.includes('--version')) return {face: 'version', args: []};
		if (asksForHelp(argv)) return {face: 'help', args: []};
		return {face: 'guided', args: argv};
	}
	if (face === undefined) return {face: 'unknown', name};
	// The demo is the guided app: the same options, so the same help.
	if (face === 'demo' && asksForHelp(argv)) return {face: 'help', args: []};
	return {face, args: [...argv.slice(0, position), ...argv.slice(position + 1)]};
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
