/** The state of a list: the row its pointer is on, the first row in view, and the number being typed. */
export type ListState = {
	/** -1 when there is no row. */
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

/** A list with its pointer on `wanted`, or on the nearest row after it (else before it) that can be chosen, if any. */
export function startList(shape: ListShape, wanted = 0): ListState {
	return settle(shape, {at: -1, top: 0, typed: ''}, choosable(shape, wanted));
}

/**
 * The list after a move; the same object when nothing changes. Where all rows are in view the pointer skips those that
 * can't be chosen; in a longer list it goes to them too, so that each can be looked at.
 */
export function moveList(shape: ListShape, state: ListState, move: ListMove): ListState {
	if (typeof move === 'object') return typeDigit(shape, state, move.digit);
	const {at} = state;
	const page = Math.max(1, shape.height - 1);
	switch (move) {
		case 'up':
			return settle(shape, state, next(shape, at, -1));
		case 'down':
			return settle(shape, state, next(shape, at, 1));
		case 'pageUp':
			return settle(shape, state, landing(shape, at - page));
		case 'pageDown':
			return settle(shape, state, landing(shape, at + page));
		case 'first':
			return settle(shape, {...state, top: 0}, landing(shape, 0));
		case 'last':
			return settle(shape, {...state, top: shape.length}, landing(shape, shape.length - 1));
	}
}

/** The same list when its rows or its height have changed: the pointer stays as near as it can. */
export function refitList(shape: ListShape, state: ListState): ListState {
	const {at, top} = settle(shape, state, state.at);
	return at === state.at && top === state.top ? state : {at, top, typed: ''};
}

/** `1` then `2` is row 12 where there is one, else row 2. */
function typeDigit(shape: ListShape, state: ListState, digit: string): ListState {
	const number = [state.typed + digit, digit].find(
		text => Number(text) >= 1 && Number(text) <= shape.length,
	);
	if (number === undefined) return state.typed === '' ? state : {...state, typed: ''};
	return {...settle(shape, state, Number(number) - 1), typed: number};
}

/** The row that follows in a direction, or `at` where there is none. */
function next(shape: ListShape, at: number, step: 1 | -1): number {
	if (!isAllInView(shape)) return at + step;
	for (let row = at + step; row >= 0 && row < shape.length; row += step) {
		if (shape.canChoose(row)) return row;
	}
	return at;
}

/** Where a leap ends. */
function landing(shape: ListShape, wanted: number): number {
	const row = Math.min(Math.max(wanted, 0), shape.length - 1);
	return isAllInView(shape) ? choosable(shape, row) : row;
}

function isAllInView({length, height}: ListShape): boolean {
	return length <= height;
}

/** The row at `index`, or the nearest after it (else before it) that can be chosen; `index` where none can. */
function choosable({length, canChoose}: ListShape, index: number): number {
	for (let row = index; row < length; row++) if (canChoose(row)) return row;
	for (let row = index; row >= 0; row--) if (canChoose(row)) return row;
	return index;
}

/** Puts the pointer on a row, and scrolls no further than it takes to see it. */
function settle({length, height}: ListShape, state: ListState, wanted: number): ListState {
	const at = Math.min(Math.max(wanted, 0), length - 1);
	const view = Math.max(1, height);
	const lowest = Math.max(0, length - view);
	const top = Math.max(Math.min(state.top, at, lowest), at - view + 1, 0);
	if (at === state.at && top === state.top && state.typed === '') return state;
	return {at, top, typed: ''};
}
