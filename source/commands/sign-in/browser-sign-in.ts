import {startManagedLogin} from '../../cognito/browser/managed-login.ts';
import type {AppClient, Tokens} from '../../cognito/cognito.ts';
import {openAddress} from '../../copy/prompt-words.ts';
import {missing} from '../../options/missing.ts';
import {options} from '../../options/options.ts';
import {type Connection, cognitoSettings} from '../connect.ts';
import type {Run} from '../run.ts';

/** How `--browser` was asked for. */
export type BrowserWords = {
	readonly 'domain-url'?: string | undefined;
	readonly 'redirect-uri'?: string | undefined;
	readonly 'no-open': boolean;
};

/**
 * Signs in on the pages of the pool's domain. The address goes to standard error too, for where no browser opens.
 * Ends after five minutes, and when the person stops the run. The domain is kept with the client, since it is
 * where the tokens are refreshed, and so does the way back, for the next time.
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
