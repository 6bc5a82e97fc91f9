import type {GuardedTerminal, Suspend} from './guarded-terminal.ts';
import {createModes} from './terminal-modes.ts';
import {createStops} from './terminal-stops.ts';

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
	const {stdin, host} = terminal;
	const leaving = new AbortController();
	const modes = createModes(terminal);
	const stops = createStops(terminal, modes, leaving.signal);
	let leavingCode: number | undefined;
	const leave = (code: number) => {
		leavingCode ??= code;
		leaving.abort();
	};
	let stopListening: (() => void) | undefined;
	const release = () => {
		if (!stopListening) return;
		stopListening();
		stopListening = undefined;
		modes.giveBack();
		stdin.unref?.();
	};
	stopListening = listen(terminal, {
		onSignal(signal) {
			if (!leaving.signal.aborted) return leave(leavingCodes[signal]);
			release();
			host.kill(host.pid, signal);
		},
		onGone: () => leave(leavingCodes.SIGHUP),
		onFault() {
			leaving.abort();
			release();
		},
		onStop: () => void stops.stop(),
		onContinue: () => void stops.redraw(),
		onExit: release,
	});
	modes.take();
	try {
		const code = await use({
			left: leaving.signal,
			onSuspend: stops.onSuspend,
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

type LeavingSignal = keyof typeof leavingCodes;

/** What can happen to an app from outside. */
type Outside = {
	readonly onSignal: (signal: LeavingSignal) => void;
	/** The terminal is gone. */
	readonly onGone: () => void;
	/** A fault that nobody catches is about to end the program. */
	readonly onFault: () => void;
	readonly onStop: () => void;
	readonly onContinue: () => void;
	readonly onExit: () => void;
};

/** Hears what happens from outside, until the function that it gives is called. */
function listen({stdin, stdout, host}: GuardedTerminal, on: Outside): () => void {
	const listeners: ReadonlyArray<readonly [event: string, listener: () => void]> = [
		...leavingSignals.map(signal => [signal, () => on.onSignal(signal)] as const),
		['SIGTSTP', on.onStop],
		['SIGCONT', on.onContinue],
		['uncaughtExceptionMonitor', on.onFault],
		['exit', on.onExit],
	];
	for (const [event, listener] of listeners) host.on(event, listener);
	stdin.on('end', on.onGone);
	stdin.on('close', on.onGone);
	// Never taken off again: what is done to a terminal that is gone fails later than it is done.
	stdin.on('error', on.onGone);
	stdout.on('error', on.onGone);
	return () => {
		for (const [event, listener] of listeners) host.off(event, listener);
		stdin.off('end', on.onGone);
		stdin.off('close', on.onGone);
	};
}

const leavingSignals = [
	'SIGHUP',
	'SIGINT',
	'SIGQUIT',
	'SIGTERM',
] as const satisfies LeavingSignal[];
