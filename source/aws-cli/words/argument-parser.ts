import {closeMatches} from '../../options/close-matches.ts';
import {Failure} from '../failure.ts';

/** An option at one level of the command line. */
export type Option = {
	readonly name: string;
	/** How many words it takes; `optional` takes one or none, and none means `constant`. */
	readonly takes: 'none' | 'one' | 'optional' | 'many';
	readonly constant?: string;
	readonly choices?: readonly string[];
	readonly required?: boolean;
	/** Parsing stops here and ignores the remaining words. */
	readonly stops?: true;
	/** Must be written in full: it can't be abbreviated. */
	readonly unabbreviated?: true;
};

/** The one word without dashes that a level takes: a command name (checked against `choices`) or an optional word. */
export type Positional =
	| {readonly kind: 'one'; readonly name: string; readonly choices: readonly string[]}
	| {readonly kind: 'optional'};

/** The options of a level: `true` for one without a value. `rest` has all unknown words in order. */
export type Parsed = {
	readonly values: ReadonlyMap<string, true | string | readonly string[]>;
	readonly positional?: string;
	readonly rest: readonly string[];
	/** The required options that were missing. */
	readonly missing: readonly string[];
	readonly stopped: boolean;
};

type Reading =
	| {readonly kind: 'word'}
	| {readonly kind: 'end'}
	| {readonly kind: 'option'; readonly option: Option | undefined; readonly explicit?: string};

/**
 * Parses one level of a command line as Python's argparse does (`parse_known_args`), since scripts written for the AWS
 * CLI rely on it: unique prefixes of an option are accepted, `--name=value` works, the last duplicate wins, a value
 * can't start with a dash unless it is a negative number or contains a space, and unknown words are left over. Throws a
 * `usage` Failure with argparse's message.
 */
export function parseKnown(
	words: readonly string[],
	options: readonly Option[],
	positional: Positional,
): Parsed {
	const readings = readAll(words, options);
	const values = new Map<string, true | string | readonly string[]>();
	const rest: string[] = [];
	let taken: string | undefined;
	let waiting = true;

	const takePositional = (start: number): number => {
		if (!waiting) return start;
		let end = start;
		while (readings[end]?.kind === 'end') end += 1;
		if (readings[end]?.kind === 'word') end += 1;
		else if (positional.kind === 'one') return start;
		while (readings[end]?.kind === 'end') end += 1;
		waiting = false;
		taken = words.slice(start, end).find((_, offset) => readings[start + offset]?.kind === 'word');
		if (positional.kind === 'one' && taken !== undefined) {
			checkChoice(positional.name, taken, positional.choices);
		}
		return end;
	};

	let position = 0;
	let next = nextOption(readings, position);
	while (next !== undefined) {
		if (position < next) {
			const end = takePositional(position);
			if (end === position) {
				rest.push(...words.slice(position, next));
				position = next;
			} else {
				position = end;
				next = nextOption(readings, position);
				continue;
			}
		}
		const reading = readings[position];
		if (reading?.kind !== 'option' || reading.option === undefined) {
			rest.push(...words.slice(position, position + 1));
			position += 1;
		} else {
			/* argparse removes `--` even after a `=`: the option is present, without a value. */
			const {option} = reading;
			const {found, end} = optionValues(words, readings, position);
			const isTakenAway = reading.explicit === '--';
			const isEmpty = isTakenAway && option.takes !== 'optional';
			values.set(option.name, isEmpty ? [] : valueFrom(option, isTakenAway ? [] : found));
			if (option.stops) return {values, rest, missing: [], stopped: true};
			position = end;
		}
		next = nextOption(readings, position);
	}
	position = takePositional(position);
	rest.push(...words.slice(position));

	const missing = options
		.filter(option => option.required && !values.has(option.name))
		.map(option => option.name);
	if (positional.kind === 'one' && taken === undefined) throw requiredError([positional.name]);
	return {
		values,
		rest,
		missing,
		stopped: false,
		...(taken === undefined ? {} : {positional: taken}),
	};
}

