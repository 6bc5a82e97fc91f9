import type {Lexeme} from './lexemes.ts';
import {kindOf, textOf} from './token-names.ts';

/** A mistake in a query's syntax, in the words of jmespath.py. */
export class QuerySyntaxError extends Error {
	override readonly name = 'QuerySyntaxError';
}

/**
 * Reads the tokens of an expression by the grammar of jmespath.py, a top-down operator precedence parser, and makes
 * nothing of them: the library that makes the tree has a wider grammar and names no place. Gives the tokens that a
 * comma is missing before, where jmespath.py does not miss it: among arguments and in a hash. Throws
 * `QuerySyntaxError` at the first token that cannot stand where it does.
 */
export function checkGrammar(expression: string, lexemes: readonly Lexeme[]): ReadonlySet<Lexeme> {
	const end: Lexeme = {text: '', start: expression.length};
	const reader: Reader = {expression, tokens: [...lexemes, end], at: 0, unseparated: new Set()};
	readExpression(reader);
	if (kindAt(reader) !== 'eof') refuse(reader, `Unexpected token: ${textOf(tokenAt(reader))}`);
	return reader.unseparated;
}

type Reader = {
	readonly expression: string;
	readonly tokens: readonly Lexeme[];
	at: number;
	readonly unseparated: Set<Lexeme>;
};

/* How strongly a token holds on to what stands before it; the others end an expression. */
const powers: Readonly<Record<string, number>> = {
	pipe: 1,
	or: 2,
	and: 3,
	eq: 5,
	gt: 5,
	lt: 5,
	gte: 5,
	lte: 5,
	ne: 5,
	flatten: 9,
	star: 20,
	filter: 21,
	dot: 40,
	not: 45,
	lbrace: 50,
	lbracket: 55,
	lparen: 60,
};

const identifiers = ['quoted_identifier', 'unquoted_identifier'];

/** What was read so far: only a name can be called, and a slice right after an index projects nothing. */
type Left = 'name' | 'index' | 'other';

function readExpression(reader: Reader, power = 0): Left {
	let left = readOperand(reader);
	while (power < powerAt(reader)) left = readContinuation(reader, left);
	return left;
}

function readOperand(reader: Reader): Left {
	const kind = kindAt(reader);
	reader.at += 1;
	switch (kind) {
		case 'literal':
		case 'current':
			return 'other';
		case 'unquoted_identifier':
			return 'name';
		case 'quoted_identifier':
			if (kindAt(reader) !== 'lparen') return 'name';
			return refuse(reader, 'Quoted identifier not allowed for function names.', 0, 0);
		case 'star':
			if (kindAt(reader) !== 'rbracket') readProjected(reader, 'star');
			return 'other';
		case 'filter':
			return readFilter(reader);
		case 'flatten':
			return readProjected(reader, 'flatten');
		case 'lbrace':
			return readHash(reader);
		case 'lbracket':
			return readBracket(reader);
		case 'not':
			readExpression(reader, powers['not']);
			return 'other';
		case 'expref':
			readExpression(reader);
			return 'other';
		case 'lparen': {
			const left = readExpression(reader);
			match(reader, ['rparen']);
			return left;
		}
		case 'eof':
			return incomplete(reader);
		default:
			return refuse(reader, 'invalid token', -1);
	}
}

function readContinuation(reader: Reader, left: Left): Left {
	const kind = kindAt(reader);
	if (kind === 'star' || kind === 'not' || kind === 'lbrace') refuse(reader, 'invalid token');
	reader.at += 1;
	switch (kind) {
		case 'dot':
			if (kindAt(reader) !== 'star') return readMember(reader, 'dot');
			reader.at += 1;
			return readProjected(reader, 'dot');
		case 'flatten':
			return readProjected(reader, 'flatten');
		case 'filter':
			return readFilter(reader);
		case 'lparen':
			if (left === 'name') return readArguments(reader);
			return refuse(reader, `Invalid function name '${textOf(tokenAt(reader, -2))}'`, -2);
		case 'lbracket':
			if (isIndex(reader)) return readIndex(reader, left);
			match(reader, ['star']);
			match(reader, ['rbracket']);
			return readProjected(reader, 'star');
		default:
			readExpression(reader, powers[kind]);
			return 'other';
	}
}

