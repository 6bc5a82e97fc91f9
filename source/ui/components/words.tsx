import {Text, useIsScreenReaderEnabled} from 'ink';
import {Fragment} from 'react';
import stringWidth from 'string-width';
import {cutShort, wrapText} from '../../drawing/wrap-text.ts';
import type {Offer, Rank} from '../layout/fit.ts';
import type {Section} from '../layout/section.ts';
import {type Sign, useTheme} from '../theme.ts';

/** Words that look alike. */
export type Span = {
	readonly text: string;
	readonly bold?: boolean;
	readonly dim?: boolean;
	readonly color?: string | undefined;
	/** The address that it leads to, where the terminal knows links. */
	readonly link?: string;
	/** A sign of the theme to draw in place of the text, which is one column wide. */
	readonly sign?: Sign;
};

/** A text, or one whose parts look different. */
export type Words = string | readonly (string | Span)[];

/** The words of a line that is at most as wide as it may be. */
export type Line = readonly Span[];

const spansOf = (words: Words): readonly Span[] =>
	(typeof words === 'string' ? [words] : words).map(part =>
		typeof part === 'string' ? {text: part} : part,
	);

/** Words in lines no wider than `columns`, those after the first behind an indent of `hang` columns. */
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

/** The first `rows` of these lines; `…` ends them where there are more. */
export function cutLines(lines: readonly Line[], rows: number, columns: number): readonly Line[] {
	if (lines.length <= rows) return lines;
	const last = lines[rows - 1] ?? [];
	const before = last.slice(0, -1);
	const end = last.at(-1) ?? {text: ''};
	const room = columns - before.reduce((sum, {text}) => sum + stringWidth(text), 0);
	return [...lines.slice(0, rows - 1), [...before, {...end, text: cutShort(end.text, room)}]];
}

/** Lines that are broken already. */
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

/**
 * A link as terminals know it (OSC 8), the parts of a wrapped one told to be one. Addresses that could hold anything else
 * are not linked.
 */
const linked = (text: string, url: string): string =>
	/^https?:\/\/[!-~]+$/.test(url) ? `\u001b]8;;${url}\u0007${text}\u001b]8;;\u0007` : text;

/** Lines in as many rows as there are; a screen reader gets the words in one line instead. */
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

/** The widest that prose gets: longer lines are hard to read. */
const widestProse = 100;

/** What the rows of a section of words are for, given how many it has when it is whole. */
export type OffersOf = (rows: number) => readonly Offer[];

/** All of it as one thing, or as much of it as there is room for. */
export const wholeAs =
	(rank: Rank): OffersOf =>
	rows => [{rank, rows, isElastic: true}];

/** A section of lines that are made for the columns there are. */
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
	/** What a screen reader gets. */
	readonly read: Words;
}): Section => ({
	id,
	hasGap,
	offers: columns => offers(lines(columns).length),
	draw: (rows, columns) => (
		<WrappedLines lines={lines(columns)} columns={columns} rows={rows} read={read} />
	),
});

/** A section of words, no wider than is good to read unless it `isWide`. */
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
