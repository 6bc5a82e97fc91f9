import assert from 'node:assert/strict';
import {connect} from 'node:net';
import {test} from 'node:test';
import {spawn} from '../../harness/pty.ts';
import {createLocalPool} from '../../source/local-pool/create-local-pool.ts';
import {findChromium, openPage} from '../helpers/chromium.ts';
import {bundledProgram} from '../helpers/program.ts';
import {temporaryFolder} from '../helpers/store.ts';

const program = [await bundledProgram()];
const addresses = ['127.0.0.1', '::1'];
/** The port of the redirect URI: `defaultRedirectUri`. */
const port = 8976;

const isListening = (host: string) =>
	new Promise<boolean>(resolve => {
		const socket = connect({host, port})
			.on('error', () => resolve(false))
			.on('connect', () => {
				socket.destroy();
				resolve(true);
			});
	});
const listening = async () => (await Promise.all(addresses.map(isListening))).some(isOne => isOne);

const chromium = findChromium();
async function why() {
	if (chromium === undefined) return 'Chromium is not installed';
	return (await listening()) && `port ${port}, which the browser comes back to, is in use`;
}

test('a person signs in in a real browser, and the terminal continues', {
	skip: await why(),
}, async t => {
	assert.ok(chromium);
	const pool = await createLocalPool();
	t.after(() => pool.close());
	const [demo] = pool.users;
	assert.ok(demo);
	const folder = temporaryFolder(t);
	const pty = spawn(
		process.execPath,
		[
			...program,
			...['--endpoint-url', pool.endpoint, '--user-pool-id', pool.userPoolId],
			...['--client-id', pool.clients[0]?.clientId ?? '', '--username', demo.username],
		],
		{
			// Wide enough for the URL on one line.
			columns: 500,
			rows: 40,
			env: {
				COGNITO_VERIFY_CONFIG_DIR: folder,
				COGNITO_VERIFY_NO_KEYCHAIN: '1',
				NODE_DISABLE_COMPILE_CACHE: '1',
				// Contains nothing that opens a browser: the user takes the URL from the screen.
				PATH: folder,
			},
		},
	);
	t.after(() => pty[Symbol.asyncDispose]());
	const page = await openPage(t, chromium);
	const inTheBrowser = async () => {
		await pty.until('In the browser');
		pty.press('6', 'enter');
	};
	const shownAddress = async () => {
		const isShown = /^http\S+&code_challenge=\S{43}$/m;
		return isShown.exec(await pty.until(isShown))?.[0] ?? '';
	};

	await pty.until('Password:', 60);
	pty.press('tab');
	await inTheBrowser();
	await pty.until('Domain:');
	pty.send(`${pool.endpoint}\r`);
	await shownAddress();
	assert.ok(await listening());
	pty.press('escape');
	await inTheBrowser();
	const address = await shownAddress();

	await page.open(address);
	await page.until('Username');
	await page.fill('Username', demo.username);
	await page.fill('Password', 'not-the-password');
	await page.click('Sign in');
	await page.until('Incorrect username or password.');
	assert.ok(await listening(), 'it goes on waiting');
	await page.fill('Password', demo.password);
	await page.click('Sign in');
	await page.until('You can close this tab.');

	await pty.until('Choose an attribute');
	assert.ok(!(await listening()), 'nobody listens once the browser has been there');
	pty.press('enter');
	await pty.until('Code:');
	pty.send(`${pool.messages().at(-1)?.code}\r`);
	await pty.until('another attribute');
	pty.press('enter');
	assert.deepEqual(await pty.exit, {code: 0, signal: 0});
	assert.match(pty.text(), /email demo@example\.com verified at/);
	assert.ok(!pty.transcript().includes('eyJ'), 'no token is ever drawn');
});
