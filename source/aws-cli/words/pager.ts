import {spawn} from 'node:child_process';
import {withAbsolutePath} from '../../settings/search-path.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Shows a text in a pager, by its command; the usual one is that of the help. Waits until it ends; false where it cannot
 * be started. It gets nothing of the environment but what a pager needs, so no credentials.
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
	/* A pager that is left early reads no further. */
	pager.stdin.on('error', () => {});
	pager.stdin.end(text);
	return new Promise(resolve => {
		pager.once('error', () => resolve(false));
		pager.once('close', () => resolve(true));
	});
}

/** The pager that the AWS CLI takes for its help (`awscli/help.py` 1.45.11): `MANPAGER`, else `PAGER`, else `less -R`. */
function helpPager(env: Environment): readonly string[] {
	return (env['MANPAGER'] || env['PAGER'] || 'less -R').split(/\s+/).filter(word => word !== '');
}
