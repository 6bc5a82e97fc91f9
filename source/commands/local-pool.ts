import {endings} from '../copy/ending-words.ts';
import {
	announcementLine,
	messageWasSent,
	poolIsUp,
	type TerminalLine,
} from '../copy/local-pool-words.ts';
import {createLocalPool, type LocalPool} from '../local-pool/create-local-pool.ts';
import {adminOperationNames, publicOperationNames} from '../local-pool/operations/names.ts';
import type {Command} from '../options/command.ts';
import {localPoolCommand} from '../options/commands.ts';
import {readOptions} from '../options/read-options.ts';
import {safeText} from '../safe-text.ts';
import {exit} from '../say-failure.ts';
import {readPoolFiles, readPoolOptions} from './local-pool-options.ts';
import {type Run, runCommand} from './run.ts';

/** The command, with the pool's operations in its help. */
const command: Command = {
	...localPoolCommand,
	lists: [
		{title: 'Operations that an app calls', names: publicOperationNames},
		{title: 'Operations that need AWS credentials (any will do)', names: adminOperationNames},
	],
};

/**
 * `local-pool`: serves a user pool until it is stopped. Returns the exit code: 0 after that, 1 if it couldn't start,
 * for example because the port is taken, or the data file is invalid or used by another pool.
 */
export async function localPool(
	run: Pick<Run, 'argv' | 'stdout' | 'stderr' | 'signal'>,
): Promise<number> {
	return runCommand(run, command, async () => {
		const {values, words} = readOptions(localPoolCommand, run.argv, {});
		const options = readPoolOptions(values, words);
		const onError = (error: unknown) => run.stderr.write(`${reasonOf(error)}\n`);
		const onWarning = (message: string) => run.stderr.write(`cognito-verify: ${message}\n`);
		const files = readPoolFiles(values, words);
		try {
			const pool = await createLocalPool({...options, ...files, onError, onWarning});
			await announce(pool, run, values.json);
			await stopped(run.signal);
			await pool.close();
			return exit.done;
		} catch (error) {
			run.stderr.write(`cognito-verify: ${endings.poolNotStarted(reasonOf(error))}\n`);
			return exit.failed;
		}
	});
}

/** At a terminal, prints what to try, and each message as it is sent; for a program, prints one line of JSON. */
async function announce(
	pool: LocalPool,
	{stdout}: Pick<Run, 'stdout'>,
	isJson: boolean,
): Promise<void> {
	if (stdout.isTTY !== true || isJson) {
		stdout.write(announcementLine(pool));
		return;
	}
	const {wrapText} = await import('../drawing/wrap-text.ts');
	const tell = ({text, hang}: TerminalLine) => {
		const safe = safeText(text);
		const lines =
			hang === undefined
				? [safe]
				: wrapText(safe, stdout.columns || 80, hang).map(({start, end}) => safe.slice(start, end));
		stdout.write(`${lines.join(`\n${' '.repeat(hang ?? 0)}`)}\n`);
	};
	pool.onMessage(message => tell(messageWasSent(message)));
	for (const line of poolIsUp(pool)) tell(line);
}

function stopped(signal: AbortSignal): Promise<void> {
	return new Promise(resolve => {
		if (signal.aborted) resolve();
		else signal.addEventListener('abort', () => resolve(), {once: true});
	});
}

function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
