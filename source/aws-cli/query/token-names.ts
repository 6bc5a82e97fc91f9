import {str} from '../values/python-values.ts';
import type {Lexeme} from './lexemes.ts';

/** A token as jmespath.py quotes it: by its value. */
export function textOf({text, literal}: Lexeme): string {
	if (literal) return str(literal.value);
	if (text.startsWith('"')) return JSON.parse(text);
	return /^-?\d/.test(text) ? String(BigInt(text)) : text;
}

const kinds: ReadonlyMap<string, string> = new Map(
	Object.entries({
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
	}),
);

/** jmespath.py's name for a token. */
export function kindOf({text, literal}: Lexeme): string {
	if (literal) return 'literal';
	if (text.startsWith('"')) return 'quoted_identifier';
	if (/^-?\d/.test(text)) return 'number';
	return kinds.get(text) ?? 'unquoted_identifier';
}
