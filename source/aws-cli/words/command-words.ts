import type {AwsOption} from '../../options/aws-options.ts';
import {type Operation, operations, optionName} from '../operations.ts';
import {type Option, type Parsed, parseKnown, requiredError} from './argument-parser.ts';

/** The options of every command, as words: only choices are checked here. */
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
	readonly readTimeout: string | undefined;
	readonly connectTimeout: string | undefined;
	/** Whether a pager can show the result. */
	readonly hasPager: boolean;
	readonly errorFormat: string | undefined;
};

/** The options of every command, and the words that aren't options. */
export type GlobalWords =
	| {readonly kind: 'version'}
	| {readonly kind: 'globals'; readonly globals: Globals; readonly rest: readonly string[]};

/** The request in the remaining words. */
export type OperationWords =
	| {readonly kind: 'help'; readonly operation: Operation}
	| {readonly kind: 'call'; readonly call: CallWords};

/** The words of a call. */
export type CallWords = {
	readonly operation: Operation;
	readonly parameters: Parsed['values'];
	readonly inputJson: string | undefined;
	readonly inputYaml: string | undefined;
	readonly skeleton: 'input' | 'output' | 'yaml-input' | undefined;
	/** Required options that are missing. */
	readonly missing: readonly string[];
	/** Unknown words. */
	readonly unknown: readonly string[];
};

const commands = operations.map(operation => operation.command);

/**
 * Finds the options of every command, wherever they are: the first of the AWS CLI's three passes. Throws a `usage`
 * Failure.
 */
export function readGlobalWords(
	argv: readonly string[],
	options: readonly AwsOption[],
): GlobalWords {
	/* The AWS CLI's first pass expects a service, which isn't among these words. */
	return readTopLevelWords([service, ...argv], options);
}

const service = 'cognito-idp';

/** The same for words that name the service themselves. */
export function readTopLevelWords(
	words: readonly string[],
	options: readonly AwsOption[],
): GlobalWords {
	const positional = {kind: 'one', name: 'command', choices: [service]} as const;
	const parsed = parseKnown(words, options.map(toParserOption), positional);
	if (parsed.stopped) return {kind: 'version'};
	return {kind: 'globals', globals: readGlobals(parsed.values), rest: parsed.rest};
}

/** The second and third pass: the command's name, then its own options. Throws a `usage` Failure. */
export function readOperationWords(
	words: readonly string[],
	wholeInput: readonly AwsOption[],
): OperationWords {
	const named = parseKnown(words, [], {kind: 'one', name: 'operation', choices: commands});
	const operation = operations.find(({command}) => command === named.positional);
	if (operation === undefined) throw new Error('unreachable: the choices are the operations');
	const isHelp = named.rest.length === 1 && named.rest[0] === 'help';
	if (isHelp || named.rest.includes('--help')) return {kind: 'help', operation};

	const options = operationOptions(operation, named.rest, wholeInput);
	const parsed = parseKnown(named.rest, options, {kind: 'optional'});
	const {positional} = parsed;
	if (positional === 'help') {
		if (parsed.missing.length > 0) throw requiredError(parsed.missing);
		return {kind: 'help', operation};
	}
	const call: CallWords = {
		operation,
		parameters: parsed.values,
		inputJson: text(parsed.values, '--cli-input-json'),
		inputYaml: text(parsed.values, '--cli-input-yaml'),
		skeleton: skeletonOf(parsed),
		missing: parsed.missing,
		unknown: [...parsed.rest, ...(positional ? [positional] : [])],
	};
	return {kind: 'call', call};
}

function skeletonOf(parsed: Parsed): CallWords['skeleton'] {
	const kind = text(parsed.values, '--generate-cli-skeleton');
	return kind === 'input' || kind === 'output' || kind === 'yaml-input' ? kind : undefined;
}

/**
 * The operation's options. None is required together with `--cli-input-json`, its YAML counterpart, or an input
 * skeleton, but only if these are words of their own, not written with `=`.
 */
function operationOptions(
	{input}: Operation,
	words: readonly string[],
	wholeInput: readonly AwsOption[],
): readonly Option[] {
	const skeletonAt = words.indexOf('--generate-cli-skeleton');
	const isFree =
		wholeInput.some(({name}) => name !== '--generate-cli-skeleton' && words.includes(name)) ||
		(skeletonAt !== -1 && words[skeletonAt + 1] !== 'output');
	const members = Object.entries(input.members).map(
		([member, shape]): Option => ({
			name: optionName(member),
			takes: shape.type === 'list' ? 'many' : 'one',
			required: input.required.includes(member) && !isFree,
		}),
	);
	return [...members, ...wholeInput.map(toWholeInputOption)];
}

function toWholeInputOption(option: AwsOption): Option {
	const isSkeleton = option.name === '--generate-cli-skeleton';
	return {
		...toParserOption(option),
		...(isSkeleton && {takes: 'optional' as const, constant: 'input'}),
	};
}

function toParserOption({value, help: _, variable: __, ...option}: AwsOption): Option {
	if (value === undefined) return {...option, takes: 'none'};
	return {...option, takes: 'one', ...(typeof value === 'object' && {choices: value})};
}

function readGlobals(values: Parsed['values']): Globals {
	return {
		debug: values.has('--debug'),
		v2Debug: values.has('--v2-debug'),
		endpointUrl: text(values, '--endpoint-url'),
		verifySsl: !values.has('--no-verify-ssl'),
		output: text(values, '--output'),
		query: text(values, '--query'),
		profile: text(values, '--profile'),
		region: text(values, '--region'),
		color: text(values, '--color') ?? 'auto',
		caBundle: text(values, '--ca-bundle'),
		readTimeout: text(values, '--cli-read-timeout'),
		connectTimeout: text(values, '--cli-connect-timeout'),
		hasPager: !values.has('--no-cli-pager'),
		errorFormat: text(values, '--cli-error-format'),
	};
}

/** The options of every command when none is given. */
export const usualGlobals: Globals = readGlobals(new Map());

function text(values: Parsed['values'], option: string): string | undefined {
	const value = values.get(option);
	return typeof value === 'string' ? value : undefined;
}
