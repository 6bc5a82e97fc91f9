import {createHash, timingSafeEqual} from 'node:crypto';
import {Failure} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import type {WebRequest, WebResponse} from '../server/listen.ts';
import {exchangeRefreshToken} from '../tokens/exchange-refresh-token.ts';
import {openRefreshToken, revoke} from '../tokens/refresh-tokens.ts';
import {issueClientToken, type Tokens} from '../tokens/tokens.ts';
import {mayRead} from '../users/attributes.ts';
import {oauthError, oauthJson} from './answers.ts';
import {issueLoginTokens, type LoginState} from './grants.ts';

function isSame(a: string, b: string): boolean {
	const [one, other] = [Buffer.from(a), Buffer.from(b)];
	return one.length === other.length && timingSafeEqual(one, other);
}

/** Parses a client's `Basic` credentials, which are form-encoded (RFC 6749, 2.3.1). */
function basicCredentials(authorization: string | undefined) {
	const [, encoded] = /^Basic +([\w+/=-]+)$/i.exec(authorization ?? '') ?? [];
	if (encoded === undefined) return undefined;
	const decoded = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = decoded.indexOf(':');
	const form = new URLSearchParams(
		`id=${decoded.slice(0, colon)}&secret=${decoded.slice(colon + 1)}`,
	);
	return {id: form.get('id') ?? '', secret: form.get('secret') ?? ''};
}

type Caller = {readonly pool: UserPool; readonly client: Client};

/** Authenticates the calling client, with its secret if it has one. */
function callerOf(
	{context}: LoginState,
	{headers}: WebRequest,
	form: URLSearchParams,
): Caller | undefined {
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
}

const toAnswer = (tokens: Partial<Tokens>, scope: string): WebResponse =>
	oauthJson(200, {
		...(scope.split(' ').includes('openid') && {id_token: tokens.IdToken}),
		access_token: tokens.AccessToken,
		...(tokens.RefreshToken !== undefined && {refresh_token: tokens.RefreshToken}),
		expires_in: tokens.ExpiresIn,
		token_type: 'Bearer',
	});

function provesChallenge(challenge: string | undefined, verifier: string | null): boolean {
	if (challenge === undefined) return verifier === null;
	if (verifier === null || !/^[\w.~-]{43,128}$/.test(verifier)) return false;
	return isSame(createHash('sha256').update(verifier).digest('base64url'), challenge);
}

/**
 * Whether a client may read what a scope includes: the email and phone scopes cover the address and its `…_verified`
 * attribute (Developer Guide).
 */
const readsScope = (client: Client, scope: string): boolean =>
	scope.split(' ').every(one => {
		const name = {email: 'email', phone: 'phone_number'}[one];
		return name === undefined || (mayRead(client, name) && mayRead(client, `${name}_verified`));
	});

async function byCode(
	{context, codes}: LoginState,
	{pool, client}: Caller,
	form: URLSearchParams,
): Promise<WebResponse> {
	// Removed before it is checked: a code allows one try.
	const grant = codes.take(form.get('code') ?? '');
	const user = grant && pool.users.get(grant.username);
	const isRight =
		grant?.clientId === client.id &&
		grant.redirectUri === form.get('redirect_uri') &&
		provesChallenge(grant.codeChallenge, form.get('code_verifier'));
	if (!isRight || !user?.isEnabled || user.epoch !== grant.epoch)
		return oauthError('invalid_grant');
	const {scope, nonce, authTime, resource} = grant;
	if (!readsScope(client, scope)) return oauthError('invalid_grant');
	const tokens = await issueLoginTokens(context, {
		pool,
		client,
		user,
		scope,
		nonce,
		authTime,
		resource,
	});
	return toAnswer(tokens, scope);
}

async function byRefreshToken(
	{context}: LoginState,
	{pool, client}: Caller,
	form: URLSearchParams,
): Promise<WebResponse> {
	try {
		const token = form.get('refresh_token') ?? '';
		const {tokens, earlier} = await exchangeRefreshToken(context, pool, client, token);
		return toAnswer(tokens, earlier.scope);
	} catch (error) {
		if (error instanceof Failure) return oauthError('invalid_grant');
		throw error;
	}
}

/**
 * Whether a scope belongs to a resource server, and so contains a slash. A client without a user can't have any other.
 */
const isCustomScope = (scope: string): boolean => scope.includes('/');

async function byClient(
	{context}: LoginState,
	{pool, client}: Caller,
	form: URLSearchParams,
): Promise<WebResponse> {
	const allowed = client.settings.AllowedOAuthScopes.filter(isCustomScope);
	const asked = form.get('scope')?.split(' ').filter(Boolean) ?? [];
	const scopes = asked.length > 0 ? asked : allowed;
	if (scopes.length === 0 || !scopes.every(scope => allowed.includes(scope))) {
		return oauthError('invalid_scope');
	}
	const {AccessToken, ExpiresIn} = await issueClientToken(context, pool, client, scopes.join(' '));
	return oauthJson(200, {
		access_token: AccessToken,
		expires_in: ExpiresIn,
		token_type: 'Bearer',
	});
}

type Grant = {
	/** As in AllowedOAuthFlows. */
	readonly flow: 'code' | 'client_credentials';
	/** A required parameter. */
	readonly needs?: string;
	readonly answer: (
		login: LoginState,
		caller: Caller,
		form: URLSearchParams,
	) => Promise<WebResponse>;
};

const grants: ReadonlyMap<string, Grant> = new Map<string, Grant>([
	['authorization_code', {flow: 'code', needs: 'code', answer: byCode}],
	['refresh_token', {flow: 'code', needs: 'refresh_token', answer: byRefreshToken}],
	['client_credentials', {flow: 'client_credentials', answer: byClient}],
]);

/** `POST /oauth2/token` (RFC 6749, 4.1.3, 4.4 and 6; RFC 7636). */
export async function giveTokens(login: LoginState, request: WebRequest): Promise<WebResponse> {
	const form = new URLSearchParams(request.body);
	const grantType = form.get('grant_type');
	if (grantType === null) return oauthError('invalid_request');
	const caller = callerOf(login, request, form);
	if (!caller) return oauthError('invalid_client');
	const flows = caller.client.settings.AllowedOAuthFlows;
	const grant = grants.get(grantType);
	if (!flows.includes(grant?.flow ?? 'code')) return oauthError('unauthorized_client');
	if (!grant) return oauthError('unsupported_grant_type');
	if (grant.needs !== undefined && !form.get(grant.needs)) return oauthError('invalid_request');
	return grant.answer(login, caller, form);
}

/** `POST /oauth2/revoke` (RFC 7009): an unknown token is ignored, one of another kind is an error. */
export async function revokeToken(login: LoginState, request: WebRequest): Promise<WebResponse> {
	const form = new URLSearchParams(request.body);
	const token = form.get('token');
	if (!token) return oauthError('invalid_request');
	const caller = callerOf(login, request, form);
	if (!caller) return oauthError('invalid_client', 401);
	const {pool, client} = caller;
	if (!client.settings.EnableTokenRevocation) return oauthError('invalid_request');
	if (token.split('.').length === 3) return oauthError('unsupported_token_type');
	const claims = openRefreshToken(login.context, pool, client, token);
	if (claims) revoke(login.context, pool, claims);
	return {status: 200, headers: {'cache-control': 'no-store'}, body: ''};
}
