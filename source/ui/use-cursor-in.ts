import {type DOMElement, measureElement, useCursor} from 'ink';
import type {RefObject} from 'react';

/**
 * Moves the terminal's own cursor into a one-line box, `column` columns from its left edge; hides it if `column` is
 * undefined. Input methods, screen magnifiers and users expect it there.
 *
 * Ink reads `x` and `y` when it writes the frame, after layout. Computing them on access makes the cursor right in the
 * first frame, and keeps it right when only something above the box has moved.
 */
export function useCursorIn(box: RefObject<DOMElement | null>, column: number | undefined): void {
	const {setCursorPosition} = useCursor();
	if (column === undefined) {
		setCursorPosition(undefined);
		return;
	}
	const place = () => (box.current ? measureElement(box.current) : {x: 0, y: 0, width: column + 1});
	setCursorPosition({
		get x() {
			const {x, width} = place();
			return x + Math.min(column, Math.max(0, width - 1));
		},
		get y() {
			return place().y;
		},
	});
}
