import {Failure} from '../failure.ts';
import {isList, isObject, type Value} from '../values/python-values.ts';
import {callFunction} from './functions.ts';
import type {Node, Query} from './syntax.ts';
import {compare, Expression, isFalse, isNumber, isSame} from './values.ts';

/**
 * What an expression's tree picks out of a value, by the rules of jmespath.py 1.1.0, which are what the AWS CLI
 * shows: strings can be ordered, only lists can be sliced, a selection from nothing is nothing. Throws a `general`
 * Failure for a function's argument of the wrong type.
 */
export function evaluate({tree, literals}: Query, value: Value): Value {
	return visit(tree, value, literals);
}

function visit(node: Node, value: Value, literals: readonly Value[], isAfterIndex = false): Value {
	const evaluate = (inner: Node, of: Value) => visit(inner, of, literals);
	switch (node.type) {
		case 'Identity':
		case 'Current':
			return value;
		case 'Literal':
			return literals[Number(node.value)] ?? null;
		case 'Field':
			return isObject(value) && Object.hasOwn(value, node.name) ? (value[node.name] ?? null) : null;
		case 'Index':
			return isList(value) ? (value.at(node.value) ?? null) : null;
		case 'Slice':
			return isList(value) ? slice(value, node.start, node.stop, node.step) : null;
		case 'Subexpression':
		case 'IndexExpression':
		case 'Pipe':
			return evaluate(node.right, evaluate(node.left, value));
		case 'Flatten': {
			const inner = evaluate(node.child, value);
			return isList(inner) ? inner.flatMap(item => (isList(item) ? item : [item])) : null;
		}
		case 'Projection': {
			const items = evaluate(node.left, value);
			if (isJoined(node.left, isAfterIndex)) return visit(node.right, items, literals, true);
			return isList(items) ? project(items, item => evaluate(node.right, item)) : null;
		}
		case 'ValueProjection': {
			const object = evaluate(node.left, value);
			return isObject(object)
				? project(Object.values(object), item => evaluate(node.right, item))
				: null;
		}
		case 'FilterProjection': {
			const items = evaluate(node.left, value);
			if (!isList(items)) return null;
			return project(
				items.filter(item => !isFalse(evaluate(node.condition, item))),
				item => evaluate(node.right, item),
			);
		}
		case 'MultiSelectList':
			return value === null ? null : node.children.map(child => evaluate(child, value));
		case 'MultiSelectHash':
			if (value === null) return null;
			return Object.fromEntries(
				node.children.map(child => [child.name, evaluate(child.value, value)]),
			);
		case 'OrExpression': {
			const left = evaluate(node.left, value);
			return isFalse(left) ? evaluate(node.right, value) : left;
		}
		case 'AndExpression': {
			const left = evaluate(node.left, value);
			return isFalse(left) ? left : evaluate(node.right, value);
		}
		case 'NotExpression':
			return isFalse(evaluate(node.child, value));
		case 'Comparator':
			return compared(node.name, evaluate(node.left, value), evaluate(node.right, value));
		case 'Function':
			return callFunction(
				node.name,
				node.children.map(child =>
					child.type === 'ExpressionReference'
						? new Expression(item => evaluate(child.child, item))
						: evaluate(child, value),
				),
			);
		default:
			throw new Failure('parameter', `${node.type} is not part of the AWS CLI's JMESPath`);
	}
}

/* A slice right after an index is one step with it in jmespath.py, and projects nothing. */
function isJoined(node: Node, isAfterIndex: boolean): boolean {
	if (node.type !== 'IndexExpression' || node.right.type !== 'Slice') return false;
	const before = node.left;
	if (before.type === 'IndexExpression') return before.right.type === 'Index';
	return isAfterIndex && before.type === 'Identity';
}

function project(items: readonly Value[], pick: (item: Value) => Value): readonly Value[] {
	return items.map(pick).filter(item => item !== null);
}

function compared(operator: string, left: Value, right: Value): Value {
	if (operator === 'EQ') return isSame(left, right);
	if (operator === 'NE') return !isSame(left, right);
	const isOrdered = (operand: Value) => isNumber(operand) || typeof operand === 'string';
	if (!isOrdered(left) || !isOrdered(right)) return null;
	switch (operator) {
		case 'LT':
			return compare(left, right, '<') < 0;
		case 'LTE':
			return compare(left, right, '<=') <= 0;
		case 'GT':
			return compare(left, right, '>') > 0;
		default:
			return compare(left, right, '>=') >= 0;
	}
}

/** Python's `items[start:stop:step]`. */
function slice(
	items: readonly Value[],
	start: number | null,
	stop: number | null,
	step: number | null,
): readonly Value[] {
	const by = step ?? 1;
	if (by === 0) throw new Failure('general', 'slice step cannot be zero');
	const lowest = by > 0 ? 0 : -1;
	const highest = by > 0 ? items.length : items.length - 1;
	const bound = (index: number) =>
		Math.min(Math.max(index < 0 ? index + items.length : index, lowest), highest);
	const from = start === null ? (by > 0 ? lowest : highest) : bound(start);
	const to = stop === null ? (by > 0 ? highest : lowest) : bound(stop);
	const picked: Value[] = [];
	for (let index = from; by > 0 ? index < to : index > to; index += by) {
		picked.push(items[index] ?? null);
	}
	return picked;
}
