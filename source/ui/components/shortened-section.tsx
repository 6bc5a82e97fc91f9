import {useIsScreenReaderEnabled} from 'ink';
import {roomWords} from '../../copy/screen-words.ts';
import type {Section} from '../layout/section.ts';
import {cutLines, type Line, Lines, type OffersOf} from './words.tsx';

/** A part that is shown completely or not at all. */
export type Part = {
	readonly lines: readonly Line[];
	/** Whether it takes precedence over other parts. */
	readonly isDeciding?: boolean;
};

/** A section of parts in order. If they don't all fit, the last row says how many are left out. */
export const shortenedSection = ({
	id,
	offers,
	hasGap = false,
	parts,
	read,
}: {
	readonly id: string;
	readonly offers: OffersOf;
	readonly hasGap?: boolean;
	readonly parts: (columns: number) => readonly Part[];
	/** The text for a screen reader. */
	readonly read: string;
}): Section => ({
	id,
	hasGap,
	offers: columns => offers(parts(columns).flatMap(({lines}) => lines).length),
	draw: (rows, columns) => <Shortened read={read} lines={shorten(parts(columns), rows, columns)} />,
});

function Shortened({read, lines}: {readonly read: string; readonly lines: readonly Line[]}) {
	return <Lines lines={useIsScreenReaderEnabled() ? [[{text: read}]] : lines} />;
}

/** The parts that fit into `rows`: deciding ones take precedence, but the order stays. */
function shorten(parts: readonly Part[], rows: number, columns: number): readonly Line[] {
	const whole = parts.flatMap(({lines}) => lines);
	if (whole.length <= rows) return whole;
	const byWorth = parts.toSorted(
		(a, b) => Number(b.isDeciding ?? false) - Number(a.isDeciding ?? false),
	);
	if (rows === 1) return cutLines(byWorth[0]?.lines ?? [], 1, columns);
	const kept = new Set<Part>();
	let left = rows - 1;
	for (const part of byWorth) {
		if (part.lines.length > left) break;
		kept.add(part);
		left -= part.lines.length;
	}
	const shown = parts.filter(part => kept.has(part)).flatMap(({lines}) => lines);
	return [...shown, [{text: roomWords.moreRows(parts.length - kept.size), dim: true}]];
}
