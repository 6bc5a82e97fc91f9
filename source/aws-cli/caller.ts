import type {Place} from '../settings/settings-file.ts';

/** The signed-in session, as far as a call needs it. */
export type CallerSession = {
	readonly accessToken: string;
	readonly region?: string | undefined;
	/** Absent only for Amazon's own endpoint. */
	readonly endpointUrl?: string | undefined;
};

/** The inputs and outputs of a run. */
export type Run = Place & {
	/** The arguments, including the AWS-named command. */
	readonly argv: readonly string[];
	readonly stdout: Output;
	/** Standard error, and whether it is a terminal. */
	readonly stderr: Output & {readonly isTTY?: boolean};
	/** Standard output's properties: whether it is a terminal, and its width. */
	readonly terminal: {readonly isTty: boolean; readonly columns: number | undefined};
	/** Resolves once all output has been flushed, with the error if the reader has gone or it couldn't be written. */
	readonly unwritten: () => Promise<Error | undefined>;
	/** Aborted when the user stops the run. */
	readonly signal: AbortSignal;
	/** The cached session, refreshed if it has expired. Only called if no token is given. */
	readonly session: () => Promise<CallerSession | undefined>;
	readonly version: string;
	/** The runtime and system for the User-Agent header: `Node.js/24.0.0 linux/x64`. */
	readonly platform: string;
};

/** A destination for text. */
export type Output = {write(text: string): unknown};
