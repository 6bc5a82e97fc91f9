import {Box} from 'ink';
import {useSyncExternalStore} from 'react';
import {copyNames} from '../copy/step-words.ts';
import type {Inbox} from '../flow/connection.ts';
import {safeText} from '../safe-text.ts';
import {cutLines, type Line, Lines, linesOf} from './components/words.tsx';
import type {Aside} from './layout/section.ts';
import {useTheme} from './theme.ts';
import type {Copyable} from './use-copy.ts';

/** Columns of the panel, its frame included. */
const panelWidth = 30;

/** Columns and rows of its frame. */
const [frameColumns, frameRows] = [4, 2];

/** The inbox as a part of a screen, and what can be copied from it. */
export type InboxPanel = {readonly aside?: Aside; readonly copies: readonly Copyable[]};

/** What the demo pool "sent", as it would be on a phone; nothing outside the demo. */
export function useInboxPanel(inbox: Inbox | undefined): InboxPanel {
	const messages = useSyncExternalStore(inbox?.subscribe ?? neverChanges, () =>
		inbox ? inbox.messages() : nothing,
	);
	if (!inbox) return {copies: []};
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
	const aside: Aside = {
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
	return {
		aside,
		copies: newest === undefined ? [] : [{name: copyNames.code, text: newest.code}],
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
