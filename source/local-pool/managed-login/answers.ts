import {htmlPage} from '../server/html-page.ts';
import type {WebResponse} from '../server/listen.ts';

/** Redirects the browser. */
export const redirect = (
	location: string,
	headers: Readonly<Record<string, string>> = {},
): WebResponse => ({
	status: 302,
	headers: {location, 'cache-control': 'no-store', ...headers},
	body: '',
});

/** Adds query parameters to a URI, leaving out those that are undefined. */
export function withQuery(
	uri: string,
	parameters: Readonly<Record<string, string | undefined>>,
): string {
	const url = new URL(uri);
	for (const [name, value] of Object.entries(parameters)) {
		if (value !== undefined) url.searchParams.set(name, value);
	}
	return url.href;
}

/** Adds parameters to a URI's fragment, where the implicit grant returns its tokens (RFC 6749, 4.2.2). */
export function withFragment(
	uri: string,
	parameters: Readonly<Record<string, string | undefined>>,
): string {
	const entries = Object.entries(parameters).flatMap(([name, value]): [string, string][] =>
		value === undefined ? [] : [[name, value]],
	);
	return `${uri}#${new URLSearchParams(entries)}`;
}

/** A response of the token endpoint (RFC 6749, 5.1 and 5.2). */
export const oauthJson = (status: number, body: object): WebResponse => ({
	status,
	headers: {'content-type': 'application/json', 'cache-control': 'no-store', pragma: 'no-cache'},
	body: JSON.stringify(body),
});

export const oauthError = (error: string, status = 400): WebResponse => oauthJson(status, {error});

/** Redirects to Cognito's error page, used when the browser must not be sent to the redirect URI. */
export const toErrorPage = (error: string, clientId: string): WebResponse =>
	redirect(`/error?${new URLSearchParams({error, client_id: clientId})}`);

/** The page that explains why the sign-in failed. */
export const errorPage = (error: string): WebResponse =>
	htmlPage(
		400,
		'Sign-in is not possible',
		`<p>An error was encountered with the requested page.</p>\n<p><b>${error.replace(/[^\w .-]/g, '')}</b></p>`,
	);
