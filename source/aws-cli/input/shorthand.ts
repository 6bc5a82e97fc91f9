import type {ObjectValue, Value} from '../values/python-values.ts';

/** Shorthand that does not follow the grammar; the message shows where, with a caret under the place. */
export class ShorthandError extends Error {
	override readonly name = 'ShorthandError';
}

/** What `key@=value` loads: the contents of `file://…` and `fileb://…`, anything else as it is. */
export type LoadFile = (value: string) => Value;

const keyCharacter = /[A-Za-z0-9\-_.#/:]/;
const space = /[ \t\n\r\v\f]/;
/* Above U+FFFF the AWS CLI's value grammar has no characters: a value ends there. */
const firstValue = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s!#-&(-+\--\\^-|~-\uffff])*/uy;
const secondValue = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s!#-&(-+\--<>-\uffff])*/uy;
const singleQuoted = /'(?:\\'|[^'])*'/y;
const doubleQuoted = /"(?:\\"|[^"])*"/y;

/**
 * Reads the AWS CLI's shorthand: `key=value,other=[a,b],third={k=v}`, values bare, in single or in double quotes,
 * `\,` for a comma, `key@=file://path` for a file's contents (AWS CLI User Guide, "Using shorthand syntax").
 * `a=1,2` is a list. Throws `ShorthandError`.
 */
export function parseShorthand(input: string, loadFile: LoadFile): ObjectValue {
	let at = 0;
	let loading = false;

	const fail = (expected: string, received: string, index: number) =>
		new ShorthandError(
			`Expected: '${expected}', received: '${received}' for input:\n${pointAt(input, index)}`,
		);
	const skipSpace = () => {
		while (space.test(input.charAt(at))) at += 1;
	};
	const expect = (character: string, spaced: boolean) => {
		if (spaced) skipSpace();
		if (at >= input.length) throw fail(character, 'EOF', at);
		if (input.charAt(at) !== character) throw fail(character, characterAt(input, at), at);
		at += 1;
		if (spaced) skipSpace();
	};
	const match = (pattern: RegExp): string | undefined => {
		pattern.lastIndex = at;
		const found = pattern.exec(input)?.[0];
		at += found?.length ?? 0;
		return found;
	};
	const loaded = (value: string): Value => (loading ? loadFile(value) : value);

	const key = (): string => {
		const start = at;
		while (keyCharacter.test(input.charAt(at))) at += 1;
		const name = input.slice(start, at);
		skipSpace();
		loading = input.charAt(at) === '@';
		if (loading) expect('@', true);
		expect('=', true);
		return name;
	};

	const quotedValue = (pattern: RegExp, quote: string, name: string): Value => {
		const start = at;
		const found = match(pattern);
		if (found === undefined) throw fail(`<${name}>`, '<none>', start);
		return loaded(found.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\'));
	};
	const bareValue = (found: string): Value =>
		loaded(found.replaceAll('\\,', ',').replace(/\s+$/u, ''));
	const scalar = (position: 'first' | 'second'): Value => {
		if (input.charAt(at) === "'") return quotedValue(singleQuoted, "'", 'singled quoted');
		if (input.charAt(at) === '"') return quotedValue(doubleQuoted, '"', 'double quoted');
		const found = match(position === 'first' ? firstValue : secondValue);
		if (found !== undefined) return bareValue(found);
		if (position === 'first') return '';
		throw fail('<second>', '<none>', at);
	};

	const explicitValue = (): Value => {
		if (input.charAt(at) === '[') return explicitList();
		if (input.charAt(at) === '{') return hash();
		return scalar('first');
	};
	const explicitList = (): Value => {
		const values: Value[] = [];
		expect('[', true);
		while (input.charAt(at) !== ']') {
			values.push(explicitValue());
			skipSpace();
			if (input.charAt(at) !== ']') {
				expect(',', false);
				skipSpace();
			}
		}
		expect(']', false);
		return values;
	};
	const hash = (): Value => {
		const entries = new Map<string, Value>();
		expect('{', true);
		while (input.charAt(at) !== '}') {
			const name = key();
			const value = explicitValue();
			skipSpace();
			if (input.charAt(at) !== '}') {
				expect(',', false);
				skipSpace();
			}
			entries.set(name, value);
		}
		expect('}', false);
		return entries;
	};

	/* `a=1,2,b=3`: what follows a comma is one more value of `a` until it turns out to be the key `b`. */
	const commaSeparated = (): Value => {
		const first = scalar('first');
		skipSpace();
		if (at >= input.length || input.charAt(at) !== ',') return first;
		expect(',', true);
		const values = [first];
		for (;;) {
			try {
				const current = scalar('second');
				skipSpace();
				if (at >= input.length) {
					values.push(current);
					break;
				}
				expect(',', true);
				values.push(current);
			} catch (error) {
				if (!(error instanceof ShorthandError) || at >= input.length) throw error;
				at = input.lastIndexOf(',', at);
				break;
			}
		}
		return values.length === 1 ? first : values;
	};
	const values = (): Value => {
		if (at >= input.length) return '';
		if (input.charAt(at) === '[') return explicitList();
		if (input.charAt(at) === '{') return hash();
		return commaSeparated();
	};

	const result = new Map<string, Value>();
	const firstKey = key();
	result.set(firstKey, values());
	let last = at;
	while (at < input.length) {
		expect(',', true);
		const name = key();
		const value = values();
		if (result.has(name)) {
			throw new ShorthandError(
				`Second instance of key "${name}" encountered for input:\n${pointAt(input, last + 1)}\n` +
					'This is often because there is a preceding "," instead of a space.',
			);
		}
		result.set(name, value);
		last = at;
	}
	return result;
}

function characterAt(input: string, index: number): string {
	return String.fromCodePoint(input.codePointAt(index) ?? 0);
}

/** The input with a line under the one that `index` is in, a caret below the character. */
function pointAt(input: string, index: number): string {
	const lineStart = input.slice(0, index).lastIndexOf('\n') + 1;
	const lineEnd = input.indexOf('\n', index);
	const caret = `${' '.repeat([...input.slice(lineStart, index)].length)}^`;
	if (lineEnd === -1) return `${input}\n${caret}`;
	return `${input.slice(0, lineEnd)}\n${caret}${input.slice(lineEnd)}`;
}
