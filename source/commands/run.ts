import {describeProblem} from '../copy.ts';
import {Problem} from '../problem.ts';
import {safeText} from '../safe-text.ts';
import type {StoreHost} from '../session/file/store-folder.ts';
import {type Place, SettingsError} from '../settings/settings-file.ts';
import type {Prompt} from './prompt.ts';

/** What one of our own commands reads and writes. */
export type Run = Place & {
	/** The words after the command's name. */
	readonly argv: readonly string[];
	readonly host: StoreHost;
	/** All of standard input, read once. */
	readonly readInput: () => Promise<Uint8Array>;
	/** Asks a person; absent where nobody is at a terminal. */
	readonly prompt?: Prompt | undefined;
	/** Shows a URL in the person's browser, and does not wait for it. */
	readonly openBrowser: (url: string) => void;
	/** A result goes here, */
	readonly stdout: Output;
	/** and everything else here. */
	readonly stderr: Output & {
		/** Whether it is a terminal, and how wide. */
		readonly isTTY?: boolean;
		readonly columns?: number;
	};
	/** Aborted when the person stops the run. */
	readonly signal: AbortSignal;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
};

export type Output = {write(text: string): unknown};

/** Words on the command line that cannot be read. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}

/** Exit codes of our own commands. */
export const exit = {done: 0, failed: 1, usage: 2, challenge: 3, signInNeeded: 4, cancelled: 130};

/** Runs a command's work and gives its exit code; says what went wrong on standard error, in words without a secret. */
export async function runCommand(
	run: Pick<Run, 'argv' | 'stdout' | 'stderr' | 'signal'>,
	help: string,
	work: () => Promise<number>,
): Promise<number> {
	if (run.argv.includes('--help') || run.argv.includes('-h')) {
		run.stdout.write(help);
		return exit.done;
	}

	try {
		return await work();
	} catch (error) {
		if (run.signal.aborted) {
			run.stderr.write('\n');
			return exit.cancelled;
		}

		if (error instanceof UsageError) {
			run.stderr.write(`cognito-verify: ${error.message}\n${help.split('\n\n')[0]}\n`);
			return exit.usage;
		}

		if (error instanceof SettingsError) {
			run.stderr.write(`cognito-verify: ${safeText(error.message)}\n`);
			return exit.failed;
		}

		if (error instanceof Problem) {
			sayProblem(run, error);
			return exitOf(error);
		}

		throw error;
	}
}

/** A problem as one line on standard error. */
export function sayProblem({stderr}: Pick<Run, 'stderr'>, problem: Problem): void {
	const {says, tryNext} = describeProblem(problem);
	stderr.write(`cognito-verify: ${safeText(says)} ${safeText(tryNext)}\n`);
}

function exitOf({code}: Problem): number {
	switch (code) {
		case 'cancelled':
			return exit.cancelled;
		case 'signInNeeded':
			return exit.signInNeeded;
		case 'inputInvalid':
			return exit.usage;
		default:
			return exit.failed;
	}
}
