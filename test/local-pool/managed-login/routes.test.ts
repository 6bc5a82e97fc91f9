import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decodeJwt} from 'jose';
import {errorPage} from '../../../source/local-pool/managed-login/answers.ts';
import {arrangedPassword as password} from '../../helpers/arranged-pool.ts';
import {hours} from '../../helpers/local-pool-client.ts';
import {createPages, redirectTo, redirectUri} from '../../helpers/login-pages.ts';
import {ClientId} from '../../helpers/pool-context.ts';

type Pages = Awaited<ReturnType<typeof createPages>>;
type Query = Parameters<Pages['queryOf']>[0];

const authorize = ({ask, queryOf}: Pages, more: Query = {}, cookie?: string) =>
	ask('GET', `/oauth2/authorize?${queryOf(more)}`, {}, {cookie});

/** The cookie of a signed-in browser. */
async function signedIn({ask, queryOf}: Pages): Promise<string> {
	const answer = await ask('POST', `/login?${queryOf()}`, {username: 'ann', password});
	return answer?.headers['set-cookie']?.split(';')[0] ?? assert.fail('no cookie');
}

const toError = (error: string) => redirectTo(`/error?error=${error}&client_id=${ClientId}`);
const back = (query: string) => redirectTo(`${redirectUri}?${query}&state=a+state`);
const absent = errorPage('Client does not exist.');

test('what is not for managed login is left to others', async () => {
	const {ask} = await createPages();
	for (const [method, path] of [
		['POST', '/oauth2/authorize'],
		['POST', '/logout'],
		['GET', '/oauth2/token'],
		['GET', '/oauth2/revoke'],
		['POST', '/error'],
		['GET', '/'],
		['GET', '/login/'],
	] as const) {
		assert.equal(await ask(method, path), undefined, `${method} ${path}`);
	}
});

test('the error page shows the error, without a character that could be more than a word', async () => {
	const {ask} = await createPages();
	const page = await ask('GET', '/error?error=a_b%20c.d-e%3Cscript%3E%22%27%26');
	assert.deepEqual(page, errorPage('a_b c.d-escript'));
	assert.equal(page?.status, 400);
	assert.match(
		page?.body ?? '',
		/<h1>Sign-in is not possible<\/h1>\n<p>An error was encountered with the requested page\.<\/p>\n<p><b>a_b c\.d-escript<\/b><\/p>/,
	);
	assert.deepEqual(await ask('GET', '/error'), errorPage('unknown error'));
});

test('a request for a code is refused where the client does not allow it, and told so where it may be', async () => {
	const pages = await createPages();
	for (const [more, answer] of [
		[{client_id: undefined}, absent],
		[{client_id: 'nobody'}, absent],
		[{redirect_uri: undefined}, toError('redirect_mismatch')],
		[{redirect_uri: `${redirectUri}/`}, toError('redirect_mismatch')],
		[{response_type: undefined}, back('error=invalid_request')],
		[{response_type: 'id_token'}, back('error=unsupported_response_type')],
		[{scope: 'openid other'}, back('error=invalid_scope')],
		[{scope: ''}, back('error=invalid_scope')],
		[{code_challenge_method: 'S256'}, back('error=invalid_request')],
		[
			{code_challenge: 'x'},
			back('error=invalid_request&error_description=code_challenge_method+has+to+be+S256'),
		],
		[
			{code_challenge: 'x', code_challenge_method: 'plain'},
			back('error=invalid_request&error_description=code_challenge_method+has+to+be+S256'),
		],
		[{resource: 'api'}, back('error=invalid_request')],
		[{prompt: 'none'}, back('error=login_required')],
		[{prompt: 'none', state: undefined}, redirectTo(`${redirectUri}?error=login_required`)],
	] as const) {
		assert.deepEqual(await authorize(pages, more), answer, JSON.stringify(more));
	}
	for (const [settings, response_type, flow] of [
		[{AllowedOAuthFlows: ['code']}, 'token', 'implicit'],
		[{AllowedOAuthFlows: ['implicit']}, 'code', 'code'],
		[{AllowedOAuthFlowsUserPoolClient: false}, 'code', 'code'],
	] as const) {
		const words = `unsupported_response_type:+the+app+client+does+not+allow+the+${flow}+grant`;
		assert.deepEqual(
			await authorize(await createPages(settings), {response_type}),
			back(`error=unauthorized_client&error_description=${words.replace(':', '%3A')}`),
		);
	}
});

