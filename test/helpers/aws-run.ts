import type {CallerSession} from '../../source/aws-cli/caller.ts';
import {run} from '../../source/aws-cli/run.ts';

/** What a run left: its exit code and what it wrote. */
export type Ran = {readonly code: number; readonly stdout: string; readonly stderr: string};

/** What a test may set; the environment is empty but for what keeps this machine's AWS settings out. */
export type RunOptions = {
	readonly env?: Readonly<Record<string, string | undefined>>;
	readonly cwd?: string;
	readonly home?: string;
	/** The width of the terminal that standard output is; `undefined` where it isn't a terminal. */
	readonly columns?: number;
	/** Standard error is a terminal. */
	readonly isStderrTty?: boolean;
	readonly session?: CallerSession;
	readonly signal?: AbortSignal;
	/** What kept standard output from being written. */
	readonly unwritten?: Error;
};

const noConfig = {AWS_CONFIG_FILE: '/no/such/config', AWS_SHARED_CREDENTIALS_FILE: '/no/such'};

/** Runs an AWS-named command in this process and keeps what it writes. */
export async function runCommand(
	argv: readonly string[],
	{
		env = {},
		cwd = process.cwd(),
		home = '/no/home',
		columns,
		isStderrTty = false,
		session,
		signal,
		unwritten,
	}: RunOptions = {},
): Promise<Ran> {
	const written = {stdout: '', stderr: ''};
	const code = await run({
		argv,
		env: {...noConfig, NO_PROXY: '127.0.0.1', ...env},
		cwd,
		home,
		stdout: {write: text => (written.stdout += text)},
		stderr: {isTTY: isStderrTty, write: text => (written.stderr += text)},
		terminal: {isTty: columns !== undefined, columns},
		unwritten: async () => unwritten,
		signal: signal ?? new AbortController().signal,
		session: async () => session,
		version: '0.0.0',
		platform: 'test',
	});
	return {code, ...written};
}
