import {Box, Text, useIsScreenReaderEnabled} from 'ink';
import stringWidth from 'string-width';
import {safeText} from '../../safe-text.ts';
import {colours, type Sign, useTheme} from '../theme.ts';
import {partsOf} from './matched-parts.ts';

/** The state of a row in a word or two, and its style: settled, still to be done, or irrelevant. */
export type Mark = {readonly text: string; readonly tone: 'good' | 'warning' | 'plain'};

/** A row of a list. */
export type Item = {
	readonly id: string;
	readonly label: string;
	/** Shown after the label, in its own column. */
	readonly mark?: Mark;
	/** Shown after the mark. */
	readonly detail?: string;
	/** Whether it is read-only: it can be selected, but Enter does nothing. */
	readonly isDisabled?: boolean;
};

/** The column widths of a list, and whether the last column is drawn. */
export type RowColumns = {
	readonly number: number;
	readonly label: number;
	readonly mark: number;
	readonly hasDetail: boolean;
};

/** Columns between a label and what follows. */
export const gap = 2;

/** The style of each mark. */
export const tones: Readonly<Record<Mark['tone'], {sign?: Sign; color?: string}>> = {
	good: {sign: 'tick', color: colours.good},
	warning: {color: colours.warning},
	plain: {},
};

/** The width of a mark when drawn. */
export const markWidth = ({mark}: Item) => (mark === undefined ? 0 : 2 + stringWidth(mark.text));

/** The text after label and mark. */
export const detailOf = ({detail = ''}: Item) => safeText(detail);

/** A row, with its parts aligned to those of other rows. */
export function ListRow({
	item,
	isAt,
	number,
	columns,
	matches = [],
}: {
	readonly item: Item;
	readonly isAt: boolean;
	/** Starts at 1. */
	readonly number: number;
	readonly columns: RowColumns;
	/** The filter's words, if any. */
	readonly matches?: readonly string[];
}) {
	const {symbols} = useTheme();
	const isRead = useIsScreenReaderEnabled();
	const {mark, isDisabled = false} = item;
	const label = safeText(item.label);
	const detail = detailOf(item);
	if (isRead) {
		return (
			<Box aria-role="option" aria-state={{selected: isAt, disabled: isDisabled}}>
				<Text>{[`${number}. ${label}`, mark?.text, detail].filter(Boolean).join(', ')}</Text>
			</Box>
		);
	}
	const {sign, ...style} = tones[mark?.tone ?? 'plain'];
	const space = (width: number, used: number) => ' '.repeat(Math.max(0, width - used) + gap);
	return (
		<Text wrap="truncate" dimColor={isDisabled}>
			<Text color={colours.accent}>{isAt ? symbols.pointer : ' '} </Text>
			<Text dimColor>{String(number).padStart(columns.number)}. </Text>
			<Text bold={isAt}>
				<Matched text={label} words={matches} />
			</Text>
			{columns.mark > 0 && (
				<Text {...style}>
					{space(columns.label, stringWidth(label))}
					{mark && `${sign ? symbols[sign] : ' '} ${mark.text}`}
				</Text>
			)}
			{columns.hasDetail && detail !== '' && (
				<>
					{columns.mark > 0
						? space(columns.mark, markWidth(item))
						: space(columns.label, stringWidth(label))}
					<Matched text={detail} words={matches} />
				</>
			)}
		</Text>
	);
}

/** A text with the filter's matches underlined. */
function Matched({text, words}: {readonly text: string; readonly words: readonly string[]}) {
	if (words.length === 0) return text;
	return partsOf(text, words).map((part, index) => (
		// biome-ignore lint/suspicious/noArrayIndexKey: a part has no identity but its place
		<Text key={index} underline={part.isMatch} {...(part.isMatch && {color: colours.accent})}>
			{part.text}
		</Text>
	));
}
