import {createHash, timingSafeEqual} from 'node:crypto';
import {Failure} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import type {WebRequest, WebResponse} from '../server/listen.ts';
import {exchangeRefreshToken} from '../tokens/exchange-refresh-token.ts';
import {openRefreshToken, revoke} from '../tokens/refresh-tokens.ts';
import {issueTokens, type Tokens} from '../tokens/tokens.ts';
import {oauthError, oauthJson} from './answers.ts';
import type {LoginState} from './grants.ts';

const isSame = (a: string, b: string): boolean => {
	const [one, other] = [Buffer.from(a), Buffer.from(b)];
	return one.length === other.length && timingSafeEqual(one, other);
};

/** `Basic` credentials of a client; they are form-encoded within (RFC 6749, 2.3.1). */
const basicCredentials = (authorization: string | undefined) => {
	const [, encoded] = /^Basic +([\w+/=-]+)$/i.exec(authorization ?? '') ?? [];
	if (encoded === undefined) return undefined;
	const decoded = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = decoded.indexOf(':');
	const form = new URLSearchParams(
		`id=${decoded.slice(0, colon)}&secret=${decoded.slice(colon + 1)}`,
	);
	return {id: form.get('id') ?? '', secret: form.get('secret') ?? ''};
};

type Caller = {readonly pool: UserPool; readonly client: Client};

/** The client that calls, proven by its secret where it has one. */
const callerOf = (
	{context}: LoginState,
	{headers}: WebRequest,
	form: URLSearchParams,
): Caller | undefined => {
	const basic = basicCredentials(headers['authorization']);
	const id = basic?.id ?? form.get('client_id') ?? '';
	const secret = basic?.secret ?? form.get('client_secret') ?? undefined;
	for (const pool of context.state.pools.values()) {
		const client = pool.clients.get(id);
		if (!client) continue;
		if (client.secret === undefined) return secret === undefined ? {pool, client} : undefined;
		return secret !== undefined && isSame(secret, client.secret) ? {pool, client} : undefined;
	}
	return undefined;
};

const toAnswer = (tokens: Partial<Tokens>, scope: string): WebResponse =>
	oauthJson(200, {
		...(scope.split(' ').includes('openid') && {id_token: tokens.IdToken}),
		access_token: tokens.AccessToken,
		...(tokens.RefreshToken !== undefined && {refresh_token: tokens.RefreshToken}),
		expires_in: tokens.ExpiresIn,
		token_type: 'Bearer',
	});

const provesChallenge = (challenge: string | undefined, verifier: string | null): boolean => {
	if (challenge === undefined) return verifier === null;
	if (verifier === null || !/^[\w.~-]{43,128}$/.test(verifier)) return false;
	return isSame(createHash('sha256').update(verifier).digest('base64url'), challenge);
};

const byCode = async (
	{context, codes}: LoginState,
	{pool, client}: Caller,
	form: URLSearchParams,
): Promise<WebResponse> => {
	// Taken before it is judged: a code is for one try.
	const grant = codes.take(form.get('code') ?? '');
	const user = grant && pool.users.get(grant.username);
	const isRight =
		grant?.clientId === client.id &&
		grant.redirectUri === form.get('redirect_uri') &&
		provesChallenge(grant.codeChallenge, form.get('code_verifier'));
	if (!isRight || !user?.isEnabled) return oauthError('invalid_grant');
	const {scope, nonce, authTime} = grant;
	const tokens = await issueTokens(context, {
		pool,
		client,
		user,
		scope,
		nonce,
		authTime,
		version: 2,
	});
	return toAnswer(tokens, scope);
};

const byRefreshToken = async (
	{context}: LoginState,
	{pool, client}: Caller,
	form: URLSearchParams,
): Promise<WebResponse> => {
	try {
		const token = form.get('refresh_token') ?? '';
		const {tokens, earlier} = await exchangeRefreshToken(context, pool, client, token, undefined);
		return toAnswer(tokens, earlier.scope);
	} catch (error) {
		if (error instanceof Failure) return oauthError('invalid_grant');
		throw error;
	}
};

/** `POST /oauth2/token` (RFC 6749, 4.1.3 and 6; RFC 7636). */
export const giveTokens = async (login: LoginState, request: WebRequest): Promise<WebResponse> => {
	const form = new URLSearchParams(request.body);
	const grantType = form.get('grant_type');
	if (grantType === null) return oauthError('invalid_request');
	const caller = callerOf(login, request, form);
	if (!caller) return oauthError('invalid_client');
	if (!caller.client.settings.AllowedOAuthFlows.includes('code')) {
		return oauthError('unauthorized_client');
	}
	const needed = {authorization_code: 'code', refresh_token: 'refresh_token'};
	for (const [grant, parameter] of Object.entries(needed)) {
		if (grant === grantType && !form.get(parameter)) return oauthError('invalid_request');
	}
	if (grantType === 'authorization_code') return byCode(login, caller, form);
	if (grantType === 'refresh_token') return byRefreshToken(login, caller, form);
	return oauthError('unsupported_grant_type');
};

/** `POST /oauth2/revoke` (RFC 7009): an unknown token is no error, a token of another kind is. */
export const revokeToken = async (login: LoginState, request: WebRequest): Promise<WebResponse> => {
	const form = new URLSearchParams(request.body);
	const token = form.get('token');
	if (!token) return oauthError('invalid_request');
	const caller = callerOf(login, request, form);
	if (!caller) return oauthError('invalid_client', 401);
	const {pool, client} = caller;
	if (!client.settings.EnableTokenRevocation) return oauthError('invalid_request');
	if (token.split('.').length === 3) return oauthError('unsupported_token_type');
	const claims = await openRefreshToken(login.context, pool, client, token);
	if (claims) revoke(login.context, pool, claims);
	return {status: 200, headers: {'cache-control': 'no-store'}, body: ''};
};
