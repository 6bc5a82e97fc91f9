import type {ObjectValue, Value} from '../values/python-values.ts';
import {
	expect,
	expectSpaced,
	isAtEnd,
	match,
	next,
	pointAt,
	refuse,
	type Scanner,
	ShorthandError,
	skipSpace,
} from './shorthand-scanner.ts';

/** Loads the value of `key@=value`: the contents of `file://…` and `fileb://…`, anything else unchanged. */
export type LoadFile = (value: string) => string | Uint8Array;

/**
 * Parses the AWS CLI's shorthand: `key=value,other=[a,b],third={k=v}`; values are bare or in single or double quotes,
 * `\,` is a comma, `key@=file://path` loads a file (AWS CLI User Guide, "Using shorthand syntax"; `awscli/shorthand.py`
 * 1.45.11). `a=1,2` is a list. Throws `ShorthandError`.
 */
export function parseShorthand(input: string, loadFile: LoadFile): ObjectValue {
	const reader: Reader = {input, at: 0, loadFile, isLoading: false};
	const entries = new Map<string, Value>();
	let last = 0;
	do {
		if (entries.size > 0) expectSpaced(reader, ',');
		const name = readKey(reader);
		const value = readValues(reader);
		if (entries.has(name)) {
			throw new ShorthandError(
				`Second instance of key "${name}" encountered for input:\n${pointAt(input, last + 1)}\n` +
					'This is often because there is a preceding "," instead of a space.',
			);
		}
		entries.set(name, value);
		last = reader.at;
	} while (!isAtEnd(reader));
	return entries;
}

type Reader = Scanner & {
	readonly loadFile: LoadFile;
	/** Whether the last key was followed by `@=`. As in the AWS CLI, that also applies to the items of a list. */
	isLoading: boolean;
};

const keyCharacters = /[A-Za-z0-9\-_.#/:]*/y;

/** Reads a key and the `=` or `@=` after it. */
function readKey(reader: Reader): string {
	const name = match(reader, keyCharacters) ?? '';
	skipSpace(reader);
	reader.isLoading = next(reader) === '@';
	if (reader.isLoading) expectSpaced(reader, '@');
	expectSpaced(reader, '=');
	return name;
}

function readValues(reader: Reader): Value {
	if (isAtEnd(reader)) return '';
	return readBracketed(reader) ?? readCommaSeparated(reader);
}

function readBracketed(reader: Reader): Value | undefined {
	if (next(reader) === '[') return readList(reader);
	return next(reader) === '{' ? readMap(reader) : undefined;
}

function readList(reader: Reader): Value {
	const values: Value[] = [];
	readItems(reader, ['[', ']'], () => values.push(readItem(reader)));
	return values;
}

function readMap(reader: Reader): Value {
	const entries = new Map<string, Value>();
	readItems(reader, ['{', '}'], () => entries.set(readKey(reader), readItem(reader)));
	return entries;
}

function readItems(reader: Reader, [open, close]: readonly [string, string], read: () => void) {
	expectSpaced(reader, open);
	while (next(reader) !== close) {
		read();
		skipSpace(reader);
		if (next(reader) !== close) {
			expect(reader, ',');
			skipSpace(reader);
		}
	}
	expect(reader, close);
}

function readItem(reader: Reader): Value {
	return readBracketed(reader) ?? readFirst(reader);
}

/** Reads one value, or several separated by commas. */
function readCommaSeparated(reader: Reader): Value {
	const first = readFirst(reader);
	skipSpace(reader);
	if (next(reader) !== ',') return first;
	expectSpaced(reader, ',');
	const others = readOthers(reader);
	return others.length === 0 ? first : [first, ...others];
}

/* Reads the values after the first in `a=1,2,b=3`: each belongs to `a`, until one turns out to be the key `b`. */
function readOthers(reader: Reader): readonly Value[] {
	const values: Value[] = [];
	try {
		for (;;) {
			const value = readSecond(reader);
			skipSpace(reader);
			if (isAtEnd(reader)) return [...values, value];
			expectSpaced(reader, ',');
			values.push(value);
		}
	} catch (error) {
		if (!(error instanceof ShorthandError) || isAtEnd(reader)) throw error;
		reader.at = reader.input.lastIndexOf(',', reader.at);
		return values;
	}
}

/* The AWS CLI's grammar for values has no characters above U+FFFF: such a character ends the value. */
const firstValue = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s!#-&(-+\--\\^-|~-\uffff])*/uy;
const secondValue = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s!#-&(-+\--<>-\uffff])*/uy;

/** Reads the first value of a key, or an item; undefined if there is none. */
function readFirst(reader: Reader): Value {
	return readQuoted(reader) ?? readBare(reader, firstValue) ?? '';
}

function readSecond(reader: Reader): Value {
	return (
		readQuoted(reader) ?? readBare(reader, secondValue) ?? refuse(reader, '<second>', '<none>')
	);
}

function readBare(reader: Reader, pattern: RegExp): Value | undefined {
	const found = match(reader, pattern);
	return found === undefined ? undefined : load(reader, found.replaceAll('\\,', ',').trimEnd());
}

function readQuoted(reader: Reader): Value | undefined {
	const quote = next(reader);
	if (quote !== "'" && quote !== '"') return undefined;
	const isSingle = quote === "'";
	const found = match(reader, isSingle ? /'(?:\\'|[^'])*'/y : /"(?:\\"|[^"])*"/y);
	if (found === undefined) {
		return refuse(reader, isSingle ? '<singled quoted>' : '<double quoted>', '<none>');
	}
	return load(reader, found.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\'));
}

function load({loadFile, isLoading}: Reader, value: string): Value {
	return isLoading ? loadFile(value) : value;
}
