import {characters, type Lexeme} from './lexemes.ts';
import {type Kind, kindOf, textOf} from './token-names.ts';

/** A syntax error in a query, worded as jmespath.py does. */
export class QuerySyntaxError extends Error {
	override readonly name = 'QuerySyntaxError';
}

/** The tokens of an expression, and the position among them. */
export type TokenReader = {
	readonly expression: string;
	readonly tokens: readonly Lexeme[];
	at: number;
};

/** Creates a reader at the first token. The last one is followed by one of kind `eof`. */
export function readerOf(expression: string, lexemes: readonly Lexeme[]): TokenReader {
	const end: Lexeme = {text: '', start: characters(expression)};
	return {expression, tokens: [...lexemes, end], at: 0};
}

/** The next token, or the one `ahead` tokens later. */
export function tokenAt({tokens, at, expression}: TokenReader, ahead = 0): Lexeme {
	return tokens[at + ahead] ?? {text: '', start: expression.length};
}

/** The kind of the next token, or of the one `ahead` tokens later. */
export function kindAt(reader: TokenReader, ahead = 0): Kind {
	return kindOf(tokenAt(reader, ahead));
}

/** Consumes a token of one of these kinds. Throws `QuerySyntaxError` if another comes next. */
export function match(reader: TokenReader, kinds: readonly Kind[]): void {
	const kind = kindAt(reader);
	if (kind === 'eof') incomplete(reader);
	if (!kinds.includes(kind)) refuse(reader, `Expecting: ${listed(kinds)}, got: ${kind}`);
	reader.at += 1;
}

/** Kinds as Python prints them: a single one unchanged, several as a list. */
export function listed(kinds: readonly Kind[]): string {
	return kinds.length === 1 ? kinds.join() : `[${kinds.map(kind => `'${kind}'`).join(', ')}]`;
}

/** Throws a `QuerySyntaxError` about the next token, or the one `ahead` tokens later. */
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

/* The column is one further because of the opening quote. */
function marked({expression}: TokenReader, column: number): string {
	return `"${expression}"\n${' '.repeat(column + 1)}^`;
}
