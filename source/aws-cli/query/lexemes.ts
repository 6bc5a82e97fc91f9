import {JsonError, parseJson} from '../values/parse-json.ts';
import type {Value} from '../values/python-values.ts';

/** A token of a query: its text and its start, in characters. */
export type Lexeme = {
	readonly text: string;
	readonly start: number;
	readonly literal?: {readonly value: Value};
};

/** A query with an invalid token; the message points at it. */
export class LexemeError extends Error {
	override readonly name = 'LexemeError';
}

const lexeme =
	/[A-Za-z_]\w*|-?\d+|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|`(?:\\[\s\S]|[^`\\])*`|\[\?|\[\]|\|\||&&|[<>!=]=|[.*\][,:@(){}|&<>!]/y;

/**
 * Splits a JMESPath expression into tokens by the AWS CLI's grammar, which is narrower than the community's: no
 * arithmetic, no `$`, no `let`. Throws `LexemeError`.
 */
export function lexemes(expression: string): readonly Lexeme[] {
	const found: Lexeme[] = [];
	const space = /[ \t\n\r]*/y;
	let at = 0;
	let counted = 0;
	let start = 0;
	for (;;) {
		space.lastIndex = at;
		at += space.exec(expression)?.[0].length ?? 0;
		if (at >= expression.length) return found;
		lexeme.lastIndex = at;
		const text = lexeme.exec(expression)?.[0];
		if (text === undefined) throw unknownToken(expression, at);
		const value = literalValue(expression, text, at);
		start += characters(expression.slice(counted, at));
		counted = at;
		found.push({text, start, ...(value === undefined ? {} : {literal: {value}})});
		at += text.length;
	}
}

function literalValue(expression: string, text: string, start: number): Value | undefined {
	if (text.startsWith("'")) return text.slice(1, -1).replaceAll("\\'", "'");
	if (text.startsWith('"')) {
		const problem = jsonProblem(text);
		if (problem !== undefined) throw at(expression, start, problem);
		return undefined;
	}
	if (!text.startsWith('`')) return undefined;
	const inner = text.slice(1, -1).replaceAll('\\`', '`');
	/* A literal that isn't JSON is a string without quotes: a deprecated form that is still common. */
	for (const json of [inner, `"${inner.trimStart()}"`]) {
		if (jsonProblem(json) === undefined) return parseJson(json);
	}
	throw at(expression, start, `Bad token ${inner}`);
}

function jsonProblem(text: string): string | undefined {
	try {
		parseJson(text);
		return undefined;
	} catch (error) {
		if (!(error instanceof JsonError)) throw error;
		return error.message.split(':', 1)[0];
	}
}

function unknownToken(expression: string, start: number): LexemeError {
	const character = String.fromCodePoint(expression.codePointAt(start) ?? 0);
	if (/["'`]/.test(character)) return at(expression, start, `Unclosed ${character} delimiter`);
	const isQuoted = character === '=' || character === '-';
	return at(expression, start, `Unknown token ${isQuoted ? `'${character}'` : character}`);
}

function at(expression: string, start: number, message: string): LexemeError {
	return new LexemeError(
		`Bad jmespath expression: ${message}:\n${expression}\n${' '.repeat(characters(expression.slice(0, start)))}^`,
	);
}

/** The length of a string in Python, which counts characters rather than UTF-16 units. */
export function characters(text: string): number {
	return [...text].length;
}
