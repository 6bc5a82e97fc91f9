/** The keyboard, the screen and the process a guided app runs with: `process` and its streams. */
export type GuardedTerminal = {
	readonly stdin: {
		setRawMode?(isRaw: boolean): unknown;
		unref?(): unknown;
		on(event: 'end' | 'close' | 'error', listener: () => void): unknown;
		off(event: 'end' | 'close', listener: () => void): unknown;
	};
	readonly stdout: {
		write(text: string): unknown;
		on(event: 'error', listener: () => void): unknown;
	};
	readonly host: {
		readonly pid: number;
		readonly platform: string;
		on(event: string, listener: () => void): unknown;
		off(event: string, listener: () => void): unknown;
		kill(pid: number, signal: string): unknown;
	};
};

/** Hands the terminal over while `meanwhile` runs, and draws the app anew afterwards: Ink's `suspendTerminal`. */
export type Suspend = (meanwhile: () => Promise<void>) => Promise<unknown>;

/** What the app has of the guard while it runs. */
export type TerminalHold = {
	/** Aborted, once, when the app must go: a signal, a terminal that is gone, a fault elsewhere. Unmount at once. */
	readonly left: AbortSignal;
	/** Says how to suspend the app. Gives a function that takes this back. */
	onSuspend(suspend: Suspend): () => void;
	/** What Ctrl+Z does: stops the app and whatever started it, until the shell continues them. */
	stop(): void;
};

/** As a shell counts a program that a signal ended: 128 and the signal's number. */
const leavingCodes = {SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143} as const;

const pasteMarkersOn = '\u001b[?2004h';
const pasteMarkersOff = '\u001b[?2004l';
const cursorOn = '\u001b[?25h';
/** Another screen, on which what is written and erased is gone with it; and back, with the cursor where it was. */
const otherScreenOn = '\u001b[?1049h';
const otherScreenOff = '\u001b[?1049l';
/** A new line with nothing below it. */
const freshLine = '\r\n\u001b[J';

/**
 * Runs an app that has the terminal to itself, and gives it back as it was, however the app ends: the keyboard out of
 * raw mode, paste markers off, the cursor shown. Resolves with the exit code: what `use` resolved with, or 128 and a
 * signal's number; a terminal that is gone counts as SIGHUP. Rejects with what `use` rejected with.
 *
 * The keyboard is taken before the first frame, so that nothing typed meanwhile is echoed into it. A second signal
 * ends an app that is not leaving. A fault that nobody catches still ends the program
 * with its sentence and code 1, but on a terminal that can show it.
 */
export async function guardTerminal(
	terminal: GuardedTerminal,
	use: (hold: TerminalHold) => Promise<number>,
): Promise<number> {
	const {stdin, stdout, host} = terminal;
	const leaving = new AbortController();
	let leavingCode: number | undefined;
	let suspend: Suspend | undefined;

	const take = () => {
		// libuv sets nothing when it believes the mode is on already, and a shell may have changed it since.
		stdin.setRawMode?.(false);
		stdin.setRawMode?.(true);
		stdout.write(pasteMarkersOn);
	};
	const giveBack = () => {
		stdin.setRawMode?.(false);
		stdout.write(pasteMarkersOff + cursorOn);
	};

	const leave = (code: number) => {
		leavingCode ??= code;
		leaving.abort();
	};
	const isGone = () => leave(leavingCodes.SIGHUP);
	const isFaulty = () => {
		leaving.abort();
		release();
	};

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

	const stopHere = async () => {
		if (isAway || leaving.signal.aborted) return;
		await away(async () => {
			giveBack();
			// With the keyboard let go nothing else keeps the process, and SIGCONT is told of only after it.
			const alive = setInterval(() => {}, 60_000);
			const continued = new Promise<void>(resolve => {
				const listener = () => {
					host.off('SIGCONT', listener);
					resolve();
				};
				host.on('SIGCONT', listener);
			});
			host.kill(host.pid, 'SIGSTOP');
			await continued;
			clearInterval(alive);
			take();
		});
	};
	/** Stopped by somebody else, without a word: what others wrote since stands where the app believes its frame. */
	const isContinued = async () => {
		if (isAway || leaving.signal.aborted) return;
		take();
		if (!suspend) return;
		// The app erases its frame where that is not seen, and draws the next one below all there is.
		stdout.write(otherScreenOn);
		await away(async () => {
			stdout.write(otherScreenOff + freshLine);
		});
	};

	const onSignals = Object.entries(leavingCodes).map(([signal, code]): [string, () => void] => [
		signal,
		() => {
			if (!leaving.signal.aborted) return leave(code);
			release();
			host.kill(host.pid, signal);
		},
	]);
	const listeners: ReadonlyArray<readonly [event: string, listener: () => void]> = [
		...onSignals,
		['SIGTSTP', () => void stopHere()],
		['SIGCONT', () => void isContinued()],
		['uncaughtExceptionMonitor', isFaulty],
		['exit', () => release()],
	];

	let isReleased = false;
	const release = () => {
		if (isReleased) return;
		isReleased = true;
		for (const [event, listener] of listeners) host.off(event, listener);
		stdin.off('end', isGone);
		stdin.off('close', isGone);
		giveBack();
		stdin.unref?.();
	};

	for (const [event, listener] of listeners) host.on(event, listener);
	stdin.on('end', isGone);
	stdin.on('close', isGone);
	// Never taken off again: what is done to a terminal that is gone fails later than it is done.
	stdin.on('error', isGone);
	stdout.on('error', isGone);

	take();
	try {
		const code = await use({
			left: leaving.signal,
			onSuspend(next) {
				suspend = next;
				return () => {
					if (suspend === next) suspend = undefined;
				};
			},
			stop() {
				// To the whole group, as a terminal does it: npm, if that started the app, must stop too. Windows has no such thing.
				if (host.platform !== 'win32') host.kill(0, 'SIGTSTP');
			},
		});
		return leavingCode ?? code;
	} finally {
		release();
	}
}
