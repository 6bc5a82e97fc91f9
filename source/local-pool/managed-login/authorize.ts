import {Failure} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import type {WebRequest, WebResponse} from '../server/listen.ts';
import {clientOf} from '../store/state.ts';
import {errorPage, redirect, toErrorPage, withFragment, withQuery} from './answers.ts';
import {type BrowserSession, issueLoginTokens, type LoginState} from './grants.ts';

/** A valid authorization request, which may be answered at its redirect URI. */
export type Authorization = {
	readonly pool: UserPool;
	readonly client: Client;
	readonly redirectUri: string;
	readonly scope: string;
	readonly state: string | undefined;
	readonly codeChallenge: string | undefined;
	readonly nonce: string | undefined;
	/** `token` means the implicit grant. */
	readonly responseType: 'code' | 'token';
	/** The API that the access token will be bound to (RFC 8707). */
	readonly resource: string | undefined;
	readonly loginHint: string | undefined;
};

function find({context}: LoginState, clientId: string) {
	try {
		return clientOf(context.state, clientId);
	} catch (error) {
		if (error instanceof Failure) return undefined;
		throw error;
	}
}

/**
 * Parses the query of `/oauth2/authorize` and `/login`, or returns the response that refuses it. The redirect URI must
 * equal one of the client's character for character; until then, nothing is sent to it.
 */
export function readAuthorization(
	login: LoginState,
	query: URLSearchParams,
): {readonly authorization: Authorization} | {readonly refused: WebResponse} {
	const get = (name: string) => query.get(name) ?? undefined;
	const clientId = get('client_id') ?? '';
	const redirectUri = get('redirect_uri') ?? '';
	const state = get('state');
	const found = find(login, clientId);
	if (!found) return {refused: errorPage('Client does not exist.')};
	const {settings} = found.client;
	if (!settings.CallbackURLs.includes(redirectUri)) {
		return {refused: toErrorPage('redirect_mismatch', clientId)};
	}
	const refuse = (error: string, description?: string) => ({
		refused: refuseTo({redirectUri, state}, error, description),
	});
	const responseType = get('response_type');
	if (responseType === undefined) return refuse('invalid_request');
	if (responseType !== 'code' && responseType !== 'token') {
		return refuse('unsupported_response_type');
	}
	const flow = responseType === 'code' ? 'code' : 'implicit';
	if (!settings.AllowedOAuthFlowsUserPoolClient || !settings.AllowedOAuthFlows.includes(flow)) {
		// The error is documented; Cognito's description is not known, so this one is ours.
		return refuse(
			'unauthorized_client',
			`unsupported_response_type: the app client does not allow the ${flow} grant`,
		);
	}
	const scope = get('scope') ?? settings.AllowedOAuthScopes.join(' ');
	if (!scope.split(' ').every(one => settings.AllowedOAuthScopes.includes(one))) {
		return refuse('invalid_scope');
	}
	const codeChallenge = get('code_challenge');
	const method = get('code_challenge_method');
	if (codeChallenge !== undefined && method !== 'S256') {
		return refuse('invalid_request', 'code_challenge_method has to be S256');
	}
	if (codeChallenge === undefined && method !== undefined) return refuse('invalid_request');
	const resource = get('resource');
	if (resource !== undefined && !isResource(resource)) return refuse('invalid_request');
	return {
		authorization: {
			...found,
			redirectUri,
			scope,
			state,
			codeChallenge,
			nonce: get('nonce'),
			responseType,
			resource,
			loginHint: get('login_hint'),
		},
	};
}

/** Whether a resource is valid: HTTPS, `http://localhost`, or a custom scheme (Developer Guide, authorize endpoint). */
const isResource = (text: string): boolean =>
	/^https:\/\/.|^http:\/\/localhost(?:[:/]|$)|^(?!https?:)[a-z][a-z0-9+.-]*:\/\/./i.test(text);

/** Redirects to the application with an error. */
const refuseTo = (
	{redirectUri, state}: Pick<Authorization, 'redirectUri' | 'state'>,
	error: string,
	error_description?: string,
): WebResponse => redirect(withQuery(redirectUri, {error, error_description, state}));

