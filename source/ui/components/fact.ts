import {safeText} from '../../safe-text.ts';
import type {Rank} from '../layout/fit.ts';
import type {Section} from '../layout/section.ts';
import {type Mark, tones} from './list-row.tsx';
import {type Line, linesOf, linesSection} from './words.tsx';

/** In a window with fewer columns, a value gets the whole width, after its label. */
const narrow = 44;

/** The first rows of a long value have its own rank; the others are optional. */
const firstRows = 2;

/** A fact with its label: in two columns, with the value wrapped in its own, or as one text in a narrow window. */
export function factSection({
	label,
	id = label,
	value,
	mark,
	rank = 'facts',
	labelWidth = 12,
	hasGap,
}: {
	readonly label: string;
	/** Required if two facts on a screen have the same label. */
	readonly id?: string;
	readonly value: string;
	/** Shown after the value, with its sign and color. */
	readonly mark?: Mark | undefined;
	readonly rank?: Rank;
	/** The width of the label column, the same for all facts of a block. */
	readonly labelWidth?: number;
	readonly hasGap?: boolean;
}): Section {
	const text = safeText(value);
	const words = [text, ...(mark === undefined ? [] : spansOf(mark))];
	return linesSection({
		id,
		offers: rows => [
			{rank, rows: Math.min(rows, firstRows), isElastic: true},
			{rank: 'facts', rows, isElastic: true},
		],
		hasGap,
		lines: columns =>
			columns < narrow
				? linesOf([`${label}: `, ...words], columns)
				: linesOf(words, columns - labelWidth).map((line, index) => [
						{text: (index === 0 ? label : '').padEnd(labelWidth)},
						...line,
					]),
		read: [`${label}: ${text}`, mark?.text].filter(Boolean).join(', '),
	});
}

/** A mark after a value, in the style of list rows. */
function spansOf({text, tone}: Mark): Line {
	const {sign, color} = tones[tone];
	return [{text: '  '}, ...(sign ? [{text: ' ', sign, color}, {text: ' '}] : []), {text, color}];
}
