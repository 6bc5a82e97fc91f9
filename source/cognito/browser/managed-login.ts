import {createHash, randomBytes} from 'node:crypto';
import {Problem} from '../../problem.ts';
import type {CallOptions, Tokens} from '../cognito.ts';
import {Transport} from '../wire/transport.ts';
import type {CognitoSettings} from '../wire/wire.ts';
import {listenForRedirect} from './loopback.ts';
import {exchangeCode, fetchFrom, type OauthWire, oauthUrl} from './oauth-tokens.ts';

/** A sign-in that continues in a browser. */
export type BrowserSignIn = {
	/** To open by hand, or to scan. */
	readonly url: string;
	/** Where the browser comes back to. */
	readonly redirectUri: string;
	/** Waits for the browser to come back and changes its code for tokens. Aborting ends the wait and the listening. */
	readonly tokens: (signal?: AbortSignal) => Promise<Tokens>;
};

export type ManagedLoginSettings = CognitoSettings & {
	/** Shows a URL in the browser. */
	readonly open: (url: string) => void;
	/** Milliseconds until nobody is expected any more. */
	readonly waitMs?: number;
};

/** What has to be among an app client's callback URLs, unless the client names another one. */
export const defaultRedirectUri = 'http://localhost:8976/callback';

const scopes = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'];
const fiveMinutes = 5 * 60_000;

/**
 * Signs in on the pool's own pages: authorization code with PKCE S256 on a loopback redirect (RFC 8252, RFC 7636).
 *
 * Asks the pool first whether it takes the request, since what it refuses it says to the browser alone. Throws a
 * `Problem`: `redirectMismatch`, `browserSignInRefused`, `redirectUnusable`, `domainMissing`.
 */
export async function startManagedLogin(
	{
		client,
		transport: transportSettings = {},
		now = Date.now,
		random = randomBytes,
		open,
		waitMs = fiveMinutes,
	}: ManagedLoginSettings,
	options?: CallOptions,
): Promise<BrowserSignIn> {
	const {redirectUri = defaultRedirectUri} = client;
	const wire: OauthWire = {client, transport: new Transport(transportSettings), now};
	const state = toBase64Url(random(24));
	const codeVerifier = toBase64Url(random(32));
	const url = oauthUrl(client, '/oauth2/authorize');
	url.search = new URLSearchParams({
		response_type: 'code',
		client_id: client.clientId,
		redirect_uri: redirectUri,
		scope: scopes.join(' '),
		state,
		code_challenge_method: 'S256',
		code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
	}).toString();

	const loopback = await listenForRedirect({redirectUri, state, waitMs});
	try {
		await askWhetherAllowed(wire, url, redirectUri, options);
	} catch (error) {
		loopback.close();
		throw error;
	}
	open(url.href);
	return {
		url: url.href,
		redirectUri,
		tokens: signal =>
			loopback.redirect(async query => {
				const code = query.get('code');
				if (code === null) throw refusal(query, redirectUri);
				return exchangeCode(wire, {code, codeVerifier, redirectUri}, signal && {signal});
			}, signal),
	};
}

/** The pool answers with a redirect: to its sign-in page, or to what names its error. Any other host may know nothing. */
async function askWhetherAllowed(
	{transport}: OauthWire,
	url: URL,
	redirectUri: string,
	{signal}: CallOptions = {},
): Promise<void> {
	const {status, headers} = await fetchFrom(transport, url, {method: 'GET', signal});
	if (status === 404) throw new Problem('browserSignInRefused', {answer: 'HTTP 404'});
	const location = headers['location'];
	if (location === undefined || !URL.canParse(location, url.href)) return;
	const query = new URL(location, url).searchParams;
	if (query.has('error')) throw refusal(query, redirectUri);
}

function refusal(query: URLSearchParams, redirectUri: string): Problem {
	const error = query.get('error') ?? 'no code';
	if (error === 'redirect_mismatch') return new Problem('redirectMismatch', {redirectUri});
	return new Problem('browserSignInRefused', {answer: query.get('error_description') ?? error});
}

function toBase64Url(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('base64url');
}
