import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {startManagedLogin} from '../../source/cognito/browser/managed-login.ts';
import {createBrowserClient, signInOnPage} from '../helpers/browser.ts';
import {startPool} from '../helpers/client.ts';
import {freePort} from '../helpers/free-port.ts';
import {openGuidedApp} from '../helpers/guided-app.tsx';
import {temporaryHost} from '../helpers/store.ts';

/** The app at the password, one Enter on `In the browser` away from the pool's own page. */
async function open(t: TestContext, firstWait?: {readonly waitMs: number}) {
	const {pool} = await startPool(t);
	const allowed = `http://127.0.0.1:${await freePort()}/callback`;
	const {clientId} = await createBrowserClient(pool, allowed);
	const {folder} = temporaryHost(t);
	const opened: string[] = [];
	const start = async (redirectUri: string) => {
		const app = await openGuidedApp(t, {
			columns: 120,
			rows: 40,
			folder,
			prefill: {
				region: pool.region,
				userPoolId: pool.userPoolId,
				clientId,
				endpointUrl: pool.endpoint,
				domainUrl: pool.endpoint,
				redirectUri,
				username: 'demo',
			},
			services: {
				openBrowser: (client, signal) =>
					startManagedLogin(
						{client, open: url => opened.push(url), ...(opened.length === 0 && firstWait)},
						{signal},
					),
			},
		});
		const inBrowser = async () => {
			await app.terminal.until('Password:');
			await app.terminal.press('tab');
			const ways = await app.terminal.until('In the browser');
			await app.terminal.press(/(\d)\. In the browser/.exec(ways)?.[1] ?? '', 'enter');
		};
		return {...app, inBrowser};
	};
	return {allowed, start, opened};
}

test('in the browser: whoever signs in there is signed in here, at the address that was named', async t => {
	const {allowed, start, opened} = await open(t);
	const {terminal, inBrowser} = await start(allowed);
	await inBrowser();
	await terminal.until(`The app client must have this callback URL: ${allowed}`);
	await signInOnPage(opened[0] ?? '', 'demo', 'Demo-pass-1');
	await terminal.until('Choose an attribute');
});

test('in the browser: an address that is not allowed is named, to be added as it is', async t => {
	const {allowed, start, opened} = await open(t);
	const {terminal, inBrowser} = await start(`${allowed}/`);
	await inBrowser();
	await terminal.until("doesn't allow this program's callback URL");
	await terminal.until(`Add ${allowed}/ to its allowed callback URLs`);
	assert.deepEqual(opened, []);
	await terminal.until('Domain:');
	await terminal.press('escape', 'escape');
	await terminal.until('Username: demo');
});

test('in the browser: Esc ends the wait, and the user is still the same', async t => {
	const {allowed, start} = await open(t);
	const {terminal, inBrowser} = await start(allowed);
	await inBrowser();
	await terminal.until('Waiting for the browser');
	await terminal.press('escape', 'escape');
	await terminal.until('Username: demo');
	await assert.rejects(fetch(allowed), TypeError, 'nobody listens any more');
});

test('in the browser: after five minutes nobody is waited for, and Enter begins again', async t => {
	const {allowed, start, opened} = await open(t, {waitMs: 20});
	const {terminal, inBrowser} = await start(allowed);
	await inBrowser();
	await terminal.until("The browser sign-in wasn't completed within five minutes.");
	await terminal.press('enter');
	await terminal.until('Waiting for the browser');
	assert.equal(opened.length, 2);
});
