import type {Command} from '../options/command.ts';
import {helpOf} from '../options/help.ts';
import {exit, sayFailure} from '../say-failure.ts';
import type {StoreHost} from '../session/file/store-folder.ts';
import type {Place} from '../settings/settings-file.ts';
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
	/** For results alone. */
	readonly stdout: Output;
	/** For everything that isn't a result. */
	readonly stderr: Output & {
		/** How wide it is, where it is a terminal. */
		readonly columns?: number;
	};
	/** Aborted when the person stops the run. */
	readonly signal: AbortSignal;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
};

export type Output = {
	write(text: string): unknown;
	/** Whether it is a terminal, and how wide. */
	readonly isTTY?: boolean;
	readonly columns?: number;
};

/** Tells a person at a terminal that it is done, on standard error; a script reads the exit code. */
export function tellPerson({stderr}: Pick<Run, 'stderr'>, sentence: string): void {
	if (stderr.isTTY) stderr.write(`${sentence}\n`);
}

/** Runs a command's work and gives its exit code; says what went wrong on standard error, in words without a secret. */
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
