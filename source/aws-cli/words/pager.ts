import {spawn} from 'node:child_process';
import {withAbsolutePath} from '../../settings/search-path.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Shows a text in a pager, by default that of the help, and waits until it exits; returns false if it can't be started.
 * The pager only gets the environment variables it needs, so no credentials.
 */
export async function showPaged(
	text: string,
	env: Environment,
	[command, ...words]: readonly string[] = helpPager(env),
): Promise<boolean> {
	if (command === undefined) return false;
	const needed = Object.entries(env).filter(([name]) =>
		/^(?:PATH|HOME|TERM|LANG|LC_\w+|LESS\w*|MORE|COLUMNS|LINES|SystemRoot)$/.test(name),
	);
	const pager = spawn(command, words, {
		stdio: ['pipe', 'inherit', 'inherit'],
		env: withAbsolutePath(Object.fromEntries(needed)),
	});
	/* A pager that exits early stops reading. */
	pager.stdin.on('error', () => {});
	pager.stdin.end(text);
	return new Promise(resolve => {
		pager.once('error', () => resolve(false));
		pager.once('close', () => resolve(true));
	});
}

/** The AWS CLI's help pager (`awscli/help.py` 1.45.11): `MANPAGER`, else `PAGER`, else `less -R`. */
function helpPager(env: Environment): readonly string[] {
	return (env['MANPAGER'] || env['PAGER'] || 'less -R').split(/\s+/).filter(word => word !== '');
}
