import stringWidth from 'string-width';
import {graphemes} from './graphemes.ts';

/** A line of a wrapped text: the half-open range of the text that it shows. */
export type WrappedLine = {readonly start: number; readonly end: number};

/**
 * Breaks a text between words into lines of at most `width` columns; those after the first get `hang` columns less, for
 * an indent in front of them. A word longer than a line is cut between graphemes. The spaces at a break belong to no
 * line, so that every line begins with a word.
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

/** The text without its last graphemes, with `…` behind it, in at most `width` columns. */
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
