import type {GuardedTerminal} from './guarded-terminal.ts';

const pasteMarkersOn = '\u001b[?2004h';
const pasteMarkersOff = '\u001b[?2004l';
const cursorOn = '\u001b[?25h';

/** Switches a terminal to the modes that an app needs, and back. */
export type TerminalModes = {
	/** Raw mode on, paste markers on. */
	take(): void;
	/** Restores the terminal: raw mode and paste markers off, cursor visible. */
	giveBack(): void;
};

/** Creates the modes of a terminal. */
export const createModes = ({stdin, stdout}: GuardedTerminal): TerminalModes => ({
	take() {
		// libuv does nothing if it believes that the mode is already on, but a shell may have changed it.
		stdin.setRawMode?.(false);
		stdin.setRawMode?.(true);
		stdout.write(pasteMarkersOn);
	},
	giveBack() {
		stdin.setRawMode?.(false);
		stdout.write(pasteMarkersOff + cursorOn);
	},
});
