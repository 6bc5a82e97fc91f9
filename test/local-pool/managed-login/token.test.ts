import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {test} from 'node:test';
import {decodeJwt} from 'jose';
import {arrangedPassword as password} from '../../helpers/arranged-pool.ts';
import {minutes, textOf} from '../../helpers/local-pool-client.ts';
import {createPages, oauth, redirectUri} from '../../helpers/login-pages.ts';
import {ClientId, UserPoolId} from '../../helpers/pool-context.ts';

const secret = 'the secret & all: 100%';
const refused = (error: string, status = 400) => oauth({error}, status);
type Fields = Readonly<Record<string, string>>;
type Pages = Awaited<ReturnType<typeof createPages>>;

const post = ({ask}: Pages, fields: Fields, authorization?: string) =>
	ask('POST', '/oauth2/token', fields, {authorization});

/** A code for a signed-in browser. */
async function codeOf({ask, queryOf}: Pages, more: Parameters<Pages['queryOf']>[0] = {}) {
	const {headers} =
		(await ask('POST', `/login?${queryOf(more)}`, {username: 'ann', password})) ??
		assert.fail('no answer');
	const {searchParams} = new URL(headers['location'] ?? '');
	return searchParams.get('code') ?? assert.fail(headers['location']);
}

const grant = (code: string, more: Fields = {}) => ({
	grant_type: 'authorization_code',
	client_id: ClientId,
	redirect_uri: redirectUri,
	code,
	...more,
});

/** The members of a token response, and the claims of its tokens without those that differ each time. */
function tokensIn(answer: Awaited<ReturnType<typeof post>>) {
	const {access_token, id_token, refresh_token, ...rest} = JSON.parse(
		answer?.body ?? assert.fail('no answer'),
	);
	assert.deepEqual(
		answer,
		oauth({
			...(id_token && {id_token}),
			access_token,
			...(refresh_token && {refresh_token}),
			...rest,
		}),
	);
	return {access_token, id_token, refresh_token, rest};
}

test('a code is exchanged once, for tokens of its scope', async () => {
	const pages = await createPages();
	for (const [scope, hasId] of [
		['openid email', true],
		['aws.cognito.signin.user.admin', false],
	] as const) {
		const code = await codeOf(pages, {scope, nonce: 'n'});
		const found = tokensIn(await post(pages, grant(code)));
		assert.deepEqual(found.rest, {expires_in: 3_600, token_type: 'Bearer'});
		assert.equal(found.id_token !== undefined, hasId);
		assert.equal(typeof found.refresh_token, 'string');
		const {sub, username, version, client_id, ...claims} = decodeJwt(found.access_token);
		assert.deepEqual(
			[sub, username, version, client_id, claims['scope']],
			[pages.user('ann').attributes['sub'], 'ann', 2, ClientId, scope],
		);
		if (hasId) assert.equal(decodeJwt(found.id_token)['nonce'], 'n');
		assert.deepEqual(await post(pages, grant(code)), refused('invalid_grant'));
	}
});

