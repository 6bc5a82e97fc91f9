import assert from 'node:assert/strict';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';

/** Creates an app client of the embedded pool for browser sign-in with the redirect URI `callback`. */
export async function createBrowserClient(
	pool: LocalPool,
	callback: string,
	hasSecret = false,
): Promise<{readonly clientId: string; readonly clientSecret?: string}> {
	const created = await pool.call('CreateUserPoolClient', {
		UserPoolId: pool.userPoolId,
		ClientName: 'browser',
		GenerateSecret: hasSecret,
		AllowedOAuthFlowsUserPoolClient: true,
		AllowedOAuthFlows: ['code'],
		AllowedOAuthScopes: ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'],
		CallbackURLs: [callback],
		SupportedIdentityProviders: ['COGNITO'],
	});
	const {ClientId, ClientSecret} = Object(Object(created).UserPoolClient);
	return {clientId: String(ClientId), ...(hasSecret && {clientSecret: String(ClientSecret)})};
}

/** Acts as a browser and its user: fills in the page's form, and follows it wherever it leads. */
export async function signInOnPage(url: string, username: string, password: string) {
	const page = await fetch(url);
	assert.match(await page.text(), /<form method="post">/);
	const body = new URLSearchParams({username, password});
	assert.match(await (await fetch(page.url, {method: 'POST', body})).text(), /close this tab/);
}
