import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readOrigin, readOrigins} from '../../../source/local-pool/server/cors.ts';
import {escapeHtml, htmlPage} from '../../../source/local-pool/server/html-page.ts';
import {inboxPage} from '../../../source/local-pool/server/inbox-page.ts';
import {isLoopbackAddress, isLoopbackName} from '../../../source/local-pool/server/loopback.ts';
import {createWeb} from '../../../source/local-pool/server/web.ts';
import {toJwks} from '../../../source/local-pool/tokens/keys.ts';
import {issuerOf} from '../../../source/local-pool/tokens/tokens.ts';
import {createContext, UserPoolId} from '../../helpers/pool-context.ts';

const own = 'http://127.0.0.1:9';
const json = (status: number, body: unknown) => ({
	status,
	headers: {'content-type': 'application/json', 'cache-control': 'no-store'},
	body: JSON.stringify(body),
});
const notFound = json(404, {message: 'Not found'});
const shared = (answer: {readonly headers: object}, more: object = {}) => ({
	...answer,
	headers: {
		...answer.headers,
		...more,
		'access-control-allow-origin': '*',
		'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
	},
});

function start(
	allowedOrigins: readonly string[] = [],
	given: Parameters<typeof createContext>[2] = {},
) {
	const arranged = createContext({}, {}, given);
	const done: string[] = [];
	const note = (what: string) => async () => {
		done.push(what);
	};
	const handle = async (request: object) => json(200, request);
	const web = createWeb(arranged.context, handle, note('saved'), {
		allowedOrigins,
		reset: note('reset'),
	});
	const ask = (
		method: string,
		path: string,
		headers: Readonly<Record<string, string>> = {},
		{at = own, isLoopbackOnly = true}: {at?: string; isLoopbackOnly?: boolean} = {},
	) => web({method, url: new URL(path, at), headers, body: 'the body', isLoopbackOnly});
	return {...arranged, ask, done};
}

const message = (destination: string, subject: string | undefined) => ({
	at: '2026-03-01T12:00:00.000Z',
	medium: 'EMAIL' as const,
	destination,
	username: 'ann',
	attributeName: 'email',
	code: '1',
	subject,
	body: 'a <b> body',
	clientMetadata: undefined,
});

test('each path has its own answer, and every other one none', async () => {
	const {ask, done, context} = start();
	const headers = {'x-amz-target': 'a target', authorization: 'Bearer x'};
	assert.deepEqual(
		await ask('POST', '/', headers),
		json(200, {target: 'a target', authorization: 'Bearer x', body: 'the body'}),
	);
	assert.deepEqual(await ask('GET', '/health'), json(200, {ok: true}));
	assert.deepEqual(await ask('GET', '/inbox'), json(200, []));
	context.inbox.send(message('a@b.c', undefined));
	assert.deepEqual(await ask('GET', '/inbox'), json(200, context.inbox.messages()));
	assert.deepEqual(done, []);
	assert.deepEqual(await ask('POST', '/reset'), json(200, {}));
	assert.deepEqual(done.splice(0), ['reset']);
	assert.equal((await ask('GET', '/error?error=x')).status, 400);
	assert.deepEqual(done.splice(0), ['saved']);
	for (const [method, path] of [
		['GET', '/'],
		['PUT', '/'],
		['GET', '/reset'],
		['PUT', '/reset'],
		['POST', '/health'],
		['POST', '/inbox'],
		['GET', '/healthy'],
		['GET', `/${UserPoolId}`],
		['POST', `/${UserPoolId}/.well-known/jwks.json`],
		['GET', `/${UserPoolId}/.well-known/other`],
		['GET', '/us-east-1_b/.well-known/jwks.json'],
	] as const) {
		assert.deepEqual(await ask(method, path), notFound, `${method} ${path}`);
	}
	assert.deepEqual(done, []);
	const account = {
		authorization: 'AWS4-HMAC-SHA256 Credential=A/20260301/us-east-1/ses/aws4_request',
	};
	const answer = await ask('GET', '/v2/email/account', account);
	assert.equal(JSON.parse(answer.body).EnforcementStatus, 'HEALTHY');
});

