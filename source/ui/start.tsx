import {render} from 'ink';
import {asciiStream} from '../drawing/ascii.ts';
import {createFlow} from '../flow/flow.ts';
import {keepLedger} from '../flow/keep-ledger.ts';
import type {Services} from '../flow/services.ts';
import {firstState} from '../flow/state.ts';
import {createWorkOf} from '../flow/work.ts';
import {App} from './app.tsx';
import type {GuardedTerminal} from './guarded-terminal.ts';
import {createHistory} from './history.ts';
import {createKeyboard} from './keyboard.ts';
import {guardTerminal} from './terminal-guard.ts';
import type {Theme} from './theme.ts';

/** The terminal the app is drawn on, and its process. The caller has checked that it is a terminal. */
export type AppTerminal = {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly host: GuardedTerminal['host'];
};

/**
 * Runs the guided app until the user leaves it, and returns the exit code: 0, 130 after Ctrl+C, or 128 plus a signal's
 * number. Rejects with errors thrown while drawing, which are programming errors.
 */
export const startApp = (
	services: Services,
	theme: Theme,
	terminal: AppTerminal,
): Promise<number> =>
	guardTerminal(terminal, async hold => {
		const {stdin} = terminal;
		const stdout = theme.hasBlocks ? terminal.stdout : asciiStream(terminal.stdout);
		const flow = createFlow(firstState, createWorkOf(services));
		keepLedger(flow, services);
		const app = render(
			<App
				flow={flow}
				history={createHistory(flow)}
				now={services.now}
				theme={theme}
				preferred={services.prefill.attributeName}
				answerTimeoutMs={services.answerTimeoutMs}
				hold={hold}
				reporting={{platform: services.platform, save: services.saveReport}}
			/>,
			{
				stdin: createKeyboard(stdin),
				stdout,
				exitOnCtrlC: false,
				// With CI=1, Ink assumes there is no terminal and would draw nothing until the end.
				interactive: true,
				incrementalRendering: true,
				maxFps: 60,
			},
		);
		hold.left.addEventListener('abort', () => app.unmount());
		const exitCode = await app.waitUntilExit();
		flow.send({type: 'cancelled'});
		return typeof exitCode === 'number' ? exitCode : 1;
	});
