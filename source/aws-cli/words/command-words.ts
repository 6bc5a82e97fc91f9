import {type AwsOption, awsOptions, wholeInputOptions} from '../../options/aws-options.ts';
import type {ExitCodes} from '../failure.ts';
import {type Operation, operations, optionName} from '../operations.ts';
import {type Option, type Parsed, parseKnown, requiredError} from './argument-parser.ts';

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

/** The options that every command has, and the words that are none of them. */
export type GlobalWords =
	| {readonly kind: 'version'}
	| {readonly kind: 'globals'; readonly globals: Globals; readonly rest: readonly string[]};

/** What the other words ask for. */
export type OperationWords =
	| {readonly kind: 'help'; readonly operation: Operation}
	| {readonly kind: 'call'; readonly call: CallWords};

/** The words of a call. */
export type CallWords = {
	readonly operation: Operation;
	readonly parameters: Parsed['values'];
	readonly inputJson: string | undefined;
	readonly skeleton: 'input' | 'output' | undefined;
	/** Required options that are not there. */
	readonly missing: readonly string[];
	/** Words that belong to nothing. */
	readonly unknown: readonly string[];
};

const globalOptions: readonly Option[] = awsOptions.map(toParserOption);
const wholeInput: readonly Option[] = wholeInputOptions.map(option => ({
	...toParserOption(option),
	...(option.name === '--generate-cli-skeleton' && {takes: 'optional', constant: 'input'}),
}));

const commands = operations.map(operation => operation.command);

/**
 * Finds the options of every command, wherever they stand: the first of the AWS CLI's three passes. Throws a `usage`
 * Failure.
 */
export function readGlobalWords(argv: readonly string[]): GlobalWords {
	/* The AWS CLI's first pass looks for a service, which has been named before all of these words. */
	const service = 'cognito-idp';
	const positional = {kind: 'one', name: 'command', choices: [service]} as const;
	const parsed = parseKnown([service, ...argv], globalOptions, positional);
	if (parsed.stopped) return {kind: 'version'};
	return {kind: 'globals', globals: readGlobals(parsed), rest: parsed.rest};
}

/** The second and third pass: the command's name, then its own options. Throws a `usage` Failure. */
export function readOperationWords(words: readonly string[]): OperationWords {
	const named = parseKnown(words, [], {kind: 'one', name: 'operation', choices: commands});
	const operation = operations.find(({command}) => command === named.positional);
	if (operation === undefined) throw new Error('unreachable: the choices are the operations');
	const isHelp = named.rest.length === 1 && named.rest[0] === 'help';
	if (isHelp || named.rest.includes('--help')) return {kind: 'help', operation};

	const options = operationOptions(operation, named.rest);
	const parsed = parseKnown(named.rest, options, {kind: 'optional'});
	const {positional} = parsed;
	if (positional === 'help') {
		if (parsed.missing.length > 0) throw requiredError(parsed.missing);
		return {kind: 'help', operation};
	}
	const skeleton = text(parsed, '--generate-cli-skeleton');
	const call: CallWords = {
		operation,
		parameters: parsed.values,
		inputJson: text(parsed, '--cli-input-json'),
		skeleton: skeleton === 'input' || skeleton === 'output' ? skeleton : undefined,
		missing: parsed.missing,
		unknown: [...parsed.rest, ...(positional ? [positional] : [])],
	};
	return {kind: 'call', call};
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
	return [...members, ...wholeInput];
}

function toParserOption({value, help: _, variable: __, ...option}: AwsOption): Option {
	if (value === undefined) return {...option, takes: 'none'};
	return {...option, takes: 'one', ...(typeof value === 'object' && {choices: value})};
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
