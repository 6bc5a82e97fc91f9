import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {freePort} from '../helpers/free-port.ts';
import {
	assertNone,
	noteCodes,
	noteTokens,
	startJourney,
	wrongPassword,
} from '../helpers/journey.ts';
import {totp} from '../helpers/totp.ts';

/** The command lines of a process and its children. */
const commandLines = (pid: number) =>
	new Promise<string>((resolve, reject) => {
		execFile('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], (error, stdout) => {
			if (error) reject(error);
			const isOurs = (line: string) => line.trim().split(/\s+/, 2).includes(String(pid));
			resolve(stdout.split('\n').filter(isOurs).join('\n'));
		});
	});

test('nothing that is written has a secret in it', {
	skip: process.platform === 'win32' && 'the processes are looked at with ps',
}, async t => {
	const journey = await startJourney(t, {COGNITO_VERIFY_NO_KEYCHAIN: '1'});
	const {pool, config, folder, password, clientSecret, totpSecret} = journey;
	const {secrets, codes, written, run, open} = journey;
	/** Records the tokens of every session in the store: that file is the only place where they may be. */
	const noteTokensInStore = () => {
		const {sessions} = JSON.parse(readFileSync(join(config, 'sessions.json'), 'utf8'));
		for (const session of Object.values(Object(sessions))) {
			const {username, tokens} = Object(session);
			noteTokens(username, tokens, secrets);
		}
	};
	const there = ['--endpoint-url', pool.endpoint];
	const secretFile = join(folder, 'client-secret');
	writeFileSync(secretFile, clientSecret, {mode: 0o600});

	await t.test(
		'in the guided app: wrong and right passwords, an authenticator app, a code',
		async () => {
			const pty = open([...there, '--username', 'totp']);
			await pty.until('Password:');
			pty.send(`${wrongPassword}\r`);
			await pty.until('Client secret:');
			pty.send(`${clientSecret}\r`);
			await pty.until('The username or password is wrong');
			pty.send(`${password}\r`);
			await pty.until('Code:');
			const shown = totp(totpSecret, Date.now());
			codes.set('a code of the authenticator app', shown);
			pty.send(`${shown}\r`);
			await pty.until('Choose an attribute');
			pty.press('enter');
			await pty.until('Request ID');
			const code = noteCodes(pool, codes);
			pty.send(`${code}\r`);
			await pty.until('Verified');
			const lines = await commandLines(pty.pid);
			assert.match(lines, /cognito-verify/);
			written.set('ps', lines);
			await pty.until('another attribute');
			pty.press('enter');
			assert.equal((await pty.exit).code, 0);
			noteTokensInStore();
			// A code is echoed while it is typed. Afterwards, it has disappeared from the screen and the scrollback.
			assertNone(pty.text(), codes, 'what stays on the screen');
			assertNone(pty.transcript(), secrets, 'what the guided app wrote');
			written.set('the guided app, at its end', pty.text());
		},
	);

	await t.test('in sign-in, with a prompt and without', async () => {
		const secretOption = ['--client-secret', `file://${secretFile}`];
		const signIn = ['sign-in', ...there, ...secretOption];
		const piped = [...signIn, '--username', 'email-code', '--password-stdin'];
		assert.equal((await run(piped, `${wrongPassword}\n`)).code, 1);
		const asked = await run(piped, `${password}\n`);
		assert.equal(asked.code, 3);
		const answer = `EMAIL_OTP_CODE=${noteCodes(pool, codes)}`;
		const goingOn = [...signIn, '--username', 'email-code', '--continue', '-', '--answer', answer];
		assert.equal((await run(goingOn, asked.stdout)).code, 0);
		assert.equal((await run([...signIn, '--username', 'demo', '--password', password])).code, 2);

		const pty = open([...signIn, '--username', 'demo']);
		await pty.until(/password: ?$/i);
		pty.send(`${password}\r`);
		assert.equal((await pty.exit).code, 0);
		noteTokensInStore();
		written.set('sign-in in a terminal', pty.transcript());
	});

	await t.test('in the drop-in with --debug, and in its error reports', async () => {
		const attribute = ['--attribute-name', 'email'];
		assert.equal((await run(['get-user', '--debug'])).code, 0);
		const send = ['get-user-attribute-verification-code', ...attribute, '--debug'];
		assert.equal((await run(send)).code, 0);
		const verify = ['verify-user-attribute', ...attribute, '--debug', '--code'];
		const code = noteCodes(pool, codes);
		assert.equal((await run([...verify, code])).code, 0);
		assert.equal((await run([...verify, code])).code, 255, 'used already');
		const token = secrets.get('the accessToken of demo') ?? '';
		assert.ok(token);
		const elsewhere = ['--endpoint-url', `http://127.0.0.1:${await freePort()}`];
		assert.equal((await run([...send, '--access-token', token, ...elsewhere])).code, 255);
		assert.equal((await run([...send, '--access-token', `${token} `, ...there])).code, 255);
		assert.equal((await run([...send, '--access-token', token, token])).code, 255);
		assert.equal((await run([...send, '--cli-input-json', `{"AccessToken":"${token}`])).code, 255);
	});

	await t.test('in what a crash says', async () => {
		const boom = 'process.on("SIGUSR2", () => { throw new Error("boom"); })';
		const pty = open(there, ['--import', `data:text/javascript,${encodeURIComponent(boom)}`]);
		await pty.until('Choose an attribute');
		pty.kill('SIGUSR2');
		assert.equal((await pty.exit).code, 1);
		assert.match(pty.text(), /stopped by a mistake in this program \(Error\)/);
		written.set('a crash', pty.transcript());
	});

	await t.test('in sessions and sign-out, which cannot reach the pool at last', async () => {
		assert.equal((await run(['sessions'])).code, 0);
		assert.equal((await run(['sign-out'])).code, 0);
		await pool.close();
		await run(['sign-out', '--all']);
	});

	assert.ok(secrets.size >= 4 + 2 * 3 * 3, 'three tokens of three people');
	assert.ok(codes.size >= 4);
	assert.match([...written.values()].join(), /Redacted in the body: AccessToken/);
	for (const [where, text] of written) {
		assertNone(text, secrets, where);
		assertNone(text, codes, where);
		assert.doesNotMatch(text, /eyJ[\w-]{20}/, where);
	}
});
