import {swap} from './swap.js';

/**
 * Whatever is drawn is measured, and all it takes is one character beyond ASCII (the frame of a box) to make
 * string-width build a segmenter and the expression of all emoji: some 20 ms before the first frame. Characters that
 * stand alone in one column are counted before that, and the rest is built when a text needs it.
 * @type {import('./swap.js').Substitution}
 */
export const stringWidthOfPlainText = {
	file: /\/node_modules\/string-width\/index\.js$/,
	change: text =>
		swap(text, [
			['const segmenter = new Intl.Segmenter();', 'let segmenter;'],
			['segmenter.segment(string)', '(segmenter ??= new Intl.Segmenter()).segment(string)'],
			['const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;', 'let rgiEmojiRegex;'],
			[
				'rgiEmojiRegex.test(segment)',
				"(rgiEmojiRegex ??= new RegExp('^\\\\p{RGI_Emoji}$', 'v')).test(segment)",
			],
			[
				'\tlet width = 0;\n\tconst eastAsianWidthOptions',
				`\tif (ambiguousIsNarrow && ${plainText}.test(string)) {
		return string.length;
	}

	let width = 0;
	const eastAsianWidthOptions`,
			],
		]),
};

/** ASCII, Latin letters, dashes, quotation marks, arrows, box drawing, blocks, Braille, and the signs of `theme.ts`. */
const plain = String.raw`\u0020-\u007E\u00B7\u00C0-\u00FF\u2013-\u201D\u2022\u2026\u2039\u203A\u2139\u2190-\u2193\u23CE\u2500-\u259F\u26A0\u2713\u2714\u2716\u276E\u276F\u2800-\u28FF`;

/** A text whose width is its length. */
export const plainText = new RegExp(`^[${plain}]*$`);