function readProjected(reader: Reader, over: string): 'other' {
	const kind = kindAt(reader);
	if (powerAt(reader) < 10) return 'other';
	if (kind === 'dot') {
		reader.at += 1;
		return readMember(reader, over);
	}
	if (kind !== 'lbracket' && kind !== 'filter') refuse(reader, 'syntax error');
	readExpression(reader, powers[over]);
	return 'other';
}

function readMember(reader: Reader, over: string): 'other' {
	const kind = kindAt(reader);
	if (kind === 'star' || identifiers.includes(kind)) {
		readExpression(reader, powers[over]);
		return 'other';
	}
	reader.at += 1;
	if (kind === 'lbracket') return readList(reader);
	if (kind === 'lbrace') return readHash(reader);
	return refuse(
		reader,
		`Expecting: ${listed([...identifiers, 'lbracket', 'lbrace'])}, got: ${kind}`,
		-1,
	);
}

function readBracket(reader: Reader): Left {
	if (isIndex(reader)) return readIndex(reader, 'other');
	if (kindAt(reader) !== 'star' || kindAt(reader, 1) !== 'rbracket') return readList(reader);
	reader.at += 2;
	return readProjected(reader, 'star');
}

function readIndex(reader: Reader, left: Left): Left {
	if (kindAt(reader) !== 'colon' && kindAt(reader, 1) !== 'colon') {
		reader.at += 1;
		match(reader, ['rbracket']);
		return 'index';
	}
	let colons = 0;
	while (kindAt(reader) !== 'rbracket') {
		if (kindAt(reader) === 'colon') colons += 1;
		else if (kindAt(reader) !== 'number') refuse(reader, 'syntax error');
		if (colons === 3) refuse(reader, 'syntax error');
		reader.at += 1;
	}
	reader.at += 1;
	return left === 'index' ? 'index' : readProjected(reader, 'star');
}

function readFilter(reader: Reader): 'other' {
	readExpression(reader);
	match(reader, ['rbracket']);
	return kindAt(reader) === 'flatten' ? 'other' : readProjected(reader, 'filter');
}

function readList(reader: Reader): 'other' {
	for (;;) {
		readExpression(reader);
		if (kindAt(reader) === 'rbracket') break;
		match(reader, ['comma']);
	}
	reader.at += 1;
	return 'other';
}

function readHash(reader: Reader): 'other' {
	do {
		match(reader, identifiers);
		match(reader, ['colon']);
		readExpression(reader);
	} while (passComma(reader, 'rbrace') !== 'rbrace');
	reader.at += 1;
	return 'other';
}

function readArguments(reader: Reader): 'other' {
	while (kindAt(reader) !== 'rparen') {
		readExpression(reader);
		passComma(reader, 'rparen');
	}
	reader.at += 1;
	return 'other';
}

function passComma(reader: Reader, end: string): string {
	const kind = kindAt(reader);
	if (kind === 'comma') reader.at += 1;
	else if (kind !== end) reader.unseparated.add(tokenAt(reader));
	return kind;
}

function isIndex(reader: Reader): boolean {
	return kindAt(reader) === 'number' || kindAt(reader) === 'colon';
}

function match(reader: Reader, kinds: readonly string[]): void {
	const kind = kindAt(reader);
	if (kind === 'eof') incomplete(reader);
	if (!kinds.includes(kind)) refuse(reader, `Expecting: ${listed(kinds)}, got: ${kind}`);
	reader.at += 1;
}

function listed(kinds: readonly string[]): string {
	return kinds.length === 1 ? kinds.join() : `[${kinds.map(kind => `'${kind}'`).join(', ')}]`;
}

function refuse(
	reader: Reader,
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

function incomplete(reader: Reader): never {
	throw new QuerySyntaxError(
		`Invalid jmespath expression: Incomplete expression:\n${marked(reader, reader.expression.length)}`,
	);
}

/* One more column for the quote before the expression. */
function marked({expression}: Reader, column: number): string {
	return `"${expression}"\n${' '.repeat(column + 1)}^`;
}

function tokenAt({tokens, at, expression}: Reader, ahead = 0): Lexeme {
	return tokens[at + ahead] ?? {text: '', start: expression.length};
}

function kindAt(reader: Reader, ahead = 0): string {
	return kindOf(tokenAt(reader, ahead));
}

function powerAt(reader: Reader): number {
	return powers[kindAt(reader)] ?? 0;
}
