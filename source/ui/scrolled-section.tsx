import {useState} from 'react';
import {roomWords} from '../copy/screen-words.ts';
import {type Line, type Words, WrappedLines} from './components/words.tsx';
import type {Section} from './layout/section.ts';
import {useKeys} from './use-keys.ts';

/** The content of a panel: as much as fits, scrolled by the arrow keys. */
export const scrolledSection = ({
	id,
	lines,
	read,
}: {
	readonly id: string;
	readonly lines: (columns: number) => readonly Line[];
	/** The text for a screen reader. */
	readonly read: Words;
}): Section => ({
	id,
	hasGap: true,
	offers: columns => [{rank: 'panel', rows: lines(columns).length, isElastic: true}],
	draw: (rows, columns) => (
		<Scrolled lines={lines(columns)} rows={rows} columns={columns} read={read} />
	),
});

function Scrolled({
	lines,
	rows,
	columns,
	read,
}: {
	readonly lines: readonly Line[];
	readonly rows: number;
	readonly columns: number;
	readonly read: Words;
}) {
	const [wanted, setWanted] = useState(0);
	const last = Math.max(0, lines.length - rows);
	// One row says what is below, so a page is one row less.
	const page = Math.max(1, rows - 1);
	useKeys(name => {
		const step = {up: -1, down: 1, pageUp: -page, pageDown: page}[name];
		if (step !== undefined)
			setWanted(from => Math.min(Math.max(Math.min(from, last) + step, 0), last));
	});
	const top = Math.min(wanted, last);
	const below = lines.length - top - rows;
	const inView = lines.slice(top, top + rows);
	return (
		<WrappedLines
			lines={
				below > 0 && rows > 1
					? [...inView.slice(0, -1), [{text: roomWords.moreLines(below + 1)}]]
					: inView
			}
			columns={columns}
			rows={rows}
			read={read}
		/>
	);
}
