import type {Command} from '../options/command.ts';
import {helpOf} from '../options/help.ts';
import {exit, sayFailure} from '../say-failure.ts';
import type {StoreHost} from '../session/file/store-folder.ts';
import type {Place} from '../settings/settings-file.ts';
import type {Prompt} from './prompt.ts';

/** The inputs and outputs of one of our own commands. */
export type Run = Place & {
	/** The arguments after the command's name. */
	readonly argv: readonly string[];
	readonly host: StoreHost;
	/** Reads all of standard input; call it once. */
	readonly readInput: () => Promise<Uint8Array>;
	/** Asks the user; absent without a terminal. */
	readonly prompt?: Prompt | undefined;
	/** Opens a URL in the user's browser, without waiting for it. */
	readonly openBrowser: (url: string) => void;
	/** Only for results. */
	readonly stdout: Output;
	/** For everything that isn't a result. */
	readonly stderr: Output & {
		/** Its width, if it is a terminal. */
		readonly columns?: number;
	};
	/** Aborted when the user stops the run. */
	readonly signal: AbortSignal;
	/** Milliseconds since 1970. */
	readonly now: () => number;
};

export type Output = {
	write(text: string): unknown;
	/** Whether it is a terminal, and its width. */
	readonly isTTY?: boolean;
	readonly columns?: number;
};

/** Tells a user at a terminal, on standard error, that something is done; scripts read the exit code. */
export function tellPerson({stderr}: Pick<Run, 'stderr'>, sentence: string): void {
	if (stderr.isTTY) stderr.write(`${sentence}\n`);
}

/** Runs a command's work and returns its exit code. Prints errors to standard error, in words without secrets. */
export async function runCommand(
	run: Pick<Run, 'argv' | 'stdout' | 'stderr' | 'signal'>,
	command: Command,
	work: () => Promise<number>,
): Promise<number> {
	if (run.argv.includes('--help') || run.argv.includes('-h')) {
		run.stdout.write(helpOf(command));
		return exit.done;
	}
	try {
		return await work();
	} catch (error) {
		if (run.signal.aborted) {
			run.stderr.write('\n');
			return exit.cancelled;
		}
		return sayFailure(error, command, run.stderr);
	}
}
