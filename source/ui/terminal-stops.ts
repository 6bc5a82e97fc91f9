import type {GuardedTerminal, Suspend} from './guarded-terminal.ts';
import type {TerminalModes} from './terminal-modes.ts';

/** The alternate screen, which discards what is written and erased there; and back, restoring the cursor. */
const otherScreenOn = '\u001b[?1049h';
const otherScreenOff = '\u001b[?1049l';
/** A new line with nothing below it. */
const freshLine = '\r\n\u001b[J';

/** Stops an app (Ctrl+Z, SIGTSTP) and redraws it when it is resumed. */
export type TerminalStops = {
	onSuspend(suspend: Suspend): () => void;
	/** Releases the terminal, stops this process, and takes the terminal again once resumed. */
	stop(): Promise<void>;
	/** After an unannounced stop by someone else: other programs may have written where the app believes its frame is. */
	redraw(): Promise<void>;
};

/** Creates the stops of an app, which end when it exits. */
export function createStops(
	{stdout, host}: GuardedTerminal,
	{take, giveBack}: TerminalModes,
	left: AbortSignal,
): TerminalStops {
	let suspend: Suspend | undefined;
	let isAway = false;
	/** Removes the app from the screen while `meanwhile` runs, and redraws it afterwards. */
	const away = async (meanwhile: () => Promise<void>) => {
		isAway = true;
		await (suspend ? suspend(meanwhile) : meanwhile());
		// An app resumed in the background stops again as it takes the terminal; `fg` then resumes it a second time, and
		// that signal arrives in the next turn.
		for (let turn = 0; turn < 2; turn++) await new Promise(resolve => setImmediate(resolve));
		isAway = false;
	};
	return {
		onSuspend(next) {
			suspend = next;
			return () => {
				if (suspend === next) suspend = undefined;
			};
		},
		async stop() {
			if (isAway || left.aborted) return;
			await away(async () => {
				giveBack();
				// Without raw mode, nothing else keeps the process alive, and SIGCONT is reported only afterwards.
				const alive = setInterval(() => {}, 60_000);
				const continued = onceContinued(host);
				host.kill(host.pid, 'SIGSTOP');
				await continued;
				clearInterval(alive);
				take();
			});
		},
		async redraw() {
			if (isAway || left.aborted) return;
			take();
			if (!suspend) return;
			// The app erases its old frame on the alternate screen, and draws the next one below everything else.
			stdout.write(otherScreenOn);
			await away(async () => {
				stdout.write(otherScreenOff + freshLine);
			});
		},
	};
}

const onceContinued = (host: GuardedTerminal['host']) =>
	new Promise<void>(resolve => {
		const listener = () => {
			host.off('SIGCONT', listener);
			resolve();
		};
		host.on('SIGCONT', listener);
	});
