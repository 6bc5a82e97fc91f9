import {Failure} from '../failure.ts';
import {isList, isObject, type Value} from '../values/python-values.ts';
import {callFunction} from './functions.ts';
import type {Bounds, Comparison, Node} from './syntax.ts';
import {Expression, isFalse, isLess, isNumber, isSame} from './values.ts';

/**
 * Evaluates a syntax tree on a value by the rules of jmespath.py 1.1.0 (`visitor.py`), which the AWS CLI uses: strings
 * can be ordered, only lists can be sliced, and selecting from null gives null. Throws a `general` Failure if an
 * argument of a function has the wrong type.
 */
export function evaluate(node: Node, value: Value): Value {
	switch (node.type) {
		case 'current':
			return value;
		case 'literal':
			return node.value;
		case 'field':
			return isObject(value) ? (value.get(node.name) ?? null) : null;
		case 'index':
			return isList(value) ? (value.at(Number(node.index)) ?? null) : null;
		case 'slice':
			return isList(value) ? slice(value, node.bounds) : null;
		case 'steps':
			return node.steps.reduce((of, step) => evaluate(step, of), value);
		case 'flatten': {
			const inner = evaluate(node.of, value);
			return isList(inner) ? inner.flatMap(item => (isList(item) ? item : [item])) : null;
		}
		case 'projection': {
			const items = evaluate(node.of, value);
			return isList(items) ? project(items, node.pick) : null;
		}
		case 'valueProjection': {
			const object = evaluate(node.of, value);
			return isObject(object) ? project([...object.values()], node.pick) : null;
		}
		case 'filter': {
			const items = evaluate(node.of, value);
			if (!isList(items)) return null;
			const chosen = items.filter(item => !isFalse(evaluate(node.condition, item)));
			return project(chosen, node.pick);
		}
		case 'list':
			return value === null ? null : node.items.map(item => evaluate(item, value));
		case 'hash':
			if (value === null) return null;
			return new Map(node.entries.map(([key, item]) => [key, evaluate(item, value)]));
		case 'or': {
			const left = evaluate(node.left, value);
			return isFalse(left) ? evaluate(node.right, value) : left;
		}
		case 'and': {
			const left = evaluate(node.left, value);
			return isFalse(left) ? left : evaluate(node.right, value);
		}
		case 'not':
			return isFalse(evaluate(node.of, value));
		case 'comparison':
			return compared(node.by, evaluate(node.left, value), evaluate(node.right, value));
		case 'call':
			return callFunction(
				node.name,
				node.args.map(arg =>
					arg.type === 'reference'
						? new Expression(item => evaluate(arg.to, item))
						: evaluate(arg, value),
				),
			);
		case 'reference':
			throw new Error('unreachable: checked when the query was compiled');
	}
}

function project(items: readonly Value[], pick: Node): readonly Value[] {
	return items.map(item => evaluate(pick, item)).filter(item => item !== null);
}

const operators = {lt: '<', lte: '<=', gt: '>', gte: '>='} as const;

function compared(by: Comparison, left: Value, right: Value): Value {
	if (by === 'eq') return isSame(left, right);
	if (by === 'ne') return !isSame(left, right);
	const isOrdered = (operand: Value) => isNumber(operand) || typeof operand === 'string';
	if (!isOrdered(left) || !isOrdered(right)) return null;
	const [a, b] = by === 'lt' || by === 'lte' ? [left, right] : [right, left];
	const isStrict = by === 'lt' || by === 'gt';
	return isLess(a, b, {isStrict, operator: operators[by], isTurned: a !== left});
}

/** Python's `items[start:stop:step]`. */
function slice(items: readonly Value[], [start, stop, step]: Bounds): readonly Value[] {
	const by = Number(step ?? 1n);
	if (by === 0) throw new Failure('general', 'slice step cannot be zero');
	const lowest = by > 0 ? 0 : -1;
	const highest = by > 0 ? items.length : items.length - 1;
	const bound = (given: bigint) => {
		const index = Number(given);
		return Math.min(Math.max(index < 0 ? index + items.length : index, lowest), highest);
	};
	const from = start === undefined ? (by > 0 ? lowest : highest) : bound(start);
	const to = stop === undefined ? (by > 0 ? highest : lowest) : bound(stop);
	const picked: Value[] = [];
	for (let index = from; by > 0 ? index < to : index > to; index += by) {
		picked.push(items[index] ?? null);
	}
	return picked;
}
