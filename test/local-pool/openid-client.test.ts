import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decodeJwt} from 'jose';
import * as openid from 'openid-client';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {publicClient, startPool, textOf} from '../helpers/local-pool-client.ts';

const redirect_uri = 'http://localhost:8976/callback';

const discover = (pool: LocalPool, clientId: string, auth: openid.ClientAuth) =>
	openid.discovery(new URL(`${pool.endpoint}/${pool.userPoolId}`), clientId, undefined, auth, {
		// Required by the library, since the pool uses http.
		execute: [openid.allowInsecureRequests],
	});

/** Acts as a browser whose user signs in; returns the URL that it is redirected to. */
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
	const issuer = `${pool.endpoint}/${pool.userPoolId}`;
	const {supportsPKCE: _, ...metadata} = config.serverMetadata();
	assert.deepEqual(metadata, {
		issuer,
		authorization_endpoint: `${pool.endpoint}/oauth2/authorize`,
		token_endpoint: `${pool.endpoint}/oauth2/token`,
		revocation_endpoint: `${pool.endpoint}/oauth2/revoke`,
		userinfo_endpoint: `${pool.endpoint}/oauth2/userInfo`,
		end_session_endpoint: `${pool.endpoint}/logout`,
		jwks_uri: `${issuer}/.well-known/jwks.json`,
		id_token_signing_alg_values_supported: ['RS256'],
		response_types_supported: ['code', 'token'],
		scopes_supported: ['openid', 'email', 'phone', 'profile'],
		subject_types_supported: ['public'],
		token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
	});
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
	const {id_token, access_token, refresh_token, ...answer} = tokens;
	assert.deepEqual(answer, {token_type: 'bearer', expires_in: 3_600});
	const claims = tokens.claims();
	assert.ok(claims);
	const {sub, iat, at_hash, origin_jti, event_id, jti, ...fixed} = claims;
	assert.deepEqual(fixed, {
		'cognito:username': 'demo',
		email: 'demo@example.com',
		email_verified: false,
		iss: issuer,
		aud: publicClient,
		nonce: expectedNonce,
		token_use: 'id',
		auth_time: iat,
		exp: iat + 3_600,
	});
	const random = [at_hash, origin_jti, event_id, jti];
	assert.deepEqual(
		random.map(value => typeof value),
		random.map(() => 'string'),
	);

	const info = await openid.fetchUserInfo(config, tokens.access_token, sub);
	assert.deepEqual(info, {
		sub,
		username: 'demo',
		email: 'demo@example.com',
		email_verified: 'false',
	});

	const refreshToken = tokens.refresh_token ?? '';
	const refreshed = await openid.refreshTokenGrant(config, refreshToken);
	const renewed = refreshed.claims();
	assert.deepEqual(
		[renewed?.sub, renewed?.['origin_jti'], renewed?.['auth_time'], refreshed.refresh_token],
		[sub, origin_jti, iat, undefined],
	);
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
		const {access_token, ...answer} = tokens;
		assert.deepEqual(answer, {token_type: 'bearer', expires_in: 3_600});
		const {exp = 0, iat = 0, jti, ...claims} = decodeJwt(access_token);
		assert.deepEqual(
			[claims, exp - iat],
			[
				{
					sub: id,
					client_id: id,
					token_use: 'access',
					scope: 'orders/read',
					auth_time: iat,
					iss: `${pool.endpoint}/${UserPoolId}`,
					version: 2,
				},
				3_600,
			],
		);
		assert.equal(typeof jti, 'string');
		await assert.rejects(openid.clientCredentialsGrant(config, {scope: 'orders/write'}), {
			error: 'invalid_scope',
		});
	}
	const wrong = await discover(pool, id, openid.ClientSecretPost('wrong'));
	await assert.rejects(openid.clientCredentialsGrant(wrong), {error: 'invalid_client'});
});
