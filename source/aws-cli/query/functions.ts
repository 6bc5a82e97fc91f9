import {Failure} from '../failure.ts';
import {unspacedJson} from '../values/json.ts';
import {
	isList,
	isObject,
	type ObjectValue,
	repr,
	str,
	typeName,
	type Value,
} from '../values/python-values.ts';
import {absolute, average, numberFrom, type PythonNumber, rounded, sum} from './arithmetic.ts';
import {merge} from './merge.ts';
import {type Argument, Expression, isEqual, isLess, isNumber, kindOf, order} from './values.ts';

/**
 * The allowed types of an argument, in jmespath.py's terms: `array-number` is a list of numbers, and an empty list
 * allows anything.
 */
type Kinds = readonly string[];

type QueryFunction = {
	readonly takes: readonly Kinds[];
	readonly isVariadic?: true;
	readonly gives: (...args: readonly Argument[]) => Value;
};

/*
 * The functions of JMESPath (jmespath.org, "Built-in functions") as in jmespath.py 1.1.0. Arguments are checked against
 * the types before the call, so the readers below can't fail.
 */
const functions: Readonly<Record<string, QueryFunction>> = {
	abs: {takes: [['number']], gives: value => absolute(number(value))},
	avg: {takes: [['array-number']], gives: items => average(list(items).map(number))},
	ceil: {takes: [['number']], gives: value => rounded(number(value), Math.ceil)},
	contains: {takes: [['array', 'string'], []], gives: contains},
	ends_with: {takes: [['string'], ['string']], gives: (of, end) => text(of).endsWith(text(end))},
	floor: {takes: [['number']], gives: value => rounded(number(value), Math.floor)},
	join: {
		takes: [['string'], ['array-string']],
		gives: (by, items) => list(items).map(str).join(text(by)),
	},
	keys: {takes: [['object']], gives: of => [...object(of).keys()]},
	length: {takes: [['string', 'array', 'object']], gives: length},
	map: {takes: [['expref'], ['array']], gives: (by, items) => list(items).map(each(by))},
	max: {takes: [['array-number', 'array-string']], gives: items => best(list(items), 1)},
	max_by: {
		takes: [['array'], ['expref']],
		gives: (items, by) => best(list(items), 1, key('max_by', by)),
	},
	merge: {
		takes: [['object']],
		isVariadic: true,
		gives: (...objects) => merge(objects.map(plain)),
	},
	min: {takes: [['array-number', 'array-string']], gives: items => best(list(items), -1)},
	min_by: {
		takes: [['array'], ['expref']],
		gives: (items, by) => best(list(items), -1, key('min_by', by)),
	},
	not_null: {
		takes: [[]],
		isVariadic: true,
		gives: (...values) => plain(values.find(value => value !== null) ?? null),
	},
	reverse: {takes: [['array', 'string']], gives: reverse},
	sort: {
		takes: [['array-string', 'array-number']],
		gives: items => [...list(items)].sort(order),
	},
	sort_by: {takes: [['array'], ['expref']], gives: (items, by) => sortBy(list(items), each(by))},
	starts_with: {
		takes: [['string'], ['string']],
		gives: (of, start) => text(of).startsWith(text(start)),
	},
	sum: {takes: [['array-number']], gives: items => sum(list(items).map(number))},
	to_array: {takes: [[]], gives: value => (isList(plain(value)) ? plain(value) : [plain(value)])},
	to_number: {takes: [[]], gives: value => toNumber(plain(value))},
	to_string: {
		takes: [[]],
		gives: value => (typeof value === 'string' ? value : unspacedJson(plain(value))),
	},
	type: {takes: [[]], gives: value => (value instanceof Expression ? null : kindOf(value ?? null))},
	values: {takes: [['object']], gives: of => [...object(of).values()]},
};

/**
 * Throws a `parameter` Failure for an unknown function or a wrong number of arguments, both known before there is a
 * value.
 */
export function checkCall(name: string, count: number): void {
	const found = find(name);
	const expected = found.takes.length;
	if (found.isVariadic ? count >= expected : count === expected) return;
	const atLeast = found.isVariadic ? 'at least ' : '';
	const plural = expected === 1 ? '' : 's';
	throw new Failure(
		'parameter',
		`Expected ${atLeast}${expected} argument${plural} for function ${name}(), received ${count}`,
	);
}

/** Calls a function. Throws a `general` Failure for an argument of the wrong type. */
export function callFunction(name: string, args: readonly Argument[]): Value {
	const found = find(name);
	for (const [index, kinds] of found.takes.entries()) {
		if (kinds.length > 0) checkArgument(name, args[index] ?? null, kinds);
	}
	return found.gives(...args);
}

