import {str} from '../values/python-values.ts';
import type {Lexeme} from './lexemes.ts';

/** The text of a token in jmespath.py's messages: its value. */
export function textOf({text, literal}: Lexeme): string {
	if (literal) return str(literal.value);
	if (text.startsWith('"')) return String(JSON.parse(text));
	return /^-?\d/.test(text) ? String(BigInt(text)) : text;
}

const signs = {
	'': 'eof',
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
} as const;

/** jmespath.py's name for a type of token. */
export type Kind =
	| (typeof signs)[keyof typeof signs]
	| 'literal'
	| 'number'
	| 'quoted_identifier'
	| 'unquoted_identifier';

const kinds: ReadonlyMap<string, Kind> = new Map(Object.entries(signs));

/** The type of a token. */
export function kindOf({text, literal}: Lexeme): Kind {
	if (literal) return 'literal';
	if (text.startsWith('"')) return 'quoted_identifier';
	if (/^-?\d/.test(text)) return 'number';
	return kinds.get(text) ?? 'unquoted_identifier';
}
