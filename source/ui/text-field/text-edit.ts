import {graphemes} from '../../drawing/graphemes.ts';

/**
 * The text of a field and its cursor, which counts UTF-16 units in `value` and is always between two graphemes, so that
 * no key can leave half an emoji behind.
 */
export type Edit = {
	readonly value: string;
	readonly cursor: number;
};

/** The effect of a key on a field. */
export type EditKey =
	| 'left'
	| 'right'
	| 'wordLeft'
	| 'wordRight'
	| 'start'
	| 'end'
	| 'eraseLeft'
	| 'eraseRight'
	| 'eraseWordLeft'
	| 'eraseWordRight'
	| 'eraseToStart'
	| 'eraseToEnd';

/** The input that a field accepts. */
export type Accepts = {
	/**
	 * Whether spaces are kept. Codes and tokens have none: those that an email or a narrow terminal inserted are dropped.
	 */
	readonly spaces: boolean;
	/** The maximum length, in UTF-16 units. */
	readonly limit: number;
};

const isPlain = (unit: number) => unit >= 0x20 && unit < 0x7f;

/**
 * There is always a boundary between two printable ASCII characters (UAX #29), so a token of 6,000 needs no segmenting.
 */
const isBetweenPlain = (value: string, index: number) =>
	(index === 0 || isPlain(value.charCodeAt(index - 1))) &&
	(index === value.length || isPlain(value.charCodeAt(index)));

/** The start of the grapheme before `index`; 0 at the start. */
export function previousBoundary(value: string, index: number): number {
	if (index <= 1) return 0;
	if (isPlain(value.charCodeAt(index - 1)) && isBetweenPlain(value, index - 1)) return index - 1;
	return graphemes.segment(value).containing(index - 1)?.index ?? 0;
}

/** The end of the grapheme at `index`; the text's length at its end. */
export function nextBoundary(value: string, index: number): number {
	if (index >= value.length) return value.length;
	if (isPlain(value.charCodeAt(index)) && isBetweenPlain(value, index + 1)) return index + 1;
	const grapheme = graphemes.segment(value).containing(index);
	return grapheme ? grapheme.index + grapheme.segment.length : value.length;
}

/** The number of graphemes in a text. */
export function countGraphemes(value: string): number {
	if (!/[^ -~]/.test(value)) return value.length;
	let count = 0;
	for (const _ of graphemes.segment(value)) count++;
	return count;
}

/** Joining two texts can merge two graphemes (an accent, a flag): the cursor then moves behind the result. */
function settle(value: string, cursor: number): Edit {
	if (isBetweenPlain(value, cursor)) return {value, cursor};
	const grapheme = graphemes.segment(value).containing(cursor);
	if (!grapheme || grapheme.index === cursor) return {value, cursor};
	return {value, cursor: grapheme.index + grapheme.segment.length};
}

const unseen =
	/[\p{Cc}\p{Cs}\u200b\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/**
 * Cleans text for a field: removes control characters, lone surrogates, and invisible marks that get copied from
 * emails. Keeps the joiners in emoji and scripts.
 */
export function cleanText(text: string, accepts: Pick<Accepts, 'spaces'>): string {
	const clean = text.replace(unseen, '');
	return accepts.spaces ? clean : clean.replace(/\s/g, '');
}

/** A field with `value` and the cursor at its end. */
export function editOf(value: string, accepts: Accepts): Edit {
	return insertText({value: '', cursor: 0}, value, accepts);
}

/** Inserts text at the cursor after cleaning it; text beyond the limit is dropped, without splitting a grapheme. */
export function insertText(edit: Edit, text: string, accepts: Accepts): Edit {
	const room = Math.max(0, accepts.limit - edit.value.length);
	// Cut before cleaning too, to avoid scanning a pasted file of 100 MB.
	const clean = cleanText(text.slice(0, 4 * accepts.limit), accepts);
	const fitting = clean.length <= room ? clean : clean.slice(0, lastBoundary(clean, room));
	if (fitting === '') return edit;
	const before = edit.value.slice(0, edit.cursor);
	return settle(before + fitting + edit.value.slice(edit.cursor), edit.cursor + fitting.length);
}

/** Inserts pasted text at the cursor as one line: line breaks at its ends are dropped, others become spaces. */
export function pasteText(edit: Edit, text: string, accepts: Accepts): Edit {
	const line = text.replace(/^[\r\n]+|(?<![\r\n])[\r\n]+$/g, '').replace(/[\r\n\t]+/g, ' ');
	return insertText(edit, line, accepts);
}

/** The edit after a key; the same object if the key changes nothing. */
export function pressKey(edit: Edit, key: EditKey): Edit {
	const {value, cursor} = edit;
	switch (key) {
		case 'left':
			return moveTo(edit, previousBoundary(value, cursor));
		case 'right':
			return moveTo(edit, nextBoundary(value, cursor));
		case 'wordLeft':
			return moveTo(edit, wordStart(value, cursor));
		case 'wordRight':
			return moveTo(edit, wordEnd(value, cursor));
		case 'start':
			return moveTo(edit, 0);
		case 'end':
			return moveTo(edit, value.length);
		case 'eraseLeft':
			return erase(edit, previousBoundary(value, cursor), cursor);
		case 'eraseRight':
			return erase(edit, cursor, nextBoundary(value, cursor));
		case 'eraseWordLeft':
			return erase(edit, wordStart(value, cursor), cursor);
		case 'eraseWordRight':
			return erase(edit, cursor, wordEnd(value, cursor));
		case 'eraseToStart':
			return erase(edit, 0, cursor);
		case 'eraseToEnd':
			return erase(edit, cursor, value.length);
	}
}

const moveTo = (edit: Edit, cursor: number): Edit =>
	cursor === edit.cursor ? edit : {value: edit.value, cursor};

const erase = (edit: Edit, from: number, to: number): Edit =>
	from === to ? edit : settle(edit.value.slice(0, from) + edit.value.slice(to), from);

/** The last boundary at or before `index`. */
function lastBoundary(value: string, index: number): number {
	if (isBetweenPlain(value, index)) return index;
	return graphemes.segment(value).containing(index)?.index ?? index;
}

const isWordAt = (value: string, index: number) =>
	/^[\p{L}\p{N}_]/u.test(value.slice(index, index + 2));

function wordStart(value: string, cursor: number): number {
	let index = cursor;
	let seenWord = false;
	while (index > 0) {
		const previous = previousBoundary(value, index);
		const isWord = isWordAt(value, previous);
		if (seenWord && !isWord) break;
		seenWord ||= isWord;
		index = previous;
	}
	return index;
}

function wordEnd(value: string, cursor: number): number {
	let index = cursor;
	let seenWord = false;
	while (index < value.length) {
		const isWord = isWordAt(value, index);
		if (seenWord && !isWord) break;
		seenWord ||= isWord;
		index = nextBoundary(value, index);
	}
	return index;
}