function find(name: string): QueryFunction {
	const found = Object.hasOwn(functions, name) ? functions[name] : undefined;
	if (found) return found;
	throw new Failure('parameter', `Unknown function: ${name}()`);
}

function checkArgument(name: string, value: Argument, kinds: Kinds): void {
	const kind = kindOf(value);
	if (!kinds.some(allowed => allowed.split('-', 1)[0] === kind)) {
		throw wrongType(name, value, kinds, kind);
	}
	const itemKinds = kinds.flatMap(allowed => allowed.split('-')[1] ?? []);
	if (itemKinds.length === 0 || value instanceof Expression || !isList(value)) return;
	/* The first item decides the type of a list; an item that differs is named by its Python type. */
	const allowed = itemKinds.length === 1 ? itemKinds[0] : kindOf(value[0] ?? null);
	for (const item of value) {
		const itemKind = kindOf(item);
		if (itemKind === allowed && itemKinds.includes(itemKind)) continue;
		throw wrongType(name, item, kinds, typeName(item));
	}
}

function wrongType(name: string, value: Argument, kinds: Kinds, received: string): Failure {
	const shown = value instanceof Expression ? 'an expression' : str(value);
	return new Failure(
		'general',
		`In function ${name}(), invalid type for value: ${shown}, expected one of: ${repr(kinds)}, received: "${received}"`,
	);
}

function contains(subject: Argument = null, search: Argument = null): Value {
	if (typeof subject !== 'string') return list(subject).some(item => isEqual(item, plain(search)));
	if (typeof search === 'string') return subject.includes(search);
	throw new Failure(
		'general',
		`'in <string>' requires string as left operand, not ${typeName(plain(search))}`,
	);
}

function length(value: Argument = null): Value {
	if (typeof value === 'string') return BigInt([...value].length);
	const whole = plain(value);
	return BigInt(isList(whole) ? whole.length : object(whole).size);
}

function reverse(value: Argument = null): Value {
	return typeof value === 'string' ? [...value].reverse().join('') : list(value).toReversed();
}

/** The first of the greatest (`direction` 1) or least (-1) items. */
function best(
	items: readonly Value[],
	direction: 1 | -1,
	keyOf: (item: Value) => Value = item => item,
): Value {
	let winner: {item: Value; key: Value} | undefined;
	for (const item of items) {
		const key = keyOf(item);
		if (!winner || isBetter(key, winner.key, direction)) winner = {item, key};
	}
	return winner?.item ?? null;
}

function isBetter(key: Value, than: Value, direction: 1 | -1): boolean {
	if (direction < 0) return isLess(key, than, {isStrict: true, operator: '<', isTurned: false});
	return isLess(than, key, {isStrict: true, operator: '>', isTurned: true});
}

/** The sort key that `&expression` gives for an item: a number or a string. */
function key(name: string, by: Argument | undefined): (item: Value) => Value {
	return item => {
		const found = each(by)(item);
		if (isNumber(found) || typeof found === 'string') return found;
		throw wrongType(name, found, ['number', 'string'], kindOf(found));
	};
}

function sortBy(items: readonly Value[], by: (item: Value) => Value): Value {
	const [first] = items;
	if (first === undefined) return items;
	const required = kindOf(by(first));
	if (required !== 'number' && required !== 'string') {
		throw wrongType('sort_by', first, ['string', 'number'], required);
	}
	const keyed = items.map(item => {
		const key = by(item);
		if (kindOf(key) !== required) throw wrongType('sort_by', key, [required], kindOf(key));
		return {item, key};
	});
	return keyed.sort((a, b) => order(a.key, b.key)).map(({item}) => item);
}

function toNumber(value: Value): Value {
	if (isNumber(value)) return value;
	return typeof value === 'string' ? numberFrom(value) : null;
}

function plain(value: Argument = null): Value {
	return value instanceof Expression ? null : value;
}

function list(value: Argument | undefined): readonly Value[] {
	const items = plain(value);
	return isList(items) ? items : [];
}

function object(value: Argument | undefined): ObjectValue {
	const members = plain(value);
	return isObject(members) ? members : new Map();
}

function number(value: Argument | undefined): PythonNumber {
	return value !== undefined && isNumber(value) ? value : 0n;
}

function text(value: Argument | undefined): string {
	return typeof value === 'string' ? value : '';
}

function each(by: Argument | undefined): (item: Value) => Value {
	return by instanceof Expression ? by.evaluate : item => item;
}
