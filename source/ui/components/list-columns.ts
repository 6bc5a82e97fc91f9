import stringWidth from 'string-width';
import {detailOf, gap, type Item, markWidth, type RowColumns} from './list-row.tsx';

/** A detail cut to fewer columns isn't worth showing. */
const leastDetail = 14;

/** The most rows for repeating the selected row in full. */
const mostWholeRows = 3;

/** How many rows to measure details in: those of a list of thousands are similar. */
const measured = 100;

/** How the columns of a list share its width, in terminal columns. */
export type ListColumns = {
	readonly row: RowColumns;
	/** The columns before the label: the pointer and the number. */
	readonly before: number;
	readonly detailWidth: number;
	readonly widestDetail: number;
};

/** The column widths of a list's rows, and whether its details fit. */
export function columnsFor(items: readonly Item[], columns: number): ListColumns {
	const number = String(items.length).length;
	const before = 4 + number;
	const sample = items.slice(0, measured);
	const label = Math.min(widestLabel(items), columns - before);
	const mark = widest(sample, markWidth);
	const used = before + label + (mark > 0 ? gap + mark : 0) + gap;
	const detailWidth = Math.max(0, columns - used);
	const widestDetail = widest(sample, item => stringWidth(detailOf(item)));
	const hasDetail = widestDetail <= detailWidth || detailWidth >= leastDetail;
	return {row: {number, label, mark, hasDetail}, before, detailWidth, widestDetail};
}

/** The rows needed to repeat the selected row in full; 0 if all rows fit. */
export function wholeRowsOf(
	{before, detailWidth, widestDetail}: ListColumns,
	columns: number,
): number {
	if (widestDetail <= detailWidth) return 0;
	return Math.min(mostWholeRows, Math.ceil(widestDetail / Math.max(1, columns - before)));
}

const labelWidths = new WeakMap<readonly Item[], number>();

/** The width of the longest label. Measured once per list: 10,000 labels would take too long for each frame. */
function widestLabel(items: readonly Item[]): number {
	const known = labelWidths.get(items);
	if (known !== undefined) return known;
	const most = widest(items, item => stringWidth(item.label));
	labelWidths.set(items, most);
	return most;
}

function widest(items: readonly Item[], widthOf: (item: Item) => number): number {
	let most = 0;
	for (const item of items) most = Math.max(most, widthOf(item));
	return most;
}
