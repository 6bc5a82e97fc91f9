import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {type TestContext, test} from 'node:test';
import {spawn as spawnPty} from '../../harness/pty.ts';
import {localPool} from '../../source/commands/local-pool.ts';
import {bundledProgram} from '../helpers/program.ts';

const cli = await bundledProgram();

function start(t: TestContext, ...args: readonly string[]) {
	const program = spawn(process.execPath, [cli, 'local-pool', ...args], {
		env: {...process.env, NODE_DISABLE_COMPILE_CACHE: '1'},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	t.after(() => program.kill('SIGKILL'));
	return program;
}

async function errorOf(program: ReturnType<typeof start>) {
	let said = '';
	program.stderr.on('data', (chunk: Buffer) => {
		said += chunk;
	});
	const [code] = await once(program, 'close');
	return {code, said};
}

test('the local pool says where it is in its first line, serves, and ends when asked', async t => {
	const program = start(t);
	const [line] = await once(createInterface({input: program.stdout}), 'line');
	const pool: unknown = JSON.parse(line);
	assert.ok(typeof pool === 'object' && pool !== null);
	assert.deepEqual(Object.keys(pool), [
		'endpoint',
		'region',
		'userPoolId',
		'clients',
		'users',
		'inbox',
	]);
	assert.ok('inbox' in pool && typeof pool.inbox === 'string');
	const inbox = await fetch(pool.inbox, {headers: {accept: 'application/json'}});
	assert.deepEqual(await inbox.json(), []);

	program.kill('SIGTERM');
	const [code] = await once(program, 'exit');
	assert.equal(code, 0);
});

test('a port that is none is a usage problem, said before anything starts', async t => {
	const {code, said} = await errorOf(start(t, '--port', '70000'));
	assert.equal(code, 2);
	assert.match(said, /--port must be a number from 0 to 65535, not "70000"/);
});

test('a data file that is something else is left alone and said', async t => {
	const {code, said} = await errorOf(start(t, '--data', cli));
	assert.equal(code, 1);
	assert.match(said, /could not start: /);
});

test('--help tells the options and starts nothing', async t => {
	const program = start(t, '--help');
	let said = '';
	program.stdout.on('data', (chunk: Buffer) => {
		said += chunk;
	});
	const [code] = await once(program, 'close');
	assert.equal(code, 0);
	assert.match(said, /^usage: cognito-verify local-pool .*--data FILE/);
});

async function announcementOf(program: ReturnType<typeof start>) {
	const [line] = await once(createInterface({input: program.stdout}), 'line');
	return JSON.parse(line);
}

test('a seed file, an issuer, allowed origins and a certificate are taken from the command line', async t => {
	const folder = await mkdtemp(join(tmpdir(), 'local-pool-'));
	t.after(() => rm(folder, {recursive: true}));
	const seed = join(folder, 'seed.json');
	const UserPools = [
		{Id: 'eu-west-1_Shop', PoolName: 'shop', Clients: [{ClientId: 'web', ClientName: 'web'}]},
	];
	await writeFile(seed, `\uFEFF${JSON.stringify({UserPools})}`);
	const pem = (name: string) => join(import.meta.dirname, `../fixtures/localhost-${name}.pem`);
	const program = start(
		t,
		...['--seed', seed, '--issuer', 'self', '--allow-origin', 'https://app.example.com'],
		...['--tls', pem('certificate'), pem('key'), '--host', '0.0.0.0'],
	);
	const {endpoint, inbox, ...rest} = await announcementOf(program);
	assert.match(endpoint, /^https:\/\/127\.0\.0\.1:\d+$/);
	assert.equal(inbox, `${endpoint}/inbox`);
	assert.deepEqual(rest, {
		region: 'eu-west-1',
		userPoolId: 'eu-west-1_Shop',
		clients: [{name: 'web', clientId: 'web'}],
		users: [],
	});
});

for (const [words, sentence] of [
	[
		['--seed', 'missing.json'],
		/^cognito-verify: Can't read missing\.json: no such file \(ENOENT\)\. Correct it and try again\.$/m,
	],
	[['--seed', '/dev/zero'], /Can't read \/dev\/zero: it is not a regular file/],
	[['--tls', 'no.pem', 'no.key'], /Can't read no\.pem: no such file \(ENOENT\)/],
	[
		['--issuer', 'nowhere'],
		/--issuer must be an address that begins with https:\/\/ or http:\/\/, or self\./,
	],
	[['--allow-origin', 'https://a.example/path'], /--allow-origin must be an origin such as/],
	[['--tls', 'only.pem'], /--tls takes two files: a certificate and its key\./],
	[['extra'], /Unexpected argument after local-pool\./],
] as const) {
	test(`what is wrong is said before anything starts: local-pool ${words.join(' ')}`, async t => {
		const {code, said} = await errorOf(start(t, ...words));
		assert.match(said, sentence);
		assert.equal(code, 2);
	});
}

test('a seed file that holds no object is not taken for one that says nothing', async t => {
	const folder = await mkdtemp(join(tmpdir(), 'local-pool-'));
	t.after(() => rm(folder, {recursive: true}));
	const seed = join(folder, 'seed.json');
	for (const content of ['null', '[]', '{']) {
		await writeFile(seed, content);
		assert.deepEqual(await errorOf(start(t, '--seed', seed)), {
			code: 2,
			said: `cognito-verify: Can't read ${seed}: it isn't a JSON object. Correct it and try again.\n`,
		});
	}
});

test('in a terminal it shows a person what to try, who there is, and each message as it is sent', async t => {
	const folder = await mkdtemp(join(tmpdir(), 'local-pool-'));
	t.after(() => rm(folder, {recursive: true}));
	await using pty = spawnPty(process.execPath, [cli, 'local-pool'], {
		columns: 100,
		rows: 60,
		env: {XDG_CACHE_HOME: folder},
	});
	await pty.until('Ctrl+C stops the server.');
	const [, endpoint = ''] = /at (http:\/\/127\.0\.0\.1:\d+)\n/.exec(pty.text()) ?? [];
	const shown = pty.text().replaceAll(endpoint, 'ENDPOINT');
	assert.equal(
		shown,
		`User pool us-east-1_LocalDemo in us-east-1 at ENDPOINT

Try it, in another terminal:
  cognito-verify sign-in \\
    --endpoint-url ENDPOINT \\
    --user-pool-id us-east-1_LocalDemo \\
    --client-id localdemopublicclient00001 \\
    --username demo
  AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any aws cognito-idp list-users \\
    --endpoint-url ENDPOINT \\
    --region us-east-1 \\
    --user-pool-id us-east-1_LocalDemo

Users, all with the password Demo-pass-1:
  demo          everything is fine
  totp          a code from an authenticator app
  sms-code      a second factor by SMS
  email-code    a second factor by email
  two-factors   a choice between two factors
  new-password  a temporary password
  unconfirmed   a sign-up that was never confirmed
  reset         a password that has to be reset
  sam           no SMS arrives: the phone replied STOP
  lee           no email arrives: one bounced in March
  ada           no code arrives: none was ever requested

Messages appear here and at ENDPOINT/inbox.
Ctrl+C stops the server.`,
	);
	await fetch(endpoint, {
		method: 'POST',
		headers: {'x-amz-target': 'AWSCognitoIdentityProviderService.ForgotPassword'},
		body: JSON.stringify({ClientId: 'localdemopublicclient00001', Username: 'reset'}),
	});
	await pty.until(
		/\d\d:\d\d:\d\d {2}EMAIL to reset@example\.com \(reset\) {2}Your password reset code is \d{6}\./,
	);
	pty.press('ctrl+c');
	assert.deepEqual(await pty.exit, {code: 0, signal: 0});
});

test('in a narrow terminal no word is cut but in a command', async () => {
	const stop = new AbortController();
	let shown = '';
	let wake = () => {};
	const stdout = {
		isTTY: true,
		columns: 44,
		write: (text: string) => {
			shown += text;
			wake();
		},
	};
	const shows = async (pattern: RegExp) => {
		while (!pattern.test(shown)) {
			await new Promise<void>(resolve => {
				wake = resolve;
			});
		}
	};
	const ended = localPool({argv: [], stdout, stderr: {write: () => {}}, signal: stop.signal});
	await shows(/Ctrl\+C/);
	const [, endpoint = ''] = /at (http:\/\/127\.0\.0\.1:\d+)\n/.exec(shown) ?? [];
	await fetch(endpoint, {
		method: 'POST',
		headers: {'x-amz-target': 'AWSCognitoIdentityProviderService.ForgotPassword'},
		body: JSON.stringify({ClientId: 'localdemopublicclient00001', Username: 'reset'}),
	});
	await shows(/code is\s+\d{6}/);
	stop.abort();
	assert.equal(await ended, 0);
	const text = shown.replaceAll(endpoint, 'ENDPOINT');
	for (const part of [
		'User pool us-east-1_LocalDemo in us-east-1\nat ENDPOINT\n',
		'\n  AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any aws cognito-idp list-users \\\n    --endpoint-url ENDPOINT \\\n',
		'\n  sam           no SMS arrives: the phone\n                replied STOP\n',
		'\nMessages appear here and at\nENDPOINT/inbox.\nCtrl+C stops the server.\n\n',
	]) {
		assert.ok(text.includes(part), `${part} in ${text}`);
	}
	assert.match(
		text,
		/\d\d:\d\d:\d\d {2}EMAIL to reset@example\.com \(reset\)\n {10}Your password reset code is\n {10}\d{6}\.\n$/,
	);
});
