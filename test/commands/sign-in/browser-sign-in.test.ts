import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {createCognito} from '../../../source/cognito/create-cognito.ts';
import {signIn} from '../../../source/commands/sign-in/sign-in.ts';
import {openSessionStore} from '../../../source/session/session-store.ts';
import {createBrowserClient, signInOnPage} from '../../helpers/browser.ts';
import {startPool} from '../../helpers/client.ts';
import {commandsOn, type RunOptions} from '../../helpers/command.ts';
import {freePort} from '../../helpers/free-port.ts';

/** `sign-in --browser` on the embedded pool's own pages. */
async function start(t: TestContext, {hasSecret = false} = {}) {
	const pool = await startPool(t);
	const redirectUri = `http://127.0.0.1:${await freePort()}/callback`;
	const {clientId, clientSecret = ''} = await createBrowserClient(
		pool.pool,
		redirectUri,
		hasSecret,
	);
	const {run, host} = commandsOn(t, pool);
	const env = {
		COGNITO_VERIFY_CLIENT_ID: clientId,
		...(hasSecret && {COGNITO_VERIFY_CLIENT_SECRET: clientSecret}),
	};
	const domainUrl = pool.pool.endpoint;
	return {
		domainUrl,
		redirectUri,
		clientId,
		signIn: (words: readonly string[], options?: RunOptions) =>
			run(
				signIn,
				['--browser', '--domain-url', domainUrl, '--redirect-uri', redirectUri, ...words],
				{
					env,
					...options,
				},
			),
		/** With exactly these words. */
		signInWith: (...words: readonly string[]) => run(signIn, words, {env}),
		session: async () => (await openSessionStore({host, now: pool.clock})).get(),
		clock: pool.clock,
	};
}

for (const hasSecret of [false, true]) {
	test(`somebody signs in with a browser to a client ${hasSecret ? 'with' : 'without'} a secret`, async t => {
		const {signIn, session, clientId, domainUrl, clock} = await start(t, {hasSecret});
		const pages: Promise<void>[] = [];
		const openBrowser = (url: string) => void pages.push(signInOnPage(url, 'demo', 'Demo-pass-1'));
		const {code, stdout, stderr} = await signIn([], {openBrowser});
		assert.equal(code, 0, stderr);
		await Promise.all(pages);
		assert.deepEqual(
			[JSON.parse(stdout).username, JSON.parse(stdout).clientId],
			['demo', clientId],
		);
		assert.match(
			stderr,
			/^Open this address in a browser to sign in:\nhttp\S+\/oauth2\/authorize\?\S+\nThe session is/,
		);

		const kept = await session();
		assert.ok(kept?.tokens.refreshToken);
		for (const secret of [kept.tokens.accessToken, kept.tokens.refreshToken]) {
			assert.equal((stdout + stderr).includes(secret), false);
		}
		assert.equal(kept.client.domainUrl, domainUrl, 'where the tokens are refreshed');
		const cognito = createCognito({client: kept.client, now: clock});
		assert.ok((await cognito.refresh(kept.tokens, {username: 'demo'})).accessToken);
	});
}

test('with --no-open the address is on standard error alone', async t => {
	const {signIn} = await start(t);
	const pages: Promise<void>[] = [];
	const watch = (text: string) => {
		const [url] = /http\S+authorize\S+/.exec(text) ?? [];
		if (url !== undefined) pages.push(signInOnPage(url, 'demo', 'Demo-pass-1'));
	};
	const {code, stdout, stderr} = await signIn(['--no-open'], {watch});
	assert.equal(code, 0, stderr);
	assert.deepEqual([pages.length, stdout.includes('authorize')], [1, false]);
	await Promise.all(pages);
});

test('Ctrl+C ends the wait with 130, and nobody listens any more', async t => {
	const {signIn, session} = await start(t);
	for (let time = 1; time <= 2; time += 1) {
		const controller = new AbortController();
		const openBrowser = () => controller.abort();
		const {code, stdout} = await signIn([], {openBrowser, signal: controller.signal});
		assert.deepEqual([code, stdout], [130, '']);
	}
	assert.equal(await session(), undefined);
});

test('an address the app client does not allow is explained, and nothing is opened', async t => {
	const {signIn, redirectUri} = await start(t);
	const {code, stdout, stderr} = await signIn(['--redirect-uri', `${redirectUri}/`]);
	assert.deepEqual([code, stdout], [1, '']);
	assert.ok(stderr.includes(` Add ${redirectUri}/ to its allowed callback URLs,`), stderr);
});

test('words that do not go together are refused', async t => {
	const {signIn, signInWith} = await start(t);
	for (const [ran, words] of [
		[signIn(['--username', 'demo']), /--browser and --username can't be combined/],
		[signIn(['--password-stdin']), /--browser and --password can't be combined/],
		[signIn(['--redirect-uri', 'myapp:/back']), /--redirect-uri must be an address/],
		[signInWith('--browser'), /--domain-url/],
		[
			signInWith('--browser', '--domain-url', 'auth.example.com'),
			/--domain-url must be an address/,
		],
		[signInWith('--no-open'), /--no-open needs --browser/],
	] as const) {
		const {code, stderr} = await ran;
		assert.equal(code, 2, stderr);
		assert.match(stderr, words);
	}
});
