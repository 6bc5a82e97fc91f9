/** How much of a text is shown, and whether its own line breaks are kept. */
export type SafeTextOptions = {
	/** The longest text to show, in UTF-16 units; what is longer ends in `…`. */
	readonly limit?: number;
	/** Keeps line breaks; otherwise they become spaces. */
	readonly keepLines?: boolean;
};

// ECMA-48: CSI sequences; strings (OSC, DCS, SOS, PM, APC) up to BEL or ST; then any other escape sequence.
// A string that never ends is not taken for one: nothing that can be read is hidden by it.
const sequences =
	/(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]P^_X]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-~]?/g;

const controls = /\p{Cc}/gu;
const invisibles = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]/gu;
const notJoining =
	/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

/**
 * A text from elsewhere (the service, a file, a person) as it may be drawn on a terminal: without escape sequences
 * (colours, clipboard writes, links), control characters, marks that turn the reading direction around, and marks
 * that cannot be seen; cut where it is very long. Letters, accents, emoji and every script stay as they are.
 * Made safe twice, a text is the same as made safe once.
 */
export function safeText(text: string, options: SafeTextOptions = {}): string {
	const {limit = 1_000, keepLines = false} = options;
	// A text of 10 MB is not walked through to show a thousand characters of it.
	const head = text.slice(0, 8 * limit).toWellFormed();
	let before = head;
	let after = strip(before, keepLines);
	// Taking one mark out may leave another without its reason to be there.
	while (after !== before) {
		before = after;
		after = strip(before, keepLines);
	}
	return cut(after, limit, head.length < text.length);
}

/**
 * A text as a terminal may show it with nothing taken out: control characters, marks that turn the reading direction
 * and marks that cannot be seen become `\u001b`. Line breaks and tabs stay, and colours where `keepsColours` says so.
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

/** JSON over several lines with everything outside printable ASCII escaped, as the AWS CLI's JSON has it. */
export function asciiJson(value: unknown): string {
	return `${JSON.stringify(value, undefined, 4).replace(/[\u007f-\uffff]/g, escaped)}\n`;
}

/** As in JSON: by UTF-16 units. */
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
 * Marks that take no room are dropped save where writing needs them: joiners inside emoji and inside words of scripts
 * that join (Persian, Hindi), the choice between text and emoji style, flags of regions, variants of Han characters.
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
	// Made only here: it reads the rules of every script, and few texts are cut.
	const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});
	const end = segmenter.segment(text).containing(limit - 1)?.index ?? limit - 1;
	return `${text.slice(0, end)}…`;
}