test('a pool publishes its keys and its endpoints, where it was asked or at its issuer', async () => {
	for (const [issuer, base] of [
		[undefined, own],
		['https://auth.example.com', 'https://auth.example.com'],
	] as const) {
		const {ask, context, pool} = start([], {issuer: () => issuer});
		const keys = await ask('GET', `/${UserPoolId}/.well-known/jwks.json`);
		assert.deepEqual(keys, json(200, await toJwks(context.keys)));
		const [id, access] = [await context.keys.id(), await context.keys.access()];
		assert.deepEqual(
			JSON.parse(keys.body).keys,
			[id, access].map(({kid, publicKey}) => ({
				...publicKey.export({format: 'jwk'}),
				alg: 'RS256',
				kid,
				use: 'sig',
			})),
		);
		assert.deepEqual(
			await ask('GET', `/${UserPoolId}/.well-known/openid-configuration`),
			json(200, {
				issuer: issuerOf(context, pool()),
				authorization_endpoint: `${base}/oauth2/authorize`,
				token_endpoint: `${base}/oauth2/token`,
				revocation_endpoint: `${base}/oauth2/revoke`,
				userinfo_endpoint: `${base}/oauth2/userInfo`,
				end_session_endpoint: `${base}/logout`,
				jwks_uri: `${base}/${UserPoolId}/.well-known/jwks.json`,
				id_token_signing_alg_values_supported: ['RS256'],
				response_types_supported: ['code', 'token'],
				scopes_supported: ['openid', 'email', 'phone', 'profile'],
				subject_types_supported: ['public'],
				token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
			}),
		);
	}
});

test('the inbox is a page for a browser, newest first, in which nothing is markup', async () => {
	const {ask, context} = start();
	const page = () => ask('GET', '/inbox', {accept: 'text/html,*/*'});
	const empty = htmlPage(
		200,
		'Inbox',
		'<p>No message yet. Ask for a code, and it will be here.</p>',
	);
	assert.deepEqual(await page(), empty);
	context.inbox.send(message('first@x.y', undefined));
	context.inbox.send(message('<s>@x.y', 'A & B'));
	const article = (destination: string, subject: string) => `<article>
<p class="note">2026-03-01T12:00:00.000Z to <b>${destination}</b></p>
${subject}
<p>a &lt;b&gt; body</p>
</article>`;
	assert.deepEqual(
		await page(),
		htmlPage(
			200,
			'Inbox',
			`${article('&lt;s&gt;@x.y', '<h2>A &amp; B</h2>')}\n${article('first@x.y', '')}`,
		),
	);
	assert.deepEqual(inboxPage([]), empty);
	assert.equal(
		escapeHtml(`<a href="x">&'</a>`),
		'&lt;a href=&quot;x&quot;&gt;&amp;&#39;&lt;/a&gt;',
	);
	const {headers, body} = htmlPage(200, '<T>', '<p>');
	assert.deepEqual(headers, {
		'content-type': 'text/html; charset=utf-8',
		'content-security-policy':
			"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
		'referrer-policy': 'same-origin',
		'cache-control': 'no-store',
	});
	assert.match(
		body,
		/^<!doctype html>[\s\S]*<title>&lt;T&gt;<\/title>[\s\S]*<h1>&lt;T&gt;<\/h1>\n<p>\n<\/html>\n$/,
	);
});

test('a name that is not of this computer is refused where only this computer is listened to', async () => {
	const {ask} = start();
	const at = 'http://evil.example:9';
	assert.deepEqual(
		await ask('GET', '/health', {}, {at}),
		json(403, {message: 'This server is not evil.example.'}),
	);
	assert.equal((await ask('GET', '/health', {}, {at, isLoopbackOnly: false})).status, 200);
	for (const name of ['localhost', '127.0.0.1', '127.255.0.1', '[::1]', '[::ffff:127.0.0.1]']) {
		assert.equal((await ask('GET', '/health', {}, {at: `http://${name}:9`})).status, 200, name);
	}
	assert.deepEqual(
		['localhost', '[::1]', '::1', '127.0.0.1', 'localhost.', '0.0.0.0', '[::]', ''].map(
			isLoopbackName,
		),
		[true, true, true, true, false, false, false, false],
	);
	assert.deepEqual(
		['127.0.0.1', '127.1.2.3', '128.0.0.1', '::1', '::2', '::ffff:127.0.0.1', 'localhost', ''].map(
			isLoopbackAddress,
		),
		[true, true, false, true, false, true, false, false],
	);
});

