import {characters, type Lexeme} from './lexemes.ts';
import {type Kind, kindOf, textOf} from './token-names.ts';

/** A mistake in a query's syntax, in the words of jmespath.py. */
export class QuerySyntaxError extends Error {
	override readonly name = 'QuerySyntaxError';
}

/** The tokens of an expression, and how many have been read. */
export type TokenReader = {
	readonly expression: string;
	readonly tokens: readonly Lexeme[];
	at: number;
};

/** A reader at the first token; behind the last one stands one of the kind `eof`. */
export function readerOf(expression: string, lexemes: readonly Lexeme[]): TokenReader {
	const end: Lexeme = {text: '', start: characters(expression)};
	return {expression, tokens: [...lexemes, end], at: 0};
}

/** The token that comes next, or that many behind it. */
export function tokenAt({tokens, at, expression}: TokenReader, ahead = 0): Lexeme {
	return tokens[at + ahead] ?? {text: '', start: expression.length};
}

/** The kind of that token. */
export function kindAt(reader: TokenReader, ahead = 0): Kind {
	return kindOf(tokenAt(reader, ahead));
}

/** Passes a token of one of these kinds. Throws `QuerySyntaxError` where another comes next. */
export function match(reader: TokenReader, kinds: readonly Kind[]): void {
	const kind = kindAt(reader);
	if (kind === 'eof') incomplete(reader);
	if (!kinds.includes(kind)) refuse(reader, `Expecting: ${listed(kinds)}, got: ${kind}`);
	reader.at += 1;
}

/** Kinds as Python prints them: one as it is, several as a list. */
export function listed(kinds: readonly Kind[]): string {
	return kinds.length === 1 ? kinds.join() : `[${kinds.map(kind => `'${kind}'`).join(', ')}]`;
}

/** Throws a `QuerySyntaxError` about the token that comes next, or that many behind it. */
export function refuse(
	reader: TokenReader,
	why: string,
	ahead = 0,
	column = tokenAt(reader, ahead).start,
): never {
	const token = tokenAt(reader, ahead);
	const named = `token "${textOf(token)}" (${kindOf(token).toUpperCase()})`;
	throw new QuerySyntaxError(
		`${why}: Parse error at column ${column}, ${named}, for expression:\n${marked(reader, column)}`,
	);
}

/** Throws a `QuerySyntaxError` for an expression that ends too early. */
export function incomplete(reader: TokenReader): never {
	throw new QuerySyntaxError(
		`Invalid jmespath expression: Incomplete expression:\n${marked(reader, characters(reader.expression))}`,
	);
}

/* One more column for the quote before the expression. */
function marked({expression}: TokenReader, column: number): string {
	return `"${expression}"\n${' '.repeat(column + 1)}^`;
}