test('a code is for one try, by its own client, at its own address, with its own verifier, while the user is the same', async () => {
	const pages = await createPages();
	const other = textOf(
		await pages.call('CreateUserPoolClient', {
			UserPoolId,
			ClientName: 'other',
			AllowedOAuthFlows: ['code'],
		}),
		'UserPoolClient',
		'ClientId',
	);
	const verifier = 'v'.repeat(43);
	const code_challenge = createHash('sha256').update(verifier).digest('base64url');
	const challenge = {code_challenge, code_challenge_method: 'S256'};
	const tries: readonly (readonly [object, Fields, boolean])[] = [
		[{}, {}, true],
		[{}, {client_id: other}, false],
		[{}, {redirect_uri: 'myapp://back'}, false],
		[{}, {code_verifier: verifier}, false],
		[challenge, {code_verifier: verifier}, true],
		[challenge, {code_verifier: 'w'.repeat(43)}, false],
		[challenge, {code_verifier: 'v'.repeat(42)}, false],
		[challenge, {}, false],
		[{}, {code: 'unknown'}, false],
	];
	for (const [query, more, isRight] of tries) {
		const code = await codeOf(pages, {...query});
		const answer = await post(pages, grant(code, more));
		if (isRight) tokensIn(answer);
		else {
			assert.deepEqual(answer, refused('invalid_grant'), JSON.stringify([query, more]));
			// Removed before it was checked.
			if (more['code'] === undefined) {
				assert.deepEqual(await post(pages, grant(code)), refused('invalid_grant'));
			}
		}
	}
	const late = await codeOf(pages);
	const now = await codeOf(pages);
	pages.pass(minutes(5) - 1);
	tokensIn(await post(pages, grant(now)));
	pages.pass(1);
	assert.deepEqual(await post(pages, grant(late)), refused('invalid_grant'));
	for (const operation of ['AdminUserGlobalSignOut', 'AdminDisableUser', 'AdminDeleteUser']) {
		const code = await codeOf(pages);
		assert.deepEqual(await pages.admin(operation, 'ann'), {});
		assert.deepEqual(await post(pages, grant(code)), refused('invalid_grant'), operation);
		if (operation === 'AdminDisableUser') await pages.admin('AdminEnableUser', 'ann');
	}
});

test('a scope of an address is given to who may read the address and its mark alone', async () => {
	const both = ['email', 'email_verified', 'phone_number', 'phone_number_verified'];
	for (const [scope, ReadAttributes, isGiven] of [
		['openid email', both, true],
		['openid email', ['email'], false],
		['openid email', ['email_verified'], false],
		['openid email', ['phone_number', 'phone_number_verified'], false],
		['openid phone', ['phone_number', 'phone_number_verified'], true],
		['openid phone', ['email', 'email_verified'], false],
		['openid profile', ['given_name'], true],
	] as const) {
		const pages = await createPages({ReadAttributes});
		const answer = await post(pages, grant(await codeOf(pages, {scope})));
		if (isGiven) tokensIn(answer);
		else assert.deepEqual(answer, refused('invalid_grant'), `${scope} ${ReadAttributes}`);
	}
});

test('a client with a secret shows it in the header or in the form, and one without shows none', async () => {
	const pages = await createPages({secret});
	const encode = (id: string, word: string, scheme = 'Basic') =>
		`${scheme} ${btoa(`${encodeURIComponent(id)}:${encodeURIComponent(word)}`)}`;
	const invalid = refused('invalid_client');
	const unnamed = async () => {
		const {client_id: _, ...rest} = grant(await codeOf(pages));
		return rest;
	};
	for (const header of [encode(ClientId, secret), encode(ClientId, secret, 'basic')]) {
		tokensIn(await post(pages, await unnamed(), header));
	}
	tokensIn(await post(pages, {...(await unnamed()), client_id: ClientId, client_secret: secret}));
	for (const [fields, header] of [
		[{}, encode(ClientId, 'wrong')],
		[{}, encode(ClientId, `${secret}x`)],
		[{}, encode('nobody', secret)],
		[{client_id: ClientId}, undefined],
		[{client_id: ClientId, client_secret: ''}, undefined],
		[{client_id: ClientId, client_secret: 'wrong'}, undefined],
		[{client_id: 'nobody', client_secret: secret}, undefined],
		[{client_secret: secret}, undefined],
		[{client_id: ClientId, client_secret: secret}, encode(ClientId, 'wrong')],
		[{}, 'Basic %%%'],
		[{}, encode(ClientId, secret, 'Bearer')],
	] as const) {
		assert.deepEqual(await post(pages, {...(await unnamed()), ...fields}, header), invalid);
	}
	const open = await createPages();
	assert.deepEqual(await post(open, grant(await codeOf(open), {client_secret: 'any'})), invalid);
	assert.deepEqual(await post(open, grant(await codeOf(open)), encode(ClientId, '')), invalid);
});

