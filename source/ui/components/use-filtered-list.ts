import {useMemo, useRef, useState} from 'react';
import type {Item} from './list-row.tsx';
import {type ListShape, type ListState, refitList, startList} from './list-state.ts';
import {type View, viewOf} from './list-view.tsx';

/** A list's current filter, the rows that pass it, and its pointer. */
export type FilteredList = {
	readonly filter: string | undefined;
	readonly view: View;
	readonly shape: ListShape;
	readonly state: ListState;
};

/**
 * The state of a list, both as last drawn and current: several keys can arrive before a frame, and each applies to the
 * result of the previous one.
 */
export function useFilteredList(
	items: readonly Item[],
	initial: number,
	/** How many rows are visible. */
	heightOf: (isFiltering: boolean) => number,
): FilteredList & {
	readonly latest: () => FilteredList;
	readonly latestFilter: () => string | undefined;
	/** A new filter starts on its first row; removing the filter keeps the selected row. */
	readonly setFilter: (next: string | undefined) => void;
	/** Sets what is drawn next. */
	readonly setState: (next: ListState) => void;
} {
	const [filter, drawFilter] = useState<string>();
	const filterNow = useRef(filter);
	const view = useMemo(() => viewOf(items, filter), [items, filter]);
	const shapeOf = ({rows: shown}: View, isFiltering: boolean): ListShape => ({
		length: shown.length,
		height: heightOf(isFiltering),
		canChoose: at => shown[at] !== undefined && items[shown[at]]?.isDisabled !== true,
	});
	const shape = shapeOf(view, filter !== undefined);
	const [drawn, draw] = useState(() => startList(shape, initial));
	const stateNow = useRef(drawn);
	const setState = (next: ListState) => {
		stateNow.current = next;
		draw(next);
	};

	return {
		latestFilter: () => filterNow.current,
		filter,
		view,
		shape,
		state: refitList(shape, drawn),
		latest: () => {
			const now = filterNow.current;
			const viewNow = now === filter ? view : viewOf(items, now);
			const shapeNow = shapeOf(viewNow, now !== undefined);
			const state = refitList(shapeNow, stateNow.current);
			return {filter: now, view: viewNow, shape: shapeNow, state};
		},
		setFilter: next => {
			if (next === filterNow.current) return;
			const before = viewOf(items, filterNow.current);
			const at = next === undefined ? (before.rows[stateNow.current.at] ?? 0) : 0;
			filterNow.current = next;
			drawFilter(next);
			setState(startList(shapeOf(viewOf(items, next), next !== undefined), at));
		},
		setState,
	};
}
