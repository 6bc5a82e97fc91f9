import type {GuardedTerminal, Suspend} from './guarded-terminal.ts';
import {createModes} from './terminal-modes.ts';
import {createStops} from './terminal-stops.ts';

/** The app's access to the guard while it runs. */
export type TerminalHold = {
	/** Aborted once, when the app must exit: on a signal, a closed terminal, or an error elsewhere. Unmount at once. */
	readonly left: AbortSignal;
	/** Sets how to suspend the app. Returns a function that undoes it. */
	onSuspend(suspend: Suspend): () => void;
	/** The action of Ctrl+Z: stops the app and whatever started it, until the shell resumes them. */
	stop(): void;
};

/** A shell's exit code for a program ended by a signal: 128 plus the signal's number. */
const leavingCodes = {SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143} as const;

/**
 * Runs an app with the terminal to itself, and restores the terminal however the app ends: raw mode and paste markers
 * off, cursor visible. Resolves with the exit code: what `use` resolved with, or 128 plus a signal's number; a closed
 * terminal counts as SIGHUP. Rejects as `use` does.
 *
 * Raw mode starts before the first frame, so that nothing typed in the meantime is echoed. A second signal ends an app
 * that doesn't exit. An uncaught error still ends the program with its sentence and code 1, after the terminal is
 * restored.
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
				// To the whole process group, as a terminal does: npm must stop too if it started the app. Windows has no
				// equivalent.
				if (host.platform !== 'win32') host.kill(0, 'SIGTSTP');
			},
		});
		return leavingCode ?? code;
	} finally {
		release();
	}
}

type LeavingSignal = keyof typeof leavingCodes;

/** External events that affect an app. */
type Outside = {
	readonly onSignal: (signal: LeavingSignal) => void;
	/** The terminal was closed. */
	readonly onGone: () => void;
	/** An uncaught error is about to end the program. */
	readonly onFault: () => void;
	readonly onStop: () => void;
	readonly onContinue: () => void;
	readonly onExit: () => void;
};

/** Listens for external events, until the returned function is called. */
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
	// Never removed: writing to a closed terminal fails later.
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
