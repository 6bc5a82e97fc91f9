import {Text} from 'ink';
import {listWords} from '../../copy/panel-words.ts';
import {matching, wordsOf} from './list-filter.ts';
import type {Item} from './list-row.tsx';

/** The indices of the rows that pass a filter, and the filter's words. */
export type View = {readonly rows: readonly number[]; readonly words: readonly string[]};

/** The rows that pass a filter. */
export const viewOf = (items: readonly Item[], filter: string | undefined): View =>
	filter === undefined
		? {rows: [...items.keys()], words: []}
		: {rows: matching(items, filter), words: wordsOf(filter)};

/** How many rows of a list are visible, besides the rows about the list itself. */
export function heightOf({
	rows,
	wholeRows,
	isLow,
	isFiltering,
	isWhole,
	length,
}: {
	readonly rows: number;
	readonly wholeRows: number;
	readonly isLow: boolean;
	readonly isFiltering: boolean;
	readonly isWhole: boolean;
	readonly length: number;
}): number {
	if (isFiltering) return Math.max(1, Math.min(rows, length) - 1);
	return isWhole ? length : Math.max(1, rows - wholeRows - (isLow ? 0 : 1));
}

/** The range of visible rows, counted from 1. */
export function RangeRow({
	first,
	last,
	of,
}: {
	readonly first: number;
	readonly last: number;
	readonly of: number;
}) {
	return <Text>{`  ${count(first)}–${count(last)} of ${count(of)}`}</Text>;
}

/** The filter, and how many rows pass it. */
export function FilterRow({
	filter,
	found,
	of,
}: {
	readonly filter: string;
	readonly found: number;
	readonly of: number;
}) {
	return (
		<Text wrap="truncate">
			{`  ${listWords.filter} `}
			<Text underline>{filter === '' ? ' ' : filter}</Text>
			{`  ${found === 0 ? listWords.nothingFound : listWords.found(count(found), count(of))}`}
		</Text>
	);
}

/** A row count with thousands separators. */
const count = (value: number): string => value.toLocaleString('en-US');
