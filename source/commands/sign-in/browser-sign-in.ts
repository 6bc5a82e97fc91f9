import {startManagedLogin} from '../../cognito/browser/managed-login.ts';
import type {AppClient, Tokens} from '../../cognito/cognito.ts';
import {openAddress} from '../../copy/prompt-words.ts';
import {missing} from '../../options/missing.ts';
import {options} from '../../options/options.ts';
import {type Connection, cognitoSettings} from '../connect.ts';
import type {Run} from '../run.ts';

/** The options for `--browser`. */
export type BrowserWords = {
	readonly 'domain-url'?: string | undefined;
	readonly 'redirect-uri'?: string | undefined;
	readonly 'no-open': boolean;
};

/**
 * Signs in on the pages of the pool's domain. Also prints the URL to standard error in case no browser opens. Ends
 * after five minutes, or when the user stops the run. Saves the domain with the client, since tokens are refreshed
 * there, and the redirect URI for next time.
 */
export async function signInWithBrowser(
	appClient: AppClient,
	words: BrowserWords,
	run: Run,
	connection: Connection,
): Promise<{readonly client: AppClient; readonly tokens: Tokens}> {
	const domainUrl = words['domain-url'];
	if (domainUrl === undefined) throw missing(options.domainUrl);
	const redirectUri = words['redirect-uri'];
	const client = {...appClient, domainUrl, ...(redirectUri !== undefined && {redirectUri})};
	const browser = await startManagedLogin(
		{
			...(await cognitoSettings(client, run, connection, domainUrl)),
			open: url => {
				run.stderr.write(`${openAddress(url)}\n`);
				if (!words['no-open']) run.openBrowser(url);
			},
		},
		{signal: run.signal},
	);
	return {client, tokens: await browser.tokens(run.signal)};
}
