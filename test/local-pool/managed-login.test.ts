import assert from 'node:assert/strict';
import {createHash, randomBytes} from 'node:crypto';
import {test} from 'node:test';
import {decodeJwt} from 'jose';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {totpCode, totpStep} from '../../source/local-pool/sign-in/totp.ts';
import {
	createTestClock,
	minutes,
	publicClient,
	refusal,
	signIn,
	startPool,
	succeed,
} from '../helpers/local-pool-client.ts';
import {requireMfa} from '../helpers/require-mfa.ts';

const redirectUri = 'http://localhost:8976/callback';
const scope = 'openid email phone profile aws.cognito.signin.user.admin';
const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');

const queryOf = (more: Readonly<Record<string, string>> = {}) =>
	new URLSearchParams({
		response_type: 'code',
		client_id: publicClient,
		redirect_uri: redirectUri,
		scope,
		state: 'state of the client & more',
		code_challenge: challenge,
		code_challenge_method: 'S256',
		...more,
	});

/** A minimal browser: it keeps cookies, and returns where it is redirected. */
function createBrowser({endpoint}: LocalPool) {
	let cookie = '';
	const open = async (path: string, init: RequestInit = {}) => {
		const response = await fetch(new URL(path, endpoint), {
			redirect: 'manual',
			...init,
			headers: {accept: 'text/html', cookie, ...init.headers},
		});
		cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
		return {
			status: response.status,
			location: response.headers.get('location') ?? '',
			page: await response.text(),
		};
	};
	return {
		open,
		submit: (path: string, fields: Readonly<Record<string, string>>, origin = endpoint) =>
			open(path, {method: 'POST', body: new URLSearchParams(fields), headers: {origin}}),
	};
}

async function exchange(
	{endpoint}: LocalPool,
	fields: Readonly<Record<string, string>>,
	path = '/oauth2/token',
	headers: Readonly<Record<string, string>> = {},
) {
	const response = await fetch(new URL(path, endpoint), {
		method: 'POST',
		body: new URLSearchParams(fields),
		headers,
	});
	const text = await response.text();
	const body: Readonly<Record<string, unknown>> = text ? JSON.parse(text) : {};
	return {status: response.status, body};
}

function codeIn(location: string): string {
	const url = new URL(location);
	assert.equal(`${url.origin}${url.pathname}`, redirectUri);
	assert.equal(url.searchParams.get('state'), 'state of the client & more');
	return url.searchParams.get('code') ?? assert.fail(`no code in ${location}`);
}

async function signInWithBrowser(pool: LocalPool, query = queryOf()) {
	const browser = createBrowser(pool);
	const {location} = await browser.open(`/oauth2/authorize?${query}`);
	const done = await browser.submit(location, {username: 'demo', password: 'Demo-pass-1'});
	assert.equal(done.status, 302, done.page);
	return {browser, code: codeIn(done.location)};
}

const grant = (code: string, more: Readonly<Record<string, string>> = {}) => ({
	grant_type: 'authorization_code',
	client_id: publicClient,
	redirect_uri: redirectUri,
	code,
	code_verifier: verifier,
	...more,
});

test('a browser signs in, and the code is exchanged once for tokens that open the attributes', async t => {
	const pool = await startPool(t);
	const {browser, code} = await signInWithBrowser(pool, queryOf({nonce: 'a nonce'}));
	const {status, body} = await exchange(pool, grant(code));
	assert.equal(status, 200, JSON.stringify(body));
	assert.equal(body['token_type'], 'Bearer');
	assert.equal(body['expires_in'], 3_600);
	const access = decodeJwt(String(body['access_token']));
	assert.equal(access['scope'], scope);
	assert.equal(access['version'], 2);
	assert.equal(decodeJwt(String(body['id_token']))['nonce'], 'a nonce');
	await succeed(pool, 'GetUser', {AccessToken: String(body['access_token'])});
	assert.deepEqual(await exchange(pool, grant(code)), {
		status: 400,
		body: {error: 'invalid_grant'},
	});

	const again = await browser.open(`/oauth2/authorize?${queryOf()}`);
	assert.equal((await exchange(pool, grant(codeIn(again.location)))).status, 200);

	const out = `client_id=${publicClient}&logout_uri=${encodeURIComponent('http://localhost:8976/')}`;
	assert.equal((await browser.open(`/logout?${out}`)).location, 'http://localhost:8976/');
	assert.match((await browser.open(`/oauth2/authorize?${queryOf()}`)).location, /^\/login\?/);
});

