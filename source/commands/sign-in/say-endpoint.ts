import {endpointIs} from '../../copy/prompt-words.ts';
import {checkEndpoint, shownEndpoint} from '../../endpoint.ts';
import {safeText} from '../../safe-text.ts';
import type {Settings} from '../../settings/settings.ts';
import type {Run} from '../run.ts';
import type {SignInWords} from './sign-in-words.ts';

/**
 * At a terminal, prints the endpoint unless it is Amazon's, before the user types a password. Throws
 * `clearHttpRefused`.
 */
export function checkWhere({endpointUrl}: Settings, words: SignInWords, run: Run): void {
	if (endpointUrl === undefined) return;
	checkEndpoint(endpointUrl, {allowHttp: words['allow-http']});
	const shown = shownEndpoint(endpointUrl);
	if (shown !== undefined) run.prompt?.say(endpointIs(safeText(shown)));
}