test('a browser that is signed in is sent back with a code, and any other to the page', async () => {
	const pages = await createPages();
	const {queryOf} = pages;
	const cookie = await signedIn(pages);
	const toPage = (more: Query = {}) => redirectTo(`/login?${queryOf(more)}`);
	const isBack = async (more: Query, given: string) => {
		const {status, headers, body} = (await authorize(pages, more, given)) ?? assert.fail();
		const {location = '', ...rest} = headers;
		assert.deepEqual([status, rest, body], [302, {'cache-control': 'no-store'}, '']);
		assert.match(location, /^https:\/\/app\.example\.com\/back\?code=[\w-]{32}&state=a\+state$/);
	};
	await isBack({}, cookie);
	await isBack({prompt: 'none'}, `other=1;  ${cookie}; more=2`);
	await isBack({prompt: 'select_account'}, cookie);
	for (const given of [undefined, '', 'cognito=unknown', `x${cookie}`, `${cookie}x`]) {
		assert.deepEqual(await authorize(pages, {}, given), toPage(), given);
	}
	for (const prompt of ['login', 'consent login']) {
		assert.deepEqual(await authorize(pages, {prompt}, cookie), toPage({prompt}));
	}
	assert.deepEqual(
		await authorize(pages, {prompt: 'login none'}, cookie),
		back('error=login_required'),
	);
	pages.pass(hours(1) - 1);
	await isBack({}, cookie);
	pages.pass(1);
	assert.deepEqual(await authorize(pages, {}, cookie), toPage());

	for (const operation of ['AdminUserGlobalSignOut', 'AdminDisableUser', 'AdminDeleteUser']) {
		const kept = await signedIn(pages);
		await isBack({}, kept);
		await pages.admin(operation, 'ann');
		assert.deepEqual(await authorize(pages, {}, kept), toPage(), operation);
		if (operation === 'AdminDisableUser') await pages.admin('AdminEnableUser', 'ann');
	}
});

test('a browser is signed in to one pool', async () => {
	const pages = await createPages();
	const cookie = await signedIn(pages);
	const {given} = pages.pool().clients.get(ClientId) ?? assert.fail('no client');
	const made = Object(await pages.call('CreateUserPool', {PoolName: 'other'})).UserPool;
	const client = await pages.call('CreateUserPoolClient', {...given, UserPoolId: made.Id});
	const {ClientId: client_id} = Object(client).UserPoolClient;
	// Not even in a pool with the same user.
	pages.context.state.pools.get(made.Id)?.users.set('ann', pages.user('ann'));
	assert.deepEqual(
		await authorize(pages, {client_id}, cookie),
		redirectTo(`/login?${pages.queryOf({client_id})}`),
	);
});

test('an implicit grant puts tokens into the fragment, an ID token where openid is asked for', async () => {
	const pages = await createPages();
	const cookie = await signedIn(pages);
	pages.pass(5_000);
	for (const [more, names] of [
		[{}, ['id_token', 'access_token', 'expires_in', 'token_type', 'state']],
		[{state: undefined}, ['id_token', 'access_token', 'expires_in', 'token_type']],
		[{scope: 'email'}, ['access_token', 'expires_in', 'token_type', 'state']],
		[{scope: undefined}, ['id_token', 'access_token', 'expires_in', 'token_type', 'state']],
	] as const) {
		const asked = {
			response_type: 'token',
			nonce: 'n',
			resource: 'https://api.example.com',
			...more,
		};
		const {headers} = (await authorize(pages, asked, cookie)) ?? assert.fail();
		const [uri, fragment] = (headers['location'] ?? '').split('#');
		assert.equal(uri, redirectUri);
		const found = Object.fromEntries(new URLSearchParams(fragment));
		assert.deepEqual(Object.keys(found), names);
		const {expires_in, token_type} = found;
		assert.deepEqual([expires_in, token_type], ['3600', 'Bearer']);
		const {scope, aud, auth_time, iat} = decodeJwt(found['access_token'] ?? '');
		const scopes =
			'scope' in more
				? (more.scope ?? 'openid email phone profile aws.cognito.signin.user.admin')
				: 'openid email';
		assert.deepEqual([scope, aud], [scopes, 'https://api.example.com']);
		assert.equal(Number(iat) - Number(auth_time), 5);
		if (found['id_token']) assert.equal(decodeJwt(found['id_token'])['nonce'], 'n');
	}
});

test('signing out forgets the browser, and sends it to an address of the client alone', async () => {
	const {ask, queryOf} = await createPages();
	const forgotten = {'set-cookie': 'cognito=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax'};
	const out = (query: Readonly<Record<string, string>>) =>
		ask('GET', `/logout?${new URLSearchParams(query)}`);
	const client_id = ClientId;
	const logout_uri = 'https://app.example.com/out';
	assert.deepEqual(await out({client_id, logout_uri}), redirectTo(logout_uri, forgotten));
	assert.deepEqual(await out({client_id, logout_uri: redirectUri}), toError('redirect_mismatch'));
	for (const query of [{logout_uri}, {client_id: 'nobody', logout_uri}]) {
		assert.deepEqual(await out(query), absent);
	}
	assert.deepEqual(
		await ask('GET', `/logout?${queryOf()}`),
		redirectTo(`/login?${queryOf()}`, forgotten),
	);
	assert.deepEqual(await out({client_id}), toError('redirect_mismatch'));
});
