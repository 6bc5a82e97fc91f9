import type {Lexeme} from './lexemes.ts';
import {current, type Node} from './syntax.ts';
import {type Kind, kindOf, textOf} from './token-names.ts';
import {
	incomplete,
	kindAt,
	listed,
	match,
	QuerySyntaxError,
	readerOf,
	refuse,
	type TokenReader,
	tokenAt,
} from './token-reader.ts';

/**
 * Parses tokens into a tree by the grammar of jmespath.py 1.1.0 (`parser.py`), a top-down operator precedence parser.
 * Throws `QuerySyntaxError` at the first unexpected token, and for an expression nested deeper than `deepest`.
 */
export function parseTokens(expression: string, lexemes: readonly Lexeme[]): Node {
	const reader: Reader = {...readerOf(expression, lexemes), depth: 0};
	const tree = readExpression(reader);
	if (kindAt(reader) !== 'eof') refuse(reader, `Unexpected token: ${textOf(tokenAt(reader))}`);
	return tree;
}

type Reader = TokenReader & {depth: number};

/* About where Python's stack ends; no realistic query comes near it. */
const deepest = 490;

/* Binding powers of tokens; a token that isn't listed ends an expression. */
const powers = {
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
} as const;

/** The tokens that start a projection. */
type Projecting = 'star' | 'dot' | 'flatten' | 'filter';

const powerOf: ReadonlyMap<string, number> = new Map(Object.entries(powers));

const identifiers: readonly Kind[] = ['quoted_identifier', 'unquoted_identifier'];

function readExpression(reader: Reader, power = 0): Node {
	reader.depth += 1;
	if (reader.depth > deepest) throw new QuerySyntaxError('maximum recursion depth exceeded');
	let left = readOperand(reader);
	while (power < powerAt(reader)) left = readContinuation(reader, left);
	reader.depth -= 1;
	return left;
}

function readOperand(reader: Reader): Node {
	const token = tokenAt(reader);
	reader.at += 1;
	switch (kindOf(token)) {
		case 'literal':
			return {type: 'literal', value: token.literal?.value ?? null};
		case 'current':
			return current;
		case 'unquoted_identifier':
			return {type: 'field', name: textOf(token)};
		case 'quoted_identifier':
			if (kindAt(reader) !== 'lparen') return {type: 'field', name: textOf(token)};
			return refuse(reader, 'Quoted identifier not allowed for function names.', 0, 0);
		case 'star': {
			const isAlone = kindAt(reader) === 'rbracket';
			const pick = isAlone ? current : readProjected(reader, 'star');
			return {type: 'valueProjection', of: current, pick};
		}
		case 'filter':
			return readFilter(reader, current);
		case 'flatten':
			return readFlattened(reader, current);
		case 'lbrace':
			return readHash(reader);
		case 'lbracket':
			return readBracket(reader);
		case 'not':
			return {type: 'not', of: readExpression(reader, powers.not)};
		case 'expref':
			return {type: 'reference', to: readExpression(reader)};
		case 'lparen': {
			const inner = readExpression(reader);
			match(reader, ['rparen']);
			return inner;
		}
		case 'eof':
			return incomplete(reader);
		default:
			return refuse(reader, 'invalid token', -1);
	}
}

function readContinuation(reader: Reader, left: Node): Node {
	const kind = kindAt(reader);
	reader.at += 1;
	switch (kind) {
		case 'dot':
			if (kindAt(reader) !== 'star') return steps(left, readMember(reader, 'dot'));
			reader.at += 1;
			return {type: 'valueProjection', of: left, pick: readProjected(reader, 'dot')};
		case 'flatten':
			return readFlattened(reader, left);
		case 'filter':
			return readFilter(reader, left);
		case 'lparen':
			if (left.type === 'field') return readCall(reader, left.name);
			return refuse(reader, `Invalid function name '${textOf(tokenAt(reader, -2))}'`, -2);
		case 'lbracket':
			if (isIndex(reader)) return readIndex(reader, left);
			match(reader, ['star']);
			match(reader, ['rbracket']);
			return {type: 'projection', of: left, pick: readProjected(reader, 'star')};
		case 'pipe':
			return steps(left, readExpression(reader, powers.pipe));
		case 'or':
		case 'and':
			return {type: kind, left, right: readExpression(reader, powers[kind])};
		case 'eq':
		case 'ne':
		case 'lt':
		case 'lte':
		case 'gt':
		case 'gte':
			return {
				type: 'comparison',
				by: kind,
				left,
				right: readExpression(reader, powers[kind]),
			};
		default:
			return refuse(reader, 'invalid token', -1);
	}
}

