import {Failure} from '../failure.ts';
import {compareText, isList, isObject, typeName, type Value} from '../values/python-values.ts';

/** An expression passed to a function, `&name`, which evaluates it for each item. */
export class Expression {
	readonly evaluate: (value: Value) => Value;

	constructor(evaluate: (value: Value) => Value) {
		this.evaluate = evaluate;
	}
}

/** An argument of a function. */
export type Argument = Value | Expression;

/** The JMESPath type of a value: `null`, `boolean`, `number`, `string`, `array`, `object` or `expref`. */
export function kindOf(value: Argument): string {
	if (value instanceof Expression) return 'expref';
	if (value === null) return 'null';
	if (typeof value === 'boolean') return 'boolean';
	if (typeof value === 'string') return 'string';
	if (isNumber(value)) return 'number';
	return isList(value) ? 'array' : 'object';
}

/** Whether a value is an `int` or a `float`. */
export function isNumber(value: Argument): value is number | bigint {
	return typeof value === 'number' || typeof value === 'bigint';
}

/** How a comparison was written, for its error message: the operator, and whether the sides were swapped. */
export type Written = {
	readonly isStrict: boolean;
	readonly operator: string;
	readonly isTurned: boolean;
};

/**
 * Whether `a < b`, or `a <= b`. Numbers are compared exactly, including an `int` with a `float`, strings by code
 * points. Throws a `general` Failure with Python's message for values that can't be ordered.
 */
export function isLess(a: Value, b: Value, written: Written): boolean {
	if (isNumber(a) && isNumber(b)) return written.isStrict ? a < b : a <= b;
	if (typeof a === 'string' && typeof b === 'string') {
		const order = compareText(a, b);
		return written.isStrict ? order < 0 : order <= 0;
	}
	const [left, right] = written.isTurned ? [b, a] : [a, b];
	throw new Failure(
		'general',
		`'${written.operator}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
	);
}

/** Compares two items as Python's `sorted` does, which only uses "less than". */
export function order(a: Value, b: Value): number {
	const written = {isStrict: true, operator: '<', isTurned: false};
	if (isLess(a, b, written)) return -1;
	return isLess(b, a, written) ? 1 : 0;
}

/** JMESPath's `==`: numbers are compared by value, and never equal booleans. */
export function isSame(a: Value, b: Value): boolean {
	return (typeof a === 'boolean') === (typeof b === 'boolean') && isEqual(a, b);
}

/** Python's `==`, by which `1` equals `True`: jmespath.py uses it within values. */
export function isEqual(a: Value, b: Value): boolean {
	if (typeof a === 'boolean') return isEqual(BigInt(a), b);
	if (typeof b === 'boolean') return isEqual(a, BigInt(b));
	/* Only `==` can compare a bigint with a number exactly. */
	// biome-ignore lint/suspicious/noDoubleEquals: both are numbers
	if (isNumber(a) && isNumber(b)) return a == b;
	if (isList(a) && isList(b)) {
		return a.length === b.length && a.every((item, index) => isEqual(item, b[index] ?? null));
	}
	if (isObject(a) && isObject(b)) {
		return (
			a.size === b.size &&
			[...a].every(([key, item]) => b.has(key) && isEqual(item, b.get(key) ?? null))
		);
	}
	return a === b;
}

/** Whether JMESPath treats a value as false: null, false and the empty string, list and object, not zero. */
export function isFalse(value: Value): boolean {
	if (isList(value)) return value.length === 0;
	if (isObject(value)) return value.size === 0;
	return value === null || value === false || value === '';
}
