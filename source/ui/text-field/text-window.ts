import stringWidth from 'string-width';
import {type Edit, nextBoundary, previousBoundary} from './text-edit.ts';

/** The visible part of a long text, and the column of the cursor in it. */
export type TextWindow = {
	readonly text: string;
	readonly cursorColumn: number;
};

type Walk = {readonly index: number; readonly columns: number; readonly isAtEnd: boolean};

/**
 * The part of a text to show in `width` columns around the cursor: all of it if it fits with a column to spare for the
 * cursor at its end, otherwise as much as possible on both sides, with `…` for hidden parts. Only what may be shown is
 * measured, so long texts cost no more than short ones.
 */
export function windowOf(edit: Edit, width: number): TextWindow {
	const room = Math.max(1, width) - 1;
	const before = walkLeft(edit, room);
	const after = walkRight(edit, room);
	if (before.isAtEnd && after.isAtEnd && before.columns + after.columns <= room) {
		return {text: edit.value, cursorColumn: before.columns};
	}
	const half = Math.floor(room / 2);
	const left = walkLeft(edit, after.isAtEnd ? Math.max(half, room - after.columns) : half);
	const right = walkRight(edit, room - left.columns);
	const isMoreLeft = left.index > 0 && left.columns > 0;
	const isMoreRight = right.index < edit.value.length && right.columns > 0;
	const head = edit.value.slice(left.index, edit.cursor);
	const tail = edit.value.slice(edit.cursor, right.index);
	return {
		text: (isMoreLeft ? withoutFirst(head) : head) + (isMoreRight ? withoutLast(tail) : tail),
		cursorColumn: left.columns,
	};
}

function walkLeft({value, cursor}: Edit, room: number): Walk {
	let index = cursor;
	let columns = 0;
	while (index > 0) {
		const previous = previousBoundary(value, index);
		const next = columns + stringWidth(value.slice(previous, index));
		if (next > room) return {index, columns, isAtEnd: false};
		columns = next;
		index = previous;
	}
	return {index, columns, isAtEnd: true};
}

function walkRight({value, cursor}: Edit, room: number): Walk {
	let index = cursor;
	let columns = 0;
	while (index < value.length) {
		const end = nextBoundary(value, index);
		const next = columns + stringWidth(value.slice(index, end));
		if (next > room) return {index, columns, isAtEnd: false};
		columns = next;
		index = end;
	}
	return {index, columns, isAtEnd: true};
}

// Replaces a wide character with as many columns, so that nothing else moves.
function withoutFirst(text: string): string {
	const end = nextBoundary(text, 0);
	return '…'.padEnd(stringWidth(text.slice(0, end))) + text.slice(end);
}

function withoutLast(text: string): string {
	const start = previousBoundary(text, text.length);
	return text.slice(0, start) + '…'.padStart(stringWidth(text.slice(start)));
}
