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

/** The properties of every screen: the state it draws, and the events it can send. It decides nothing itself. */
export type ScreenProps<Name extends Step> = {
	readonly state: Extract<State, {step: Name}>;
	readonly send: (event: Event) => void;
	/** ms since 1970. */
	readonly now: () => number;
};

/** The parts of a screen, besides its frame. */
export type ScreenParts = {
	/** The screen's title, which users, tests and recipes look for. */
	readonly title: string;
	/** Who is signed in, where, and until when. */
	readonly about?: Section | undefined;
	/** The screen's content. */
	readonly body?: Sections;
	/** Placed beside the body, or below it in a narrow window. */
	readonly aside?: Aside | undefined;
	readonly notice?: Notice | undefined;
	/** Placed below everything else. */
	readonly foot?: Sections;
	/** Keys besides Ctrl+C. */
	readonly hints: readonly Hint[];
	/** The texts to copy, one after another; an error's request ID comes last. */
	readonly copies?: readonly Copyable[] | undefined;
	/** The key that copies on a screen without a field. */
	readonly copyKey?: CopyKey;
};

/** The frame of a screen: title, place, content, error and keys. */
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

/** Adds keys that many screens have before the key that leads back. */
function withExtra(hints: readonly Hint[], extra: readonly Hint[]): readonly Hint[] {
	const back = hints.findIndex(([key]) => key === 'Esc');
	return back < 0 ? [...hints, ...extra] : hints.toSpliced(back, 0, ...extra);
}

const copyableReport = ({markdown}: ShownReport): Copyable => ({
	name: copyNames.report,
	text: markdown,
});

/** The ID by which AWS finds the refused call. */
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

/** While waiting for a response, nothing can be chosen or submitted, but the screen's content can still be copied. */
const whileWaiting = ({canLeave}: Waiting, hints: readonly Hint[]): readonly Hint[] => [
	...hints.filter(([, does]) => does === copiesHint),
	...(canLeave ? [['Esc', keyWords.stopWaiting] as const] : []),
];

/** Adds an empty row between head and body. */
function withGap(sections: Sections): Sections {
	const first = sections.find(section => section !== undefined && section !== false);
	return sections.map(section =>
		section && section === first ? {...section, hasGap: true} : section,
	);
}

/** Esc first closes a panel, and a list beside one gets no keys. */
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
