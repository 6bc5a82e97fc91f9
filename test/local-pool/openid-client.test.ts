import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as openid from 'openid-client';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {publicClient, startPool, textOf} from '../helpers/local-pool-client.ts';

const redirect_uri = 'http://localhost:8976/callback';

const discover = (pool: LocalPool, clientId: string, auth: openid.ClientAuth) =>
	openid.discovery(new URL(`${pool.endpoint}/${pool.userPoolId}`), clientId, undefined, auth, {
		// The library asks for it by name: the pool is on this computer.
		execute: [openid.allowInsecureRequests],
	});

/** What a browser does whose person signs in: gives the URL that it is sent back to. */
async function signInAt(url: URL): Promise<URL> {
	const asked = await fetch(url, {redirect: 'manual'});
	const signedIn = await fetch(new URL(asked.headers.get('location') ?? '', url), {
		method: 'POST',
		redirect: 'manual',
		body: new URLSearchParams({username: 'demo', password: 'Demo-pass-1'}),
	});
	return new URL(signedIn.headers.get('location') ?? '');
}

test('openid-client finds the pool, signs in with every check it has, refreshes and revokes', async t => {
	const pool = await startPool(t, {issuer: 'self'});
	const config = await discover(pool, publicClient, openid.None());
	assert.equal(config.serverMetadata().issuer, `${pool.endpoint}/${pool.userPoolId}`);
	openid.enableNonRepudiationChecks(config);

	const pkceCodeVerifier = openid.randomPKCECodeVerifier();
	const expectedState = openid.randomState();
	const expectedNonce = openid.randomNonce();
	const url = openid.buildAuthorizationUrl(config, {
		redirect_uri,
		scope: 'openid email',
		code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
		code_challenge_method: 'S256',
		state: expectedState,
		nonce: expectedNonce,
	});
	const tokens = await openid.authorizationCodeGrant(config, await signInAt(url), {
		pkceCodeVerifier,
		expectedState,
		expectedNonce,
		idTokenExpected: true,
	});
	assert.deepEqual([tokens.token_type, tokens.expires_in], ['bearer', 3_600]);
	const claims = tokens.claims();
	assert.equal(claims?.['cognito:username'], 'demo');

	const sub = claims?.sub ?? '';
	const info = await openid.fetchUserInfo(config, tokens.access_token, sub);
	assert.deepEqual(info, {
		sub,
		username: 'demo',
		email: 'demo@example.com',
		email_verified: 'false',
	});

	const refreshToken = tokens.refresh_token ?? '';
	const refreshed = await openid.refreshTokenGrant(config, refreshToken);
	assert.equal(refreshed.claims()?.sub, sub);
	await openid.tokenRevocation(config, refreshToken);
	await assert.rejects(openid.refreshTokenGrant(config, refreshToken), {error: 'invalid_grant'});
	await assert.rejects(openid.fetchUserInfo(config, tokens.access_token, sub), {status: 401});
});

test('openid-client gets a token for a client itself, with its secret in either place', async t => {
	const pool = await startPool(t, {issuer: 'self'});
	const {userPoolId: UserPoolId} = pool;
	await pool.call('CreateResourceServer', {
		UserPoolId,
		Identifier: 'orders',
		Name: 'Orders',
		Scopes: [{ScopeName: 'read', ScopeDescription: 'to read'}],
	});
	const created = await pool.call('CreateUserPoolClient', {
		UserPoolId,
		ClientName: 'machine',
		GenerateSecret: true,
		AllowedOAuthFlowsUserPoolClient: true,
		AllowedOAuthFlows: ['client_credentials'],
		AllowedOAuthScopes: ['orders/read'],
	});
	const [id, secret] = ['ClientId', 'ClientSecret'].map(name =>
		textOf(created, 'UserPoolClient', name),
	);
	assert.ok(id !== undefined && secret !== undefined);
	for (const auth of [openid.ClientSecretBasic(secret), openid.ClientSecretPost(secret)]) {
		const config = await discover(pool, id, auth);
		const tokens = await openid.clientCredentialsGrant(config, {scope: 'orders/read'});
		assert.match(tokens.access_token, /^eyJ/);
		await assert.rejects(openid.clientCredentialsGrant(config, {scope: 'orders/write'}), {
			error: 'invalid_scope',
		});
	}
	const wrong = await discover(pool, id, openid.ClientSecretPost('wrong'));
	await assert.rejects(openid.clientCredentialsGrant(wrong), {error: 'invalid_client'});
});
