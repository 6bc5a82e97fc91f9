import assert from 'node:assert/strict';
import {generateKeyPairSync} from 'node:crypto';
import {test} from 'node:test';
import {createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT} from 'jose';
import type {LocalPool} from '../../../source/local-pool/create-local-pool.ts';
import {makeSigningKey as newSigningKey} from '../../../source/local-pool/tokens/keys.ts';
import {arrangedPassword, arrangePool} from '../../helpers/arranged-pool.ts';
import {
	createTestClock,
	hours,
	publicClient,
	refusal,
	signIn,
	startPool,
	succeed,
	textOf,
} from '../../helpers/local-pool-client.ts';

const jwksOf = ({endpoint, userPoolId}: LocalPool) =>
	createRemoteJWKSet(new URL(`${endpoint}/${userPoolId}/.well-known/jwks.json`));

test('each pool has two keys of its own, or those it is told to make', async t => {
	const moduli = async (makeSigningKey = newSigningKey) => {
		const pool = await startPool(t, {makeSigningKey});
		const keys = jwksOf(pool);
		await keys.reload();
		return (keys.jwks()?.keys ?? []).map(({n}) => n);
	};
	assert.equal(new Set([...(await moduli()), ...(await moduli())]).size, 4);
	const key = await newSigningKey();
	assert.equal(
		new Set([...(await moduli(async () => key)), ...(await moduli(async () => key))]).size,
		1,
	);
});

