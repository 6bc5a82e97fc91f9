import {Text, useIsScreenReaderEnabled} from 'ink';
import {Fragment} from 'react';
import stringWidth from 'string-width';
import {cutShort, wrapText} from '../../drawing/wrap-text.ts';
import type {Offer, Rank} from '../layout/fit.ts';
import type {Section} from '../layout/section.ts';
import {type Sign, useTheme} from '../theme.ts';

/** Text in a single style. */
export type Span = {
	readonly text: string;
	readonly bold?: boolean;
	readonly dim?: boolean;
	readonly color?: string | undefined;
	/** The URL it links to, if the terminal supports links. */
	readonly link?: string;
	/** A theme sign, one column wide, to draw instead of the text. */
	readonly sign?: Sign;
};

/** Plain text, or text whose parts have different styles. */
export type Words = string | readonly (string | Span)[];

/** The spans of a line that has been broken to the width. */
export type Line = readonly Span[];

const spansOf = (words: Words): readonly Span[] =>
	(typeof words === 'string' ? [words] : words).map(part =>
		typeof part === 'string' ? {text: part} : part,
	);

/** Breaks text into lines of at most `columns`; all but the first are indented by `hang` columns. */
export function linesOf(words: Words, columns: number, hang = 0): readonly Line[] {
	const spans = spansOf(words);
	const text = spans.map(span => span.text).join('');
	const indent: Line = hang === 0 ? [] : [{text: ' '.repeat(hang)}];
	return wrapText(text, columns, hang).map(({start, end}, index) => {
		let at = 0;
		const parts = spans.map(span => {
			const [from, to] = [Math.max(0, start - at), Math.max(0, end - at)];
			at += span.text.length;
			return {...span, text: span.text.slice(from, to)};
		});
		return [...(index === 0 ? [] : indent), ...parts.filter(({text}) => text !== '')];
	});
}

/** The first `rows` of these lines, ending in `…` if there are more. */
export function cutLines(lines: readonly Line[], rows: number, columns: number): readonly Line[] {
	if (lines.length <= rows) return lines;
	const last = lines[rows - 1] ?? [];
	const before = last.slice(0, -1);
	const end = last.at(-1) ?? {text: ''};
	const room = columns - before.reduce((sum, {text}) => sum + stringWidth(text), 0);
	return [...lines.slice(0, rows - 1), [...before, {...end, text: cutShort(end.text, room)}]];
}

/** Draws lines that are already broken. */
export function Lines({lines}: {readonly lines: readonly Line[]}) {
	return (
		<Text>
			{lines.map((line, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
				<Fragment key={index}>
					{index > 0 && '\n'}
					<Spans spans={line} />
				</Fragment>
			))}
		</Text>
	);
}

function Spans({spans}: {readonly spans: Line}) {
	const {symbols, hasLinks} = useTheme();
	return spans.map(({text, bold, dim, color, sign, link}, index) => {
		const words = sign === undefined ? text : symbols[sign];
		const drawn = hasLinks && link !== undefined ? linked(words, link) : words;
		if (!bold && !dim && color === undefined) return drawn;
		return (
			<Text
				// biome-ignore lint/suspicious/noArrayIndexKey: a span has no identity but its place
				key={index}
				{...(bold && {bold})}
				{...(dim && {dimColor: dim})}
				{...(color !== undefined && {color})}
			>
				{drawn}
			</Text>
		);
	});
}

/** A terminal link (OSC 8); the parts of a wrapped one share an ID. URLs with unexpected characters are not linked. */
const linked = (text: string, url: string): string =>
	/^https?:\/\/[!-~]+$/.test(url) ? `\u001b]8;;${url}\u0007${text}\u001b]8;;\u0007` : text;

/** Draws as many rows as are available; a screen reader gets one line instead. */
export function WrappedLines({
	lines,
	columns,
	rows = Number.POSITIVE_INFINITY,
	read,
}: {
	readonly lines: readonly Line[];
	readonly columns: number;
	readonly rows?: number;
	readonly read: Words;
}) {
	const isRead = useIsScreenReaderEnabled();
	return <Lines lines={isRead ? [spansOf(read)] : cutLines(lines, rows, columns)} />;
}

/** The maximum width of prose: longer lines are hard to read. */
const widestProse = 100;

/** The offers of a section of text, given its full number of rows. */
export type OffersOf = (rows: number) => readonly Offer[];

/** Offers all of it under one rank, in as many rows as there are. */
export const wholeAs =
	(rank: Rank): OffersOf =>
	rows => [{rank, rows, isElastic: true}];

/** A section whose lines are made for the available columns. */
export const linesSection = ({
	id,
	offers,
	hasGap = false,
	lines,
	read,
}: {
	readonly id: string;
	readonly offers: OffersOf;
	readonly hasGap?: boolean | undefined;
	readonly lines: (columns: number) => readonly Line[];
	/** The text for a screen reader. */
	readonly read: Words;
}): Section => ({
	id,
	hasGap,
	offers: columns => offers(lines(columns).length),
	draw: (rows, columns) => (
		<WrappedLines lines={lines(columns)} columns={columns} rows={rows} read={read} />
	),
});

/** A section of text, no wider than is readable unless `isWide`. */
export const prose = ({
	id,
	rank = 'question',
	words,
	hasGap,
	isWide = false,
}: {
	readonly id: string;
	readonly rank?: Rank;
	readonly words: Words;
	readonly hasGap?: boolean;
	readonly isWide?: boolean;
}): Section =>
	linesSection({
		id,
		offers: wholeAs(rank),
		hasGap,
		lines: columns => linesOf(words, isWide ? columns : Math.min(columns, widestProse)),
		read: words,
	});
