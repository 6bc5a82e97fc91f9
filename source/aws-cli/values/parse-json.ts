import {tooManyDigits} from '../../settings/python-text.ts';
import type {Value} from './python-values.ts';

/** Invalid JSON, with the message of Python's `json` module. */
export class JsonError extends Error {
	override readonly name = 'JsonError';
}

/** JSON nested too deeply to parse, with Python's message. */
export class RecursionError extends Error {
	override readonly name = 'RecursionError';

	constructor(kind: 'object' | 'array') {
		super(`maximum recursion depth exceeded while decoding a JSON ${kind} from a unicode string`);
	}
}

/**
 * Parses JSON as Python's `json.loads` does: the last of duplicate keys wins, integers keep all digits, `1.0` stays a
 * float, and errors name line, column and character (CPython before 3.13, `json/decoder.py` and `json/scanner.py`).
 * Throws `JsonError`, and `RecursionError` for JSON nested deeper than Python's stack allows.
 */
export function parseJson(text: string): Value {
	const reader: Reader = {text, at: 0, depth: 0};
	if (text.startsWith('\ufeff')) refuse(reader, 'Unexpected UTF-8 BOM (decode using utf-8-sig)');
	skipSpace(reader);
	const value = readValue(reader);
	skipSpace(reader);
	if (reader.at < text.length) refuse(reader, 'Extra data');
	return value;
}

/** The text and the current position. */
type Reader = {readonly text: string; at: number; depth: number};

/* The nesting that Python's stack allows its JSON parser, below the AWS CLI's own calls. */
const deepest = 980;

const constants: ReadonlyMap<string, Value> = new Map<string, Value>([
	['null', null],
	['true', true],
	['false', false],
	['NaN', Number.NaN],
	['Infinity', Number.POSITIVE_INFINITY],
	['-Infinity', Number.NEGATIVE_INFINITY],
]);

function readValue(reader: Reader): Value {
	switch (reader.text.charAt(reader.at)) {
		case '"':
			return readString(reader);
		case '{':
			return readNested(reader, 'object', readObject);
		case '[':
			return readNested(reader, 'array', readList);
		default:
			return readScalar(reader);
	}
}

const number = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y;

function readScalar(reader: Reader): Value {
	for (const [word, constant] of constants) {
		if (reader.text.startsWith(word, reader.at)) {
			reader.at += word.length;
			return constant;
		}
	}
	number.lastIndex = reader.at;
	const [written, fraction, exponent] = number.exec(reader.text) ?? [];
	if (written === undefined) return refuse(reader, 'Expecting value');
	reader.at += written.length;
	if (fraction !== undefined || exponent !== undefined) return Number(written);
	const complaint = tooManyDigits(written);
	if (complaint !== undefined) throw new JsonError(complaint);
	return BigInt(written);
}

function readNested(
	reader: Reader,
	kind: 'object' | 'array',
	read: (reader: Reader) => Value,
): Value {
	reader.depth += 1;
	if (reader.depth > deepest) throw new RecursionError(kind);
	const value = read(reader);
	reader.depth -= 1;
	return value;
}

function readObject(reader: Reader): Value {
	const entries = new Map<string, Value>();
	readItems(reader, '}', () => {
		if (reader.text.charAt(reader.at) !== '"') {
			refuse(reader, 'Expecting property name enclosed in double quotes');
		}
		const key = readString(reader);
		skipSpace(reader);
		if (!take(reader, ':')) refuse(reader, "Expecting ':' delimiter");
		skipSpace(reader);
		entries.set(key, readValue(reader));
	});
	return entries;
}

function readList(reader: Reader): Value {
	const items: Value[] = [];
	readItems(reader, ']', () => items.push(readValue(reader)));
	return items;
}

/** Reads the comma-separated items up to the closing bracket. */
function readItems(reader: Reader, end: '}' | ']', readItem: () => void): void {
	reader.at += 1;
	skipSpace(reader);
	if (take(reader, end)) return;
	for (;;) {
		readItem();
		skipSpace(reader);
		if (take(reader, end)) return;
		if (!take(reader, ',')) refuse(reader, "Expecting ',' delimiter");
		skipSpace(reader);
	}
}

const plainCharacters = /[^"\\\x00-\x1f]*/y;

function readString(reader: Reader): string {
	const start = reader.at;
	let result = '';
	for (reader.at += 1; ; ) {
		plainCharacters.lastIndex = reader.at;
		const plain = plainCharacters.exec(reader.text)?.[0] ?? '';
		result += plain;
		reader.at += plain.length;
		if (take(reader, '"')) return result;
		const character = reader.text.charAt(reader.at);
		if (character === '') refuse(reader, 'Unterminated string starting at', start);
		if (character !== '\\') refuse(reader, 'Invalid control character at');
		result += readEscape(reader, start);
	}
}

const escapes: Readonly<Record<string, string>> = {
	'"': '"',
	'\\': '\\',
	'/': '/',
	b: '\b',
	f: '\f',
	n: '\n',
	r: '\r',
	t: '\t',
};

/** Reads a backslash and what it escapes, in a string that starts at `start`. */
function readEscape(reader: Reader, start: number): string {
	const {text, at} = reader;
	const letter = text.charAt(at + 1);
	if (letter === '') return refuse(reader, 'Unterminated string starting at', start);
	if (letter === 'u') {
		const hex = text.slice(at + 2, at + 6);
		if (!/^[\da-fA-F]{4}$/.test(hex)) refuse(reader, 'Invalid \\uXXXX escape', at + 1);
		reader.at += 6;
		return String.fromCharCode(Number.parseInt(hex, 16));
	}
	reader.at += 2;
	return escapes[letter] ?? refuse(reader, 'Invalid \\escape', at);
}

/** Consumes a character if it comes next, and returns whether it did. */
function take(reader: Reader, character: string): boolean {
	if (reader.text.charAt(reader.at) !== character) return false;
	reader.at += 1;
	return true;
}

function skipSpace(reader: Reader): void {
	while (/[ \t\n\r]/.test(reader.text.charAt(reader.at))) reader.at += 1;
}

function refuse({text, at}: Reader, message: string, index = at): never {
	const before = [...text.slice(0, index)];
	const line = before.filter(character => character === '\n').length + 1;
	const column = before.length - before.lastIndexOf('\n');
	throw new JsonError(`${message}: line ${line} column ${column} (char ${before.length})`);
}
