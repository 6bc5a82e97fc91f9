import {
	Box,
	Text,
	useInput,
	useIsScreenReaderEnabled,
	usePaste,
	useStdin,
	useWindowSize,
} from 'ink';
import {use, useEffect, useEffectEvent, useMemo, useRef, useState} from 'react';
import stringWidth from 'string-width';
import {keysOf} from '../keys.ts';
import type {Section} from '../layout/section.ts';
import {PanelContext} from '../panel.ts';
import {strokesOf} from '../text-field/strokes.ts';
import {addTypeAhead, openTypeAhead} from '../text-field/type-ahead.ts';
import {WaitingContext} from '../waiting.ts';
import {EscapeContext, filterAfter, isFilterable, pasted} from './list-filter.ts';
import {detailOf, gap, type Item, ListRow, markWidth, type RowColumns} from './list-row.tsx';
import {type ListMove, type ListShape, moveList, refitList, startList} from './list-state.ts';
import {count, FilterRow, heightOf, type View, viewOf} from './list-view.tsx';
import {cutLines, Lines, linesOf} from './words.tsx';

/** What a screen says about a list. */
export type SelectListProps = {
	readonly items: readonly Item[];
	/** The index of the row the pointer starts on. */
	readonly initial?: number;
	readonly isActive?: boolean;
	/** Called once for each Enter on a row that can be chosen. */
	readonly onSelect: (id: string) => void;
	/** Called with each key the list has no use for, and the row the pointer is on. */
	readonly onKey?: (name: string, id: string | undefined) => void;
};

const moves: Readonly<Record<string, ListMove>> = {
	up: 'up',
	k: 'up',
	'ctrl+p': 'up',
	down: 'down',
	j: 'down',
	'ctrl+n': 'down',
	pageUp: 'pageUp',
	pageDown: 'pageDown',
	home: 'first',
	end: 'last',
};

/** With fewer columns than this, the first words of a detail tell nobody anything. */
const leastDetail = 14;

/** Rows of a list that are worth more than most of what stands around it. */
const enoughRows = 5;

/** A list of fewer rows does not say what part of it is in view, nor the pointer's row in full. */
const lowList = 5;

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

/** Rows of a list that a screen reader hears at each move. */
const readRows = 10;

/** The most rows in which the pointer's row is said again. */
const mostWholeRows = 3;

/** Rows whose details are measured: those of a list of thousands are much alike. */
const measured = 100;

/** Rows in which the pointer's row is said again, where some rows do not fit. */
function wholeRowsOf({before, detailWidth, widestDetail}: ListColumns, columns: number) {
	if (widestDetail <= detailWidth) return 0;
	return Math.min(mostWholeRows, Math.ceil(widestDetail / Math.max(1, columns - before)));
}

/**
 * One of some rows to choose, by arrows, `j` and `k`, or by number. Only the rows in view are drawn, so a list of
 * 10,000 answers as fast as one of ten.
 */
