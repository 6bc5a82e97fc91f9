import {Failure} from '../failure.ts';
import {RecursionError} from '../values/parse-json.ts';
import type {Value} from '../values/python-values.ts';
import {evaluate} from './evaluation.ts';
import {checkCall} from './functions.ts';
import {parseTokens} from './grammar.ts';
import {LexemeError, lexemes} from './lexemes.ts';
import {children, type Node} from './syntax.ts';
import {QuerySyntaxError} from './token-reader.ts';

/** A compiled query: returns what it selects from a value. */
export type Query = (value: Value) => Value;

/**
 * Compiles a JMESPath expression (jmespath.org, as in the AWS CLI's jmespath.py 1.1.0). Throws a `parameter` Failure
 * for a syntax error, an unknown function, or a wrong number of arguments; the query throws a `general` one for an
 * argument of the wrong type.
 */
export function compileQuery(expression: string): Query {
	const tree = parse(expression);
	checkCalls(tree);
	return value => evaluate(tree, value);
}

function parse(expression: string): Node {
	try {
		if (expression === '') {
			throw new QuerySyntaxError('Invalid JMESPath expression: cannot be empty.');
		}
		return parseTokens(expression, lexemes(expression));
	} catch (error) {
		if (error instanceof RecursionError) throw new Failure('general', error.message);
		if (!(error instanceof QuerySyntaxError || error instanceof LexemeError)) throw error;
		throw new Failure('parameter', `Bad value for --query ${expression}: ${error.message}`);
	}
}

/* About where Python's stack ends when it evaluates a tree. */
const deepest = 480;

/** Throws for an invalid call, an `&expression` that isn't an argument, and a tree too deep to evaluate. */
function checkCalls(node: Node, depth = 0): void {
	if (depth > deepest) throw new Failure('parameter', 'maximum recursion depth exceeded');
	if (node.type === 'reference') {
		throw new Failure('parameter', 'An expression with & can only be the argument of a function');
	}
	if (node.type === 'call') checkCall(node.name, node.args.length);
	for (const child of children(node)) {
		const isArgument = node.type === 'call' && child.type === 'reference';
		checkCalls(isArgument ? child.to : child, depth + 1);
	}
}
