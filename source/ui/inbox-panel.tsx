import {Box} from 'ink';
import {useSyncExternalStore} from 'react';
import type {Inbox} from '../flow/connection.ts';
import {safeText} from '../safe-text.ts';
import {cutLines, type Line, Lines, linesOf} from './components/words.tsx';
import type {Aside} from './layout/section.ts';
import {useTheme} from './theme.ts';

/** Columns of the panel, its frame included. */
const panelWidth = 30;

/** Columns and rows of its frame. */
const [frameColumns, frameRows] = [4, 2];

/** What the demo pool "sent", as it would be on a phone; nothing outside the demo. */
export function useInboxPanel(inbox: Inbox | undefined): Aside | undefined {
	const messages = useSyncExternalStore(inbox?.subscribe ?? neverChanges, () =>
		inbox ? inbox.messages() : nothing,
	);
	if (!inbox) return undefined;
	const newest = messages.at(-1);
	const lines = (columns: number): readonly Line[] => [
		[{text: `Demo inbox (${messages.length})`, bold: true}],
		...(newest === undefined
			? [[{text: 'Nothing yet.', dim: true}]]
			: [
					...linesOf(
						[{text: `${newest.medium} to ${safeText(newest.destination)}`, dim: true}],
						columns,
					),
					...linesOf(safeText(newest.body), columns),
				]),
	];
	const brief: Line = [
		{text: 'Demo inbox: ', dim: true},
		{text: newest === undefined ? 'nothing yet' : `code ${safeText(newest.code)}`},
	];
	const framed = (columns: number) => lines(columns - frameColumns).length + frameRows;
	return {
		id: 'inbox',
		width: panelWidth,
		besideFrom: 80,
		hasGap: true,
		offers: columns => [
			{rank: 'code', rows: 1},
			{rank: 'inbox', rows: framed(columns)},
		],
		draw: (rows, columns) =>
			rows < framed(columns) ? (
				<Lines lines={cutLines([brief], 1, columns)} />
			) : (
				<Frame lines={lines(columns - frameColumns)} columns={columns} />
			),
	};
}

const neverChanges = () => () => {};
const nothing: readonly never[] = [];

function Frame({lines, columns}: {readonly lines: readonly Line[]; readonly columns: number}) {
	const {border} = useTheme();
	return (
		<Box width={columns} borderStyle={border} borderDimColor paddingX={1}>
			<Lines lines={lines} />
		</Box>
	);
}