/** The failure for missing required options. */
export function requiredError(names: readonly string[]): Failure {
	return new Failure('usage', `the following arguments are required: ${names.join(', ')}`);
}

function readAll(words: readonly string[], options: readonly Option[]): readonly Reading[] {
	const end = words.indexOf('--');
	return words.map((word, index) => {
		if (end !== -1 && index >= end) return {kind: index === end ? 'end' : 'word'};
		return readWord(word, options);
	});
}

function readWord(word: string, options: readonly Option[]): Reading {
	if (!word.startsWith('-') || word.length === 1) return {kind: 'word'};
	const exact = options.find(option => option.name === word);
	if (exact) return {kind: 'option', option: exact};
	const equals = word.indexOf('=');
	const name = equals === -1 ? word : word.slice(0, equals);
	const explicit = equals === -1 ? {} : {explicit: word.slice(equals + 1)};
	const named = options.find(option => option.name === name);
	if (named) return {kind: 'option', option: named, ...explicit};
	const prefix = word.startsWith('--') ? name : word;
	const matches = options.filter(
		option => option.name.startsWith(prefix) && option.unabbreviated !== true,
	);
	if (matches.length > 1) {
		const names = matches.map(option => option.name).join(', ');
		throw new Failure('usage', `ambiguous option: ${word} could match ${names}`);
	}
	if (matches[0]) return {kind: 'option', option: matches[0], ...explicit};
	if (/^-\d+$|^-\d*\.\d+$/.test(word) || word.includes(' ')) return {kind: 'word'};
	return {kind: 'option', option: undefined};
}

function nextOption(readings: readonly Reading[], from: number): number | undefined {
	const index = readings.findIndex((reading, at) => at >= from && reading.kind === 'option');
	return index === -1 ? undefined : index;
}

function optionValues(
	words: readonly string[],
	readings: readonly Reading[],
	at: number,
): {found: readonly string[]; end: number} {
	const reading = readings[at];
	if (reading?.kind !== 'option' || reading.option === undefined) return {found: [], end: at + 1};
	const {option, explicit} = reading;
	if (explicit !== undefined) {
		if (option.takes === 'none') {
			throw argumentError(option.name, `ignored explicit argument '${explicit}'`);
		}
		return {found: [explicit], end: at + 1};
	}
	const most = {none: 0, one: 1, optional: 1, many: Number.POSITIVE_INFINITY}[option.takes];
	let end = at + 1;
	while (readings[end]?.kind === 'word' && end - at - 1 < most) end += 1;
	if (option.takes === 'one' && end === at + 1) {
		throw argumentError(option.name, 'expected one argument');
	}
	return {found: words.slice(at + 1, end), end};
}

function valueFrom(option: Option, found: readonly string[]): true | string | readonly string[] {
	if (option.takes === 'none') return true;
	if (option.takes === 'many') return found;
	const value = found[0] ?? option.constant ?? '';
	if (option.choices) checkChoice(option.name, value, option.choices);
	return value;
}

function argumentError(name: string, message: string): Failure {
	return new Failure('usage', `argument ${name}: ${message}`);
}

function checkChoice(name: string, value: string, choices: readonly string[]): void {
	if (choices.includes(value)) return;
	const lines = ['Invalid choice, valid choices are:\n'];
	for (let index = 0; index < choices.length; index += 2) {
		lines.push(
			choices
				.slice(index, index + 2)
				.map(choice => choice.padEnd(40))
				.join(' | '),
		);
	}
	const close = closeMatches(value, choices, 0.8);
	if (close.length > 0) {
		lines.push(`\n\nInvalid choice: '${value}', maybe you meant:\n`);
		lines.push(...close.map(choice => `  * ${choice}`));
	}
	throw argumentError(name, lines.join('\n'));
}
