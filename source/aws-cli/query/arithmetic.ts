import {readFloat, readInteger} from '../../settings/python-text.ts';
import {Failure} from '../failure.ts';
import type {Value} from '../values/python-values.ts';

/** A Python number: an `int` (bigint) or a `float` (number). */
export type PythonNumber = bigint | number;

/** `abs(value)`. */
export function absolute(value: PythonNumber): Value {
	if (typeof value === 'number') return Math.abs(value);
	return value < 0n ? -value : value;
}

/** `math.ceil` or `math.floor`, which return an `int`. Throws a `general` Failure for an infinity or NaN. */
export function rounded(value: PythonNumber, round: (value: number) => number): Value {
	if (typeof value === 'bigint') return value;
	if (Number.isFinite(value)) return BigInt(round(value));
	const what = Number.isNaN(value) ? 'NaN' : 'infinity';
	throw new Failure('general', `cannot convert float ${what} to integer`);
}

/** `sum(items)`: integers keep all digits until a float is added. */
export function sum(items: readonly PythonNumber[]): PythonNumber {
	let total: PythonNumber = 0n;
	for (const item of items) {
		if (typeof total === 'bigint' && typeof item === 'bigint') total += item;
		else total = toFloat(total) + toFloat(item);
	}
	return total;
}

/** `sum(items) / len(items)`: a float, rounded once however long the sum is. */
export function average(items: readonly PythonNumber[]): Value {
	if (items.length === 0) return null;
	const total = sum(items);
	if (typeof total === 'number') return total / items.length;
	return quotient(total, BigInt(items.length));
}

/** JMESPath's `to_number` of a string: Python's `int()`, else its `float()`, else null. */
export function numberFrom(text: string): Value {
	return readInteger(text) ?? readFloat(text) ?? null;
}

function toFloat(value: PythonNumber): number {
	const float = Number(value);
	if (typeof value === 'bigint' && !Number.isFinite(float)) {
		throw new Failure('general', 'int too large to convert to float');
	}
	return float;
}

/* Divides with seventy bits after the point, plus one for the remainder: enough to round correctly once. */
function quotient(total: bigint, count: bigint): number {
	const scaled = total << 70n;
	const left = scaled % count;
	const digit = left === 0n ? 0n : left < 0n ? -1n : 1n;
	const result = Number((scaled / count) * 2n + digit) / 2 ** 71;
	if (Number.isFinite(result)) return result;
	throw new Failure('general', 'integer division result too large for a float');
}
