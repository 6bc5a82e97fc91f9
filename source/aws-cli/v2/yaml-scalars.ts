/** The styles in which a text can be written in YAML. */
type Analysis = {
	readonly isMultiline: boolean;
	readonly isPlainAllowed: boolean;
	readonly isSingleQuotedAllowed: boolean;
};

/** The column at which a scalar starts, and the indent of its continuation lines. */
export type Position = {readonly column: number; readonly indent: number};

/* Texts that the AWS CLI's reader would resolve to another type (`ruamel/yaml/resolver.py` 0.17.21, YAML 1.2). */
const otherTypes: readonly RegExp[] = [
	/^(?:true|True|TRUE|false|False|FALSE)$/,
	/^[-+]?\d[\d_]*\.[\d_]*(?:[eE][-+]?\d+)?$/,
	/^[-+]?\d[\d_]*[eE][-+]?\d+$/,
	/^[-+]?\.[\d_]+(?:[eE][-+]\d+)?$/,
	/^[-+]?\.(?:inf|Inf|INF)$/,
	/^\.(?:nan|NaN|NAN)$/,
	/^[-+]?0b[01_]+$/,
	/^(?:[-+]|(?=\d))[\d_]+$/,
	/^[-+]?0o[0-7_]+$/,
	/^[-+]?0x[\da-fA-F_]+$/,
	/^(?:~|null|Null|NULL|<<|=|)$/,
	/^\d{4}-\d\d-\d\d$/,
	/^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/,
];

const lineBreak = /[\r\n\u0085\u2028\u2029]/;
const blankOrBreak = /[ \t\r\n\u0085\u2028\u2029\0]/;

/* libyaml's IS_PRINTABLE, which excludes tabs and everything beyond the Basic Multilingual Plane. */
const isPrintable = (character: string) =>
	/^[\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]$/.test(character);

/* In columns. */
const bestWidth = 80;

/**
 * A text as a YAML scalar, in the style that libyaml 0.2.5 selects (`yaml_emitter_select_scalar_style`): plain,
 * single-quoted or double-quoted, and folded if it is longer than a line. Keys are never folded.
 */
export function yamlText(text: string, at: Position, isKey: boolean): string {
	const characters = [...text];
	const {isMultiline, isPlainAllowed, isSingleQuotedAllowed} = analyse(characters);
	if (isKey && isMultiline) return doubleQuoted(characters, at, isKey);
	const isPlain = isPlainAllowed && text !== '' && !otherTypes.some(type => type.test(text));
	if (isPlain) return folded(characters, at, isKey);
	return isSingleQuotedAllowed
		? singleQuoted(characters, at, isKey)
		: doubleQuoted(characters, at, isKey);
}

/** Whether a key is short enough to be on one line with its value (`yaml_emitter_check_simple_key`, in bytes). */
export function isSimpleKey(key: string): boolean {
	return Buffer.byteLength(key) <= 128 && !lineBreak.test(key);
}

