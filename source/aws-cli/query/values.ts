import {Failure} from '../failure.ts';
import {Float, isList, isObject, typeName, type Value} from '../values/python-values.ts';

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

/** A number of any kind. */
export function isNumber(value: Argument): value is number | bigint | Float {
	return typeof value === 'number' || typeof value === 'bigint' || value instanceof Float;
}

/** A number's amount; whole ones beyond 2^53 lose digits, as they do when compared with floats. */
export function amount(value: Argument | undefined): number {
	if (value instanceof Float) return value.value;
	if (typeof value === 'bigint') return Number(value);
	if (typeof value === 'number') return value;
	throw new TypeError('a number was checked for');
}

/** A number as Python has it after arithmetic: a float stays one, even when it is whole. */
export function numberLike(value: number, isFloat: boolean): Value {
	return isFloat && Number.isInteger(value) ? new Float(value) : value;
}

/** Whether a number is a float in Python. */
export function isFloat(value: Argument | undefined): boolean {
	return value instanceof Float || (typeof value === 'number' && !Number.isInteger(value));
}

/** Orders two numbers or two strings, strings by their code points; `operator` is for what is neither. */
export function compare(a: Value, b: Value, operator = '<'): number {
	if (isNumber(a) && isNumber(b)) return amount(a) - amount(b);
	if (typeof a !== 'string' || typeof b !== 'string') {
		throw new Failure(
			'general',
			`'${operator}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`,
		);
	}
	const [left, right] = [[...a], [...b]];
	for (const [index, character] of left.entries()) {
		const other = right[index];
		if (other === undefined) return 1;
		if (character !== other) return (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
	}
	return left.length - right.length;
}

/** Whether JMESPath's `==` holds: numbers by amount, and never the same as booleans. */
export function isSame(a: Value, b: Value): boolean {
	return (typeof a === 'boolean') === (typeof b === 'boolean') && isEqual(a, b);
}

/** Whether Python's `==` holds, which it does of `1` and `True`: what jmespath.py goes by inside of values. */
export function isEqual(a: Value, b: Value): boolean {
	if (typeof a === 'boolean') return isEqual(Number(a), b);
	if (typeof b === 'boolean') return isEqual(a, Number(b));
	if (isNumber(a) && isNumber(b)) return amount(a) === amount(b);
	if (isList(a) && isList(b)) {
		return a.length === b.length && a.every((item, index) => isEqual(item, b[index] ?? null));
	}
	if (isObject(a) && isObject(b)) {
		const keys = Object.keys(a);
		return (
			keys.length === Object.keys(b).length &&
			keys.every(key => Object.hasOwn(b, key) && isEqual(a[key] ?? null, b[key] ?? null))
		);
	}
	return a === b;
}

/** What JMESPath takes for false: null, false and the empty string, list and object; not zero. */
export function isFalse(value: Value): boolean {
	if (isList(value)) return value.length === 0;
	if (isObject(value)) return Object.keys(value).length === 0;
	return value === null || value === false || value === '';
}
