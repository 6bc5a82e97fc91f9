import {htmlPage} from '../server/html-page.ts';
import type {WebResponse} from '../server/listen.ts';

/** Sends the browser on. */
export const redirect = (
	location: string,
	headers: Readonly<Record<string, string>> = {},
): WebResponse => ({
	status: 302,
	headers: {location, 'cache-control': 'no-store', ...headers},
	body: '',
});

/** A URI with more query parameters; those that are undefined are left out. */
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

/** A URI with parameters in its fragment, where the implicit grant has its tokens (RFC 6749, 4.2.2). */
export function withFragment(
	uri: string,
	parameters: Readonly<Record<string, string | undefined>>,
): string {
	const entries = Object.entries(parameters).flatMap(([name, value]): [string, string][] =>
		value === undefined ? [] : [[name, value]],
	);
	return `${uri}#${new URLSearchParams(entries)}`;
}

/** An answer of the token endpoint (RFC 6749, 5.1 and 5.2). */
export const oauthJson = (status: number, body: object): WebResponse => ({
	status,
	headers: {'content-type': 'application/json', 'cache-control': 'no-store', pragma: 'no-cache'},
	body: JSON.stringify(body),
});

export const oauthError = (error: string, status = 400): WebResponse => oauthJson(status, {error});

/** Where Cognito sends a browser that it must not send to the redirect URI. */
export const toErrorPage = (error: string, clientId: string): WebResponse =>
	redirect(`/error?${new URLSearchParams({error, client_id: clientId})}`);

/** The page that says why there is no sign-in. */
export const errorPage = (error: string): WebResponse =>
	htmlPage(
		400,
		'Sign-in is not possible',
		`<p>An error was encountered with the requested page.</p>\n<p><b>${error.replace(/[^\w .-]/g, '')}</b></p>`,
	);
