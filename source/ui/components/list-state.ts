/** Where a list stands: the row its pointer is on, the first row in view, and the number being typed. */
export type ListState = {
	/** -1 when no row can be chosen. */
	readonly at: number;
	readonly top: number;
	readonly typed: string;
};

/** A move of the pointer; a digit is part of a row's number, counted from 1. */
export type ListMove =
	| 'up'
	| 'down'
	| 'pageUp'
	| 'pageDown'
	| 'first'
	| 'last'
	| {readonly digit: string};

/** What a list state needs to know of its rows, however many there are. */
export type ListShape = {
	readonly length: number;
	/** How many rows are in view. */
	readonly height: number;
	readonly canChoose: (index: number) => boolean;
};

/** A list with its pointer on `wanted`, or on the nearest row after it (else before it) that can be chosen. */
export function startList(shape: ListShape, wanted = 0): ListState {
	return settle(shape, {at: -1, top: 0, typed: ''}, nearest(shape, wanted, 1));
}

/** The list after a move; the same object when nothing changes. Rows that cannot be chosen are passed over. */
export function moveList(shape: ListShape, state: ListState, move: ListMove): ListState {
	if (typeof move === 'object') return typeDigit(shape, state, move.digit);
	const {at} = state;
	const page = Math.max(1, shape.height - 1);
	switch (move) {
		case 'up':
			return settle(shape, state, nearest(shape, at - 1, -1));
		case 'down':
			return settle(shape, state, nearest(shape, at + 1, 1));
		case 'pageUp':
			return settle(shape, state, nearest(shape, at - page, -1));
		case 'pageDown':
			return settle(shape, state, nearest(shape, at + page, 1));
		case 'first':
			return settle(shape, {...state, top: 0}, nearest(shape, 0, 1));
		case 'last':
			return settle(shape, {...state, top: shape.length}, nearest(shape, shape.length - 1, -1));
	}
}

/** The same list when its rows or its height have changed: the pointer stays as near as it can. */
export function refitList(shape: ListShape, state: ListState): ListState {
	const {at, top} = settle(shape, state, nearest(shape, state.at, 1));
	return at === state.at && top === state.top ? state : {at, top, typed: ''};
}

/** `1` then `2` is row 12 where there is one, else row 2. A row that cannot be chosen is not moved to. */
function typeDigit(shape: ListShape, state: ListState, digit: string): ListState {
	const number = [state.typed + digit, digit].find(
		text => Number(text) >= 1 && Number(text) <= shape.length,
	);
	if (number === undefined) return state.typed === '' ? state : {...state, typed: ''};
	const index = Number(number) - 1;
	return {...settle(shape, state, shape.canChoose(index) ? index : state.at), typed: number};
}

/** The row at `index` or the next one that way that can be chosen; when there is none, the next the other way. */
function nearest({length, canChoose}: ListShape, index: number, step: 1 | -1): number {
	const start = Math.min(Math.max(index, 0), length - 1);
	for (let row = start; row >= 0 && row < length; row += step) if (canChoose(row)) return row;
	for (let row = start; row >= 0 && row < length; row -= step) if (canChoose(row)) return row;
	return -1;
}

/** Puts the pointer on a row, and scrolls no further than it takes to see it. */
function settle({length, height}: ListShape, state: ListState, at: number): ListState {
	const view = Math.max(1, height);
	const lowest = Math.max(0, length - view);
	const top = Math.max(Math.min(state.top, at, lowest), at - view + 1, 0);
	if (at === state.at && top === state.top && state.typed === '') return state;
	return {at, top, typed: ''};
}