export function SelectList({
	items,
	initial = 0,
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
	const {stdin} = useStdin();
	// The keys are the panel's while one is open.
	const waiting = use(WaitingContext);
	const isActive = use(PanelContext) === undefined && waiting === undefined && isWanted;
	const window = useWindowSize();
	const columns = columnsGiven ?? window.columns;
	const isRead = useIsScreenReaderEnabled();
	const rows = isRead ? readRows : (rowsGiven ?? window.rows - 1);
	const listColumns = useMemo(() => columnsFor(items, columns), [items, columns]);
	const {row, before, detailWidth} = listColumns;
	const isLow = rows < lowList && rows < items.length;
	const wholeRows =
		isLow || isRead ? 0 : Math.min(wholeRowsOf(listColumns, columns), Math.floor(rows / 4));
	const isWhole = items.length + wholeRows <= rows;
	const onEscape = use(EscapeContext);
	const [filter, drawFilter] = useState<string>();
	const latestFilter = useRef(filter);
	const view = useMemo(() => viewOf(items, filter), [items, filter]);
	const shapeOf = ({rows: shown}: View, isFiltering: boolean): ListShape => ({
		length: shown.length,
		height: heightOf({rows, wholeRows, isLow, isFiltering, isWhole, length: items.length}),
		canChoose: at => shown[at] !== undefined && items[shown[at]]?.isDisabled !== true,
	});
	const shape = shapeOf(view, filter !== undefined);
	const [drawn, draw] = useState(() => {
		const given = items.findIndex(({id}) => id === waiting?.given);
		return startList(shape, given < 0 ? initial : given);
	});
	const latest = useRef(drawn);

	/** Another filter begins with its first row; without one the pointer stays on its row. */
	const setFilter = (next: string | undefined) => {
		if (next === latestFilter.current) return;
		const before = viewOf(items, latestFilter.current);
		const after = viewOf(items, next);
		const at = next === undefined ? (before.rows[latest.current.at] ?? 0) : 0;
		latest.current = startList(shapeOf(after, next !== undefined), at);
		latestFilter.current = next;
		drawFilter(next);
		draw(latest.current);
	};
	const clear = useEffectEvent(() => {
		const isFiltering = latestFilter.current !== undefined;
		setFilter(undefined);
		return isFiltering;
	});
	useEffect(() => {
		if (!isActive) return;
		onEscape.current = () => clear();
		return () => {
			onEscape.current = () => false;
		};
	}, [onEscape, isActive]);

	useInput(
		(input, key) => {
			const names = keysOf(input, key);
			const strokes = strokesOf(input, key);
			// Keys behind an Enter are for the screen that answers it, save the one that must always work.
			if (!names.includes('ctrl+c') && addTypeAhead(stdin, strokes)) return;
			for (const name of names) {
				const isFiltering = latestFilter.current !== undefined;
				if (isFiltering || (name === '/' && isFilterable(items.length))) {
					const next = isFiltering ? filterAfter(latestFilter.current ?? '', name) : '';
					if (next !== latestFilter.current) {
						setFilter(next);
						continue;
					}
				}
				const shown = latestFilter.current === filter ? view : viewOf(items, latestFilter.current);
				const shapeNow = shapeOf(shown, isFiltering);
				const state = refitList(shapeNow, latest.current);
				const id = items[shown.rows[state.at] ?? -1]?.id;
				const move = /^\d$/.test(name) ? {digit: name} : moves[name];
				if (move !== undefined) latest.current = moveList(shapeNow, state, move);
				else if (name !== 'enter') onKey?.(name, id);
				else if (id !== undefined && shapeNow.canChoose(state.at)) {
					const enter = strokes.findIndex(stroke => stroke.type === 'enter');
					openTypeAhead(stdin, strokes.slice(enter + 1));
					onSelect(id);
					break;
				}
			}
			draw(latest.current);
		},
		{isActive},
	);
	usePaste(
		text => {
			const before = latestFilter.current;
			if (before !== undefined) setFilter(before + pasted(text));
		},
		{isActive},
	);

	const {at, top} = refitList(shape, drawn);
	const inView = view.rows.slice(top, top + shape.height);
	const current = items[view.rows[at] ?? -1];
	const isCut = current !== undefined && stringWidth(detailOf(current)) > detailWidth;
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
			{filter === undefined
				? !isWhole &&
					!isLow && (
						<Text
							dimColor
						>{`  ${count(top + 1)}–${count(top + inView.length)} of ${count(items.length)}`}</Text>
					)
				: (rows > 1 || inView.length === 0) && (
						<FilterRow filter={filter} found={view.rows.length} of={items.length} />
					)}
			{wholeRows > 0 && filter === undefined && (
				<Box paddingLeft={before} height={wholeRows}>
					<Lines
						lines={cutLines(
							linesOf(isCut ? detailOf(current) : '', Math.max(1, columns - before)),
							wholeRows,
							columns - before,
						)}
					/>
				</Box>
			)}
		</Box>
	);
}

type ListColumns = ReturnType<typeof columnsFor>;

/** The columns of a list's rows, and whether its details fit in theirs. */
function columnsFor(items: readonly Item[], columns: number) {
	const number = String(items.length).length;
	const before = 4 + number;
	const sample = items.slice(0, measured);
	const label = Math.min(widestLabel(items), columns - before);
	const mark = widest(sample, markWidth);
	const used = before + label + (mark > 0 ? gap + mark : 0) + gap;
	const detailWidth = Math.max(0, columns - used);
	const widestDetail = widest(sample, item => stringWidth(detailOf(item)));
	const hasDetail = widestDetail <= detailWidth || detailWidth >= leastDetail;
	const row: RowColumns = {number, label, mark, hasDetail};
	return {row, before, detailWidth, widestDetail};
}

const labelWidths = new WeakMap<readonly Item[], number>();

/** Columns of the longest label. Measured once a list: a frame has no time for 10,000 labels. */
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
