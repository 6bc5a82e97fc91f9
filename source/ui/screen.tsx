import {use, useState} from 'react';
import {copyNames} from '../copy/panel-words.ts';
import {keyWords} from '../copy/screen-words.ts';
import type {Notice} from '../flow/notice.ts';
import type {Event, State, Step} from '../flow/state.ts';
import {safeText} from '../safe-text.ts';
import {closes, type Hint, hintsSection} from './components/key-hints.tsx';
import {FilteringContext, hintsWhileFiltering} from './components/list-filter.ts';
import {spinnerSection} from './components/spinner.tsx';
import {linesOf, linesSection} from './components/words.tsx';
import {helpSection} from './help-section.tsx';
import {Layout} from './layout/layout.tsx';
import type {Aside, Section, Sections} from './layout/section.ts';
import {noticeOf} from './notice-section.ts';
import {PanelContext, ReportableContext} from './panel.ts';
import {reportSections, type ShownReport} from './report-section.ts';
import {type Copyable, type CopyKey, copies as copiesHint, useCopy} from './use-copy.ts';
import {type Waiting, WaitingContext} from './waiting.ts';

/** What every screen is given: the state it draws, and what it can say. It decides nothing. */
export type ScreenProps<Name extends Step> = {
	readonly state: Extract<State, {step: Name}>;
	readonly send: (event: Event) => void;
	/** ms since the epoch. */
	readonly now: () => number;
};

/** What a screen consists of, besides its frame. */
export type ScreenParts = {
	/** The name of the screen, as people, tests and recipes look for it. */
	readonly title: string;
	/** Who the person is, where, and until when. */
	readonly about?: Section | undefined;
	/** What the screen is for. */
	readonly body?: Sections;
	/** What goes beside the body, or below it in a narrow window. */
	readonly aside?: Aside | undefined;
	readonly notice?: Notice | undefined;
	/** What goes below all of it. */
	readonly foot?: Sections;
	/** Keys besides Ctrl+C. */
	readonly hints: readonly Hint[];
	/** What can be copied, one after another; an error's request ID comes after it. */
	readonly copies?: readonly Copyable[] | undefined;
	/** Copies on a screen without a field. */
	readonly copyKey?: CopyKey;
};

/** The frame of a screen: its name first, where the person is, what it is for, what went wrong, and the keys. */
export function Screen({
	title,
	about,
	body = [],
	aside,
	notice,
	foot = [],
	hints: own,
	copies = [],
	copyKey,
}: ScreenParts) {
	const panel = use(PanelContext);
	const waiting = use(WaitingContext);
	const isReportable = use(ReportableContext);
	const report = panel?.kind === 'report' ? panel.report : undefined;
	const copying = useCopy(
		report ? [copyableReport(report)] : [...copies, ...requestIdIn(waiting ? undefined : notice)],
		copyKey,
	);
	const [isFiltering, tellFiltering] = useState(false);
	const hints = withExtra(isFiltering ? hintsWhileFiltering(own) : own, [
		...(copying ? [copying.hint] : []),
		...(isReportable ? [['Ctrl+O', panel?.kind === 'report' ? 'save' : 'report'] as const] : []),
	]);
	const heard = waiting ? whileWaiting(waiting, hints) : hints;
	const keys: readonly Hint[] = heard.some(([key]) => key === '?')
		? heard
		: [...heard, ['F1', 'help']];
	return (
		<FilteringContext value={tellFiltering}>
			<Layout
				head={[titleSection(waiting?.title ?? title), about]}
				body={withGap([
					...body,
					waiting && spinnerSection(waiting.says, {isRemote: waiting.isRemote}),
				])}
				aside={aside}
				foot={[
					notice && !waiting && noticeOf(notice),
					panel?.kind === 'help' && panel.help && helpSection(panel.help, keys),
					...(report ? reportSections(report) : []),
					copying?.said,
					...foot,
					hintsSection([...(panel ? withPanelOpen(keys) : keys), ['Ctrl+C', 'quit']]),
				]}
			/>
		</FilteringContext>
	);
}

/** Keys that many screens have come before the way back. */
function withExtra(hints: readonly Hint[], extra: readonly Hint[]): readonly Hint[] {
	const back = hints.findIndex(([key]) => key === 'Esc');
	return back < 0 ? [...hints, ...extra] : hints.toSpliced(back, 0, ...extra);
}

const copyableReport = ({markdown}: ShownReport): Copyable => ({
	name: copyNames.report,
	text: markdown,
});

/** By which AWS finds the call again that was refused. */
function requestIdIn(notice: Notice | undefined): readonly Copyable[] {
	const id = notice?.kind === 'problem' ? notice.problem.detail.requestId : undefined;
	return id === undefined ? [] : [{name: copyNames.errorRequestId, text: safeText(id)}];
}

const titleSection = (title: string): Section =>
	linesSection({
		id: 'title',
		offers: () => [{rank: 'title', rows: 1}],
		lines: columns => linesOf([{text: title, bold: true}], columns),
		read: title,
	});

/** Nothing is chosen or submitted while an answer is awaited, but what is on the screen can still be copied. */
const whileWaiting = ({canLeave}: Waiting, hints: readonly Hint[]): readonly Hint[] => [
	...hints.filter(([, does]) => does === copiesHint),
	...(canLeave ? [['Esc', keyWords.stopWaiting] as const] : []),
];

/** An empty row between the head and the body. */
function withGap(sections: Sections): Sections {
	const first = sections.find(section => section !== undefined && section !== false);
	return sections.map(section =>
		section && section === first ? {...section, hasGap: true} : section,
	);
}

/** Esc closes a panel before it does anything else, and a list beside one hears no key. */
const withPanelOpen = (hints: readonly Hint[]): readonly Hint[] => [
	...(isListed(hints) ? [] : hints.filter(([key]) => key !== 'Esc' && key !== 'F1')),
	['Esc', closes],
];

const isListed = (hints: readonly Hint[]) => hints.some(([key]) => key === '?');

/** The keys of a screen with a list. */
export const listHints: readonly Hint[] = [
	['↑↓', 'move'],
	['Enter', 'choose'],
	['Esc', 'back'],
	['?', 'help'],
];
