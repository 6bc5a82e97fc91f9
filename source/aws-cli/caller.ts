import type {Place} from '../settings/settings-file.ts';

/** Who is signed in, as far as a call needs it. */
export type CallerSession = {
	readonly accessToken: string;
	readonly region?: string | undefined;
	/** Absent for Amazon's own endpoint, and for no other reason. */
	readonly endpointUrl?: string | undefined;
};

/** What a run reads and writes. */
export type Run = Place & {
	/** The words after the program's name, an AWS-named command among them. */
	readonly argv: readonly string[];
	readonly stdout: Output;
	/** Whether it is a terminal, beside where it goes. */
	readonly stderr: Output & {readonly isTTY?: boolean};
	/** Standard output: whether it is a terminal, and how wide. */
	readonly terminal: {readonly isTty: boolean; readonly columns: number | undefined};
	/** What kept standard output from being written, when everything so far has been tried: nobody reads any more. */
	readonly unwritten: () => Promise<Error | undefined>;
	/** Aborted when the person stops the run. */
	readonly signal: AbortSignal;
	/** The cached session, asked for only when no token is given; it refreshes what has expired. */
	readonly session: () => Promise<CallerSession | undefined>;
	readonly version: string;
	/** The runtime and the system, for the user agent: `Node.js/24.0.0 linux/x64`. */
	readonly platform: string;
};

/** Where text goes. */
export type Output = {write(text: string): unknown};
