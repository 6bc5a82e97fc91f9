import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {type TestContext, test} from 'node:test';
import {decodeJwt} from 'jose';
import {publicClient, signIn, startPool} from '../../helpers/local-pool-client.ts';

const redirectUri = 'http://localhost:8976/callback';
type Query = Readonly<Record<string, string>>;

/** A signed-in browser in front of a client with these settings, and what it is sent on to. */
async function openBrowser(t: TestContext, settings: object = {}) {
	const pool = await startPool(t);
	const {UserPoolClient} = Object(
		await pool.call('DescribeUserPoolClient', {
			UserPoolId: pool.userPoolId,
			ClientId: publicClient,
		}),
	);
	const {ClientSecret: _, CreationDate: __, LastModifiedDate: ___, ...given} = UserPoolClient;
	await pool.call('UpdateUserPoolClient', {...given, ...settings});
	const queryOf = (more: Query) =>
		new URLSearchParams({
			response_type: 'code',
			client_id: publicClient,
			redirect_uri: redirectUri,
			scope: 'openid email',
			state: 'a state',
			...more,
		});
	const go = async (path: string, init: RequestInit = {}) => {
		const response = await fetch(new URL(path, pool.endpoint), {redirect: 'manual', ...init});
		return {
			location: response.headers.get('location') ?? '',
			cookie: response.headers.getSetCookie().map(one => one.split(';')[0]),
		};
	};
	const login = (more: Query = {}) =>
		go(`/login?${queryOf(more)}`, {
			method: 'POST',
			body: new URLSearchParams({username: 'demo', password: 'Demo-pass-1'}),
		});
	const signedIn = await login();
	const authorize = (more: Query) =>
		go(`/oauth2/authorize?${queryOf(more)}`, {headers: {cookie: signedIn.cookie.join('; ')}});
	const token = async (fields: Query) => {
		const response = await fetch(new URL('/oauth2/token', pool.endpoint), {
			method: 'POST',
			body: new URLSearchParams({client_id: publicClient, ...fields}),
		});
		return Object(await response.json());
	};
	const exchange = (location: string) =>
		token({
			grant_type: 'authorization_code',
			redirect_uri: redirectUri,
			code: new URL(location).searchParams.get('code') ?? '',
		});
	return {pool, login, authorize, exchange, token};
}

function errorOf({location}: {location: string}) {
	const url = new URL(location);
	assert.equal(url.origin + url.pathname, redirectUri);
	assert.equal(url.searchParams.get('state'), 'a state');
	return url.searchParams.get('error');
}

test('an implicit grant puts the tokens into the fragment, where the client may have it', async t => {
	const both = {AllowedOAuthFlows: ['code', 'implicit']};
	const {login, authorize} = await openBrowser(t, both);
	for (const answer of [
		await login({response_type: 'token', nonce: 'n'}),
		await authorize({response_type: 'token', nonce: 'n'}),
	]) {
		const url = new URL(answer.location);
		assert.equal(url.origin + url.pathname + url.search, redirectUri);
		const {
			id_token = '',
			access_token = '',
			...rest
		} = Object.fromEntries(new URLSearchParams(url.hash.slice(1)));
		assert.deepEqual(rest, {expires_in: '3600', token_type: 'Bearer', state: 'a state'});
		assert.equal(decodeJwt(access_token)['scope'], 'openid email');
		assert.equal(decodeJwt(id_token)['nonce'], 'n');
	}
	const bare = await authorize({
		response_type: 'token',
		scope: 'aws.cognito.signin.user.admin',
	});
	assert.doesNotMatch(bare.location, /id_token/);
	assert.match(bare.location, /#access_token=/);

	const code = await openBrowser(t);
	assert.equal(errorOf(await code.authorize({response_type: 'token'})), 'unauthorized_client');
	assert.equal(
		errorOf(await code.authorize({response_type: 'id_token'})),
		'unsupported_response_type',
	);
});

test('an ID token of managed login names its access token, and an address is a structure', async t => {
	const {pool, authorize, exchange} = await openBrowser(t);
	await pool.call('AdminUpdateUserAttributes', {
		UserPoolId: pool.userPoolId,
		Username: 'demo',
		UserAttributes: [{Name: 'address', Value: '13 Main St'}],
	});
	const {location} = await authorize({scope: 'openid profile'});
	const tokens = await exchange(location);
	const half = createHash('sha256').update(tokens.access_token).digest().subarray(0, 16);
	const claims = decodeJwt(tokens.id_token);
	assert.equal(claims['at_hash'], half.toString('base64url'));
	assert.deepEqual(claims['address'], {formatted: '13 Main St'});
	const {idToken} = await signIn(pool);
	assert.equal(decodeJwt(idToken)['at_hash'], undefined);
});

test('an access token is bound to the API that was asked for, and stays so', async t => {
	const {authorize, exchange, token} = await openBrowser(t);
	const resource = 'https://api.example.com';
	const tokens = await exchange((await authorize({resource})).location);
	assert.equal(decodeJwt(tokens.access_token).aud, resource);
	assert.equal(decodeJwt(tokens.id_token).aud, publicClient);
	const {refresh_token} = tokens;
	const refreshed = await token({grant_type: 'refresh_token', refresh_token});
	assert.equal(decodeJwt(refreshed.access_token).aud, resource);
	const unbound = await exchange((await authorize({})).location);
	assert.equal(decodeJwt(unbound.access_token).aud, undefined);

	for (const wrong of ['api', 'http://api.example.com', 'http://localhost.example.com', '']) {
		assert.equal(errorOf(await authorize({resource: wrong})), 'invalid_request', wrong);
	}
	for (const right of ['http://localhost:8080', 'http://localhost', 'myapp://api']) {
		assert.match((await authorize({resource: right})).location, /[?&]code=/, right);
	}
});

test('prompt is a list, and a challenge’s method does not come without the challenge', async t => {
	const {authorize} = await openBrowser(t);
	assert.match((await authorize({prompt: 'select_account'})).location, /[?&]code=/);
	assert.match((await authorize({prompt: 'none'})).location, /[?&]code=/);
	assert.match((await authorize({prompt: 'consent login'})).location, /^\/login\?/);
	assert.equal(errorOf(await authorize({prompt: 'login none'})), 'login_required');
	assert.equal(errorOf(await authorize({code_challenge_method: 'S256'})), 'invalid_request');
});

test('no code is exchanged for a scope of which the client may read half', async t => {
	const {authorize, exchange} = await openBrowser(t, {ReadAttributes: ['email', 'given_name']});
	const {location} = await authorize({scope: 'openid email'});
	assert.deepEqual(await exchange(location), {error: 'invalid_grant'});
	const narrow = await exchange((await authorize({scope: 'openid profile'})).location);
	assert.equal(decodeJwt(narrow.id_token)['given_name'], 'Robin');
});

test('userInfo says in its header why it refuses', async t => {
	const {pool} = await openBrowser(t);
	const ask = async (headers: Record<string, string>) => {
		const response = await fetch(new URL('/oauth2/userInfo', pool.endpoint), {headers});
		return [response.status, response.headers.get('www-authenticate')];
	};
	assert.deepEqual(await ask({}), [
		400,
		'Bearer error="invalid_request", error_description="Bad OAuth2 request at UserInfo Endpoint"',
	]);
	assert.deepEqual(await ask({authorization: 'Bearer x'}), [
		401,
		'Bearer error="invalid_token", error_description="Access token is expired, disabled, or deleted, or the user has globally signed out."',
	]);
});
