import stringWidth from 'string-width';
import {graphemes} from './graphemes.ts';

/** A line of wrapped text: the half-open range of the text that it shows. */
export type WrappedLine = {readonly start: number; readonly end: number};

/**
 * Wraps text between words into lines of at most `width` columns; all but the first have `hang` columns less, for their
 * indent. A word longer than a line is split between graphemes. Spaces at a break are dropped, so that every line
 * starts with a word.
 */
export function wrapText(text: string, width: number, hang = 0): readonly WrappedLine[] {
	const room = (line: number) => Math.max(1, width - (line === 0 ? 0 : hang));
	const lines: WrappedLine[] = [];
	let start = 0;
	let end = 0;
	let columns = 0;
	const finish = (next: number) => {
		lines.push({start, end});
		start = next;
		end = next;
		columns = 0;
	};
	for (const {0: word, index} of text.matchAll(/\S+/g)) {
		const wordColumns = stringWidth(word);
		const before = stringWidth(text.slice(end, index));
		if (columns > 0 && columns + before + wordColumns > room(lines.length)) finish(index);
		else columns += before;
		if (columns + wordColumns <= room(lines.length)) {
			columns += wordColumns;
			end = index + word.length;
			continue;
		}
		for (const {segment, index: offset} of graphemes.segment(word)) {
			const segmentColumns = stringWidth(segment);
			if (columns > 0 && columns + segmentColumns > room(lines.length)) finish(index + offset);
			columns += segmentColumns;
			end = index + offset + segment.length;
		}
	}
	lines.push({start, end});
	return lines;
}

/** Truncates text to at most `width` columns, ending in `…`. */
export function cutShort(text: string, width: number): string {
	let kept = '';
	let columns = 0;
	for (const {segment} of graphemes.segment(text)) {
		columns += stringWidth(segment);
		if (columns > width - 1) break;
		kept += segment;
	}
	return `${kept.trimEnd()}…`;
}