/** Redirects a signed-in browser to the application, with a code or (implicit grant) with the tokens. */
export async function sendBack(
	login: LoginState,
	authorization: Authorization,
	session: BrowserSession,
	headers?: Readonly<Record<string, string>>,
): Promise<WebResponse> {
	const {redirectUri, state, responseType} = authorization;
	return redirect(
		responseType === 'code'
			? withQuery(redirectUri, {code: codeFor(login, authorization, session), state})
			: withFragment(redirectUri, {...(await tokensFor(login, authorization, session)), state}),
		headers,
	);
}

/** The fragment of an implicit grant: no refresh token, and an ID token only if `openid` was requested. */
async function tokensFor(
	{context}: LoginState,
	{pool, client, scope, nonce, resource}: Authorization,
	{username, authTime}: BrowserSession,
): Promise<Readonly<Record<string, string | undefined>>> {
	const user = pool.users.get(username);
	if (!user) throw new Error('unreachable: a session without its user is not found');
	const tokens = await issueLoginTokens(context, {
		pool,
		client,
		user,
		scope,
		nonce,
		authTime,
		resource,
	});
	return {
		id_token: scope.split(' ').includes('openid') ? tokens.IdToken : undefined,
		access_token: tokens.AccessToken,
		expires_in: String(tokens.ExpiresIn),
		token_type: tokens.TokenType,
	};
}

const codeFor = (
	{codes}: LoginState,
	{pool, client, redirectUri, scope, codeChallenge, nonce, resource}: Authorization,
	{username, epoch, authTime}: BrowserSession,
): string =>
	codes.give({
		poolId: pool.id,
		clientId: client.id,
		username,
		epoch,
		redirectUri,
		scope,
		codeChallenge,
		nonce,
		resource,
		authTime,
	});

/** The cookie that keeps a browser signed in; the name is Cognito's. */
export const cookieName = 'cognito';

/** The session of this browser in this pool. */
function browserSession(
	{browsers}: LoginState,
	pool: UserPool,
	{headers}: WebRequest,
): BrowserSession | undefined {
	const cookies = (headers['cookie'] ?? '').split(/; */);
	const name = cookies.find(one => one.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
	const session = name === undefined ? undefined : browsers.find(name);
	const user = session && pool.users.get(session.username);
	return session?.poolId === pool.id && user?.isEnabled && user.epoch === session.epoch
		? session
		: undefined;
}

/**
 * `GET /oauth2/authorize`: redirects with a code if the browser is signed in, otherwise to the sign-in page.
 * `prompt=none` never shows it, `prompt=login` always does, even among other values (OpenID Connect Core, 3.1.2.1).
 */
export async function authorize(login: LoginState, request: WebRequest): Promise<WebResponse> {
	const {url} = request;
	const result = readAuthorization(login, url.searchParams);
	if ('refused' in result) return result.refused;
	const {authorization} = result;
	const session = browserSession(login, authorization.pool, request);
	const prompts = (url.searchParams.get('prompt') ?? '').split(' ');
	if (session && !prompts.includes('login')) return sendBack(login, authorization, session);
	return prompts.includes('none')
		? refuseTo(authorization, 'login_required')
		: redirect(`/login${url.search}`);
}

/** `GET /logout`: ends the browser's session and redirects to one of the client's sign-out URIs. */
export function logOut(login: LoginState, {url}: WebRequest): WebResponse {
	const clientId = url.searchParams.get('client_id') ?? '';
	const logoutUri = url.searchParams.get('logout_uri');
	const found = find(login, clientId);
	if (!found) return errorPage('Client does not exist.');
	const headers = {'set-cookie': `${cookieName}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`};
	if (logoutUri === null) {
		// With redirect_uri instead, Cognito signs out and shows the sign-in page again.
		const result = readAuthorization(login, url.searchParams);
		return 'refused' in result ? result.refused : redirect(`/login${url.search}`, headers);
	}
	return found.client.settings.LogoutURLs.includes(logoutUri)
		? redirect(logoutUri, headers)
		: toErrorPage('redirect_mismatch', clientId);
}
