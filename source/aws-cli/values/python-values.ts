import {escapeCodePoint, reprText} from '../../settings/python-text.ts';

/**
 * A value from JSON or shorthand with Python's types: an `int` is a `bigint` with all its digits, a `float` is a
 * `number`, and an object is a Map, which keeps any keys in their written order. Bytes only come from `fileb://`.
 */
export type Value =
	| null
	| boolean
	| string
	| bigint
	| number
	| Uint8Array
	| readonly Value[]
	| ObjectValue;

/** A JSON object. */
export type ObjectValue = ReadonlyMap<string, Value>;

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is ObjectValue {
	return value instanceof Map;
}

/** Whether a value is a JSON array. */
export function isList(value: Value): value is readonly Value[] {
	return Array.isArray(value);
}

/** Whether a value is neither an object nor an array. */
export function isScalar(value: Value): boolean {
	return !isList(value) && !isObject(value);
}

/** The name of a value's type in Python: `str`, `int`, `float`, `bool`, `NoneType`, `list`, `dict`, `bytes`. */
export function typeName(value: Value): string {
	if (value === null) return 'NoneType';
	if (typeof value === 'string') return 'str';
	if (typeof value === 'boolean') return 'bool';
	if (typeof value === 'bigint') return 'int';
	if (typeof value === 'number') return 'float';
	if (value instanceof Uint8Array) return 'bytes';
	return isList(value) ? 'list' : 'dict';
}

/** Python's `str()`: strings unchanged, everything else as `repr()`. */
export function str(value: Value): string {
	return typeof value === 'string' ? value : repr(value);
}

/** Python's `repr()`: `None`, `True`, `'text'`, `[1, 2.0]`, `{'a': 'b'}`. */
export function repr(value: Value): string {
	if (value === null) return 'None';
	if (typeof value === 'string') return reprText(value);
	if (typeof value === 'boolean') return value ? 'True' : 'False';
	if (typeof value === 'bigint') return String(value);
	if (typeof value === 'number') return floatText(value);
	if (value instanceof Uint8Array) return `b${reprBytes(value)}`;
	if (isList(value)) return `[${value.map(repr).join(', ')}]`;
	const entries = [...value].map(([key, item]) => `${reprText(key)}: ${repr(item)}`);
	return `{${entries.join(', ')}}`;
}

/** A float as Python prints it: always with a point or an exponent, and the exponent from 1e16 and below 1e-4. */
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

/** Compares two strings by code points, as Python does: below 0, 0 or above 0. */
export function compareText(a: string, b: string): number {
	const [left, right] = [[...a], [...b]];
	for (const [index, character] of left.entries()) {
		const other = right[index];
		if (other === undefined) return 1;
		if (character !== other) return (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
	}
	return left.length - right.length;
}

function reprBytes(bytes: Uint8Array): string {
	return reprText(Buffer.from(bytes).toString('latin1')).replaceAll(/[\x80-\xff]/g, character =>
		escapeCodePoint(character.charCodeAt(0)),
	);
}
