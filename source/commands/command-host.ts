/** What a command writes to, and what stops it. */
export type CommandHost = {
	/** The result, and nothing else. */
	readonly stdout: {write(text: string): unknown};
	readonly stderr: {write(text: string): unknown};
	/** Aborted when the person, or the system, asks the program to end. */
	readonly signal: AbortSignal;
};
