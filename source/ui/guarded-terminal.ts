/** The keyboard, screen and process of the guided app: `process` and its streams. */
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

/** Releases the terminal while `meanwhile` runs, and redraws the app afterwards: Ink's `suspendTerminal`. */
export type Suspend = (meanwhile: () => Promise<void>) => Promise<unknown>;