/* `yaml_emitter_analyze_scalar` */
function analyse(characters: readonly string[]): Analysis {
	const {length} = characters;
	const text = characters.join('');
	const isBlankAt = (index: number) => blankOrBreak.test(characters[index] ?? '\0');
	let isIndicator = /^(?:---|\.\.\.)/.test(text);
	for (const [index, character] of characters.entries()) {
		const isFollowed = isBlankAt(index + 1);
		if (index === 0) {
			if (/[#,[\]{}&*!|>'"%@`]/.test(character)) isIndicator = true;
			if (/[-?:]/.test(character) && isFollowed) isIndicator = true;
		} else if ((character === ':' && isFollowed) || (character === '#' && isBlankAt(index - 1))) {
			isIndicator = true;
		}
	}
	const isMultiline = lineBreak.test(text);
	const isSpecial = !characters.every(isPrintable);
	const isSpaceBeforeBreak = / [\r\n\u0085\u2028\u2029]/.test(text);
	const isSpaceAfterBreak = /[\r\n\u0085\u2028\u2029] /.test(text);
	const isOpenAtAnEnd =
		length > 0 && /^[ \r\n\u0085\u2028\u2029]|[ \r\n\u0085\u2028\u2029]$/.test(text);
	return {
		isMultiline,
		isPlainAllowed: !(
			isIndicator ||
			isMultiline ||
			isSpecial ||
			isOpenAtAnEnd ||
			isSpaceBeforeBreak ||
			isSpaceAfterBreak
		),
		isSingleQuotedAllowed: !(isSpecial || isSpaceBeforeBreak || isSpaceAfterBreak),
	};
}

/* `yaml_emitter_write_plain_scalar`, for text on one line. */
function folded(characters: readonly string[], {column, indent}: Position, isKey: boolean): string {
	let result = '';
	let at = column;
	let wasSpace = false;
	for (const [index, character] of characters.entries()) {
		const isSpace = character === ' ';
		if (isSpace && !isKey && !wasSpace && at > bestWidth && characters[index + 1] !== ' ') {
			result += `\n${' '.repeat(indent)}`;
			at = indent;
		} else {
			result += character;
			at += 1;
		}
		wasSpace = isSpace;
	}
	return result;
}

/* `yaml_emitter_write_single_quoted_scalar` */
function singleQuoted(
	characters: readonly string[],
	{column, indent}: Position,
	isKey: boolean,
): string {
	const margin = `\n${' '.repeat(indent)}`;
	let result = "'";
	let at = column + 1;
	let wasSpace = false;
	let wasBreak = false;
	for (const [index, character] of characters.entries()) {
		const isSpace = character === ' ';
		if (lineBreak.test(character)) {
			if (!wasBreak && character === '\n') result += '\n';
			result += character;
			at = 0;
			wasBreak = true;
			continue;
		}
		const isInside = index > 0 && index < characters.length - 1;
		if (
			isSpace &&
			!isKey &&
			!wasSpace &&
			at > bestWidth &&
			isInside &&
			characters[index + 1] !== ' '
		) {
			result += margin;
			at = indent;
		} else {
			if (wasBreak && !isSpace) {
				result += ' '.repeat(indent);
				at = indent;
			}
			const written = character === "'" ? "''" : character;
			result += written;
			at += written.length;
		}
		wasSpace = isSpace;
		if (!isSpace) wasBreak = false;
	}
	return `${result}${wasBreak ? ' '.repeat(indent) : ''}'`;
}

const escapes: Readonly<Record<string, string>> = {
	'\0': '0',
	'\x07': 'a',
	'\b': 'b',
	'\t': 't',
	'\n': 'n',
	'\v': 'v',
	'\f': 'f',
	'\r': 'r',
	'\x1b': 'e',
	'"': '"',
	'\\': '\\',
	'\u0085': 'N',
	'\u2028': 'L',
	'\u2029': 'P',
};

/* `yaml_emitter_write_double_quoted_scalar` */
function doubleQuoted(
	characters: readonly string[],
	{column, indent}: Position,
	isKey: boolean,
): string {
	let result = '"';
	let at = column + 1;
	let wasSpace = false;
	for (const [index, character] of characters.entries()) {
		const isInside = index > 0 && index < characters.length - 1;
		let written = character;
		if (!isPrintable(character) || lineBreak.test(character) || /["\\]/.test(character)) {
			written = escaped(character);
		} else if (character === ' ' && !isKey && !wasSpace && at > bestWidth && isInside) {
			result += `\n${' '.repeat(indent)}`;
			at = indent;
			written = characters[index + 1] === ' ' ? '\\' : '';
		}
		result += written;
		at += written.length;
		wasSpace = character === ' ';
	}
	return `${result}"`;
}

function escaped(character: string): string {
	const short = escapes[character];
	if (short !== undefined) return `\\${short}`;
	const code = character.codePointAt(0) ?? 0;
	const hex = code.toString(16).toUpperCase();
	if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
	return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
