/** A user-perceived character: its text and where it starts. */
export type Grapheme = {readonly segment: string; readonly index: number};

/** The graphemes of a text in order, and the one at a position. */
export type Graphemes = Iterable<Grapheme> & {
	readonly containing: (index: number) => Grapheme | undefined;
};

/** ASCII, Latin letters, dashes, quotation marks, arrows, box drawing, blocks, Braille, and the signs of `theme.ts`. */
const plain = String.raw`\u0020-\u007E\u00B7\u00C0-\u00FF\u2013-\u201D\u2022\u2026\u2039\u203A\u2139\u2190-\u2193\u23CE\u2500-\u259F\u26A0\u2713\u2714\u2716\u276E\u276F\u2800-\u28FF`;

/** Matches a text whose width in columns is its length. */
export const plainText = new RegExp(`^[${plain}]*$`);

/** Matches a text in which each UTF-16 unit is a grapheme: plain, possibly with colors and in several lines. */
const ofUnits = new RegExp(String.raw`^[\u001B\n${plain}]*$`);

let segmenter: Intl.Segmenter | undefined;

/**
 * Splits text into graphemes like `Intl.Segmenter`, which is only created for text that needs it: that takes 10 ms and
 * 2.5 MiB, and most screens are plain.
 */
export const graphemes = {
	segment: (text: string): Graphemes => {
		if (ofUnits.test(text)) return units(text);
		segmenter ??= new Intl.Segmenter('en', {granularity: 'grapheme'});
		return segmenter.segment(text);
	},
};

const units = (text: string): Graphemes => ({
	*[Symbol.iterator]() {
		for (let index = 0; index < text.length; index += 1) yield unitAt(text, index);
	},
	containing: index => (text[index] === undefined ? undefined : unitAt(text, index)),
});

const unitAt = (text: string, index: number): Grapheme => ({segment: text.charAt(index), index});
