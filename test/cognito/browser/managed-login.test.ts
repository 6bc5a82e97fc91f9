import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {type TestContext, test} from 'node:test';
import {readScopes} from '../../../source/cognito/access-token.ts';
import {startManagedLogin} from '../../../source/cognito/browser/managed-login.ts';
import type {AppClient} from '../../../source/cognito/cognito.ts';
import {createCognito} from '../../../source/cognito/create-cognito.ts';
import {createBrowserClient, signInOnPage} from '../../helpers/browser.ts';
import {clientOf, isProblem, startPool} from '../../helpers/client.ts';
import {freePort} from '../../helpers/free-port.ts';

const now = Date.UTC(2026, 10, 24, 12);

type Page = (query: URLSearchParams, request: IncomingMessage, response: ServerResponse) => void;

/** A pool's domain with two pages, which respond as a test says. */
async function startDomain(
	context: TestContext,
	pages: {readonly authorize?: Page; readonly token?: Page},
) {
	const server = createServer(async (request, response) => {
		const chunks: Uint8Array[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const {pathname, searchParams} = new URL(request.url ?? '/', 'http://localhost');
		if (pathname === '/oauth2/authorize' && pages.authorize !== undefined) {
			pages.authorize(searchParams, request, response);
		} else if (pathname === '/oauth2/token' && pages.token !== undefined) {
			const form = new URLSearchParams(Buffer.concat(chunks).toString());
			response.setHeader('content-type', 'application/json');
			pages.token(form, request, response);
		} else {
			response.writeHead(302, {location: '/login'}).end();
		}
	});
	const port = await freePort();
	await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
	context.after(() => {
		server.closeAllConnections();
		server.close();
	});
	const client: AppClient = {
		region: 'eu-west-1',
		clientId: 'client',
		domainUrl: `http://127.0.0.1:${port}`,
	};
	const redirectUri = `http://127.0.0.1:${await freePort()}/callback`;
	return {client: {...client, redirectUri}, redirectUri};
}

/** Acts as a browser after sign-in: requests the redirect URI with a code. */
function comeBack(url: string, query: Readonly<Record<string, string>> = {code: 'the-code'}) {
	const asked = new URL(url).searchParams;
	const back = new URL(asked.get('redirect_uri') ?? '');
	const answered = new URLSearchParams({...query, state: asked.get('state') ?? ''});
	back.search = answered.toString();
	return fetch(back);
}

test('a browser sign-in proves that the one who began it is the one who ends it', async context => {
	let challenge = '';
	let authorization: string | undefined;
	const secrets: Record<'verifier' | 'challenge' | 'state', string[]> = {
		verifier: [],
		challenge: [],
		state: [],
	};
	const {client, redirectUri} = await startDomain(context, {
		authorize: (query, _, response) => {
			challenge = query.get('code_challenge') ?? '';
			secrets.challenge.push(challenge);
			secrets.state.push(query.get('state') ?? '');
			assert.deepEqual(
				['response_type', 'client_id', 'redirect_uri', 'scope', 'code_challenge_method'].map(name =>
					query.get(name),
				),
				[
					'code',
					'client',
					redirectUri,
					'openid email phone profile aws.cognito.signin.user.admin',
					'S256',
				],
			);
			response.writeHead(302, {location: '/login'}).end();
		},
		token: (form, {headers}, response) => {
			authorization = headers.authorization;
			const verifier = form.get('code_verifier') ?? '';
			secrets.verifier.push(verifier);
			assert.equal(createHash('sha256').update(verifier).digest('base64url'), challenge);
			assert.equal(form.get('grant_type'), 'authorization_code');
			assert.equal(form.get('code'), 'the-code');
			assert.equal(form.get('redirect_uri'), redirectUri);
			assert.equal(form.get('client_id'), 'client');
			response.end(
				JSON.stringify({access_token: 'a', id_token: 'i', refresh_token: 'r', expires_in: 60}),
			);
		},
	});
	for (const clientSecret of [undefined, 'a secret:1']) {
		const opened: string[] = [];
		const {url, tokens} = await startManagedLogin({
			client: clientSecret === undefined ? client : {...client, clientSecret},
			now: () => now,
			open: shown => opened.push(shown),
		});
		assert.deepEqual(opened, [url]);
		const page = comeBack(url);
		assert.deepEqual(await tokens(), {
			accessToken: 'a',
			idToken: 'i',
			refreshToken: 'r',
			expiresAt: now + 60_000,
		});
		assert.match(await (await page).text(), /<h1>Signed in\./);
	}
	// 256 random bits (RFC 7636, section 7.1), and 192 in the state.
	for (const [name, given] of Object.entries(secrets)) {
		assert.equal(new Set(given).size, 2, `a new ${name} for each sign-in`);
		for (const text of given) {
			assert.match(text, name === 'state' ? /^[\w-]{32}$/ : /^[\w-]{43}$/, name);
			assert.ok(new Set(Buffer.from(text, 'base64url')).size > 8, `a ${name} of random bytes`);
		}
	}
	assert.equal(authorization, `Basic ${Buffer.from('client:a%20secret%3A1').toString('base64')}`);
});

test('a redirect the app client does not allow is explained before a browser is opened', async context => {
	const {client, redirectUri} = await startDomain(context, {
		authorize: (_, __, response) =>
			response.writeHead(302, {location: '/error?error=redirect_mismatch&client_id=client'}).end(),
	});
	const open = () => assert.fail('opened');
	const started = () => startManagedLogin({client, open});
	await assert.rejects(started, isProblem('redirectMismatch', {redirectUri}));
	// The listener has closed: its port is free again.
	await assert.rejects(started, isProblem('redirectMismatch'));
});

test('a domain without sign-in pages is said before a browser is opened', async context => {
	const {client} = await startDomain(context, {
		authorize: (_, __, response) => response.writeHead(404).end('<h1>Not found</h1>'),
	});
	await assert.rejects(
		startManagedLogin({client, open: () => assert.fail('opened')}),
		isProblem('browserSignInRefused', {answer: 'HTTP 404'}),
	);
});

test('what the sign-in page or the token endpoint refuses is said in its own words', async context => {
	const answers = [
		{error: 'invalid_grant'},
		{error: 'invalid_client'},
		{error: 'invalid_request', error_description: 'no PKCE'},
		{},
	];
	const {client} = await startDomain(context, {
		token: (_, __, response) => response.writeHead(400).end(JSON.stringify(answers.shift())),
	});
	const finish = async (query?: Record<string, string>) => {
		const {url, tokens} = await startManagedLogin({client, open: () => {}});
		const page = comeBack(url, query);
		try {
			return await tokens();
		} finally {
			assert.match(await (await page).text(), /<h1>Not signed in\./);
		}
	};
	await assert.rejects(
		finish({error: 'access_denied', error_description: 'User cancelled'}),
		isProblem('browserSignInRefused', {answer: 'User cancelled'}),
	);
	await assert.rejects(finish(), isProblem('browserSignInRefused', {answer: 'invalid_grant'}));
	await assert.rejects(finish(), isProblem('clientSecretMissing'));
	await assert.rejects(finish(), isProblem('browserSignInRefused', {answer: 'no PKCE'}));
	const {host} = new URL(client.domainUrl ?? '');
	await assert.rejects(finish(), isProblem('answerUnreadable', {source: host, httpStatus: 400}));
});

test('leaving ends the wait, and so do five minutes', async context => {
	const {client} = await startDomain(context, {});
	const start = (waitMs?: number) =>
		startManagedLogin({client, open: () => {}, ...(waitMs && {waitMs})});
	const controller = new AbortController();
	const tokens = (await start()).tokens(controller.signal);
	controller.abort();
	await assert.rejects(tokens, isProblem('cancelled'));
	await assert.rejects((await start(10)).tokens(), isProblem('browserSignInTimedOut'));

	const leaving = new AbortController();
	const silent = await startDomain(context, {token: () => leaving.abort()});
	const begun = await startManagedLogin({client: silent.client, open: () => {}});
	const exchanged = begun.tokens(leaving.signal);
	const page = comeBack(begun.url).catch(() => 'no page');
	await assert.rejects(exchanged, isProblem('cancelled'));
	await page;
});

test('without a domain, or with one that is not there, nothing is opened', async context => {
	const {client} = await startDomain(context, {});
	const {domainUrl: _, ...without} = client;
	const open = () => assert.fail('opened');
	await assert.rejects(startManagedLogin({client: without, open}), isProblem('domainMissing'));
	await assert.rejects(
		startManagedLogin({client: {...client, domainUrl: 'http://127.0.0.1:1'}, open}),
		isProblem('connectionRefused', {host: '127.0.0.1:1'}),
	);
});

test('the tokens of a browser sign-in are refreshed where they came from', async context => {
	const forms: string[] = [];
	const {client} = await startDomain(context, {
		token: (form, _, response) => {
			forms.push(form.toString());
			if (forms.length === 1) response.end('{"access_token":"new","expires_in":60}');
			else response.writeHead(400).end('{"error":"invalid_grant"}');
		},
	});
	const claims = Buffer.from('{"scope":"openid email"}').toString('base64url');
	const tokens = {accessToken: `e30.${claims}.e30`, refreshToken: 'r', expiresAt: 0};
	const cognito = createCognito({client, now: () => now});
	assert.deepEqual(await cognito.refresh(tokens, {username: 'jane'}), {
		accessToken: 'new',
		refreshToken: 'r',
		expiresAt: now + 60_000,
	});
	assert.deepEqual(forms, ['grant_type=refresh_token&refresh_token=r&client_id=client']);
	await assert.rejects(cognito.refresh(tokens, {username: 'jane'}), isProblem('refreshRefused'));
});

test('on the embedded pool somebody signs in, verifies an attribute and renews the session', async context => {
	const {pool} = await startPool(context);
	const redirectUri = `http://127.0.0.1:${await freePort()}/callback`;
	for (const hasSecret of [false, true]) {
		const {clientId, clientSecret} = await createBrowserClient(pool, redirectUri, hasSecret);
		const client = {
			...clientOf(pool),
			clientId,
			...(clientSecret !== undefined && {clientSecret}),
			domainUrl: pool.endpoint,
			redirectUri,
		};
		const {url, tokens: waited} = await startManagedLogin({client, open: () => {}});
		const [tokens] = await Promise.all([waited(), signInOnPage(url, 'demo', 'Demo-pass-1')]);
		const cognito = createCognito({client});
		const {accessToken} = tokens;
		await cognito.requestCode({accessToken, attributeName: 'email'});
		const code = pool.messages().at(-1)?.code ?? '';
		await cognito.verifyAttribute({accessToken, attributeName: 'email', code});
		const renewed = await cognito.refresh(tokens, {username: 'demo'});
		assert.deepEqual(readScopes(renewed.accessToken), readScopes(accessToken));
		assert.equal((await cognito.getUser(renewed.accessToken)).username, 'demo');
		await assert.rejects(
			startManagedLogin({client: {...client, redirectUri: `${redirectUri}/`}, open: () => {}}),
			isProblem('redirectMismatch', {redirectUri: `${redirectUri}/`}),
		);
	}
});
