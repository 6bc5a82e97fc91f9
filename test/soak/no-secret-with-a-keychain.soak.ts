import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {createReadStream, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {test} from 'node:test';
import {createKeychain} from '../../source/session/file/keychain.ts';
import {openSessionStore} from '../../source/session/session-store.ts';
import {createBrowserClient, signInOnPage} from '../helpers/browser.ts';
import {startDesktop, withoutSecretService} from '../helpers/desktop.ts';
import {freePort} from '../helpers/free-port.ts';
import {assertNone, filesBelow, noteCodes, noteTokens, startJourney} from '../helpers/journey.ts';

const credentials = {
	AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
	AWS_SECRET_ACCESS_KEY: 'a-secret-key-of-the-environment',
	AWS_SESSION_TOKEN: 'a-session-token-of-the-environment',
};

test('with a keychain no file has a secret in it, and no process that is started', {
	skip: withoutSecretService,
}, async t => {
	const desktop = await startDesktop(t);
	const journey = await startJourney(t, {...desktop.env, ...credentials});
	const {pool, home, config, folder, password, clientSecret} = journey;
	const {secrets, codes, written, run, open, env} = journey;
	for (const name of ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'] as const) {
		secrets.set(name, credentials[name]);
	}
	const there = ['--endpoint-url', pool.endpoint];
	const file = join(config, 'sessions.json');

	/** Records the current tokens as the program itself reads them, and checks that the file shows none. */
	const lookAtStore = async () => {
		const {platform, pid, kill, geteuid, execPath, argv} = process;
		const host = {platform, pid, kill, geteuid, execPath, argv, env};
		const keychain = createKeychain(host);
		const store = await openSessionStore({host, now: Date.now, keychain});
		assert.equal(store.place.kind, 'encryptedFile');
		for (const {name} of await store.list()) {
			const session = await store.get(name);
			if (session) noteTokens(name, session.tokens, secrets);
		}
		const {sealed} = JSON.parse(readFileSync(file, 'utf8'));
		assertNone(Buffer.from(sealed.data, 'base64').toString('latin1'), secrets, 'what is sealed');
		const files = filesBelow(home);
		assert.ok(files.has(file));
		for (const [path, content] of files) assertNone(content, secrets, path);
	};

	const withSecret = {COGNITO_VERIFY_CLIENT_SECRET: clientSecret};
	const signIn = ['sign-in', ...there, '--username', 'demo', '--password-stdin'];
	assert.equal((await run(signIn, `${password}\n`, withSecret)).code, 0);
	await lookAtStore();

	const pty = open(there);
	await pty.until('Choose an attribute', 30);
	pty.press('enter');
	await pty.until('Request ID');
	pty.send(`${noteCodes(pool, codes)}\r`);
	await pty.until('Verified');
	pty.press('enter');
	assert.equal((await pty.exit).code, 0);
	written.set('the guided app', pty.transcript());
	assert.equal((await run(['get-user', '--debug'])).code, 0);

	await t.test('the browser is started with none', async () => {
		const callback = `http://127.0.0.1:${await freePort()}/callback`;
		const client = await createBrowserClient(pool, callback, true);
		secrets.set('the client secret for the browser', client.clientSecret ?? '');
		const bin = join(folder, 'bin');
		const seen = join(bin, 'seen');
		mkdirSync(bin);
		execFileSync('mkfifo', [seen]);
		const script = `#!/bin/sh\n{ env; echo "url=$1"; } > '${seen}'\n`;
		writeFileSync(join(bin, 'xdg-open'), script, {mode: 0o700});
		const opened = text(createReadStream(seen));
		const words = ['--browser', '--domain-url', pool.endpoint, '--redirect-uri', callback];
		const signingIn = run(['sign-in', ...there, ...words], '', {
			PATH: `${bin}:${process.env['PATH']}`,
			COGNITO_VERIFY_CLIENT_ID: client.clientId,
			COGNITO_VERIFY_CLIENT_SECRET: client.clientSecret ?? '',
		});
		const browser = await opened;
		await signInOnPage(/^url=(.*)$/m.exec(browser)?.[1] ?? '', 'demo', password);
		assert.equal((await signingIn).code, 0);
		await lookAtStore();
		assertNone(browser, secrets, 'what the browser was given');
	});

	await t.test('what asks the keychain is started with none', async () => {
		desktop.lock();
		await run(['sessions'], '', withSecret);
		const asking = desktop.seenAtPrompt().filter(({commandLine}) => /AsyncEntry/.test(commandLine));
		assert.equal(asking.length, 1);
		assert.match(asking[0]?.environment ?? '', /DBUS_SESSION_BUS_ADDRESS/);
		for (const {commandLine, environment} of asking) {
			assertNone(commandLine + environment, secrets, 'what asked the keychain');
		}
	});

	assert.ok(secrets.size >= 7 + 2 * 3 * 2, 'three tokens of two sign-ins');
	assert.ok(codes.size >= 1);
	for (const [where, what] of [...written, ...filesBelow(home)]) {
		assertNone(what, secrets, where);
		assertNone(what, codes, where);
	}
});
