import {safeText} from '../../safe-text.ts';
import type {Rank} from '../layout/fit.ts';
import type {Section} from '../layout/section.ts';
import {type Mark, tones} from './list-row.tsx';
import {type Line, linesOf, linesSection} from './words.tsx';

/** Below this many columns a value gets the whole width, its label in front of it. */
const narrow = 44;

/** A long value gets so many rows for what it is; the rest of it is good to know. */
const firstRows = 2;

/** A fact with its label: in two columns, the value wrapping in its own; as one text in a narrow window. */
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
	/** Where two on one screen have the same label. */
	readonly id?: string;
	readonly value: string;
	/** Said behind the value, with the sign and in the colour of what it says. */
	readonly mark?: Mark | undefined;
	readonly rank?: Rank;
	/** Columns for the label, the same in all lines of a block. */
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

/** A mark behind a value, as the rows of a list have it. */
function spansOf({text, tone}: Mark): Line {
	const {sign, color} = tones[tone];
	return [{text: '  '}, ...(sign ? [{text: ' ', sign, color}, {text: ' '}] : []), {text, color}];
}
