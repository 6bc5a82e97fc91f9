import {Box, Static, useApp} from 'ink';
import {useEffect, useRef, useState, useSyncExternalStore} from 'react';
import type {Flow} from '../flow/flow.ts';
import type {State} from '../flow/state.ts';
import {Notice} from './components/notice.tsx';
import {Help, HelpContext} from './help.tsx';
import {helpKeyOf} from './help-key.ts';
import type {History} from './history.ts';
import {screenOf} from './screen-of.tsx';
import type {TerminalHold} from './terminal-guard.ts';
import {type Theme, ThemeContext} from './theme.ts';
import {useKeys} from './use-keys.ts';

/** The guided app: the finished steps, a line each, and under them the screen of the step that is on. */
export function App({
	flow,
	history,
	now,
	theme,
	preferred,
	hold,
}: {
	readonly flow: Flow;
	readonly history: History;
	/** ms since the epoch. */
	readonly now: () => number;
	readonly theme: Theme;
	/** The attribute named on the command line. */
	readonly preferred?: string | undefined;
	/** What keeps the terminal for the app; none in a test. */
	readonly hold?: TerminalHold;
}) {
	const state = useSyncExternalStore(flow.subscribe, flow.state);
	const finished = useSyncExternalStore(history.subscribe, history.lines);
	const [helpedWith, drawHelp] = useState<State>();
	const latestHelp = useRef(helpedWith);
	const {exit, suspendTerminal} = useApp();
	const isHelping = helpedWith === state;

	useKeys(name => {
		// The keys of one read may have led elsewhere since this was drawn.
		const current = flow.state();
		const help = (on: State | undefined) => {
			latestHelp.current = on;
			drawHelp(on);
		};
		if (name === 'ctrl+c') flow.send({type: 'cancelled'});
		else if (name === 'ctrl+z') hold?.stop();
		else if (name === 'escape' && latestHelp.current === current) help(undefined);
		else if (name === 'escape') flow.send({type: 'wentBack', at: now()});
		else if (name === helpKeyOf(current)) {
			help(latestHelp.current === current ? undefined : current);
		}
	});
	useEffect(() => {
		if (state.step === 'done') exit(state.exitCode);
	}, [state, exit]);
	useEffect(() => hold?.onSuspend(suspendTerminal), [hold, suspendTerminal]);

	return (
		<ThemeContext value={theme}>
			<Static items={[...finished]}>
				{({id, line, isDone}) => <Notice key={id} kind={isDone ? 'good' : 'info'} says={line} />}
			</Static>
			{state.step !== 'done' && (
				<Box flexDirection="column" marginTop={finished.length > 0 ? 1 : 0}>
					<HelpContext value={isHelping}>
						{screenOf(state, {send: flow.send, now, preferred})}
						{isHelping && helpKeyOf(state) === '?' && <Help />}
					</HelpContext>
				</Box>
			)}
		</ThemeContext>
	);
}
