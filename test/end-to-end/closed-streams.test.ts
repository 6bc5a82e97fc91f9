import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {after, before, test} from 'node:test';
import {spawnInShell} from '../../harness/pty.ts';
import {createLocalPool, type LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {bundledProgram} from '../helpers/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'closed-'));
const program = await bundledProgram();
const env = {
	HOME: folder,
	COGNITO_VERIFY_CONFIG_DIR: join(folder, 'config'),
	COGNITO_VERIFY_NO_KEYCHAIN: '1',
};
let pool: LocalPool;
let signIn: readonly string[];

before(async () => {
	pool = await createLocalPool();
	const where = ['--endpoint-url', pool.endpoint, '--user-pool-id', pool.userPoolId];
	const who = ['--client-id', pool.clients[0]?.clientId ?? '', '--username', 'demo'];
	signIn = ['sign-in', ...where, ...who];
});
after(async () => {
	await pool.close();
	rmSync(folder, {recursive: true});
});

/** Runs the program with a stream that a process in between closes as soon as the program runs. */
async function runBroken(stream: 'stdout' | 'stderr', words: readonly string[], input = '') {
	const child = spawn(process.execPath, [program, ...words], {env: {...process.env, ...env}});
	const code = new Promise<number | null>(resolve => child.once('close', resolve));
	const other = text(child[stream === 'stdout' ? 'stderr' : 'stdout']);
	child[stream].destroy();
	child.stdin.end(input);
	return {code: await code, said: await other};
}

test('a reader that has gone away gets an AWS-named command the line and the code of the AWS CLI', async () => {
	assert.deepEqual(await runBroken('stdout', ['get-user', '--generate-cli-skeleton']), {
		code: 120,
		said: "Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\nBrokenPipeError: [Errno 32] Broken pipe\n",
	});
});

test('for the commands that are ours it is no failure', async () => {
	const password = `${pool.users[0]?.password}\n`;
	const {code, said} = await runBroken('stdout', [...signIn, '--password-stdin'], password);
	assert.equal(code, 0);
	assert.match(said, /^The session is kept[^\n]*\n$/);
	assert.deepEqual(await runBroken('stdout', ['sessions']), {code: 0, said: ''});
	assert.deepEqual(await runBroken('stdout', ['demo']), {code: 0, said: ''});
});

test('where standard error is gone, the exit code still tells', async () => {
	assert.deepEqual(await runBroken('stderr', ['verify-everything']), {code: 2, said: ''});
	assert.deepEqual(await runBroken('stderr', ['get-user', '--endpoint-url', 'nowhere']), {
		code: 255,
		said: '',
	});
});

const noTerminal = /^cognito-verify: This needs a terminal\. [^\n]*\n$/;
const noPassword =
	/^cognito-verify: --password or --password-stdin is missing\. Add it and try again\.\n$/;
const fullDiskOfPython =
	/^Exception ignored in: <_io\.TextIOWrapper [^\n]*>\nOSError: \[Errno 28\] No space left on device\n$/;
const emptyPassword =
	/^cognito-verify: Can't read standard input for --password: it is empty\. Correct it and try again\.\n$/;
const fullDisk = /^cognito-verify: standard output cannot be written: ENOSPC[^\n]*\n$/;
const runs: Readonly<Record<string, () => readonly string[]>> = {
	'the guided app': () => [],
	demo: () => ['demo'],
	'sign-in': () => signIn,
	'sign-in --password-stdin': () => [...signIn, '--password-stdin'],
	'get-user': () => ['get-user', '--generate-cli-skeleton'],
	'--help': () => ['--help'],
};
const rows: ReadonlyArray<readonly [name: string, redirected: string, code: number, says: RegExp]> =
	[
		['the guided app', '<&-', 2, noTerminal],
		['the guided app', '< /dev/null', 2, noTerminal],
		['the guided app', '> /dev/null', 2, noTerminal],
		['sign-in', '<&-', 2, noPassword],
		['sign-in', '< /dev/null', 2, noPassword],
		['sign-in --password-stdin', '<&-', 2, emptyPassword],
		['sign-in --password-stdin', '< /dev/null', 2, emptyPassword],
		['get-user', '> /dev/full', 120, fullDiskOfPython],
		['demo', '> /dev/full', 1, fullDisk],
		['--help', '>&-', 0, /^$/],
	];

for (const [name, redirected, code, says] of rows) {
	test(`in a terminal, ${name} ${redirected} ends with ${code} and at most a sentence`, {
		skip:
			(process.platform === 'win32' && 'a POSIX shell redirects') ||
			(redirected.endsWith('full') && process.platform !== 'linux' && 'there is no /dev/full'),
	}, async () => {
		const script = `exec "$@" ${redirected}`;
		await using pty = spawnInShell(
			'/bin/sh',
			['-c', script, 'sh', process.execPath, program, ...(runs[name]?.() ?? [])],
			{env, columns: 300},
		);
		await pty.exit;
		const [said = '', left] = pty.text().split('\nleft: ');
		assert.match(said, says);
		assert.equal(left?.trim(), `code=${code} isig icanon echo`);
	});
}

test('a person who signs in while nobody reads the result gets the terminal back', {
	skip: process.platform === 'win32' && 'a POSIX shell says how the terminal is left',
}, async () => {
	const script = '{ "$@"; echo "ended: $?" >&2; } | :';
	await using pty = spawnInShell(
		'/bin/sh',
		['-c', script, 'sh', process.execPath, program, ...signIn],
		{env},
	);
	await pty.until('Password:');
	pty.send(`${pool.users[0]?.password}\r`);
	await pty.until(/ended: 0\s+left: code=0 isig icanon echo/);
});
