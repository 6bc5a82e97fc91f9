import type {CallerSession} from '../../source/aws-cli/caller.ts';
import {run} from '../../source/aws-cli/run.ts';

/** The result of a run: its exit code and output. */
export type Ran = {readonly code: number; readonly stdout: string; readonly stderr: string};

/** The settings of a run; the environment only contains what keeps out this machine's AWS settings. */
export type RunOptions = {
	readonly env?: Readonly<Record<string, string | undefined>>;
	readonly cwd?: string;
	readonly home?: string;
	/** The width of standard output's terminal; `undefined` if it isn't a terminal. */
	readonly columns?: number;
	/** Whether standard error is a terminal. */
	readonly isStderrTty?: boolean;
	readonly session?: CallerSession;
	readonly signal?: AbortSignal;
	/** The error that keeps standard output from being written. */
	readonly unwritten?: Error;
};

const noConfig = {AWS_CONFIG_FILE: '/no/such/config', AWS_SHARED_CREDENTIALS_FILE: '/no/such'};

/** Runs an AWS-named command in this process and captures its output. */
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
