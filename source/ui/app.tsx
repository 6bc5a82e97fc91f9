import {Static, useApp} from 'ink';
import {useEffect, useRef, useState, useSyncExternalStore} from 'react';
import type {Help} from '../copy/help-words.ts';
import type {Flow} from '../flow/flow.ts';
import {isReportable} from '../flow/reportable.ts';
import type {State} from '../flow/state.ts';
import {EscapeContext} from './components/list-filter.ts';
import {ListPlacesContext} from './components/list-places.ts';
import {Notice} from './components/notice.tsx';
import {PatienceContext} from './components/spinner.tsx';
import type {History} from './history.ts';
import {FollowsContext} from './layout/layout.tsx';
import {type Panel, PanelContext, panelKey, ReportableContext} from './panel.ts';
import type {ShownReport} from './report-section.ts';
import type {TerminalHold} from './terminal-guard.ts';
import {type Theme, ThemeContext} from './theme.ts';
import {useKeys} from './use-keys.ts';
import {type Reporting, useReport} from './use-report.ts';
import {useScreens} from './use-screens.tsx';

/** The guided app: a line per finished step, and below them the screen of the current step. */
export function App({
	flow,
	history,
	now,
	theme,
	preferred,
	answerTimeoutMs = 60_000,
	hold,
	reporting,
}: {
	readonly flow: Flow;
	readonly history: History;
	/** ms since 1970. */
	readonly now: () => number;
	readonly theme: Theme;
	/** The attribute from the command line. */
	readonly preferred?: string | undefined;
	/** The timeout for a response, in ms; 0 waits forever. */
	readonly answerTimeoutMs?: number | undefined;
	/** Keeps the terminal for the app; absent in tests. */
	readonly hold?: TerminalHold;
	readonly reporting: Reporting;
}) {
	const state = useSyncExternalStore(flow.subscribe, flow.state);
	const finished = useSyncExternalStore(history.subscribe, history.lines);
	const screens = useScreens(state);
	const [opened, draw] = useState<Opened>();
	const [places] = useState(() => new Map<string, string>());
	const latest = useRef(opened);
	const onEscape = useRef(() => false);
	const {exit, suspendTerminal} = useApp();
	const [helpFor, setHelpFor] = useState<(state: State) => Help>();
	const report = useReport(flow, now, reporting);
	const panel =
		opened?.on === state
			? panelOf(opened.kind, {help: helpFor?.(state), report: report.reportOn(state)})
			: undefined;

	useKeys(name => {
		// Earlier keys of the same read may have changed the state since it was drawn.
		const current = flow.state();
		const isOpen = latest.current?.on === current;
		const open = (next: Opened | undefined) => {
			latest.current = next;
			draw(next);
		};
		const asked = panelKey(current, name);
		if (name !== 'ctrl+c') screens.prepare();
		if (name === 'ctrl+c') flow.send({type: 'cancelled'});
		else if (name === 'ctrl+z') hold?.stop();
		else if (name === 'escape' && isOpen) open(undefined);
		else if (name === 'escape' && onEscape.current()) return;
		else if (name === 'escape') flow.send({type: 'wentBack', at: now()});
		else if (asked !== undefined) {
			const isSame = isOpen && latest.current?.kind === asked;
			// The key that opens a report writes it to a file when pressed again.
			open(isSame && asked !== 'report' ? undefined : {on: current, kind: asked});
			if (asked === 'report') report.next(current);
			if (asked === 'help')
				void import('../copy/help-words.ts').then(read => setHelpFor(() => read.helpFor));
		}
	});
	useEffect(() => {
		if (state.step === 'done') exit(state.exitCode);
	}, [state, exit]);
	useEffect(() => hold?.onSuspend(suspendTerminal), [hold, suspendTerminal]);

	return (
		<ThemeContext value={theme}>
			<Static items={[...finished]}>
				{({id, line, isProved}) => (
					<Notice key={id} kind={isProved ? 'good' : 'info'} says={line} />
				)}
			</Static>
			{state.step !== 'done' && (
				<FollowsContext value={finished.length > 0}>
					<PanelContext value={panel}>
						<PatienceContext value={answerTimeoutMs}>
							<ReportableContext value={isReportable(state)}>
								<EscapeContext value={onEscape}>
									<ListPlacesContext value={places}>
										{screens.draw({send: flow.send, now, preferred})}
									</ListPlacesContext>
								</EscapeContext>
							</ReportableContext>
						</PatienceContext>
					</PanelContext>
				</FollowsContext>
			)}
		</ThemeContext>
	);
}

/** A panel, and the state on whose screen it was opened. */
type Opened = {readonly on: State; readonly kind: Panel['kind']};

function panelOf(
	kind: Panel['kind'],
	{help, report}: {readonly help: Help | undefined; readonly report: ShownReport | undefined},
): Panel {
	if (kind === 'help') return {kind, help};
	return kind === 'report' ? {kind, report} : {kind};
}
