/** Shorthand that does not follow the grammar; the message shows where, with a caret under the place. */
export class ShorthandError extends Error {
	override readonly name = 'ShorthandError';
}

/** The shorthand of one argument, and how far it has been read. */
export type Scanner = {readonly input: string; at: number};

const space = /[ \t\n\r\v\f]/;

/** The character that comes next; empty at the end. */
export function next({input, at}: Scanner): string {
	return input.charAt(at);
}

/** Whether everything has been read. */
export function isAtEnd({input, at}: Scanner): boolean {
	return at >= input.length;
}

/** Passes white space. */
export function skipSpace(scanner: Scanner): void {
	while (space.test(next(scanner))) scanner.at += 1;
}

/** Passes `character`. Throws `ShorthandError` where another comes next. */
export function expect(scanner: Scanner, character: string): void {
	if (isAtEnd(scanner)) refuse(scanner, character, 'EOF');
	if (next(scanner) !== character) {
		refuse(scanner, character, String.fromCodePoint(scanner.input.codePointAt(scanner.at) ?? 0));
	}
	scanner.at += 1;
}

/** Passes `character` and the white space around it. Throws `ShorthandError` where another comes next. */
export function expectSpaced(scanner: Scanner, character: string): void {
	skipSpace(scanner);
	expect(scanner, character);
	skipSpace(scanner);
}

/** Passes what a sticky pattern matches here, and gives it. */
export function match(scanner: Scanner, pattern: RegExp): string | undefined {
	pattern.lastIndex = scanner.at;
	const found = pattern.exec(scanner.input)?.[0];
	scanner.at += found?.length ?? 0;
	return found;
}

/** Throws a `ShorthandError` that shows where something else was expected. */
export function refuse({input, at}: Scanner, expected: string, received: string): never {
	throw new ShorthandError(
		`Expected: '${expected}', received: '${received}' for input:\n${pointAt(input, at)}`,
	);
}

/** The input with a line under the one that `index` is in, a caret below the character. */
export function pointAt(input: string, index: number): string {
	const lineStart = input.slice(0, index).lastIndexOf('\n') + 1;
	const lineEnd = input.indexOf('\n', index);
	const caret = `${' '.repeat([...input.slice(lineStart, index)].length)}^`;
	if (lineEnd === -1) return `${input}\n${caret}`;
	return `${input.slice(0, lineEnd)}\n${caret}${input.slice(lineEnd)}`;
}
