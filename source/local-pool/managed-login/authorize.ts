import {Failure} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import type {WebRequest, WebResponse} from '../server/listen.ts';
import {clientOf} from '../store/state.ts';
import {errorPage, redirect, toErrorPage, withQuery} from './answers.ts';
import type {BrowserSession, LoginState} from './grants.ts';

/** A request for a code that may be answered to its redirect URI. */
export type Authorization = {
	readonly pool: UserPool;
	readonly client: Client;
	readonly redirectUri: string;
	readonly scope: string;
	readonly state: string | undefined;
	readonly codeChallenge: string | undefined;
	readonly nonce: string | undefined;
	readonly loginHint: string | undefined;
};

const find = ({context}: LoginState, clientId: string) => {
	try {
		return clientOf(context.state, clientId);
	} catch (error) {
		if (error instanceof Failure) return undefined;
		throw error;
	}
};

/**
 * Reads the query of `/oauth2/authorize` and `/login`, or gives the answer that refuses it. The redirect URI has to be
 * one of the client's, character for character; until that is sure, nothing is sent there.
 */
export const readAuthorization = (
	login: LoginState,
	query: URLSearchParams,
): {readonly authorization: Authorization} | {readonly refused: WebResponse} => {
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
	if (responseType !== 'code') return refuse('unsupported_response_type');
	if (!settings.AllowedOAuthFlowsUserPoolClient || !settings.AllowedOAuthFlows.includes('code')) {
		return refuse('unauthorized_client');
	}
	const scope = get('scope') ?? settings.AllowedOAuthScopes.join(' ');
	if (!scope.split(' ').every(one => settings.AllowedOAuthScopes.includes(one))) {
		return refuse('invalid_scope');
	}
	const codeChallenge = get('code_challenge');
	if (codeChallenge !== undefined && get('code_challenge_method') !== 'S256') {
		return refuse('invalid_request', 'code_challenge_method has to be S256');
	}
	return {
		authorization: {
			...found,
			redirectUri,
			scope,
			state,
			codeChallenge,
			nonce: get('nonce'),
			loginHint: get('login_hint'),
		},
	};
};

/** Sends a browser back to the application with an error. */
const refuseTo = (
	{redirectUri, state}: Pick<Authorization, 'redirectUri' | 'state'>,
	error: string,
	error_description?: string,
): WebResponse => redirect(withQuery(redirectUri, {error, error_description, state}));

/** Sends a signed-in browser back to the application with a code. */
export const giveCode = (
	{codes}: LoginState,
	{pool, client, redirectUri, scope, state, codeChallenge, nonce}: Authorization,
	{username, authTime}: BrowserSession,
	headers?: Readonly<Record<string, string>>,
): WebResponse => {
	const code = codes.give({
		poolId: pool.id,
		clientId: client.id,
		username,
		redirectUri,
		scope,
		codeChallenge,
		nonce,
		authTime,
	});
	return redirect(withQuery(redirectUri, {code, state}), headers);
};

/** The name of the cookie that keeps a browser signed in, as Cognito's. */
export const cookieName = 'cognito';

/** Who is signed in in this browser to this pool. */
const browserSession = (
	{browsers}: LoginState,
	pool: UserPool,
	{headers}: WebRequest,
): BrowserSession | undefined => {
	const cookies = (headers['cookie'] ?? '').split(/; */);
	const name = cookies.find(one => one.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
	const session = name === undefined ? undefined : browsers.find(name);
	const user = session && pool.users.get(session.username);
	return session?.poolId === pool.id && user?.isEnabled && user.epoch === session.epoch
		? session
		: undefined;
};

/**
 * `GET /oauth2/authorize`: a code where the browser is signed in already, the sign-in page where it is not. `prompt=none`
 * shows no page, `prompt=login` shows it to everybody (OpenID Connect Core, 3.1.2.1).
 */
export const authorize = (login: LoginState, request: WebRequest): WebResponse => {
	const {url} = request;
	const result = readAuthorization(login, url.searchParams);
	if ('refused' in result) return result.refused;
	const {authorization} = result;
	const session = browserSession(login, authorization.pool, request);
	const prompt = url.searchParams.get('prompt');
	if (session && prompt !== 'login') return giveCode(login, authorization, session);
	return prompt === 'none'
		? refuseTo(authorization, 'login_required')
		: redirect(`/login${url.search}`);
};

/** `GET /logout`: forgets the browser and sends it to one of the client's sign-out URIs. */
export const logOut = (login: LoginState, {url}: WebRequest): WebResponse => {
	const clientId = url.searchParams.get('client_id') ?? '';
	const logoutUri = url.searchParams.get('logout_uri');
	const found = find(login, clientId);
	if (!found) return errorPage('Client does not exist.');
	const headers = {'set-cookie': `${cookieName}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`};
	if (logoutUri === null) {
		// With redirect_uri instead, Cognito signs out and asks for the next sign-in at once.
		const result = readAuthorization(login, url.searchParams);
		return 'refused' in result ? result.refused : redirect(`/login${url.search}`, headers);
	}
	return found.client.settings.LogoutURLs.includes(logoutUri)
		? redirect(logoutUri, headers)
		: toErrorPage('redirect_mismatch', clientId);
};
