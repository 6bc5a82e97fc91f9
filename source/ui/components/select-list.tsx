import {
	Box,
	Text,
	useInput,
	useIsScreenReaderEnabled,
	usePaste,
	useStdin,
	useWindowSize,
} from 'ink';
import {useMemo, useRef, useState} from 'react';
import stringWidth from 'string-width';
import {safeText} from '../../safe-text.ts';
import {keysOf} from '../keys.ts';
import {strokesOf} from '../text-field/strokes.ts';
import {addTypeAhead, openTypeAhead} from '../text-field/type-ahead.ts';
import {colours, useTheme} from '../theme.ts';
import {type ListMove, type ListShape, moveList, refitList, startList} from './list-state.ts';

/** A row of a list. */
export type Item = {
	readonly id: string;
	readonly label: string;
	/** Said behind the label, in grey. */
	readonly detail?: string;
	/** Why it cannot be chosen; it is passed over, and this stands in place of the detail. */
	readonly whyNot?: string;
};

/** What a screen says about a list. */
export type SelectListProps = {
	readonly items: readonly Item[];
	/** The index of the row the pointer starts on. */
	readonly initial?: number;
	/** The most rows to show at once; no more than leave the rest of the screen room, when not given. */
	readonly height?: number;
	readonly isActive?: boolean;
	/** Called once for each Enter on a row that can be chosen. */
	readonly onSelect: (id: string) => void;
	/** Called with each key the list has no use for, and the row the pointer is on. */
	readonly onKey?: (name: string, id: string | undefined) => void;
};

const moves: Readonly<Record<string, ListMove>> = {
	up: 'up',
	k: 'up',
	'ctrl+p': 'up',
	down: 'down',
	j: 'down',
	'ctrl+n': 'down',
	pageUp: 'pageUp',
	pageDown: 'pageDown',
	home: 'first',
	end: 'last',
};

/** The rows a screen needs around a list: its title, lines above, a notice, key hints. */
const rowsAround = 10;

/** Columns between a label and what is said behind it. */
const gap = 2;

/** With fewer columns than this, the first words of a detail tell nobody anything. */
const leastDetail = 14;

/** In a window of fewer rows, the detail of the pointer's row is not said again in full. */
const rowsForWhole = 16;

/**
 * One of some rows to choose, by arrows, `j` and `k`, or by number. Only the rows in view are drawn, so a list of
 * 10,000 answers as fast as one of ten.
 */
export function SelectList(props: SelectListProps) {
	const {items, initial = 0, isActive = true, onSelect, onKey} = props;
	const {stdin} = useStdin();
	const {columns, rows} = useWindowSize();
	const isRead = useIsScreenReaderEnabled();
	const shape: ListShape = {
		length: items.length,
		height: Math.min(items.length, props.height ?? Math.max(3, rows - rowsAround)),
		canChoose: index => items[index] !== undefined && items[index].whyNot === undefined,
	};
	const [drawn, draw] = useState(() => startList(shape, initial));
	const latest = useRef(drawn);

	useInput(
		(input, key) => {
			const names = keysOf(input, key);
			const strokes = strokesOf(input, key);
			// Keys behind an Enter are for the screen that answers it, save the one that must always work.
			if (!names.includes('ctrl+c') && addTypeAhead(stdin, strokes)) return;
			for (const name of names) {
				const state = refitList(shape, latest.current);
				const id = items[state.at]?.id;
				const move = /^\d$/.test(name) ? {digit: name} : moves[name];
				if (move !== undefined) latest.current = moveList(shape, state, move);
				else if (name !== 'enter') onKey?.(name, id);
				else if (id !== undefined) {
					const enter = strokes.findIndex(stroke => stroke.type === 'enter');
					openTypeAhead(stdin, strokes.slice(enter + 1));
					onSelect(id);
					break;
				}
			}
			draw(latest.current);
		},
		{isActive},
	);
	usePaste(ignore, {isActive});

	const {at, top} = refitList(shape, drawn);
	const inView = items.slice(top, top + shape.height);
	const widest = useMemo(() => widestLabel(items), [items]);
	const before = 4 + String(items.length).length;
	const labelWidth = Math.min(widest, columns - before);
	const detailWidth = Math.max(0, columns - before - labelWidth - gap);
	const isCut = inView.some(item => stringWidth(detailOf(item)) > detailWidth);
	const current = items[at];
	return (
		<Box flexDirection="column" aria-role="listbox">
			{inView.map((item, offset) => (
				<Row
					key={item.id}
					item={item}
					isAt={top + offset === at}
					number={String(top + offset + 1).padStart(String(items.length).length)}
					labelWidth={labelWidth}
					hasDetail={!isCut || detailWidth >= leastDetail}
				/>
			))}
			{inView.length < items.length && (
				<Text
					dimColor
				>{`  ${count(top + 1)}–${count(top + inView.length)} of ${count(items.length)}`}</Text>
			)}
			{isCut && !isRead && current && rows >= rowsForWhole && (
				<Box paddingLeft={before} minHeight={1}>
					<Text dimColor>
						{stringWidth(detailOf(current)) > detailWidth ? detailOf(current) : ''}
					</Text>
				</Box>
			)}
		</Box>
	);
}

function Row({
	item,
	isAt,
	number,
	labelWidth,
	hasDetail,
}: {
	readonly item: Item;
	readonly isAt: boolean;
	readonly number: string;
	readonly labelWidth: number;
	/** Whether there is room for details behind the labels. */
	readonly hasDetail: boolean;
}) {
	const {symbols} = useTheme();
	const isRead = useIsScreenReaderEnabled();
	const label = safeText(item.label);
	const detail = detailOf(item);
	const isDisabled = item.whyNot !== undefined;
	if (isRead) {
		return (
			<Box aria-role="option" aria-state={{selected: isAt, disabled: isDisabled}}>
				<Text>{[`${number.trim()}. ${label}`, detail].filter(Boolean).join(', ')}</Text>
			</Box>
		);
	}
	const toDetail = ' '.repeat(Math.max(0, labelWidth - stringWidth(label)) + gap);
	return (
		<Text wrap="truncate" dimColor={isDisabled}>
			<Text color={colours.accent}>{isAt ? symbols.pointer : ' '} </Text>
			<Text dimColor>{number}. </Text>
			<Text bold={isAt}>{label}</Text>
			{hasDetail && detail !== '' && (
				<Text dimColor>
					{toDetail}
					{detail}
				</Text>
			)}
		</Text>
	);
}

const detailOf = (item: Item) => safeText(item.whyNot ?? item.detail ?? '');

const ignore = () => {};
const count = (value: number) => value.toLocaleString('en-US');

function widestLabel(items: readonly Item[]): number {
	let widest = 0;
	for (const {label} of items) widest = Math.max(widest, stringWidth(label));
	return widest;
}