test('a request says its grant and what that needs, and the client has to be allowed it', async () => {
	const pages = await createPages();
	const client_id = ClientId;
	for (const [fields, error] of [
		[{client_id}, 'invalid_request'],
		[{grant_type: 'password', client_id}, 'unsupported_grant_type'],
		[{grant_type: 'toString', client_id}, 'unsupported_grant_type'],
		[{grant_type: 'authorization_code', client_id}, 'invalid_request'],
		[{grant_type: 'authorization_code', client_id, code: ''}, 'invalid_request'],
		[{grant_type: 'refresh_token', client_id}, 'invalid_request'],
		[{grant_type: 'refresh_token', client_id, refresh_token: 'x'}, 'invalid_grant'],
		[{grant_type: 'client_credentials', client_id}, 'unauthorized_client'],
		[{grant_type: 'authorization_code', client_id: 'nobody', code: 'x'}, 'invalid_client'],
	] as const) {
		assert.deepEqual(await post(pages, fields), refused(error), JSON.stringify(fields));
	}
	const implicit = await createPages({AllowedOAuthFlows: ['implicit']});
	for (const grant_type of ['authorization_code', 'refresh_token', 'password']) {
		const answer = await post(implicit, {grant_type, client_id, code: 'x', refresh_token: 'x'});
		assert.deepEqual(answer, refused('unauthorized_client'));
	}
});

test('a refresh keeps the scope of its sign-in, and a new refresh token comes only where they rotate', async () => {
	for (const [settings, rotates] of [
		[{}, false],
		[{RefreshTokenRotation: {Feature: 'ENABLED', RetryGracePeriodSeconds: 0}}, true],
	] as const) {
		const pages = await createPages(settings);
		const scope = 'openid profile';
		const {refresh_token} = tokensIn(await post(pages, grant(await codeOf(pages, {scope}))));
		const refresh = {grant_type: 'refresh_token', client_id: ClientId, refresh_token};
		const renewed = tokensIn(await post(pages, refresh));
		assert.equal(decodeJwt(renewed.access_token)['scope'], scope);
		assert.equal(typeof renewed.id_token, 'string');
		assert.equal(renewed.refresh_token !== undefined, rotates);
		await pages.admin('AdminUserGlobalSignOut', 'ann');
		assert.deepEqual(await post(pages, refresh), refused('invalid_grant'));
		const narrow = tokensIn(
			await post(pages, grant(await codeOf(pages, {scope: 'aws.cognito.signin.user.admin'}))),
		);
		const again = {...refresh, refresh_token: narrow.refresh_token};
		assert.equal(tokensIn(await post(pages, again)).id_token, undefined);
	}
});

test('a machine gets a token for the scopes of its own that it asks for, or all of them', async () => {
	const server = (name: string) => ({
		identifier: name,
		name,
		scopes: [{ScopeName: 'read', ScopeDescription: 'to read'}],
	});
	const machine = {
		secret,
		AllowedOAuthFlows: ['client_credentials'],
		AllowedOAuthScopes: ['a/read', 'b/read', 'openid'],
	};
	const pages = await createPages(machine);
	for (const name of ['a', 'b']) pages.pool().resourceServers.set(name, server(name));
	const asked = (scope?: string) =>
		post(pages, {
			grant_type: 'client_credentials',
			client_id: ClientId,
			client_secret: secret,
			...(scope !== undefined && {scope}),
		});
	for (const [scope, given] of [
		[undefined, 'a/read b/read'],
		['', 'a/read b/read'],
		['  b/read', 'b/read'],
		['b/read a/read', 'b/read a/read'],
	] as const) {
		const {access_token, rest, id_token, refresh_token} = tokensIn(await asked(scope));
		assert.deepEqual(
			[decodeJwt(access_token)['scope'], rest, id_token, refresh_token],
			[given, {expires_in: 3_600, token_type: 'Bearer'}, undefined, undefined],
		);
	}
	for (const scope of ['c/read', 'a/read openid', 'openid']) {
		assert.deepEqual(await asked(scope), refused('invalid_scope'), scope);
	}
	const bare = await createPages({...machine, AllowedOAuthScopes: ['openid']});
	assert.deepEqual(
		await post(bare, {
			grant_type: 'client_credentials',
			client_id: ClientId,
			client_secret: secret,
		}),
		refused('invalid_scope'),
	);
});

