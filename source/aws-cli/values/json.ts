import {floatText, isList, type Value} from './python-values.ts';

/** A text that is not JSON, with the sentence that Python's `json` module has for it. */
export class JsonError extends Error {
	override readonly name = 'JsonError';
}

/** JSON that is nested too deep to be read, with Python's sentence for it. */
export class RecursionError extends Error {
	override readonly name = 'RecursionError';

	constructor(kind: 'object' | 'array') {
		super(`maximum recursion depth exceeded while decoding a JSON ${kind} from a unicode string`);
	}
}

/* How deep Python's stack lets its JSON reader go, below the AWS CLI's own calls. */
const deepest = 980;

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

const constants: ReadonlyMap<string, Value> = new Map<string, Value>([
	['null', null],
	['true', true],
	['false', false],
	['NaN', Number.NaN],
	['Infinity', Number.POSITIVE_INFINITY],
	['-Infinity', Number.NEGATIVE_INFINITY],
]);

/**
 * Reads JSON as Python's `json.loads` does: the last of duplicate keys wins, whole numbers keep all their digits,
 * `1.0` stays a float, and the errors name line, column and character. Throws `JsonError`, and `RecursionError` for
 * what is nested deeper than Python's stack goes.
 */
export function parseJson(text: string): Value {
	let at = 0;
	let depth = 0;

	const fail = (message: string, index: number): JsonError => {
		const before = [...text.slice(0, index)];
		const line = before.filter(character => character === '\n').length + 1;
		const column = before.length - before.lastIndexOf('\n');
		return new JsonError(`${message}: line ${line} column ${column} (char ${before.length})`);
	};
	const skipSpace = () => {
		while (/[ \t\n\r]/.test(text.charAt(at))) at += 1;
	};

	const value = (): Value => {
		const character = text.charAt(at);
		if (character === '"') return stringValue();
		if (character === '{') return nested('object', objectValue);
		if (character === '[') return nested('array', listValue);
		for (const [word, constant] of constants) {
			if (text.startsWith(word, at)) {
				at += word.length;
				return constant;
			}
		}
		const number = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y;
		number.lastIndex = at;
		const [written, fraction, exponent] = number.exec(text) ?? [];
		if (written === undefined) throw fail('Expecting value', at);
		at += written.length;
		return fraction === undefined && exponent === undefined ? BigInt(written) : Number(written);
	};

	const nested = (kind: 'object' | 'array', read: () => Value): Value => {
		depth += 1;
		if (depth > deepest) throw new RecursionError(kind);
		const result = read();
		depth -= 1;
		return result;
	};

	const stringValue = (): string => {
		const start = at;
		let result = '';
		for (at += 1; ; ) {
			const chunk = /[^"\\\x00-\x1f]*/y;
			chunk.lastIndex = at;
			const plain = chunk.exec(text)?.[0] ?? '';
			result += plain;
			at += plain.length;
			const character = text.charAt(at);
			if (character === '') throw fail('Unterminated string starting at', start);
			if (character === '"') {
				at += 1;
				return result;
			}
			if (character !== '\\') throw fail('Invalid control character at', at);
			const letter = text.charAt(at + 1);
			if (letter === '') throw fail('Unterminated string starting at', start);
			if (letter === 'u') {
				const hex = text.slice(at + 2, at + 6);
				if (!/^[\da-fA-F]{4}$/.test(hex)) throw fail('Invalid \\uXXXX escape', at + 1);
				result += String.fromCharCode(Number.parseInt(hex, 16));
				at += 6;
			} else {
				const known = escapes[letter];
				if (known === undefined) throw fail('Invalid \\escape', at);
				result += known;
				at += 2;
			}
		}
	};

	const objectValue = (): Value => {
		const result = new Map<string, Value>();
		at += 1;
		skipSpace();
		if (text.charAt(at) === '}') {
			at += 1;
			return result;
		}
		for (;;) {
			if (text.charAt(at) !== '"') {
				throw fail('Expecting property name enclosed in double quotes', at);
			}
			const key = stringValue();
			skipSpace();
			if (text.charAt(at) !== ':') throw fail("Expecting ':' delimiter", at);
			at += 1;
			skipSpace();
			result.set(key, value());
			skipSpace();
			if (text.charAt(at) === '}') {
				at += 1;
				return result;
			}
			if (text.charAt(at) !== ',') throw fail("Expecting ',' delimiter", at);
			at += 1;
			skipSpace();
		}
	};

	const listValue = (): Value => {
		const result: Value[] = [];
		at += 1;
		skipSpace();
		if (text.charAt(at) === ']') {
			at += 1;
			return result;
		}
		for (;;) {
			result.push(value());
			skipSpace();
			if (text.charAt(at) === ']') {
				at += 1;
				return result;
			}
			if (text.charAt(at) !== ',') throw fail("Expecting ',' delimiter", at);
			at += 1;
			skipSpace();
		}
	};

	if (text.startsWith('\ufeff')) {
		throw fail('Unexpected UTF-8 BOM (decode using utf-8-sig)', 0);
	}
	skipSpace();
	const result = value();
	skipSpace();
	if (at < text.length) throw fail('Extra data', at);
	return result;
}

/** One line of JSON as the AWS CLI sends it: `, ` and `: ` between, everything outside ASCII escaped. */
export function compactJson(value: Value): string {
	return write(value, {ascii: true}, '');
}

/** One line of JSON without any space, everything outside ASCII escaped. */
export function unspacedJson(value: Value): string {
	return write(value, {ascii: true, comma: ',', colon: ':'}, '');
}

/** JSON as the AWS CLI prints it: four spaces a level, text outside ASCII as it is. */
export function indentedJson(value: Value): string {
	return write(value, {ascii: false, indent: '    '}, '\n');
}

type Layout = {
	readonly ascii: boolean;
	readonly indent?: string;
	readonly comma?: string;
	readonly colon?: string;
};

function write(value: Value, layout: Layout, margin: string): string {
	if (typeof value === 'string') return stringText(value, layout.ascii);
	if (value === null || typeof value === 'boolean') return String(value);
	if (typeof value === 'bigint') return String(value);
	if (typeof value === 'number') return jsonFloat(value);
	if (value instanceof Uint8Array) throw new JsonError('bytes are not JSON');
	const inner = layout.indent === undefined ? '' : margin + layout.indent;
	if (isList(value)) {
		return block(
			'[]',
			value.map(item => write(item, layout, inner)),
			{...layout, margin, inner},
		);
	}
	const {ascii, colon = ': '} = layout;
	const entries = [...value].map(
		([key, item]) => `${stringText(key, ascii)}${colon}${write(item, layout, inner)}`,
	);
	return block('{}', entries, {...layout, margin, inner});
}

function block(
	brackets: '[]' | '{}',
	items: readonly string[],
	{comma = ', ', margin, inner}: {comma?: string; margin: string; inner: string},
): string {
	if (items.length === 0) return brackets;
	const separator = inner === '' ? comma : `,${inner}`;
	return brackets[0] + inner + items.join(separator) + margin + brackets[1];
}

function stringText(text: string, ascii: boolean): string {
	const plain = JSON.stringify(text);
	if (!ascii) return plain;
	return plain.replaceAll(
		/[\x7f-\uffff]/g,
		character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

function jsonFloat(value: number): string {
	if (Number.isNaN(value)) return 'NaN';
	if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
	return floatText(value);
}
