import type {GuardedTerminal} from './guarded-terminal.ts';

const pasteMarkersOn = '\u001b[?2004h';
const pasteMarkersOff = '\u001b[?2004l';
const cursorOn = '\u001b[?25h';

/** Puts a terminal into the modes that an app needs, and back. */
export type TerminalModes = {
	/** The keyboard in raw mode, pastes in markers. */
	take(): void;
	/** As it was: the keyboard out of raw mode, paste markers off, the cursor shown. */
	giveBack(): void;
};

/** The modes of a terminal. */
export const createModes = ({stdin, stdout}: GuardedTerminal): TerminalModes => ({
	take() {
		// libuv sets nothing when it believes the mode is on already, and a shell may have changed it since.
		stdin.setRawMode?.(false);
		stdin.setRawMode?.(true);
		stdout.write(pasteMarkersOn);
	},
	giveBack() {
		stdin.setRawMode?.(false);
		stdout.write(pasteMarkersOff + cursorOn);
	},
});