test('access and ID tokens verify against the published keys, with the claims of Cognito', async t => {
	const pool = await startPool(t);
	const {accessToken, idToken, refreshToken} = await signIn(pool);
	const jwks = jwksOf(pool);
	const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${pool.userPoolId}`;
	const {payload: access} = await jwtVerify(accessToken, jwks, {issuer, algorithms: ['RS256']});
	assert.deepEqual(Object.keys(access).sort(), [
		'auth_time',
		'client_id',
		'event_id',
		'exp',
		'iat',
		'iss',
		'jti',
		'origin_jti',
		'scope',
		'sub',
		'token_use',
		'username',
	]);
	assert.equal(access['token_use'], 'access');
	assert.equal(access['client_id'], publicClient);
	assert.equal(access['username'], 'demo');
	assert.equal(access['scope'], 'aws.cognito.signin.user.admin');
	assert.equal((access.exp ?? 0) - (access.iat ?? 0), 3_600);

	const {payload: id} = await jwtVerify(idToken, jwks, {
		issuer,
		audience: publicClient,
		algorithms: ['RS256'],
	});
	assert.equal(id['token_use'], 'id');
	assert.equal(id['cognito:username'], 'demo');
	assert.equal(id['email'], 'demo@example.com');
	assert.equal(id['email_verified'], false);
	assert.equal(id.sub, access.sub);
	assert.notEqual(decodeProtectedHeader(accessToken).kid, decodeProtectedHeader(idToken).kid);
	assert.equal(refreshToken.split('.').length, 5);
});

test('every way in which a token can be wrong is told apart', async t => {
	const clock = createTestClock();
	const pool = await startPool(t, {clock: clock.now});
	const {accessToken, idToken} = await signIn(pool);
	const says = (AccessToken: string) => refusal(pool, 'GetUser', {AccessToken});

	assert.equal(await says('garbage'), 'NotAuthorizedException: Invalid Access Token');
	assert.equal(await says(idToken), 'NotAuthorizedException: Invalid Access Token');

	const {privateKey} = generateKeyPairSync('rsa', {modulusLength: 2048});
	const header = {alg: 'RS256', kid: decodeProtectedHeader(accessToken).kid ?? ''};
	const foreign = await new SignJWT(decodeJwt(accessToken))
		.setProtectedHeader(header)
		.sign(privateKey);
	const bad = 'NotAuthorizedException: Could not verify signature for Access Token';
	assert.equal(await says(foreign), bad);
	assert.equal(await says(accessToken.replace(/\.[^.]+$/, '.AAAA')), bad);
	const [, payload] = accessToken.split('.');
	const none = Buffer.from(JSON.stringify({...header, alg: 'none'})).toString('base64url');
	assert.equal(await says(`${none}.${payload}.`), bad);

	clock.pass(hours(1) - 1_000);
	await succeed(pool, 'GetUser', {AccessToken: accessToken});
	clock.pass(1_000);
	assert.equal(await says(accessToken), 'NotAuthorizedException: Access Token has expired');
});

test('signing out everywhere revokes what was issued, and nothing that is issued after', async t => {
	const clock = createTestClock();
	const pool = await startPool(t, {clock: clock.now});
	const before = await signIn(pool);
	assert.deepEqual(await succeed(pool, 'GlobalSignOut', {AccessToken: before.accessToken}), {});
	assert.equal(
		await refusal(pool, 'GetUser', {AccessToken: before.accessToken}),
		'NotAuthorizedException: Access Token has been revoked',
	);
	const refresh = {
		AuthFlow: 'REFRESH_TOKEN_AUTH',
		ClientId: publicClient,
		AuthParameters: {REFRESH_TOKEN: before.refreshToken},
	};
	assert.equal(
		await refusal(pool, 'InitiateAuth', refresh),
		'NotAuthorizedException: Refresh Token has been revoked',
	);
	const after = await signIn(pool);
	await succeed(pool, 'GetUser', {AccessToken: after.accessToken});
});

test('revoking a refresh token ends its own sign-in and no other', async t => {
	const pool = await startPool(t);
	const one = await signIn(pool);
	const other = await signIn(pool);
	await succeed(pool, 'RevokeToken', {Token: one.refreshToken, ClientId: publicClient});
	assert.equal(
		await refusal(pool, 'GetUser', {AccessToken: one.accessToken}),
		'NotAuthorizedException: Access Token has been revoked',
	);
	await succeed(pool, 'GetUser', {AccessToken: other.accessToken});
	assert.match(
		await refusal(pool, 'RevokeToken', {Token: other.accessToken, ClientId: publicClient}),
		/^UnsupportedTokenTypeException: /,
	);
});

test('a refresh gives new access and ID tokens, keeps the time of signing in, and gives no refresh token', async t => {
	const clock = createTestClock();
	const pool = await startPool(t, {clock: clock.now});
	const {accessToken, refreshToken} = await signIn(pool);
	clock.pass(hours(2));
	const refresh = {
		AuthFlow: 'REFRESH_TOKEN_AUTH',
		ClientId: publicClient,
		AuthParameters: {REFRESH_TOKEN: refreshToken},
	};
	const {AuthenticationResult} = await succeed(pool, 'InitiateAuth', refresh);
	assert.ok(typeof AuthenticationResult === 'object' && AuthenticationResult);
	assert.deepEqual(Object.keys(AuthenticationResult).sort(), [
		'AccessToken',
		'ExpiresIn',
		'IdToken',
		'TokenType',
	]);
	const AccessToken =
		'AccessToken' in AuthenticationResult ? String(AuthenticationResult.AccessToken) : '';
	assert.equal(decodeJwt(AccessToken)['auth_time'], decodeJwt(accessToken)['auth_time']);
	assert.equal(decodeJwt(AccessToken)['origin_jti'], decodeJwt(accessToken)['origin_jti']);
	await succeed(pool, 'GetUser', {AccessToken});

	const [header = '', key = '', iv = '', text = '', tag = ''] = refreshToken.split('.');
	for (const changed of [
		[header, key, iv, text, `AAAA${tag.slice(4)}`],
		[header, key, iv, `AAAA${text.slice(4)}`, tag],
		[header, key, `AAAA${iv.slice(4)}`, text, tag],
		[header, key, '', text, tag],
		[header, 'AAAA', iv, text, tag],
		[`A${header}`, key, iv, text, tag],
		[header, key, iv, text, tag.slice(0, 8)],
		[header, key, iv, text, tag, tag],
		[header, key, iv, text],
	]) {
		assert.equal(
			await refusal(pool, 'InitiateAuth', {
				...refresh,
				AuthParameters: {REFRESH_TOKEN: changed.join('.')},
			}),
			'NotAuthorizedException: Invalid Refresh Token',
			changed.join('.'),
		);
	}
	clock.pass(hours(24 * 30));
	assert.equal(
		await refusal(pool, 'InitiateAuth', refresh),
		'NotAuthorizedException: Refresh Token has expired',
	);
});

test('a refresh token validity of 0 is the default of 30 days', async t => {
	const clock = createTestClock();
	const client = {RefreshTokenValidity: 0};
	const {told, addUser, signIn, ClientId, UserPoolId} = await arrangePool(t, {}, client, {
		clock: clock.now,
	});
	const described = await told('DescribeUserPoolClient', {UserPoolId, ClientId});
	assert.ok(typeof described === 'object' && described && 'UserPoolClient' in described);
	assert.equal(Reflect.get(Object(described.UserPoolClient), 'RefreshTokenValidity'), 30);
	await addUser('ann');
	const REFRESH_TOKEN = textOf(await signIn('ann'), 'AuthenticationResult', 'RefreshToken');
	const refresh = () =>
		told('InitiateAuth', {
			ClientId,
			AuthFlow: 'REFRESH_TOKEN_AUTH',
			AuthParameters: {REFRESH_TOKEN},
		});
	clock.pass(hours(24 * 30) - 1_000);
	textOf(await refresh(), 'AuthenticationResult', 'AccessToken');
	clock.pass(1_000);
	assert.equal(await refresh(), 'NotAuthorizedException: Refresh Token has expired');
});

test('a client that rotates gets a new refresh token each time, and reuse after the grace is refused', async t => {
	const clock = createTestClock();
	const pool = await startPool(t, {clock: clock.now});
	const ClientId = 'localdemorotateclient00003';
	const {refreshToken} = await signIn(pool, 'demo', 'Demo-pass-1', ClientId);
	const rotate = async (RefreshToken: string) => {
		const {AuthenticationResult: result} = await succeed(pool, 'GetTokensFromRefreshToken', {
			RefreshToken,
			ClientId,
		});
		assert.ok(typeof result === 'object' && result && 'RefreshToken' in result);
		return String(result.RefreshToken);
	};
	const second = await rotate(refreshToken);
	assert.notEqual(second, refreshToken);
	clock.pass(9_000);
	await rotate(refreshToken);
	clock.pass(1_000);
	assert.equal(
		await refusal(pool, 'GetTokensFromRefreshToken', {RefreshToken: refreshToken, ClientId}),
		'RefreshTokenReuseException: Refresh token reuse detected',
	);
	await rotate(second);
	// Logs of two projects, 2026.
	assert.equal(
		await refusal(pool, 'InitiateAuth', {
			AuthFlow: 'REFRESH_TOKEN_AUTH',
			ClientId,
			AuthParameters: {REFRESH_TOKEN: second},
		}),
		'UnsupportedOperationException: This API does not support refresh token rotation',
	);
});

test('a disabled user and a deleted one are refused, whatever their token says', async t => {
	const pool = await startPool(t);
	const {accessToken: AccessToken} = await signIn(pool);
	const who = {UserPoolId: pool.userPoolId, Username: 'demo'};
	await pool.call('AdminDisableUser', who);
	assert.equal(
		await refusal(pool, 'GetUser', {AccessToken}),
		'NotAuthorizedException: User is disabled.',
	);
	await pool.call('AdminEnableUser', who);
	assert.equal(
		await refusal(pool, 'GetUser', {AccessToken}),
		'NotAuthorizedException: Access Token has been revoked',
	);
	const {accessToken, refreshToken: REFRESH_TOKEN} = await signIn(pool);
	await pool.call('AdminDeleteUser', who);
	const refresh = {AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: {REFRESH_TOKEN}};
	// amplify-android
	assert.equal(
		await refusal(pool, 'InitiateAuth', {ClientId: publicClient, ...refresh}),
		'NotAuthorizedException: The user has been deleted for the associated refresh token',
	);
	assert.equal(
		await refusal(pool, 'GetUser', {AccessToken: accessToken}),
		'UserNotFoundException: User does not exist.',
	);
});

// Logs of sign-ins and of sign-ups, 2021 to 2026.
test('a client’s secret that is missing or wrong is told in the words of its place', async t => {
	const {told, addUser, ClientId, signIn: ask} = await arrangePool(t, {}, {GenerateSecret: true});
	await addUser('ann');
	const missing = `NotAuthorizedException: Client ${ClientId} is configured for secret but secret was not received`;
	const wrong = `NotAuthorizedException: Unable to verify secret hash for client ${ClientId}`;
	assert.equal(
		await ask('ann'),
		`NotAuthorizedException: Client ${ClientId} is configured with secret but SECRET_HASH was not received`,
	);
	const named = {ClientId, Username: 'ann'};
	for (const [operation, request] of [
		['SignUp', {...named, Password: arrangedPassword}],
		['ConfirmSignUp', {...named, ConfirmationCode: '000000'}],
		['ResendConfirmationCode', named],
		['ForgotPassword', named],
		['ConfirmForgotPassword', {...named, ConfirmationCode: '000000', Password: arrangedPassword}],
	] as const) {
		assert.equal(await told(operation, request), missing);
		assert.equal(await told(operation, {...request, SecretHash: 'AAAA'}), wrong);
	}
	const exchange = {ClientId, RefreshToken: 'x'};
	assert.equal(await told('GetTokensFromRefreshToken', exchange), missing);
	assert.equal(
		await told('GetTokensFromRefreshToken', {...exchange, ClientSecret: 'y'.repeat(24)}),
		wrong,
	);
	for (const more of [{}, {ClientSecret: 'y'.repeat(24)}]) {
		assert.equal(
			await told('RevokeToken', {ClientId, Token: 'x', ...more}),
			'UnauthorizedException: Invalid client or secret',
		);
	}
});

test('tokens that can’t be revoked name no sign-in, and signing out everywhere still ends them', async t => {
	const {pool, addUser, signIn: ask} = await arrangePool(t, {}, {EnableTokenRevocation: false});
	await addUser('ann');
	const answer = await ask('ann');
	const AccessToken = textOf(answer, 'AuthenticationResult', 'AccessToken');
	const access = decodeJwt(AccessToken);
	const id = decodeJwt(textOf(answer, 'AuthenticationResult', 'IdToken'));
	assert.deepEqual(
		[access, id].map(({jti, origin_jti}) => [typeof jti, typeof origin_jti]),
		[
			['string', 'undefined'],
			['undefined', 'undefined'],
		],
	);
	assert.notEqual(
		decodeJwt(textOf(await ask('ann'), 'AuthenticationResult', 'AccessToken')).jti,
		access.jti,
	);
	await pool.call('GlobalSignOut', {AccessToken});
	await assert.rejects(pool.call('GetUser', {AccessToken}), {
		message: 'Access Token has been revoked',
	});
});