test('a refresh token is revoked by its client, one of another kind is not, and an unknown one is no matter', async () => {
	const pages = await createPages();
	const {access_token, refresh_token} = tokensIn(await post(pages, grant(await codeOf(pages))));
	const revoke = (fields: Fields, of = pages) => of.ask('POST', '/oauth2/revoke', fields);
	const client_id = ClientId;
	const done = {status: 200, headers: {'cache-control': 'no-store'}, body: ''};
	for (const [fields, answer] of [
		[{client_id}, refused('invalid_request')],
		[{client_id, token: ''}, refused('invalid_request')],
		[{client_id: 'nobody', token: refresh_token}, refused('invalid_client', 401)],
		[{client_id, token: access_token}, refused('unsupported_token_type')],
		[{client_id, token: 'unknown'}, done],
	] as const) {
		assert.deepEqual(await revoke(fields), answer);
		assert.equal(pages.pool().revoked.size, 0);
	}
	assert.deepEqual(await revoke({client_id, token: refresh_token}), done);
	const origin = String(decodeJwt(access_token)['origin_jti']);
	assert.deepEqual([...pages.pool().revoked], [[origin, pages.now() + minutes(60 * 24 * 30)]]);
	const unrevocable = await createPages({EnableTokenRevocation: false});
	assert.deepEqual(await revoke({client_id, token: 'x'}, unrevocable), refused('invalid_request'));
});

test('userInfo gives the attributes that the scope opens and the client reads', async () => {
	const info = async (pages: Pages, scope: string, method: 'GET' | 'POST' = 'GET') => {
		const {access_token} = tokensIn(await post(pages, grant(await codeOf(pages, {scope}))));
		return pages.ask(method, '/oauth2/userInfo', {}, {authorization: `bearer  ${access_token}`});
	};
	const pages = await createPages();
	const {sub, email, email_verified, phone_number, phone_number_verified, given_name} =
		pages.user('ann').attributes;
	const username = 'ann';
	const phone = {phone_number, phone_number_verified};
	for (const [scope, attributes] of [
		['openid email', {sub, email, email_verified}],
		['openid phone', {sub, ...phone}],
		['openid profile', {sub, given_name}],
		['openid', {sub, email, email_verified, ...phone, given_name}],
	] as const) {
		for (const method of ['GET', 'POST'] as const) {
			assert.deepEqual(await info(pages, scope, method), oauth({...attributes, username}));
		}
	}
	const narrow = await createPages({ReadAttributes: ['given_name']});
	const own = narrow.user('ann').attributes['sub'];
	assert.deepEqual(await info(narrow, 'openid'), oauth({sub: own, given_name, username}));
	const challenged = (status: number, error: string, said: string, why: string) => {
		const answer = oauth({error, error_description: why}, status);
		const challenge = `Bearer error="${error}", error_description="${said}"`;
		return {...answer, headers: {...answer.headers, 'www-authenticate': challenge}};
	};
	const unusable =
		'Access token is expired, disabled, or deleted, or the user has globally signed out.';
	for (const [authorization, answer] of [
		[
			undefined,
			challenged(
				400,
				'invalid_request',
				'Bad OAuth2 request at UserInfo Endpoint',
				'Bad OAuth2 request at UserInfo Endpoint',
			),
		],
		['Bearer x', challenged(401, 'invalid_token', unusable, 'Invalid Access Token')],
	] as const) {
		assert.deepEqual(await pages.ask('GET', '/oauth2/userInfo', {}, {authorization}), answer);
	}
	assert.deepEqual(
		await info(pages, 'email'),
		challenged(401, 'invalid_token', unusable, 'Access token does not contain openid scope'),
	);
});
