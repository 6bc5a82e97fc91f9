/**
 * A value that came out of JSON or shorthand, as Python has it: it tells `1` from `1.0`, which JavaScript does not.
 * Bytes come only from `fileb://`.
 */
export type Value =
	| null
	| boolean
	| string
	| number
	| bigint
	| Float
	| Uint8Array
	| readonly Value[]
	| {readonly [key: string]: Value};

/** A number that is a float in Python although its value is whole, infinite or not a number. */
export class Float {
	readonly value: number;

	constructor(value: number) {
		this.value = value;
	}
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is {readonly [key: string]: Value} {
	return (
		typeof value === 'object' &&
		value !== null &&
		!Array.isArray(value) &&
		!(value instanceof Float) &&
		!(value instanceof Uint8Array)
	);
}

/** Whether a value is a JSON array. */
export function isList(value: Value): value is readonly Value[] {
	return Array.isArray(value);
}

/** The name of a value's type in Python: `str`, `int`, `float`, `bool`, `NoneType`, `list`, `dict`, `bytes`. */
export function typeName(value: Value): string {
	if (value === null) return 'NoneType';
	if (typeof value === 'string') return 'str';
	if (typeof value === 'boolean') return 'bool';
	if (typeof value === 'bigint') return 'int';
	if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
	if (value instanceof Float) return 'float';
	if (value instanceof Uint8Array) return 'bytes';
	return isList(value) ? 'list' : 'dict';
}

/** What Python's `str()` gives: text as it is, everything else as `repr` has it. */
export function str(value: Value): string {
	return typeof value === 'string' ? value : repr(value);
}

/** What Python's `repr()` gives: `None`, `True`, `'text'`, `[1, 2.0]`, `{'a': 'b'}`. */
export function repr(value: Value): string {
	if (value === null) return 'None';
	if (typeof value === 'string') return quoted(value);
	if (typeof value === 'boolean') return value ? 'True' : 'False';
	if (typeof value === 'bigint') return String(value);
	if (typeof value === 'number') return floatOrInteger(value);
	if (value instanceof Float) return floatText(value.value);
	if (value instanceof Uint8Array) return `b${quotedBytes(value)}`;
	if (isList(value)) return `[${value.map(repr).join(', ')}]`;
	const entries = Object.entries(value).map(([key, item]) => `${quoted(key)}: ${repr(item)}`);
	return `{${entries.join(', ')}}`;
}

function floatOrInteger(value: number): string {
	return Number.isInteger(value) ? BigInt(value).toString() : floatText(value);
}

/** A float as Python prints it: always with a point or an exponent, the exponent from 1e16 and below 1e-4. */
export function floatText(value: number): string {
	if (Number.isNaN(value)) return 'nan';
	if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
	if (Object.is(value, -0)) return '-0.0';
	const size = Math.abs(value);
	if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
		const [digits, exponent = '+0'] = value.toExponential().split('e');
		const sign = exponent.startsWith('-') ? '-' : '+';
		return `${digits}e${sign}${exponent.slice(1).padStart(2, '0')}`;
	}
	const text = String(value);
	return text.includes('.') ? text : `${text}.0`;
}

const namedEscapes: ReadonlyMap<string, string> = new Map([
	['\\', '\\\\'],
	['\n', '\\n'],
	['\r', '\\r'],
	['\t', '\\t'],
]);

function quoted(text: string): string {
	const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
	const body = text.replaceAll(/[\\'"\p{C}\p{Z}]/gu, character => {
		if (character === ' ') return character;
		if (character === "'" || character === '"') {
			return character === quote ? `\\${character}` : character;
		}
		return namedEscapes.get(character) ?? escaped(character.codePointAt(0) ?? 0);
	});
	return quote + body + quote;
}

function quotedBytes(bytes: Uint8Array): string {
	return quoted(Buffer.from(bytes).toString('latin1')).replaceAll(/[\x80-\xff]/g, character =>
		escaped(character.charCodeAt(0)),
	);
}

function escaped(codePoint: number): string {
	const hex = codePoint.toString(16);
	if (codePoint <= 0xff) return `\\x${hex.padStart(2, '0')}`;
	return codePoint <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
