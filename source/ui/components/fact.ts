import {safeText} from '../../safe-text.ts';
import type {Rank} from '../layout/fit.ts';
import type {Section} from '../layout/section.ts';
import {linesOf, linesSection} from './words.tsx';

/** Below this many columns a value gets the whole width, its label in front of it. */
const narrow = 44;

/** A long value gets so many rows for what it is; the rest of it is good to know. */
const firstRows = 2;

/** A fact with its name: in a column of its own, the value wrapping under itself; in one text where it is narrow. */
export function factSection({
	label,
	id = label,
	value,
	rank = 'facts',
	labelWidth = 12,
	hasGap,
}: {
	readonly label: string;
	/** Where two on one screen have the same label. */
	readonly id?: string;
	readonly value: string;
	readonly rank?: Rank;
	/** Columns for the label, the same in lines that stand under one another. */
	readonly labelWidth?: number;
	readonly hasGap?: boolean;
}): Section {
	const text = safeText(value);
	const inline = `${label}: ${text}`;
	return linesSection({
		id,
		offers: rows => [
			{rank, rows: Math.min(rows, firstRows), isElastic: true},
			{rank: 'facts', rows, isElastic: true},
		],
		hasGap,
		lines: columns =>
			columns < narrow
				? linesOf(inline, columns)
				: linesOf(text, columns - labelWidth).map((line, index) => [
						{text: (index === 0 ? label : '').padEnd(labelWidth)},
						...line,
					]),
		read: inline,
	});
}
