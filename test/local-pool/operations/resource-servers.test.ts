import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decodeJwt} from 'jose';
import type {LocalPool} from '../../../source/local-pool/create-local-pool.ts';
import {createTestClock, refusal, startPool, textOf} from '../../helpers/local-pool-client.ts';

const Scopes = [
	{ScopeName: 'read', ScopeDescription: 'to read'},
	{ScopeName: 'write', ScopeDescription: 'to write'},
];
const server = {Identifier: 'https://api.example.com', Name: 'orders', Scopes};
const machine = {ClientName: 'machine', GenerateSecret: true};
const scope = (name: string) => `https://api.example.com/${name}`;

const inPool =
	({call, userPoolId: UserPoolId}: LocalPool) =>
	(operation: string, request: object) =>
		call(operation, {UserPoolId, ...request});

test('a resource server is created, shown, changed, listed and deleted', async t => {
	const pool = await startPool(t);
	const call = inPool(pool);
	const shown = {ResourceServer: {UserPoolId: pool.userPoolId, ...server}};
	const {Identifier} = server;
	assert.deepEqual(await call('CreateResourceServer', server), shown);
	await assert.rejects(call('CreateResourceServer', server), {
		name: 'InvalidParameterException',
		message: `https://api.example.com already exists in user pool ${pool.userPoolId}.`,
	});
	assert.deepEqual(await call('DescribeResourceServer', {Identifier}), shown);
	const bare = {UserPoolId: pool.userPoolId, Identifier, Name: 'orders, later', Scopes: []};
	assert.deepEqual(await call('UpdateResourceServer', {Identifier, Name: 'orders, later'}), {
		ResourceServer: bare,
	});
	assert.deepEqual(await call('ListResourceServers', {MaxResults: 10}), {
		ResourceServers: [bare],
	});
	assert.deepEqual(await call('DeleteResourceServer', {Identifier}), {});
	for (const operation of [
		'DescribeResourceServer',
		'UpdateResourceServer',
		'DeleteResourceServer',
	]) {
		await assert.rejects(call(operation, server), {
			name: 'ResourceNotFoundException',
			message: 'Resource server does not exist.',
		});
	}
});

test('a client may have the scopes that there are, and client_credentials by itself with a secret', async t => {
	const pool = await startPool(t);
	const call = inPool(pool);
	await call('CreateResourceServer', server);
	const refused = (more: object) =>
		call('CreateUserPoolClient', {...machine, ...more}).then(
			() => assert.fail('it was accepted'),
			({name, message}) => `${name}: ${message}`,
		);
	assert.equal(
		await refused({AllowedOAuthScopes: ['openid', scope('delete')]}),
		'ScopeDoesNotExistException: Invalid scope requested: https://api.example.com/delete',
	);
	assert.equal(
		await refused({AllowedOAuthFlows: ['code', 'client_credentials']}),
		'InvalidOAuthFlowException: client_credentials flow can not be selected along with code flow or implicit flow.',
	);
	assert.equal(
		await refused({AllowedOAuthFlows: ['client_credentials'], GenerateSecret: false}),
		'InvalidOAuthFlowException: client_credentials flow can not be selected if client does not have a client secret.',
	);
	// terraform-provider-aws #4984
	assert.equal(
		await refused({
			AllowedOAuthFlows: ['client_credentials'],
			AllowedOAuthScopes: [scope('read'), 'openid'],
		}),
		'InvalidOAuthFlowException: openid is not supported with client_credentials flow',
	);
});

/** A machine's client, and the token endpoint's response. */
async function startMachine(pool: LocalPool) {
	const call = inPool(pool);
	await call('CreateResourceServer', server);
	const {UserPoolClient} = Object(
		await call('CreateUserPoolClient', {
			...machine,
			AllowedOAuthFlows: ['client_credentials'],
			AllowedOAuthFlowsUserPoolClient: true,
			AllowedOAuthScopes: [scope('read'), scope('write')],
		}),
	);
	const ClientId = textOf(UserPoolClient, 'ClientId');
	const secret = textOf(UserPoolClient, 'ClientSecret');
	const ask = async (
		form: Readonly<Record<string, string>>,
		basic: string | undefined = `${ClientId}:${secret}`,
	): Promise<Record<string, unknown>> => {
		const response = await fetch(new URL('/oauth2/token', pool.endpoint), {
			method: 'POST',
			body: new URLSearchParams({grant_type: 'client_credentials', ...form}),
			headers: basic ? {authorization: `Basic ${btoa(basic)}`} : {},
		});
		return {status: response.status, ...Object(await response.json())};
	};
	return {ClientId, secret, ask};
}

test('client_credentials gives an access token for the scopes asked for, or all of the client', async t => {
	const clock = createTestClock();
	const pool = await startPool(t, {clock: clock.now});
	const {ClientId, secret, ask} = await startMachine(pool);
	const {access_token, ...rest} = await ask({scope: scope('write')});
	assert.deepEqual(rest, {status: 200, expires_in: 3_600, token_type: 'Bearer'});
	const {jti, ...claims} = decodeJwt(String(access_token));
	assert.match(jti ?? '', /^[\da-f-]{36}$/);
	const now = clock.now() / 1_000;
	assert.deepEqual(claims, {
		sub: ClientId,
		token_use: 'access',
		scope: scope('write'),
		auth_time: now,
		iss: `https://cognito-idp.us-east-1.amazonaws.com/${pool.userPoolId}`,
		exp: now + 3_600,
		iat: now,
		version: 2,
		client_id: ClientId,
	});
	const all = await ask({client_id: ClientId, client_secret: secret}, '');
	assert.equal(
		decodeJwt(String(all['access_token']))['scope'],
		`${scope('read')} ${scope('write')}`,
	);
	assert.equal(
		await refusal(pool, 'GetUser', {AccessToken: access_token}),
		'NotAuthorizedException: Invalid Access Token',
	);
});

test('client_credentials is refused without the secret, for another scope, and to another client', async t => {
	const pool = await startPool(t);
	const {ClientId, ask} = await startMachine(pool);
	assert.deepEqual(await ask({}, `${ClientId}:wrong`), {status: 400, error: 'invalid_client'});
	assert.deepEqual(await ask({scope: `${scope('read')} openid`}), {
		status: 400,
		error: 'invalid_scope',
	});
	assert.deepEqual(await ask({grant_type: 'authorization_code', code: 'x'}), {
		status: 400,
		error: 'unauthorized_client',
	});
	const other = 'localdemosecretclient00002:localdemoclientsecret000000000000000000000000000002';
	assert.deepEqual(await ask({}, other), {status: 400, error: 'unauthorized_client'});
});
