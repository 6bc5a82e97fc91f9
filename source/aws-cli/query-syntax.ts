import {compile} from '@jmespath-community/jmespath';
import {str, type Value} from './python-values.ts';
import {type Lexeme, lexemes} from './query-lexemes.ts';

/** A query's syntax tree, as the JMESPath library gives it. */
export type Node = ReturnType<typeof compile>;

/** A parsed query. A literal's node holds its number in `literals`, where its value is as it was written. */
export type Query = {readonly tree: Node; readonly literals: readonly Value[]};

/** A mistake in a query's syntax, in the words of jmespath.py. */
export class QuerySyntaxError extends Error {
	override readonly name = 'QuerySyntaxError';
}

/**
 * Parses a JMESPath expression. The library's grammar is the community's; what the AWS CLI's grammar has not is
 * refused. Throws `QuerySyntaxError` or `LexemeError`.
 */
export function parseQuery(expression: string): Query {
	if (expression === '') {
		throw new QuerySyntaxError('Invalid JMESPath expression: cannot be empty.');
	}
	const tokens = lexemes(expression);
	const parsed = attempt(tokens);
	const mistakes = [
		missingComma(tokens),
		parsed.kind === 'error' ? findMistake(tokens, expression.length) : undefined,
		strayToken(tokens),
	];
	const [first] = mistakes
		.filter(mistake => mistake !== undefined)
		.sort((a, b) => a.token.start - b.token.start);
	if (first) throw complaint(expression, first);
	if (parsed.kind === 'error') throw incomplete(expression);
	return {
		tree: parsed.node,
		literals: tokens.flatMap(({literal}) => (literal ? [literal.value] : [])),
	};
}

type Attempt =
	| {readonly kind: 'tree'; readonly node: Node}
	| {readonly kind: 'error'; readonly message: string};

function attempt(tokens: readonly Lexeme[]): Attempt {
	try {
		return {kind: 'tree', node: compile(normal(tokens))};
	} catch (error) {
		return {kind: 'error', message: error instanceof Error ? error.message : String(error)};
	}
}

type Mistake = {readonly token: Lexeme; readonly why: string};

/* The library gives no place for a mistake. Of a grammar read from left to right, it is the first token after which
   the beginning of the expression is not merely incomplete. */
function findMistake(tokens: readonly Lexeme[], end: number): Mistake | undefined {
	for (const [index, token] of tokens.entries()) {
		const parsed = attempt(tokens.slice(0, index + 1));
		if (parsed.kind === 'error' && !/got: EOF|\(EOF\)/.test(parsed.message)) {
			return mistakeAt(token, tokens[index - 1], parsed.message);
		}
	}
	/* After a dot and in a slice, jmespath.py takes the end for one more wrong token. */
	const parsed = attempt(tokens);
	if (parsed.kind === 'tree' || !parsed.message.includes('unexpected token: (EOF)'))
		return undefined;
	const token: Lexeme = {text: '', start: end};
	return mistakeAt(token, tokens.at(-1), parsed.message);
}

function mistakeAt(token: Lexeme, before: Lexeme | undefined, message: string): Mistake {
	if (before && message.includes('expected a Field')) {
		return {token: before, why: `Invalid function name '${textOf(before)}'`};
	}
	return {token, why: reason(message, token, before)};
}

function incomplete(expression: string): QuerySyntaxError {
	return new QuerySyntaxError(
		`Invalid jmespath expression: Incomplete expression:\n"${expression}"\n${caret(expression.length)}`,
	);
}

function complaint(expression: string, {token, why}: Mistake): QuerySyntaxError {
	const value = textOf(token);
	return new QuerySyntaxError(
		`${why}: Parse error at column ${token.start}, token "${value}" (${kindOf(token).toUpperCase()}), ` +
			`for expression:\n"${expression}"\n${caret(token.start)}`,
	);
}

/** A token as jmespath.py quotes it: a literal by its value. */
function textOf({text, literal}: Lexeme): string {
	return literal ? str(literal.value) : text;
}

/* One more column for the quote before the expression. */
function caret(column: number): string {
	return `${' '.repeat(column + 1)}^`;
}

/** The library's reason in jmespath.py's words. */
function reason(message: string, token: Lexeme, before: Lexeme | undefined): string {
	const expected = /expected (\w+), got/.exec(message)?.[1];
	if (expected) return `Expecting: ${expected.toLowerCase()}, got: ${kindOf(token)}`;
	if (message.includes('unexpected token type')) return `Unexpected token: ${textOf(token)}`;
	if (message.includes('invalid token')) return 'invalid token';
	if (message.includes('quoted identifier')) {
		return 'Quoted identifier not allowed for function names.';
	}
	const names = "'quoted_identifier', 'unquoted_identifier'";
	if (message.includes('identifier token')) return `Expecting: [${names}], got: ${kindOf(token)}`;
	if (before?.text !== '.') return 'syntax error';
	return `Expecting: [${names}, 'lbracket', 'lbrace'], got: ${kindOf(token)}`;
}

/** The token before which a list lacks a comma; the library does not mind. */
function missingComma(tokens: readonly Lexeme[]): Mistake | undefined {
	const open: string[] = [];
	for (const [index, token] of tokens.entries()) {
		const before = tokens[index - 1];
		if (before && endsOperand(before) && open.at(-1) === '[' && !continues(token)) {
			return {token, why: `Expecting: comma, got: ${kindOf(token)}`};
		}
		const isIndex = token.text === '[' && /^[-\d:]/.test(tokens[index + 1]?.text ?? '');
		if (/^(?:\[|\[\?|\(|\{)$/.test(token.text)) open.push(isIndex ? 'index' : token.text);
		if (/^[\])}]$/.test(token.text)) open.pop();
	}
	return undefined;
}

/**
 * The first token that the library takes for an operator of its own, or names too late: in the AWS CLI's grammar an
 * operand ends before it. And the end of a list with nothing in it.
 */
function strayToken(tokens: readonly Lexeme[]): Mistake | undefined {
	const token = tokens.find(({text, literal}, index) => {
		const before = tokens[index - 1];
		if (before === undefined || literal) return false;
		return /^[*!{]$/.test(text) ? endsOperand(before) : text === ']' && before.text === '[';
	});
	return token && {token, why: 'invalid token'};
}

function endsOperand({text, literal}: Lexeme): boolean {
	return literal !== undefined || /^["\w]/.test(text) || /^[\])}@]$|^\[\]$/.test(text);
}

/** Whether a token can follow an operand in a list. */
function continues({text, literal}: Lexeme): boolean {
	return literal === undefined && /^(?:[,\].[(|<>]|\[\?|\[\]|\|\||&&|[<>!=]=)$/.test(text);
}

/** The tokens written so that both grammars read them alike: a literal as its number, a space between two tokens. */
function normal(tokens: readonly Lexeme[]): string {
	let literals = 0;
	return tokens
		.map(({text, literal}) => {
			if (literal === undefined) return text;
			literals += 1;
			return `\`${literals - 1}\``;
		})
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
	if (text === '') return 'eof';
	if (literal) return 'literal';
	if (text.startsWith('"')) return 'quoted_identifier';
	if (/^-?\d/.test(text)) return 'number';
	return kinds[text] ?? 'unquoted_identifier';
}