test('a page of another origin has what is for pages where its origin is allowed, and is refused otherwise', async () => {
	const refused = json(403, {message: 'Requests from web pages of another origin are refused.'});
	const closed = start(['https://app.example.com']);
	const open = start(['*']);
	const local = {origin: 'http://localhost:5173'};
	const app = {origin: 'https://app.example.com'};
	const other = {origin: 'https://other.example'};
	const api = (body: object = {}) => json(200, {...body, body: 'the body'});
	for (const [{ask}, headers, isAllowed] of [
		[closed, local, true],
		[closed, app, true],
		[closed, other, false],
		[open, other, true],
		[closed, {origin: 'null'}, false],
		[closed, {origin: 'ftp://localhost'}, false],
	] as const) {
		assert.deepEqual(await ask('POST', '/', headers), isAllowed ? shared(api()) : refused);
		for (const path of ['/oauth2/token', '/oauth2/revoke', '/oauth2/userInfo']) {
			const {status, headers: answered} = await ask('POST', path, headers);
			assert.equal(answered['access-control-allow-origin'], isAllowed ? '*' : undefined);
			assert.equal(status === 403, !isAllowed);
		}
		for (const path of ['/inbox', '/reset', '/login', '/oauth2/authorize', '/health']) {
			assert.deepEqual(await ask('POST', path, headers), refused);
		}
	}
	assert.deepEqual(await closed.ask('POST', '/', {origin: own}), shared(api()));
	assert.deepEqual(await closed.ask('GET', '/health', {origin: own}), json(200, {ok: true}));
	const jwks = `/${UserPoolId}/.well-known/jwks.json`;
	assert.deepEqual(
		await closed.ask('GET', jwks, app),
		shared(json(200, await toJwks(closed.context.keys))),
	);

	const preflight = {
		'access-control-allow-methods': 'GET, POST',
		'access-control-max-age': '172800',
	};
	const empty = {status: 200, headers: {}, body: ''};
	for (const [more, wanted] of [
		[{'access-control-request-headers': 'x-one,x-two'}, 'x-one,x-two'],
		[{}, '*'],
	] as const) {
		assert.deepEqual(
			await closed.ask('OPTIONS', '/', {...app, ...more}),
			shared(empty, {
				...preflight,
				'access-control-allow-headers': wanted,
			}),
		);
	}
	assert.deepEqual(await closed.ask('OPTIONS', '/', other), refused);
	assert.deepEqual(await closed.ask('OPTIONS', '/'), notFound);
});

test('what a browser says of where a request is from is believed, where it names no origin', async () => {
	const {ask} = start();
	for (const [method, headers, status] of [
		['GET', {'sec-fetch-site': 'cross-site'}, 403],
		['GET', {'sec-fetch-site': 'same-site'}, 403],
		['GET', {'sec-fetch-site': 'same-origin'}, 200],
		['GET', {'sec-fetch-site': 'none'}, 200],
		['GET', {}, 200],
		['GET', {'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate'}, 200],
		['GET', {'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors'}, 403],
		['POST', {'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate'}, 403],
		['GET', {origin: 'https://other.example', 'sec-fetch-mode': 'navigate'}, 200],
	] as const) {
		const answered = await ask(method, '/health', headers);
		assert.equal(answered.status, status, JSON.stringify([method, headers]));
	}
});

test('an origin is read as browsers send it, and anything else isn’t one', () => {
	for (const [written, origin] of [
		['*', '*'],
		['https://App.Example.com:443/', 'https://app.example.com'],
		['HTTP://localhost:80', 'http://localhost'],
		['http://localhost:5173', 'http://localhost:5173'],
		['Capacitor://LocalHost', 'capacitor://localhost'],
		['https://app.example.com/back', undefined],
		['https://app.example.com?x', undefined],
		['https://a@b.example', undefined],
		['https://a.example https://b.example', undefined],
		['app.example.com', undefined],
		['https://', undefined],
		['', undefined],
		['**', undefined],
	] as const) {
		assert.equal(readOrigin(written), origin, written);
	}
	assert.deepEqual(readOrigins(['*', 'https://A.example']), ['*', 'https://a.example']);
	assert.throws(() => readOrigins(['https://a.example', 'none']), {
		message: '"none" in allowedOrigins is not an origin such as https://app.example.com.',
	});
});