test('a redirect URI that is not registered character for character is refused, and nothing is sent there', async t => {
	const pool = await startPool(t);
	const browser = createBrowser(pool);
	for (const redirect_uri of [
		`${redirectUri}/`,
		`${redirectUri}?x=1`,
		'http://localhost:8977/callback',
		'https://localhost:8976/callback',
	]) {
		const {location} = await browser.open(`/oauth2/authorize?${queryOf({redirect_uri})}`);
		assert.equal(location, `/error?error=redirect_mismatch&client_id=${publicClient}`);
	}
	const page = await browser.open(`/error?error=redirect_mismatch&client_id=${publicClient}`);
	assert.equal(page.status, 400);
	assert.match(page.page, /redirect_mismatch/);
	const unknown = await browser.open(`/oauth2/authorize?${queryOf({client_id: 'nobody'})}`);
	assert.match(unknown.page, /Client does not exist\./);
	const injected = await browser.open(`/error?error=${encodeURIComponent('<script>x</script>')}`);
	assert.doesNotMatch(injected.page, /<script/);
});

test('other mistakes go back to the client, with its state', async t => {
	const browser = createBrowser(await startPool(t));
	for (const [more, error, description] of [
		[
			{response_type: 'token'},
			'unauthorized_client',
			'unsupported_response_type: the app client does not allow the implicit grant',
		],
		[{response_type: 'id_token'}, 'unsupported_response_type', null],
		[{scope: 'openid everything'}, 'invalid_scope', null],
		[{code_challenge_method: 'plain'}, 'invalid_request', 'code_challenge_method has to be S256'],
	] as const) {
		const {location} = await browser.open(`/oauth2/authorize?${queryOf(more)}`);
		const {searchParams} = new URL(location);
		assert.equal(searchParams.get('error'), error);
		assert.equal(searchParams.get('error_description'), description);
		assert.equal(searchParams.get('state'), 'state of the client & more');
	}
});

test('a code is only good with its verifier, its redirect URI and its client, for five minutes', async t => {
	const clock = createTestClock();
	const pool = await startPool(t, {clock: clock.now});
	for (const wrong of [
		{code_verifier: randomBytes(32).toString('base64url')},
		{code_verifier: ''},
		{redirect_uri: 'http://127.0.0.1:8976/callback'},
		{client_id: 'localdemohidingclient00004'},
	]) {
		const {code} = await signInWithBrowser(pool);
		const {status} = await exchange(pool, grant(code, wrong));
		assert.equal(status, 400, JSON.stringify(wrong));
	}
	const {code} = await signInWithBrowser(pool);
	clock.pass(minutes(5));
	assert.deepEqual((await exchange(pool, grant(code))).body, {error: 'invalid_grant'});

	const {code: ofTheDeleted} = await signInWithBrowser(pool);
	const user = {UserPoolId: pool.userPoolId, Username: 'demo'};
	await pool.call('AdminDeleteUser', user);
	await pool.call('AdminCreateUser', {...user, MessageAction: 'SUPPRESS'});
	assert.deepEqual((await exchange(pool, grant(ofTheDeleted))).body, {error: 'invalid_grant'});
});

test('a client with a secret has to show it, in the header or in the form', async t => {
	const pool = await startPool(t);
	const secret = pool.clients.find(client => client.name === 'with secret');
	assert.ok(secret?.clientSecret);
	const signIn = () => signInWithBrowser(pool, queryOf({client_id: secret.clientId}));
	const {code: refused} = await signIn();
	assert.deepEqual(await exchange(pool, grant(refused, {client_id: secret.clientId})), {
		status: 400,
		body: {error: 'invalid_client'},
	});
	const form = {client_id: secret.clientId, client_secret: secret.clientSecret};
	assert.equal((await exchange(pool, grant((await signIn()).code, form))).status, 200);
	const basic = Buffer.from(`${secret.clientId}:${secret.clientSecret}`).toString('base64');
	const {client_id: _, ...unnamed} = grant((await signIn()).code);
	const byHeader = await exchange(pool, unnamed, '/oauth2/token', {
		authorization: `Basic ${basic}`,
	});
	assert.equal(byHeader.status, 200);
});

