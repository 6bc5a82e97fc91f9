import {Failure} from '../failure.ts';
import type {Value} from '../values/python-values.ts';
import {evaluate} from './evaluation.ts';
import {checkCall} from './functions.ts';
import {QuerySyntaxError} from './grammar.ts';
import {LexemeError} from './lexemes.ts';
import {type Node, type Query as ParsedQuery, parseQuery} from './syntax.ts';

/** A compiled query: a value in, what it picks out. */
export type Query = (value: Value) => Value;

/**
 * Compiles a JMESPath expression (jmespath.org, as the AWS CLI's jmespath.py 1.1.0 has it). Throws a `parameter`
 * Failure for a mistake in its syntax, a function that there is not, or a wrong number of arguments; the query throws
 * a `general` one for an argument of the wrong type.
 */
export function compileQuery(expression: string): Query {
	const query = parse(expression);
	checkCalls(query.tree);
	return value => evaluate(query, value);
}

function parse(expression: string): ParsedQuery {
	try {
		return parseQuery(expression);
	} catch (error) {
		if (!(error instanceof QuerySyntaxError || error instanceof LexemeError)) throw error;
		throw new Failure('parameter', `Bad value for --query ${expression}: ${error.message}`);
	}
}

/** Throws for a call that cannot work, and for an `&expression` that is not handed to a function. */
function checkCalls(node: Node): void {
	if (node.type === 'ExpressionReference') {
		throw new Failure('parameter', 'An expression with & can only be the argument of a function');
	}
	if (node.type === 'Function') checkCall(node.name, node.children.length);
	for (const child of children(node)) {
		const isArgument = node.type === 'Function' && child.type === 'ExpressionReference';
		checkCalls(isArgument ? child.child : child);
	}
}

function children(node: Node): readonly Node[] {
	switch (node.type) {
		case 'Function':
		case 'MultiSelectList':
			return node.children;
		case 'MultiSelectHash':
			return node.children.map(({value}) => value);
		case 'Flatten':
		case 'NotExpression':
			return [node.child];
		case 'FilterProjection':
			return [node.left, node.condition, node.right];
		case 'Subexpression':
		case 'IndexExpression':
		case 'Pipe':
		case 'Projection':
		case 'ValueProjection':
		case 'OrExpression':
		case 'AndExpression':
		case 'Comparator':
			return [node.left, node.right];
		default:
			return [];
	}
}
