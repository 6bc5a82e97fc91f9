/** A syntax error in shorthand; the message points at the position with a caret. */
export class ShorthandError extends Error {
	override readonly name = 'ShorthandError';
}

/** The shorthand of an argument, and the current position. */
export type Scanner = {readonly input: string; at: number};

const space = /[ \t\n\r\v\f]/;

/** The next character; empty at the end. */
export function next({input, at}: Scanner): string {
	return input.charAt(at);
}

/** Whether everything has been read. */
export function isAtEnd({input, at}: Scanner): boolean {
	return at >= input.length;
}

/** Skips white space. */
export function skipSpace(scanner: Scanner): void {
	while (space.test(next(scanner))) scanner.at += 1;
}

/** Consumes `character`. Throws `ShorthandError` if another comes next. */
export function expect(scanner: Scanner, character: string): void {
	if (isAtEnd(scanner)) refuse(scanner, character, 'EOF');
	if (next(scanner) !== character) {
		refuse(scanner, character, String.fromCodePoint(scanner.input.codePointAt(scanner.at) ?? 0));
	}
	scanner.at += 1;
}

/** Consumes `character` and the white space around it. Throws `ShorthandError` if another comes next. */
export function expectSpaced(scanner: Scanner, character: string): void {
	skipSpace(scanner);
	expect(scanner, character);
	skipSpace(scanner);
}

/** Consumes and returns the match of a sticky pattern at this position. */
export function match(scanner: Scanner, pattern: RegExp): string | undefined {
	pattern.lastIndex = scanner.at;
	const found = pattern.exec(scanner.input)?.[0];
	scanner.at += found?.length ?? 0;
	return found;
}

/** Throws a `ShorthandError` at this position. */
export function refuse({input, at}: Scanner, expected: string, received: string): never {
	throw new ShorthandError(
		`Expected: '${expected}', received: '${received}' for input:\n${pointAt(input, at)}`,
	);
}

/** The input with a caret below the character at `index`. */
export function pointAt(input: string, index: number): string {
	const lineStart = input.slice(0, index).lastIndexOf('\n') + 1;
	const lineEnd = input.indexOf('\n', index);
	const caret = `${' '.repeat([...input.slice(lineStart, index)].length)}^`;
	if (lineEnd === -1) return `${input}\n${caret}`;
	return `${input.slice(0, lineEnd)}\n${caret}${input.slice(lineEnd)}`;
}
