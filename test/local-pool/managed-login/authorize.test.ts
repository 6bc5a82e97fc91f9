import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {type TestContext, test} from 'node:test';
import {decodeJwt} from 'jose';
import {publicClient, signIn, startPool} from '../../helpers/local-pool-client.ts';

const redirectUri = 'http://localhost:8976/callback';
type Query = Readonly<Record<string, string>>;

/** A signed-in browser, and where it is redirected. */
async function openBrowser(t: TestContext) {
	const pool = await startPool(t);
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
	const signedIn = await go(`/login?${queryOf({})}`, {
		method: 'POST',
		body: new URLSearchParams({username: 'demo', password: 'Demo-pass-1'}),
	});
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
	return {pool, authorize, exchange, token};
}

function errorOf({location}: {location: string}) {
	const url = new URL(location);
	assert.equal(url.origin + url.pathname, redirectUri);
	assert.equal(url.searchParams.get('state'), 'a state');
	return url.searchParams.get('error');
}

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
