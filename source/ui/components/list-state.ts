/** The state of a list: the selected row, the first visible row, and the number being typed. */
export type ListState = {
	/** -1 if there is no row. */
	readonly at: number;
	readonly top: number;
	readonly typed: string;
};

/** A move of the pointer; a digit is part of a row's number, which starts at 1. */
export type ListMove =
	| 'up'
	| 'down'
	| 'pageUp'
	| 'pageDown'
	| 'first'
	| 'last'
	| {readonly digit: string};

/** The properties of a list's rows that its state depends on. */
export type ListShape = {
	readonly length: number;
	/** How many rows are visible. */
	readonly height: number;
	readonly canChoose: (index: number) => boolean;
};

/** Creates a list with its pointer on `wanted`, or on the next (otherwise the previous) row that can be chosen. */
export function startList(shape: ListShape, wanted = 0): ListState {
	return settle(shape, {at: -1, top: 0, typed: ''}, choosable(shape, wanted));
}

/**
 * The list after a move; the same object if nothing changes. If all rows are visible, the pointer skips those that
 * can't be chosen; a longer list has to scroll to them, so the pointer stops there too.
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

/** The list after its rows or height have changed: the pointer stays as close as possible. */
export function refitList(shape: ListShape, state: ListState): ListState {
	const {at, top} = settle(shape, state, state.at);
	return at === state.at && top === state.top ? state : {at, top, typed: ''};
}

/** `1` then `2` selects row 12 if it exists, otherwise row 2. */
function typeDigit(shape: ListShape, state: ListState, digit: string): ListState {
	const number = [state.typed + digit, digit].find(
		text => Number(text) >= 1 && Number(text) <= shape.length,
	);
	if (number === undefined) return state.typed === '' ? state : {...state, typed: ''};
	return {...settle(shape, state, Number(number) - 1), typed: number};
}

/** The next row in a direction, or `at` if there is none. */
function next(shape: ListShape, at: number, step: 1 | -1): number {
	if (!isAllInView(shape)) return at + step;
	for (let row = at + step; row >= 0 && row < shape.length; row += step) {
		if (shape.canChoose(row)) return row;
	}
	return at;
}

/** The row a jump ends on. */
function landing(shape: ListShape, wanted: number): number {
	const row = Math.min(Math.max(wanted, 0), shape.length - 1);
	return isAllInView(shape) ? choosable(shape, row) : row;
}

function isAllInView({length, height}: ListShape): boolean {
	return length <= height;
}

/** The row at `index`, or the next (otherwise the previous) one that can be chosen; `index` if none can. */
function choosable({length, canChoose}: ListShape, index: number): number {
	for (let row = index; row < length; row++) if (canChoose(row)) return row;
	for (let row = index; row >= 0; row--) if (canChoose(row)) return row;
	return index;
}

/** Moves the pointer to a row, scrolling only as far as needed to show it. */
function settle({length, height}: ListShape, state: ListState, wanted: number): ListState {
	const at = Math.min(Math.max(wanted, 0), length - 1);
	const view = Math.max(1, height);
	const lowest = Math.max(0, length - view);
	const top = Math.max(Math.min(state.top, at, lowest), at - view + 1, 0);
	if (at === state.at && top === state.top && state.typed === '') return state;
	return {at, top, typed: ''};
}
