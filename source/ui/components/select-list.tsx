import {Box, useIsScreenReaderEnabled, useWindowSize} from 'ink';
import {use, useLayoutEffect, useMemo} from 'react';
import stringWidth from 'string-width';
import type {Section} from '../layout/section.ts';
import {PanelContext} from '../panel.ts';
import {WaitingContext} from '../waiting.ts';
import {columnsFor, wholeRowsOf} from './list-columns.ts';
import {FilteringContext} from './list-filter.ts';
import {useKeptPlace, usePlaceLeft} from './list-places.ts';
import {detailOf, type Item, ListRow} from './list-row.tsx';
import {FilterRow, heightOf, RangeRow} from './list-view.tsx';
import {useList} from './use-list.ts';
import {cutLines, Lines, linesOf} from './words.tsx';

/** What a screen says about a list. */
export type SelectListProps = {
	readonly items: readonly Item[];
	/** The index of the row the pointer starts on. */
	readonly initial?: number;
	/**
	 * What a list is called that starts on the row it was left on, whatever `initial` is; another name where it isn't the
	 * same list any more.
	 */
	readonly name?: string;
	readonly isActive?: boolean;
	/** Called once for each Enter on a row that can be chosen. */
	readonly onSelect: (id: string) => void;
	/** Called with each key the list has no use for, and the row the pointer is on. */
	readonly onKey?: (name: string, id: string | undefined) => void;
};

/** How many rows of a list come before most of the rest of a screen. */
const enoughRows = 5;

/** A list of fewer rows does not say what part of it is in view, nor the pointer's row in full. */
const lowList = 5;

/** Rows that a screen reader hears at each move. */
const readRows = 10;

/** A list as a part of a screen. */
export const listSection = (props: SelectListProps): Section => ({
	id: 'list',
	offers: columns => {
		const whole = props.items.length + wholeRowsOf(columnsFor(props.items, columns), columns);
		return [
			{rank: 'input', rows: 1},
			{rank: 'choices', rows: Math.min(whole, enoughRows), isElastic: true},
			{rank: 'list', rows: whole, isElastic: true},
		];
	},
	draw: (rows, columns) => <SelectList {...props} rows={rows} columns={columns} />,
});

/**
 * One of some rows to choose, by arrows, `j` and `k`, or by number. Only the rows in view are drawn, so a list of
 * 10,000 answers as fast as one of ten.
 */
export function SelectList({
	items,
	initial = 0,
	name,
	isActive: isWanted = true,
	onSelect,
	onKey,
	rows: rowsGiven,
	columns: columnsGiven,
}: SelectListProps & {
	/** The most rows to draw. */
	readonly rows?: number;
	readonly columns?: number;
}) {
	const window = useWindowSize();
	const columns = columnsGiven ?? window.columns;
	const isRead = useIsScreenReaderEnabled();
	const rows = isRead ? readRows : (rowsGiven ?? window.rows - 1);
	const listColumns = useMemo(() => columnsFor(items, columns), [items, columns]);
	const {row, before, detailWidth} = listColumns;
	const isLow = rows < lowList && rows < items.length;
	const wanted = isLow || isRead ? 0 : wholeRowsOf(listColumns, columns);
	const spare = Math.max(Math.floor(rows / 4), rows - items.length);
	const wholeRows = Math.min(wanted, spare);
	const isWhole = items.length + wholeRows <= rows;

	// The keys are the panel's while one is open.
	const waiting = use(WaitingContext);
	const isActive = use(PanelContext) === undefined && waiting === undefined && isWanted;
	const left = usePlaceLeft(name);
	const start = items.findIndex(({id}) => id === (waiting?.given ?? left));
	const {filter, view, shape, state} = useList({
		items,
		initial: start < 0 ? initial : start,
		isActive,
		heightOf: isFiltering =>
			heightOf({rows, wholeRows, isLow, isFiltering, isWhole, length: items.length}),
		onSelect,
		onKey,
	});

	const tellFiltering = use(FilteringContext);
	const isFiltering = filter !== undefined;
	useLayoutEffect(() => {
		tellFiltering(isFiltering);
		return () => tellFiltering(false);
	}, [tellFiltering, isFiltering]);

	const {at, top} = state;
	const inView = view.rows.slice(top, top + shape.height);
	const current = items[view.rows[at] ?? -1];
	useKeptPlace(name, current?.id);
	const isCut = current !== undefined && stringWidth(detailOf(current)) > detailWidth;
	const whole = linesOf(isCut ? detailOf(current) : '', Math.max(1, columns - before));
	return (
		<Box flexDirection="column" aria-role="listbox">
			{inView.map((index, offset) => {
				const item = items[index];
				return (
					item && (
						<ListRow
							key={item.id}
							item={item}
							isAt={top + offset === at}
							number={index + 1}
							columns={row}
							matches={view.words}
						/>
					)
				);
			})}
			{filter === undefined && !isWhole && !isLow && (
				<RangeRow first={top + 1} last={top + inView.length} of={items.length} />
			)}
			{filter !== undefined && (rows > 1 || inView.length === 0) && (
				<FilterRow filter={filter} found={view.rows.length} of={items.length} />
			)}
			{filter === undefined && wholeRows > 0 && (
				<Box paddingLeft={before} height={wholeRows}>
					<Lines lines={cutLines(whole, wholeRows, columns - before)} />
				</Box>
			)}
		</Box>
	);
}
