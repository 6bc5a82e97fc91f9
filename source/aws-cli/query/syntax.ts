import {compile} from '@jmespath-community/jmespath';
import type {Value} from '../values/python-values.ts';
import {checkGrammar, QuerySyntaxError} from './grammar.ts';
import {type Lexeme, lexemes} from './lexemes.ts';

/** A query's syntax tree, as the JMESPath library gives it. */
export type Node = ReturnType<typeof compile>;

/** A parsed query. A literal's node holds its number in `literals`, where its value is as it was written. */
export type Query = {readonly tree: Node; readonly literals: readonly Value[]};

/**
 * Parses a JMESPath expression. The library's grammar is the community's; what the AWS CLI's grammar has not is
 * refused. Throws `QuerySyntaxError` or `LexemeError`.
 */
export function parseQuery(expression: string): Query {
	if (expression === '') {
		throw new QuerySyntaxError('Invalid JMESPath expression: cannot be empty.');
	}
	const tokens = lexemes(expression);
	const unseparated = checkGrammar(expression, tokens);
	return {
		tree: compile(normal(tokens, unseparated)),
		literals: tokens.flatMap(({literal}) => (literal ? [literal.value] : [])),
	};
}

/**
 * The tokens written so that both grammars read them alike: a literal as its number, a comma where one is missing, a
 * space between two tokens.
 */
function normal(tokens: readonly Lexeme[], unseparated: ReadonlySet<Lexeme>): string {
	let literals = 0;
	return tokens
		.map(token => {
			const comma = unseparated.has(token) ? ', ' : '';
			if (token.literal === undefined) return comma + token.text;
			literals += 1;
			return `${comma}\`${literals - 1}\``;
		})
		.join(' ');
}
