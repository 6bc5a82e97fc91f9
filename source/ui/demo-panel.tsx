import {Box} from 'ink';
import stringWidth from 'string-width';
import {type Line, Lines} from './components/words.tsx';
import type {Aside} from './layout/section.ts';
import {useTheme} from './theme.ts';
import type {Copyable} from './use-copy.ts';

/** A demo panel beside a screen, and what can be copied from it. */
export type DemoPanel = {readonly aside?: Aside; readonly copies: readonly Copyable[]};

/** The width of a panel, including its frame. */
const panelWidth = 30;

/** The columns and rows of its frame. */
const [frameColumns, frameRows] = [4, 2];

/** Lines in a frame, like a phone's screen; a short version if there is no room. */
export function framedAside({
	id,
	lines,
	brief,
}: {
	readonly id: string;
	readonly lines: (columns: number) => readonly Line[];
	/** For a single row; the second if the first is too wide. */
	readonly brief: readonly [long: string, short: string];
}): Aside {
	const framed = (columns: number) => lines(columns - frameColumns).length + frameRows;
	return {
		id,
		width: panelWidth,
		besideFrom: 80,
		hasGap: true,
		offers: columns => [
			{rank: 'code', rows: 1},
			{rank: 'inbox', rows: framed(columns)},
		],
		draw: (rows, columns) =>
			rows < framed(columns) ? (
				<Lines lines={[[{text: brief.find(text => stringWidth(text) <= columns) ?? brief[1]}]]} />
			) : (
				<Frame lines={lines(columns - frameColumns)} columns={columns} />
			),
	};
}

function Frame({lines, columns}: {readonly lines: readonly Line[]; readonly columns: number}) {
	const {border} = useTheme();
	return (
		<Box width={columns} borderStyle={border} borderDimColor paddingX={1}>
			<Lines lines={lines} />
		</Box>
	);
}
