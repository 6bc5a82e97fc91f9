import {Failure} from '../failure.ts';
import {compareText, isList, isObject, typeName, type Value} from '../values/python-values.ts';

/** An expression handed to a function, `&name`: evaluated by the function for each item. */
export class Expression {
	readonly evaluate: (value: Value) => Value;

	constructor(evaluate: (value: Value) => Value) {
		this.evaluate = evaluate;
	}
}

/** What a function may be given. */
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

/** A number of either kind. */
export function isNumber(value: Argument): value is number | bigint {
	return typeof value === 'number' || typeof value === 'bigint';
}

/** How a comparison was written, for its complaint: with which operator, and whether its sides were exchanged. */
export type Written = {
	readonly isStrict: boolean;
	readonly operator: string;
	readonly isTurned: boolean;
};

/**
 * Whether `a < b`, or `a <= b`: two numbers exactly, an `int` with all its digits beside a `float`, or two strings by
 * their code points. Throws a `general` Failure in Python's words for what cannot be ordered.
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

/** Orders two items as Python's `sorted` does, which asks only what is less. */
export function order(a: Value, b: Value): number {
	const written = {isStrict: true, operator: '<', isTurned: false};
	if (isLess(a, b, written)) return -1;
	return isLess(b, a, written) ? 1 : 0;
}

/** Whether JMESPath's `==` holds: numbers by amount, and never the same as booleans. */
export function isSame(a: Value, b: Value): boolean {
	return (typeof a === 'boolean') === (typeof b === 'boolean') && isEqual(a, b);
}

/** Whether Python's `==` holds, which it does of `1` and `True`: what jmespath.py goes by inside of values. */
export function isEqual(a: Value, b: Value): boolean {
	if (typeof a === 'boolean') return isEqual(BigInt(a), b);
	if (typeof b === 'boolean') return isEqual(a, BigInt(b));
	/* Only `==` compares a bigint with a number, and it does so exactly. */
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

/** What JMESPath takes for false: null, false and the empty string, list and object; not zero. */
export function isFalse(value: Value): boolean {
	if (isList(value)) return value.length === 0;
	if (isObject(value)) return value.size === 0;
	return value === null || value === false || value === '';
}
