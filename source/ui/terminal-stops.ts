import type {GuardedTerminal, Suspend} from './guarded-terminal.ts';
import type {TerminalModes} from './terminal-modes.ts';

/** Another screen, on which what is written and erased is gone with it; and back, with the cursor where it was. */
const otherScreenOn = '\u001b[?1049h';
const otherScreenOff = '\u001b[?1049l';
/** A new line with nothing below it. */
const freshLine = '\r\n\u001b[J';

/** How an app is stopped (Ctrl+Z, SIGTSTP) and drawn anew when it is continued. */
export type TerminalStops = {
	onSuspend(suspend: Suspend): () => void;
	/** Gives the terminal back, stops this process, and takes the terminal again when it is continued. */
	stop(): Promise<void>;
	/** After a stop by somebody else, without a word: what others wrote since stands where the app believes its frame. */
	redraw(): Promise<void>;
};

/** The stops of an app, until it leaves. */
export function createStops(
	{stdout, host}: GuardedTerminal,
	{take, giveBack}: TerminalModes,
	left: AbortSignal,
): TerminalStops {
	let suspend: Suspend | undefined;
	let isAway = false;
	/** Has the app off the screen while `meanwhile` runs, and drawn anew afterwards. */
	const away = async (meanwhile: () => Promise<void>) => {
		isAway = true;
		await (suspend ? suspend(meanwhile) : meanwhile());
		// An app continued in the background stops again as it takes the keyboard; `fg` then continues it a second time,
		// and that signal is read in the next turn.
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
				// With the keyboard let go nothing else keeps the process, and SIGCONT is told of only after it.
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
			// The app erases its frame where that is not seen, and draws the next one below all there is.
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
