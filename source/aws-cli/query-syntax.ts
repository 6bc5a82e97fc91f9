import {compile} from '@jmespath-community/jmespath';
import {compactJson} from './json.ts';
import {type Lexeme, lexemes} from './query-lexemes.ts';

/** A query's syntax tree, as the JMESPath library gives it. */
export type Node = ReturnType<typeof compile>;

/** A mistake in a query's syntax, in the words of jmespath.py. */
export class QuerySyntaxError extends Error {
	override readonly name = 'QuerySyntaxError';
}

/**
 * Parses a JMESPath expression. The library's grammar is the community's; what the AWS CLI's grammar has not is
 * refused. Throws `QuerySyntaxError` or `LexemeError`.
 */
export function parseQuery(expression: string): Node {
	if (expression === '') {
		throw new QuerySyntaxError('Invalid JMESPath expression: cannot be empty.');
	}
	const tokens = lexemes(expression);
	const misplaced = misplacedToken(tokens);
	if (misplaced) throw complaint(expression, misplaced.token, misplaced.why);
	try {
		return compile(normal(tokens));
	} catch {
		throw findMistake(expression, tokens);
	}
}

/* The library gives no place for a mistake. Of a grammar read from left to right, it is the first token after which
   the beginning of the expression is not merely incomplete. */
function findMistake(expression: string, tokens: readonly Lexeme[]): QuerySyntaxError {
	for (const [index, token] of tokens.entries()) {
		try {
			compile(normal(tokens.slice(0, index + 1)));
		} catch (error) {
			const message = error instanceof Error ? error.message : '';
			if (!message.includes('EOF')) return complaint(expression, token, reason(message, token));
		}
	}
	return new QuerySyntaxError(
		`Invalid jmespath expression: Incomplete expression:\n"${expression}"\n${caret(expression.length)}`,
	);
}

function complaint(expression: string, token: Lexeme, why: string): QuerySyntaxError {
	const value = token.literal ? String(token.literal.value) : token.text;
	return new QuerySyntaxError(
		`${why}: Parse error at column ${token.start}, token "${value}" (${kindOf(token).toUpperCase()}), ` +
			`for expression:\n"${expression}"\n${caret(token.start)}`,
	);
}

/* One more column for the quote before the expression. */
function caret(column: number): string {
	return `${' '.repeat(column + 1)}^`;
}

/** The library's reason in jmespath.py's words. */
function reason(message: string, token: Lexeme): string {
	const expected = /expected (\w+), got/.exec(message)?.[1];
	if (expected) return `Expecting: ${expected.toLowerCase()}, got: ${kindOf(token)}`;
	if (message.includes('unexpected token type')) return `Unexpected token: ${token.text}`;
	if (message.includes('invalid token')) return 'invalid token';
	if (message.includes('quoted identifier')) {
		return 'Quoted identifier not allowed for function names.';
	}
	return 'syntax error';
}

/** What the library lets pass and the AWS CLI does not: a list without its commas or its items, and `a * b`. */
function misplacedToken(tokens: readonly Lexeme[]): {token: Lexeme; why: string} | undefined {
	const open: string[] = [];
	for (const [index, token] of tokens.entries()) {
		const before = tokens[index - 1];
		const isAfterOperand = before !== undefined && endsOperand(before);
		if (isAfterOperand && token.text === '*') return {token, why: 'invalid token'};
		if (token.text === ']' && before?.text === '[') return {token, why: 'invalid token'};
		if (isAfterOperand && open.at(-1) === '[' && startsOperand(token)) {
			return {token, why: `Expecting: comma, got: ${kindOf(token)}`};
		}
		if (/^(?:\[|\[\?|\(|\{)$/.test(token.text)) open.push(token.text);
		if (/^[\])}]$/.test(token.text)) open.pop();
	}
	return undefined;
}

function endsOperand({text, literal}: Lexeme): boolean {
	return literal !== undefined || /^["\w]/.test(text) || /^[\])}@]$|^\[\]$/.test(text);
}

function startsOperand({text, literal}: Lexeme): boolean {
	return literal !== undefined || /^["A-Za-z_]/.test(text) || /^[@{!&]$/.test(text);
}

/** The tokens written so that both grammars read them alike: every literal as JSON, a space between two tokens. */
function normal(tokens: readonly Lexeme[]): string {
	return tokens
		.map(({text, literal}) =>
			literal ? `\`${compactJson(literal.value).replaceAll('`', '\\u0060')}\`` : text,
		)
		.join(' ');
}

const kinds: Readonly<Record<string, string>> = {
	'.': 'dot',
	'*': 'star',
	']': 'rbracket',
	'[': 'lbracket',
	'[]': 'flatten',
	'[?': 'filter',
	',': 'comma',
	':': 'colon',
	'@': 'current',
	'(': 'lparen',
	')': 'rparen',
	'{': 'lbrace',
	'}': 'rbrace',
	'|': 'pipe',
	'||': 'or',
	'&': 'expref',
	'&&': 'and',
	'<': 'lt',
	'<=': 'lte',
	'>': 'gt',
	'>=': 'gte',
	'==': 'eq',
	'!=': 'ne',
	'!': 'not',
};

/** jmespath.py's name for a token. */
function kindOf({text, literal}: Lexeme): string {
	if (literal) return 'literal';
	if (text.startsWith('"')) return 'quoted_identifier';
	if (/^-?\d/.test(text)) return 'number';
	return kinds[text] ?? 'unquoted_identifier';
}
