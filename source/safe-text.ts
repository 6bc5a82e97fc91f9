/** How much of a text to show, and whether to keep its line breaks. */
export type SafeTextOptions = {
	/** The maximum length in UTF-16 units; longer text ends in `…`. */
	readonly limit?: number;
	/** Keeps line breaks; otherwise they become spaces. */
	readonly keepLines?: boolean;
};

// ECMA-48: CSI sequences; strings (OSC, DCS, SOS, PM, APC) up to BEL or ST; then any other escape sequence. An
// unterminated string isn't one: it must not hide readable text.
const sequences =
	/(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]P^_X]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-~]?/g;

const controls = /\p{Cc}/gu;
const invisibles = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]/gu;

/**
 * Makes untrusted text (from the service, a file, a user) safe to draw on a terminal: removes escape sequences (colors,
 * clipboard writes, links), control characters, bidirectional marks and invisible marks, and truncates long text.
 * Letters, accents, emoji and all scripts are preserved. Applying it twice changes nothing.
 */
export function safeText(text: string, options: SafeTextOptions = {}): string {
	const {limit = 1_000, keepLines = false} = options;
	// Avoids scanning 10 MB of text to show a thousand characters of it.
	const head = text.slice(0, 8 * limit).toWellFormed();
	let before = head;
	let after = strip(before, keepLines);
	// Removing one mark can make another unnecessary.
	while (after !== before) {
		before = after;
		after = strip(before, keepLines);
	}
	return cut(after, limit, head.length < text.length);
}

/**
 * Makes text safe for a terminal without removing anything: control characters, bidirectional marks and invisible marks
 * become `\u001b`. Keeps line breaks and tabs, and colors if `keepsColours` is set.
 */
export function visibleText(text: string, {keepsColours = false} = {}): string {
	const parts = keepsColours ? text.split(/(\u001b\[[\d;]*m)/) : [text];
	return parts
		.map((part, index) =>
			index % 2 === 1
				? part
				: part
						.replace(/[^\P{Cc}\n\t]/gu, escaped)
						.replace(invisibles, (mark: string, at: number, whole: string) =>
							isNeeded(mark, at, whole) ? mark : escaped(mark),
						),
		)
		.join('');
}

/** Multi-line JSON with everything outside printable ASCII escaped, as in the AWS CLI's JSON. */
export function asciiJson(value: unknown): string {
	return `${JSON.stringify(value, undefined, 4).replace(/[\u007f-\uffff]/g, escaped)}\n`;
}

/** By UTF-16 units, as in JSON. */
const escaped = (text: string) =>
	text.replace(/[\s\S]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const strip = (text: string, keepLines: boolean) =>
	text
		.replace(sequences, '')
		.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
		.replace(/[\t\v\f]/g, ' ')
		.replace(/\n/g, keepLines ? '\n' : ' ')
		.replace(controls, character => (character === '\n' ? '\n' : ''))
		.replace(invisibles, (mark: string, index: number, whole: string) =>
			isNeeded(mark, index, whole) ? mark : '',
		);

/**
 * Whether writing needs a zero-width mark: joiners in emoji and in words of scripts that join (Persian, Hindi), text or
 * emoji style, flags of regions, variants of Han characters. Others are dropped.
 */
function isNeeded(mark: string, index: number, whole: string): boolean {
	const before = whole.slice(Math.max(0, index - 2), index);
	const after = whole.slice(index + mark.length, index + mark.length + 2);
	if (
		mark === '\u200d' &&
		/(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f)$/u.test(before)
	) {
		return /^\p{Extended_Pictographic}/u.test(after);
	}
	if (mark === '\u200c' || mark === '\u200d') {
		const last = [...before].at(-1) ?? '';
		const notJoining =
			/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;
		return [last, after].every(near => /^[\p{L}\p{M}]/u.test(near) && !notJoining.test(near));
	}
	if (mark === '\ufe0e' || mark === '\ufe0f') {
		return (
			/\p{Extended_Pictographic}$/u.test(before) ||
			(/[#*\d]$/.test(before) && after.startsWith('\u20e3'))
		);
	}
	if (/[\u{e0020}-\u{e007f}]/u.test(mark)) {
		return /\u{1f3f4}[\u{e0020}-\u{e007e}]{0,6}$/u.test(
			whole.slice(Math.max(0, index - 14), index),
		);
	}
	return /[\u{e0100}-\u{e01ef}]/u.test(mark) && /\p{Script=Han}$/u.test(before);
}

function cut(text: string, limit: number, isCutAlready: boolean): string {
	if (text.length <= limit && !isCutAlready) return text;
	if (text.length < limit) return `${text}…`;
	// Created lazily: it loads the rules of every script, and few texts are truncated.
	const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});
	const end = segmenter.segment(text).containing(limit - 1)?.index ?? limit - 1;
	return `${text.slice(0, end)}…`;
}
