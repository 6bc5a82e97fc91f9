import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {bundleInto} from '../../build/build.js';
import {createLocalPool, type LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {freePort} from '../helpers/free-port.ts';
import {spawn} from '../helpers/pty.ts';
import {temporaryFolder} from '../helpers/store.ts';
import {totp} from '../helpers/totp.ts';

const wrongPassword = 'Not-the-password-7';

/** What the programs of one journey wrote, and the secrets that went through them. */
async function startJourney(t: TestContext) {
	const pool = await createLocalPool();
	t.after(() => pool.close());
	const folder = temporaryFolder(t);
	const config = join(folder, 'config');
	await bundleInto(join(folder, 'dist'));
	const program = join(folder, 'dist/cognito-verify.cjs');
	const client = pool.clients.find(({clientSecret}) => clientSecret !== undefined);
	const {clientId, clientSecret = ''} = client ?? {clientId: ''};
	const totpSecret = pool.users.find(({username}) => username === 'totp')?.totpSecret ?? '';
	const password = pool.users[0]?.password ?? '';
	assert.ok(clientSecret && totpSecret && password);
	const env = {
		COGNITO_VERIFY_CONFIG_DIR: config,
		COGNITO_VERIFY_NO_KEYCHAIN: '1',
		COGNITO_VERIFY_USER_POOL_ID: pool.userPoolId,
		COGNITO_VERIFY_CLIENT_ID: clientId,
		AWS_CONFIG_FILE: join(folder, 'none'),
		AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none'),
	};
	const secrets = new Map([
		['the password', password],
		['the wrong password', wrongPassword],
		['the client secret', clientSecret],
		['the secret of the authenticator app', totpSecret],
	]);
	const codes = new Map<string, string>();
	const written = new Map<string, string>();
	/** Runs a command without a terminal, and keeps what it writes. */
	const run = (words: readonly string[], input = '') =>
		new Promise<{readonly code: number; readonly stdout: string}>(resolve => {
			const options = {env: {PATH: process.env['PATH'], HOME: folder, ...env}, cwd: folder};
			const child = execFile(
				process.execPath,
				[program, ...words],
				options,
				(error, stdout, stderr) => {
					written.set(`${written.size} ${words.slice(0, 3).join(' ')}`, `${stdout}\n${stderr}`);
					resolve({code: error ? Number(error.code) : 0, stdout});
				},
			);
			child.stdin?.end(input);
		});
	/** Runs the program in a terminal. */
	const open = (words: readonly string[], preloads: readonly string[] = []) => {
		const pty = spawn(process.execPath, [...preloads, program, ...words], {
			cwd: folder,
			env: {HOME: folder, ...env},
		});
		t.after(() => pty[Symbol.asyncDispose]());
		return pty;
	};
	return {
		...{pool, config, folder, password, clientSecret, totpSecret},
		...{secrets, codes, written, run, open},
	};
}

type Journey = Awaited<ReturnType<typeof startJourney>>;

/** Notes the tokens of every session in the store: the file is the one place where they may lie. */
function noteTokens({config, secrets}: Journey) {
	const {sessions} = JSON.parse(readFileSync(join(config, 'sessions.json'), 'utf8'));
	for (const session of Object.values(Object(sessions))) {
		const {username, tokens} = Object(session);
		for (const [name, value] of Object.entries(Object(tokens))) {
			if (typeof value !== 'string') continue;
			secrets.set(`the ${name} of ${username}`, value);
			// A token is as good without its first letters for who looks for it in a log.
			secrets.set(`the end of the ${name} of ${username}`, value.slice(-24));
		}
	}
}

/** Every message's code so far. */
function noteCodes(pool: LocalPool, codes: Map<string, string>) {
	for (const {username, at, code} of pool.messages())
		codes.set(`a code of ${username}, ${at}`, code);
	return pool.messages().at(-1)?.code ?? '';
}

/** The command lines of a process and its children. */
const commandLines = (pid: number) =>
	new Promise<string>((resolve, reject) => {
		execFile('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], (error, stdout) => {
			if (error) reject(error);
			const isOurs = (line: string) => line.trim().split(/\s+/, 2).includes(String(pid));
			resolve(stdout.split('\n').filter(isOurs).join('\n'));
		});
	});

function assertNone(text: string, secrets: ReadonlyMap<string, string>, where: string) {
	for (const [name, value] of secrets) {
		assert.ok(value.length >= 6, name);
		assert.equal(text.includes(value), false, `${name} is in ${where}`);
	}
}

test('nothing that is written has a secret in it', {
	skip: process.platform === 'win32' && 'the processes are looked at with ps',
}, async t => {
	const journey = await startJourney(t);
	const {pool, folder, password, clientSecret, totpSecret, secrets, codes, written, run, open} =
		journey;
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
			await pty.until('The username or the password is not right.');
			pty.send(`${password}\r`);
			await pty.until('Code:');
			const shown = totp(totpSecret, Date.now());
			codes.set('a code of the authenticator app', shown);
			pty.send(`${shown}\r`);
			await pty.until('Choose an attribute');
			pty.press('enter');
			await pty.until('Request id');
			const code = noteCodes(pool, codes);
			pty.send(`${code}\r`);
			await pty.until('Verified');
			const lines = await commandLines(pty.pid);
			assert.match(lines, /cognito-verify/);
			written.set('ps', lines);
			await pty.until('another attribute');
			pty.press('enter');
			assert.equal((await pty.exit).code, 0);
			noteTokens(journey);
			// A code is echoed where a person types it. When that is over, it is gone from the screen and what was scrolled out.
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
		noteTokens(journey);
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

	await t.test('in the stack of a crash', async () => {
		const boom = 'process.on("SIGUSR2", () => { throw new Error("boom"); })';
		const pty = open(there, ['--import', `data:text/javascript,${encodeURIComponent(boom)}`]);
		await pty.until('Choose an attribute');
		pty.kill('SIGUSR2');
		assert.equal((await pty.exit).code, 1);
		assert.match(pty.text(), /Error: boom\s+at /);
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
