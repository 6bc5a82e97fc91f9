import {createHash, randomBytes} from 'node:crypto';
import {Problem} from '../../problem.ts';
import type {CallOptions, Tokens} from '../cognito.ts';
import {Transport} from '../wire/transport.ts';
import type {CognitoSettings} from '../wire/wire.ts';
import {listenForRedirect} from './loopback.ts';
import {exchangeCode, fetchFrom, type OauthWire, oauthUrl} from './oauth-tokens.ts';

/** A sign-in that continues in a browser. */
export type BrowserSignIn = {
	/** To open by hand or scan. */
	readonly url: string;
	/** The URI that the browser returns to. */
	readonly redirectUri: string;
	/** Waits for the browser to return and exchanges its code for tokens. Aborting stops waiting and listening. */
	readonly tokens: (signal?: AbortSignal) => Promise<Tokens>;
};

export type ManagedLoginSettings = CognitoSettings & {
	/** Opens a URL in the browser. */
	readonly open: (url: string) => void;
	/** How long to wait for the browser, in milliseconds. */
	readonly waitMs?: number;
};

/** The callback URL that an app client must allow, unless another is set. */
export const defaultRedirectUri = 'http://localhost:8976/callback';

const scopes = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'];
const fiveMinutes = 5 * 60_000;

/**
 * Signs in on the pool's own pages: authorization code with PKCE S256 and a loopback redirect (RFC 8252, RFC 7636).
 *
 * Checks first that the pool accepts the request, because it reports a refusal only to the browser. Throws a `Problem`:
 * `redirectMismatch`, `browserSignInRefused`, `redirectUnusable`, `domainMissing`.
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

/** The pool redirects to its sign-in page, or to a URL that names the error. Other hosts might answer anything. */
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