function steps(left: Node, right: Node): Node {
	const before = left.type === 'steps' && !left.isIndexed ? left.steps : [left];
	return {type: 'steps', steps: [...before, right], isIndexed: false};
}

/** Reads what a projection selects from each item: what follows it, or the item itself. */
function readProjected(reader: Reader, over: Projecting): Node {
	const kind = kindAt(reader);
	if (powerAt(reader) < 10) return current;
	if (kind === 'dot') {
		reader.at += 1;
		return readMember(reader, over);
	}
	if (kind !== 'lbracket' && kind !== 'filter') refuse(reader, 'syntax error');
	return readExpression(reader, powers[over]);
}

function readFlattened(reader: Reader, left: Node): Node {
	const of: Node = {type: 'flatten', of: left};
	return {type: 'projection', of, pick: readProjected(reader, 'flatten')};
}

function readMember(reader: Reader, over: Projecting): Node {
	const kind = kindAt(reader);
	if (kind === 'star' || identifiers.includes(kind)) return readExpression(reader, powers[over]);
	reader.at += 1;
	if (kind === 'lbracket') return readList(reader);
	if (kind === 'lbrace') return readHash(reader);
	return refuse(
		reader,
		`Expecting: ${listed([...identifiers, 'lbracket', 'lbrace'])}, got: ${kind}`,
		-1,
	);
}

function readBracket(reader: Reader): Node {
	if (isIndex(reader)) return readIndex(reader, current);
	if (kindAt(reader) !== 'star' || kindAt(reader, 1) !== 'rbracket') return readList(reader);
	reader.at += 2;
	return {type: 'projection', of: current, pick: readProjected(reader, 'star')};
}

/** Reads an index or a slice. A slice projects, except directly after an index, where both are one step. */
function readIndex(reader: Reader, left: Node): Node {
	const right = readIndexed(reader);
	if (left.type === 'steps' && left.isIndexed) return {...left, steps: [...left.steps, right]};
	const indexed: Node = {type: 'steps', steps: [left, right], isIndexed: true};
	if (right.type !== 'slice') return indexed;
	return {type: 'projection', of: indexed, pick: readProjected(reader, 'star')};
}

function readIndexed(reader: Reader): Node {
	if (kindAt(reader) !== 'colon' && kindAt(reader, 1) !== 'colon') {
		const index = BigInt(tokenAt(reader).text);
		reader.at += 1;
		match(reader, ['rbracket']);
		return {type: 'index', index};
	}
	const bounds: [bigint?, bigint?, bigint?] = [];
	let colons = 0;
	while (kindAt(reader) !== 'rbracket') {
		if (kindAt(reader) === 'colon') colons += 1;
		else if (kindAt(reader) === 'number') bounds[colons] = BigInt(tokenAt(reader).text);
		else refuse(reader, 'syntax error');
		if (colons === 3) refuse(reader, 'syntax error');
		reader.at += 1;
	}
	reader.at += 1;
	return {type: 'slice', bounds: [bounds[0], bounds[1], bounds[2]]};
}

function readFilter(reader: Reader, left: Node): Node {
	const condition = readExpression(reader);
	match(reader, ['rbracket']);
	const pick = kindAt(reader) === 'flatten' ? current : readProjected(reader, 'filter');
	return {type: 'filter', of: left, condition, pick};
}

function readList(reader: Reader): Node {
	const items: Node[] = [];
	for (;;) {
		items.push(readExpression(reader));
		if (kindAt(reader) === 'rbracket') break;
		match(reader, ['comma']);
	}
	reader.at += 1;
	return {type: 'list', items};
}

function readHash(reader: Reader): Node {
	const entries: [string, Node][] = [];
	do {
		const key = tokenAt(reader);
		match(reader, identifiers);
		match(reader, ['colon']);
		entries.push([textOf(key), readExpression(reader)]);
		passComma(reader);
	} while (tokenAt(reader, -1).text === ',' || kindAt(reader) !== 'rbrace');
	reader.at += 1;
	return {type: 'hash', entries};
}

function readCall(reader: Reader, name: string): Node {
	const args: Node[] = [];
	while (kindAt(reader) !== 'rparen') {
		args.push(readExpression(reader));
		passComma(reader);
	}
	reader.at += 1;
	return {type: 'call', name, args};
}

/* Between arguments and in a hash, jmespath.py tolerates a missing comma. */
function passComma(reader: Reader): void {
	if (kindAt(reader) === 'comma') reader.at += 1;
}

function isIndex(reader: Reader): boolean {
	return kindAt(reader) === 'number' || kindAt(reader) === 'colon';
}

function powerAt(reader: Reader): number {
	return powerOf.get(kindAt(reader)) ?? 0;
}
