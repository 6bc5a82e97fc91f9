import {useInput, usePaste, useStdin} from 'ink';
import {use, useEffect, useEffectEvent} from 'react';
import {keysOf} from '../keys.ts';
import {strokesOf} from '../text-field/strokes.ts';
import {addTypeAhead, openTypeAhead} from '../text-field/type-ahead.ts';
import {EscapeContext, filterAfter, isFilterable, pasted} from './list-filter.ts';
import type {Item} from './list-row.tsx';
import {type ListMove, moveList} from './list-state.ts';
import {type FilteredList, useFilteredList} from './use-filtered-list.ts';

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

/** The state of a list, updated by its keys. */
export function useList({
	items,
	initial,
	isActive,
	heightOf,
	onSelect,
	onKey,
}: {
	readonly items: readonly Item[];
	/** The index of the initially selected row. */
	readonly initial: number;
	readonly isActive: boolean;
	/** How many rows are visible. */
	readonly heightOf: (isFiltering: boolean) => number;
	/** Called once per Enter on a row that can be chosen. */
	readonly onSelect: (id: string) => void;
	/** Called with each key that the list doesn't use, and the ID of the selected row. */
	readonly onKey?: ((name: string, id: string | undefined) => void) | undefined;
}): FilteredList {
	const {stdin} = useStdin();
	const list = useFilteredList(items, initial, heightOf);
	useClearingEscape(list, isActive);

	/** Handles keys of the filter; returns whether it did. */
	const hasFiltered = (name: string): boolean => {
		const filter = list.latestFilter();
		if (filter === undefined && !(name === '/' && isFilterable(items.length))) return false;
		const next = filter === undefined ? '' : filterAfter(filter, name);
		list.setFilter(next);
		return next !== filter;
	};

	/** Moves the pointer, or returns the row that Enter chose. */
	const chosenBy = (name: string): string | undefined => {
		const {view, shape, state} = list.latest();
		const id = items[view.rows[state.at] ?? -1]?.id;
		const move = /^\d$/.test(name) ? {digit: name} : moves[name];
		if (move !== undefined) list.setState(moveList(shape, state, move));
		else if (name !== 'enter') onKey?.(name, id);
		else if (shape.canChoose(state.at)) return id;
		return undefined;
	};

	useInput(
		(input, key) => {
			const names = keysOf(input, key);
			const strokes = strokesOf(input, key);
			// Keys after Enter are for the next screen, except Ctrl+C, which must always work.
			if (!names.includes('ctrl+c') && addTypeAhead(stdin, strokes)) return;
			for (const name of names) {
				const chosen = hasFiltered(name) ? undefined : chosenBy(name);
				if (chosen === undefined) continue;
				const enter = strokes.findIndex(stroke => stroke.type === 'enter');
				openTypeAhead(stdin, strokes.slice(enter + 1));
				onSelect(chosen);
				break;
			}
		},
		{isActive},
	);
	usePaste(
		text => {
			const filter = list.latestFilter();
			if (filter !== undefined) list.setFilter(filter + pasted(text));
		},
		{isActive},
	);
	return list;
}

/** Esc clears the filter before it leads back. */
function useClearingEscape(
	{latestFilter, setFilter}: Pick<ReturnType<typeof useFilteredList>, 'latestFilter' | 'setFilter'>,
	isActive: boolean,
): void {
	const onEscape = use(EscapeContext);
	const clear = useEffectEvent(() => {
		const isFiltering = latestFilter() !== undefined;
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
}