test('userInfo gives what the scope opens; a refresh continues, and revoking ends it', async t => {
	const pool = await startPool(t);
	const {code} = await signInWithBrowser(pool, queryOf({scope: 'openid email'}));
	const {body} = await exchange(pool, grant(code));
	const ask = (token: string) =>
		fetch(new URL('/oauth2/userInfo', pool.endpoint), {
			headers: {authorization: `Bearer ${token}`},
		});
	const info: unknown = await (await ask(String(body['access_token']))).json();
	assert.deepEqual(Object.keys(Object(info)).sort(), [
		'email',
		'email_verified',
		'sub',
		'username',
	]);
	assert.equal(
		await refusal(pool, 'GetUser', {AccessToken: String(body['access_token'])}),
		'NotAuthorizedException: Access Token does not have required scopes',
	);

	const refresh = {
		grant_type: 'refresh_token',
		client_id: publicClient,
		refresh_token: String(body['refresh_token']),
	};
	const refreshed = await exchange(pool, refresh);
	assert.equal(refreshed.status, 200);
	assert.equal(refreshed.body['refresh_token'], undefined);
	const revocation = {client_id: publicClient, token: String(body['refresh_token'])};
	assert.equal((await exchange(pool, revocation, '/oauth2/revoke')).status, 200);
	assert.deepEqual((await exchange(pool, refresh)).body, {error: 'invalid_grant'});
	assert.equal((await ask(String(refreshed.body['access_token']))).status, 401);
});

test('the sign-in page says what was wrong, asks for a second factor, and takes no form from elsewhere', async t => {
	const clock = createTestClock();
	const pool = await startPool(t, {clock: clock.now});
	const browser = createBrowser(pool);
	const login = `/login?${queryOf()}`;
	const wrong = await browser.submit(login, {username: '"><b>', password: 'Wrong-pass-1'});
	assert.match(wrong.page, /User does not exist\./);
	assert.match(wrong.page, /&quot;&gt;&lt;b&gt;/);
	const foreign = await browser.submit(
		login,
		{username: 'demo', password: 'Demo-pass-1'},
		'http://evil.example',
	);
	assert.equal(foreign.status, 403);

	const asked = await browser.submit(login, {username: 'totp', password: 'Demo-pass-1'});
	const session = /name="session" value="([^"]+)"/.exec(asked.page)?.[1] ?? '';
	const secret = pool.users.find(user => user.username === 'totp')?.totpSecret ?? '';
	const done = await browser.submit(login, {
		username: 'totp',
		challenge: 'SOFTWARE_TOKEN_MFA',
		session,
		SOFTWARE_TOKEN_MFA_CODE: totpCode(secret, totpStep(clock.now())),
	});
	assert.ok(codeIn(done.location));
});

test('the sign-in page says which challenge it cannot answer', async t => {
	const pool = await startPool(t);
	await requireMfa(pool);
	const credentials = {username: 'demo', password: 'Demo-pass-1'};
	const {status, page} = await createBrowser(pool).submit(`/login?${queryOf()}`, credentials);
	assert.equal(status, 200);
	assert.match(page, /The local pool(?:'|&#39;)s sign-in page cannot answer MFA_SETUP\./);
	assert.deepEqual(
		[...page.matchAll(/<input[^>]* name="(\w+)"/g)].map(([, name]) => name),
		['username', 'password'],
	);
});

test('prompt=none shows no page, and prompt=login shows it to everybody', async t => {
	const pool = await startPool(t);
	const authorize = (
		browser: ReturnType<typeof createBrowser>,
		more: Readonly<Record<string, string>>,
	) => browser.open(`/oauth2/authorize?${queryOf(more)}`);
	const {location} = await authorize(createBrowser(pool), {prompt: 'none'});
	assert.equal(location, `${redirectUri}?error=login_required&state=state+of+the+client+%26+more`);
	const {browser} = await signInWithBrowser(pool);
	codeIn((await authorize(browser, {prompt: 'none'})).location);
	assert.match((await authorize(browser, {prompt: 'login'})).location, /^\/login\?/);
});

test('a request that leaves out what its grant needs is invalid, not refused', async t => {
	const pool = await startPool(t);
	for (const grant_type of ['refresh_token', 'authorization_code']) {
		assert.deepEqual(await exchange(pool, {grant_type, client_id: publicClient}), {
			status: 400,
			body: {error: 'invalid_request'},
		});
	}
	const query = queryOf();
	query.delete('response_type');
	const {location} = await createBrowser(pool).open(`/oauth2/authorize?${query}`);
	assert.equal(new URL(location).searchParams.get('error'), 'invalid_request');
});

test('userInfo names the scope that a token of the API lacks', async t => {
	const pool = await startPool(t);
	const {accessToken} = await signIn(pool);
	const response = await fetch(`${pool.endpoint}/oauth2/userInfo`, {
		headers: {authorization: `Bearer ${accessToken}`},
	});
	assert.equal(response.status, 401);
	assert.deepEqual(await response.json(), {
		error: 'invalid_token',
		error_description: 'Access token does not contain openid scope',
	});
});
