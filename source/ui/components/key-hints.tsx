import {useIsScreenReaderEnabled} from 'ink';
import stringWidth from 'string-width';
import type {Section} from '../layout/section.ts';
import {type Line, Lines} from './words.tsx';

/** A key as labeled on the keyboard, and what it does here. */
export type Hint = readonly [key: string, does: string];

/** Keys that must be shown whatever the size of the window, most important first. */
const needed: readonly string[] = ['Ctrl+C', 'Esc', 'F1', '?', 'Enter'];

/** The action of the key that closes a panel; its hint precedes all others. */
export const closes = 'close';

const widthOf = ([key, does]: Hint) => stringWidth(`${key} ${does}`);

/** Splits hints into rows of at most `columns`, without breaking one; hints that are wider are left to the help. */
function rowsOf(hints: readonly Hint[], columns: number): ReadonlyArray<readonly Hint[]> {
	const gap = gapIn(columns);
	const rows: Hint[][] = [];
	let used = 0;
	for (const hint of hints) {
		const row = rows.at(-1);
		const width = widthOf(hint);
		if (width > columns) continue;
		if (row && used + gap + width <= columns) {
			row.push(hint);
			used += gap + width;
		} else {
			rows.push([hint]);
			used = width;
		}
	}
	return rows;
}

const gapIn = (columns: number) => (columns < 40 ? 2 : 3);

/** The hints that fit into the rows, in the given order; the needed ones take precedence. */
function fitting(hints: readonly Hint[], rows: number, columns: number): readonly Hint[] {
	const place = ([key, does]: Hint) => {
		if (does === closes) return -1;
		const at = needed.indexOf(key);
		return at < 0 ? needed.length : at;
	};
	let kept: readonly Hint[] = [];
	for (const hint of hints.toSorted((one, other) => place(one) - place(other))) {
		const more = hints.filter(known => known === hint || kept.includes(known));
		if (rowsOf(more, columns).length <= rows) kept = more;
	}
	return kept;
}

/** The keys of a screen: on more rows in a narrow window, only the most important ones in a low one. */
export const hintsSection = (hints: readonly Hint[]): Section => ({
	id: 'keys',
	hasGap: true,
	offers: columns => [
		{rank: 'exit', rows: 1},
		{rank: 'keys', rows: rowsOf(hints, columns).length, isElastic: true},
	],
	draw: (rows, columns) => <KeyHints hints={hints} rows={rows} columns={columns} />,
});

/** Hints in a limited number of rows. */
export function KeyHints({
	hints,
	rows,
	columns,
}: {
	readonly hints: readonly Hint[];
	readonly rows: number;
	readonly columns: number;
}) {
	const isRead = useIsScreenReaderEnabled();
	const lines: readonly Line[] = isRead
		? [[{text: `Keys: ${hints.map(hint => hint.join(' ')).join(', ')}`}]]
		: rowsOf(fitting(hints, rows, columns), columns).map(row =>
				row.flatMap(([key, does], index) => [
					...(index === 0 ? [] : [{text: ' '.repeat(gapIn(columns))}]),
					{text: key, bold: true},
					{text: ` ${does}`},
				]),
			);
	return <Lines lines={lines} />;
}
