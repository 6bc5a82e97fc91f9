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
