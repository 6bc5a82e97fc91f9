import assert from 'node:assert/strict';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {request} from 'node:https';
import {text} from 'node:stream/consumers';
import {test} from 'node:test';
import {decodeJwt} from 'jose';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {publicClient, startPool, succeed, textOf} from '../helpers/local-pool-client.ts';

async function issuersOf(pool: LocalPool) {
	const answer = await succeed(pool, 'InitiateAuth', {
		ClientId: publicClient,
		AuthFlow: 'USER_PASSWORD_AUTH',
		AuthParameters: {USERNAME: 'demo', PASSWORD: 'Demo-pass-1'},
	});
	const AccessToken = textOf(answer, 'AuthenticationResult', 'AccessToken');
	// The pool accepts the tokens that it has issued.
	await succeed(pool, 'GetUser', {AccessToken});
	const found = await fetch(`${pool.endpoint}/${pool.userPoolId}/.well-known/openid-configuration`);
	const {issuer, jwks_uri, token_endpoint} = Object(await found.json());
	return {
		access: decodeJwt(AccessToken).iss,
		id: decodeJwt(textOf(answer, 'AuthenticationResult', 'IdToken')).iss,
		issuer,
		jwks_uri,
		token_endpoint,
	};
}

const at = (issuer: string, base: string) => ({
	access: issuer,
	id: issuer,
	issuer,
	jwks_uri: `${base}/us-east-1_LocalDemo/.well-known/jwks.json`,
	token_endpoint: `${base}/oauth2/token`,
});

test("tokens say that they come from Cognito's address, unless the server was given another", async t => {
	const pool = await startPool(t);
	assert.deepEqual(
		await issuersOf(pool),
		at('https://cognito-idp.us-east-1.amazonaws.com/us-east-1_LocalDemo', pool.endpoint),
	);
	const self = await startPool(t, {issuer: 'self'});
	assert.deepEqual(
		await issuersOf(self),
		at(`${self.endpoint}/us-east-1_LocalDemo`, self.endpoint),
	);
	const named = await startPool(t, {issuer: 'https://auth.example.com/pools/'});
	assert.deepEqual(
		await issuersOf(named),
		at('https://auth.example.com/pools/us-east-1_LocalDemo', 'https://auth.example.com/pools'),
	);
});

test('with a certificate and its key it serves HTTPS, and says so', async t => {
	const pem = (name: string) =>
		readFileSync(new URL(`../fixtures/localhost-${name}.pem`, import.meta.url), 'utf8');
	const pool = await startPool(t, {
		host: 'localhost',
		issuer: 'self',
		tls: {cert: pem('certificate'), key: pem('key')},
	});
	assert.match(pool.endpoint, /^https:\/\/localhost:\d+$/);
	const asked = request(`${pool.endpoint}/${pool.userPoolId}/.well-known/openid-configuration`, {
		ca: pem('certificate'),
	}).end();
	const [response] = await once(asked, 'response');
	const {issuer, token_endpoint} = JSON.parse(await text(response));
	assert.deepEqual(
		{issuer, token_endpoint},
		{
			issuer: `${pool.endpoint}/us-east-1_LocalDemo`,
			token_endpoint: `${pool.endpoint}/oauth2/token`,
		},
	);
});
