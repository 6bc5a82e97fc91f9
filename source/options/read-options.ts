import {parseArgs} from 'node:util';
import {usageWords} from '../copy/usage-words.ts';
import {bare, idOf, isClientId, poolIdOf, poolOrRegionOf, usernameOf} from '../typed-input.ts';
import {readWebAddress} from '../web-address.ts';
import {didYouMean} from './close-matches.ts';
import {type Command, type OptionOf, optionsOf} from './command.ts';
import type {Option, Values} from './option.ts';
import {UsageError} from './usage-error.ts';

/** The result of parsing the words after a command's name. */
export type Read<Options extends Option> = {
	readonly values: Values<Options>;
	/** The words that don't belong to an option, in order. */
	readonly words: readonly string[];
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Parses a command line by the command's own table: `--name value` or `--name=value`, unabbreviated. A missing option
 * is read from its environment variable, if that is one of ours and not a secret. Throws a UsageError, which never
 * repeats a value.
 */
export function readOptions<Entry extends Command>(
	command: Entry,
	argv: readonly string[],
	env: Environment,
): Read<OptionOf<Entry>> {
	const known: readonly Option[] = optionsOf(command);
	const {tokens} = parseArgs({
		args: [...argv],
		options: Object.fromEntries(
			known.map(({name, value}) => [name.slice(2), {type: value ? 'string' : 'boolean'}] as const),
		),
		allowPositionals: true,
		strict: false,
		tokens: true,
	});
	const given = new Map<string, (string | true)[]>();
	const words: string[] = [];
	for (const token of tokens) {
		if (token.kind === 'positional') {
			if (command.words === undefined) throw unexpectedAfter(argv[token.index - 1], command);
			words.push(token.value);
		}
		if (token.kind !== 'option') continue;
		const option = known.find(({name}) => name === token.rawName);
		if (option === undefined) throw unknownOption(token.rawName, known);
		const value = readValue(option, token.value, token.inlineValue === true);
		given.set(option.name, [...(given.get(option.name) ?? []), value]);
	}
	const entries = known.map(option => {
		const all = given.get(option.name) ?? fromEnvironment(option, env);
		return [option.name.slice(2), option.repeats ? all : (all.at(-1) ?? absent(option))];
	});
	return {values: Object.fromEntries(entries), words};
}

function readValue(option: Option, value: string | undefined, isInline: boolean): string | true {
	const {name} = option;
	if (option.value === undefined) {
		if (value !== undefined) throw new UsageError(usageWords.takesNoValue(name));
		return true;
	}
	if (value === undefined || (!isInline && /^-./.test(value))) {
		throw new UsageError(usageWords.needsValue(name));
	}
	return typeof option.value === 'object'
		? checkChoice(name, option.value, value)
		: readKind(name, option.value, value);
}

function checkChoice(name: string, choices: readonly string[], value: string): string {
	if (choices.includes(value)) return value;
	const like = didYouMean(value, choices);
	throw new UsageError(usageWords.isOneOf(name, choices, like));
}

/** Normalizes a value by its kind in the table. */
function readKind(name: string, kind: string, value: string): string {
	switch (kind) {
		case 'client-id': {
			const id = notBlank(name, idOf(value));
			if (isClientId(id)) return id;
			throw new UsageError(usageWords.isClientId(name));
		}
		case 'pool-id': {
			const id = notBlank(name, poolIdOf(value));
			if (poolOrRegionOf(id)?.userPoolId !== undefined) return id;
			throw new UsageError(usageWords.isPoolId(name));
		}
		case 'region':
			return notBlank(name, idOf(value));
		case 'username':
			return notBlank(name, usernameOf(value));
		case 'url': {
			const address = readWebAddress(value);
			if (address !== undefined) return address;
			throw new UsageError(usageWords.isWebAddress(name));
		}
		case 'seconds':
			if (/^\d{1,9}$/.test(value)) return value;
			throw new UsageError(usageWords.isSeconds(name));
		default:
			return value;
	}
}

function notBlank(name: string, value: string): string {
	if (value !== '') return value;
	throw new UsageError(usageWords.needsValue(name));
}

/* Reads a variable by the same rules as its option. Errors name the variable. */
function fromEnvironment({variable, isSecret, value}: Option, env: Environment): readonly string[] {
	if (!variable?.startsWith('COGNITO_VERIFY_') || isSecret) return [];
	const text = bare(env[variable] ?? '');
	if (text === '') return [];
	return [typeof value === 'string' ? readKind(variable, value, text) : text];
}

function absent({value}: Option): false | undefined {
	return value === undefined ? false : undefined;
}

function unknownOption(name: string, known: readonly Option[]): UsageError {
	const names = known.map(option => option.name.slice(2));
	const like = didYouMean(name.replace(/^-+/, ''), names).replace('mean ', 'mean --');
	return new UsageError(usageWords.unknownOption(name, like));
}

/* Doesn't repeat the word: it may be a password typed where no option takes it. */
function unexpectedAfter(before: string | undefined, {name}: Command): UsageError {
	const where = before?.startsWith('--') ? before.replace(/=.*/s, '') : name || 'cognito-verify';
	return new UsageError(usageWords.unexpectedAfter(where));
}
