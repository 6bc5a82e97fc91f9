import {withAsciiDigits} from '../ascii-digits.ts';

/* White space allowed around a number; `str.strip()` also removes a few control characters. */
const space = '[\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const spaceAround = new RegExp(`^${space}+|(?<!${space})${space}+$`, 'g');

function strip(text: string): string {
	return text.replaceAll(spaceAround, '');
}

/**
 * Parses an integer like Python's `int()`: with blanks around it, single underscores between digits, and decimal digits
 * of any script. Undefined for what `int()` refuses, including more than 4,300 digits (`sys.set_int_max_str_digits`).
 */
export function readInteger(text: string): bigint | undefined {
	const plain = withAsciiDigits(strip(text));
	if (!/^[-+]?\d+(?:_\d+)*$/.test(plain)) return undefined;
	const digits = plain.replaceAll(/[+_]/g, '');
	return digits.replace('-', '').length > mostDigits ? undefined : BigInt(digits);
}

/** Python's error for an integer with too many digits; undefined if it has few enough. */
export function tooManyDigits(text: string): string | undefined {
	const digits = text.replaceAll(/\D/g, '').length;
	if (digits <= mostDigits) return undefined;
	return `Exceeds the limit (${mostDigits} digits) for integer string conversion: value has ${digits} digits; use sys.set_int_max_str_digits() to increase the limit`;
}

/* `sys.int_info.default_max_str_digits` */
const mostDigits = 4300;

/** Parses a number like Python's `float()`, including `nan` and `inf`; undefined for what it refuses. */
export function readFloat(text: string): number | undefined {
	const plain = withAsciiDigits(strip(text));
	const special = /^([-+]?)(?:(nan)|inf(?:inity)?)$/i.exec(plain);
	if (special) {
		if (special[2]) return Number.NaN;
		return special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	}
	const digits = '\\d+(?:_\\d+)*';
	const number = new RegExp(
		`^[-+]?(?:${digits}\\.?(?:${digits})?|\\.${digits})(?:e[-+]?${digits})?$`,
		'i',
	);
	return number.test(plain) ? Number(plain.replaceAll('_', '')) : undefined;
}

const namedEscapes: ReadonlyMap<string, string> = new Map([
	['\\', '\\\\'],
	['\n', '\\n'],
	['\r', '\\r'],
	['\t', '\\t'],
]);

/** Python's `repr()` of a string: quoted, with unprintable characters escaped. */
export function reprText(text: string): string {
	const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
	const body = text.replaceAll(/[\\'"\p{C}\p{Z}]/gu, character => {
		if (character === ' ') return character;
		if (character === "'" || character === '"') {
			return character === quote ? `\\${character}` : character;
		}
		return namedEscapes.get(character) ?? escapeCodePoint(character.codePointAt(0) ?? 0);
	});
	return quote + body + quote;
}

/** A character as Python escapes it: `\xe9`, `\u2028`, `\U0001f600`. */
export function escapeCodePoint(codePoint: number): string {
	const hex = codePoint.toString(16);
	if (codePoint <= 0xff) return `\\x${hex.padStart(2, '0')}`;
	return codePoint <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
