import {type Option, type Parsed, parseKnown} from './argument-parser.ts';
import type {ExitCodes} from './failure.ts';
import {type Operation, operations, optionName} from './operations.ts';

/** The options that every command has, as words: nothing is resolved or checked here but the choices. */
export type Globals = {
	readonly debug: boolean;
	readonly v2Debug: boolean;
	readonly endpointUrl: string | undefined;
	readonly verifySsl: boolean;
	readonly output: string | undefined;
	readonly query: string | undefined;
	readonly profile: string | undefined;
	readonly region: string | undefined;
	readonly color: string;
	readonly caBundle: string | undefined;
	readonly readTimeout: string;
	readonly connectTimeout: string;
};

/** What the words of an AWS-named command ask for. */
export type CommandWords =
	| {readonly kind: 'version'}
	| {readonly kind: 'help'; readonly operation: Operation}
	| CallWords;

/** The words of a call. */
export type CallWords = {
	readonly kind: 'call';
	readonly operation: Operation;
	readonly globals: Globals;
	readonly parameters: Parsed['values'];
	readonly inputJson: string | undefined;
	readonly skeleton: 'input' | 'output' | undefined;
	/** Required options that are not there. */
	readonly missing: readonly string[];
	/** Words that belong to nothing. */
	readonly unknown: readonly string[];
};

/* In the order in which an ambiguous abbreviation lists them. */
const globalOptions: readonly Option[] = [
	{name: '--debug', takes: 'none'},
	{name: '--endpoint-url', takes: 'one'},
	{name: '--no-verify-ssl', takes: 'none'},
	{name: '--no-paginate', takes: 'none'},
	{name: '--output', takes: 'one', choices: ['json', 'text', 'table']},
	{name: '--query', takes: 'one'},
	{name: '--profile', takes: 'one'},
	{name: '--region', takes: 'one'},
	{name: '--color', takes: 'one', choices: ['on', 'off', 'auto']},
	{name: '--no-sign-request', takes: 'none'},
	{name: '--ca-bundle', takes: 'one'},
	{name: '--cli-read-timeout', takes: 'one'},
	{name: '--cli-connect-timeout', takes: 'one'},
	{name: '--v2-debug', takes: 'none'},
	{name: '--version', takes: 'none', stops: true},
	{name: '--exit-codes', takes: 'one', choices: ['v1', 'v2'], unabbreviated: true},
];

const commands = operations.map(operation => operation.command);

/**
 * Reads the words of an AWS-named command in the AWS CLI's three passes: the options of every command, wherever they
 * stand; then the command's name; then its own options. Throws a `usage` Failure.
 */
export function readCommandWords(argv: readonly string[]): CommandWords {
	/* The AWS CLI's first pass is over once it has met the service's name, which stands first here too. */
	const service = 'cognito-idp';
	const first = parseKnown([service, ...argv], globalOptions, {
		kind: 'one',
		name: 'command',
		choices: [service],
	});
	if (first.stopped) return {kind: 'version'};
	const second = parseKnown(first.rest, [], {kind: 'one', name: 'operation', choices: commands});
	const operation = operations.find(({command}) => command === second.positional);
	if (operation === undefined) throw new Error('unreachable: the choices are the operations');
	if (second.rest.includes('--help')) return {kind: 'help', operation};
	if (second.rest.length === 1 && second.rest[0] === 'help') return {kind: 'help', operation};

	const options = operationOptions(operation, second.rest);
	const third = parseKnown(second.rest, options, {kind: 'optional'});
	if (third.positional === 'help') return {kind: 'help', operation};
	const unknown = [...third.rest, ...(third.positional ? [third.positional] : [])];
	const skeleton = text(third, '--generate-cli-skeleton');
	return {
		kind: 'call',
		operation,
		globals: readGlobals(first),
		parameters: third.values,
		inputJson: text(third, '--cli-input-json'),
		skeleton: skeleton === 'input' || skeleton === 'output' ? skeleton : undefined,
		missing: third.missing,
		unknown,
	};
}

/** Which exit codes the words ask for, read even where the words as a whole are wrong. */
export function exitCodesOf(argv: readonly string[]): ExitCodes {
	const at = argv.lastIndexOf('--exit-codes');
	const isV2 = argv.includes('--exit-codes=v2') || (at !== -1 && argv[at + 1] === 'v2');
	return isV2 ? 'v2' : 'v1';
}

/**
 * The operation's options. None is required beside `--cli-input-json` or an input skeleton: but only where these stand
 * as words of their own, not with `=`.
 */
function operationOptions({input}: Operation, words: readonly string[]): readonly Option[] {
	const skeletonAt = words.indexOf('--generate-cli-skeleton');
	const isFree =
		words.includes('--cli-input-json') || (skeletonAt !== -1 && words[skeletonAt + 1] !== 'output');
	const members = Object.entries(input.members).map(
		([member, shape]): Option => ({
			name: optionName(member),
			takes: shape.type === 'list' ? 'many' : 'one',
			required: input.required.includes(member) && !isFree,
		}),
	);
	return [
		...members,
		{name: '--cli-input-json', takes: 'one'},
		{
			name: '--generate-cli-skeleton',
			takes: 'optional',
			constant: 'input',
			choices: ['input', 'output'],
		},
	];
}

function readGlobals(parsed: Parsed): Globals {
	return {
		debug: parsed.values.has('--debug'),
		v2Debug: parsed.values.has('--v2-debug'),
		endpointUrl: text(parsed, '--endpoint-url'),
		verifySsl: !parsed.values.has('--no-verify-ssl'),
		output: text(parsed, '--output'),
		query: text(parsed, '--query'),
		profile: text(parsed, '--profile'),
		region: text(parsed, '--region'),
		color: text(parsed, '--color') ?? 'auto',
		caBundle: text(parsed, '--ca-bundle'),
		readTimeout: text(parsed, '--cli-read-timeout') ?? '60',
		connectTimeout: text(parsed, '--cli-connect-timeout') ?? '60',
	};
}

function text(parsed: Parsed, option: string): string | undefined {
	const value = parsed.values.get(option);
	return typeof value === 'string' ? value : undefined;
}
