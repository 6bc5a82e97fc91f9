import {join} from 'node:path';
import {swap} from './swap.js';

const graphemes = join(import.meta.dirname, '../../source/drawing/graphemes.ts').replaceAll(
	'\\',
	'/',
);

/**
 * All drawn text is split and measured, and each of the packages for that creates a segmenter when it is loaded, and a
 * pattern of all emoji for the first character beyond ASCII (the frame of a box): a tenth of the time to the first
 * frame, and 2.5 MiB. Most text consists of characters that take one column each; the rest is created when a text needs
 * it.
 * @type {readonly import('./swap.js').Substitution[]}
 */
export const segmenterWhenNeeded = [
	{
		file: /\/node_modules\/string-width\/index\.js$/,
		change: text =>
			swap(shared(text, 'const segmenter = new Intl.Segmenter();', 'segmenter'), [
				['const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;', 'let rgiEmojiRegex;'],
				[
					'rgiEmojiRegex.test(segment)',
					"(rgiEmojiRegex ??= new RegExp('^\\\\p{RGI_Emoji}$', 'v')).test(segment)",
				],
				[
					'\tlet width = 0;\n\tconst eastAsianWidthOptions',
					`\tif (ambiguousIsNarrow && plainText.test(string)) {
		return string.length;
	}

	let width = 0;
	const eastAsianWidthOptions`,
				],
			]),
	},
	{
		file: /\/node_modules\/wrap-ansi\/index\.js$/,
		change: text => shared(text, 'const segmenter = new Intl.Segmenter();', 'segmenter'),
	},
	{
		file: /\/node_modules\/slice-ansi\/tokenize-ansi\.js$/,
		change: text =>
			shared(
				text,
				"const GRAPHEME_SEGMENTER = new Intl.Segmenter(undefined, {granularity: 'grapheme'});",
				'GRAPHEME_SEGMENTER',
			),
	},
	{
		file: /\/node_modules\/ink\/build\/line-update\.js$/,
		change: text =>
			shared(
				text,
				"const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });",
				'segmenter',
			),
	},
	{
		file: /\/node_modules\/@alcalzone\/ansi-tokenize\/build\/tokenize\.js$/,
		change: text =>
			shared(
				text,
				'const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });',
				'segmenter',
			),
	},
];

/** Replaces the segmenter of `text`, which is created in one line, by ours under the same name. */
const shared = (
	/** @type {string} */ text,
	/** @type {string} */ made,
	/** @type {string} */ name,
) => `import {graphemes as ${name}, plainText} from '${graphemes}';\n${swap(text, [[made, '']])}`;
