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

/** The properties of a list. */
export type SelectListProps = {
	readonly items: readonly Item[];
	/** The index of the initially selected row. */
	readonly initial?: number;
	/**
	 * The name of a list that starts on the row it was left on, regardless of `initial`; it changes when the list isn't
	 * the same anymore.
	 */
	readonly name?: string;
	readonly isActive?: boolean;
	/** Called once per Enter on a row that can be chosen. */
	readonly onSelect: (id: string) => void;
	/** Called with each key that the list doesn't use, and the ID of the selected row. */
	readonly onKey?: (name: string, id: string | undefined) => void;
};

/** How many rows of a list take precedence over most of a screen. */
const enoughRows = 5;

/** A lower list doesn't show the visible range or repeat the selected row. */
const lowList = 5;

/** How many rows a screen reader gets at each move. */
const readRows = 10;

/** A list as a section of a screen. */
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
 * A list to choose a row from, with arrows, `j` and `k`, or by number. Only visible rows are drawn, so 10,000 rows are
 * as fast as ten.
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
	/** The maximum number of rows to draw. */
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

	// While a panel is open, it gets the keys.
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
