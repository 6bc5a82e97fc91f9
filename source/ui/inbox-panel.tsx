import {useSyncExternalStore} from 'react';
import {copyNames, inboxWords} from '../copy/panel-words.ts';
import type {Inbox} from '../flow/connection.ts';
import {safeText} from '../safe-text.ts';
import {type Line, linesOf} from './components/words.tsx';
import {type DemoPanel, framedAside} from './demo-panel.tsx';

/** The messages that the demo pool "sent", as on a phone; empty outside the demo. */
export function useInboxPanel(inbox: Inbox | undefined): DemoPanel {
	const messages = useSyncExternalStore(inbox?.subscribe ?? neverChanges, () =>
		inbox ? inbox.messages() : nothing,
	);
	if (!inbox) return {copies: []};
	const newest = messages.at(-1);
	const lines = (columns: number): readonly Line[] => [
		[{text: inboxWords.title(messages.length), bold: true}],
		...(newest === undefined
			? [[{text: inboxWords.empty}]]
			: [
					...linesOf(`${newest.medium} to ${safeText(newest.destination)}`, columns),
					...linesOf(safeText(newest.body), columns),
				]),
	];
	const says = newest === undefined ? inboxWords.emptyInBrief : `code ${safeText(newest.code)}`;
	return {
		aside: framedAside({
			id: 'inbox',
			lines,
			brief: [inboxWords.brief + says, says],
		}),
		copies: newest === undefined ? [] : [{name: copyNames.code, text: newest.code}],
	};
}

const neverChanges = () => () => {};
const nothing: readonly never[] = [];
