import {visibleText} from '../../safe-text.ts';
import {profileSection} from '../../settings/settings.ts';
import {readConfigFiles, splitWords} from '../../settings/settings-file.ts';
import type {Dialect} from '../dialect.ts';
import {Failure} from '../failure.ts';
import {showPaged} from '../words/pager.ts';

/**
 * Shows a result in a pager if standard output is a terminal (`awscli/utils.py` 2.9.19, `OutputStreamFactory`): that of
 * `AWS_PAGER`, `cli_pager` or `PAGER`, else `less` with `LESS=FRX`; an empty value means no pager. If it can't be
 * started, the result is written all the same, so that the outcome of the call isn't lost, and the failure is of kind
 * `pager`.
 */
export const showResult: Dialect['showResult'] = async (run, {hasPager, ...flags}, text) => {
	if (!run.terminal.isTty || !hasPager || text === '') return false;
	const profile = profileSection(flags, run.env, readConfigFiles(run));
	const usual = /\bwin32\b/.test(run.platform) ? 'more' : 'less';
	const command = run.env['AWS_PAGER'] ?? profile.get('cli_pager') ?? run.env['PAGER'] ?? usual;
	if (command === '') return false;
	const words = splitWords(command) ?? [command];
	const env = {...run.env, LESS: run.env['LESS'] ?? 'FRX'};
	if (await showPaged(visibleText(text, {keepsColours: true}), env, words)) return true;
	run.stdout.write(text);
	throw new Failure(
		'pager',
		'Unable to redirect output to pager. Received the following error when opening pager:\n' +
			`[Errno 2] No such file or directory: '${words[0] ?? ''}'\n\n` +
			'Learn more about configuring the output pager by running "aws help config-vars".',
	);
};
