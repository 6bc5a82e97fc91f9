import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {spawnInShell} from '../../harness/pty.ts';
import {createLocalPool} from '../../source/local-pool/create-local-pool.ts';
import {bundledProgram} from '../helpers/program.ts';
import {temporaryHost} from '../helpers/store.ts';

const program = [await bundledProgram()];
const onPosix = {
	skip: process.platform === 'win32' && 'a POSIX shell says how the terminal is left',
};
const seconds = 30;

/** `sign-in` in a terminal, at its first question. */
async function start(t: TestContext) {
	const pool = await createLocalPool();
	t.after(() => pool.close());
	const {folder} = temporaryHost(t);
	const where = ['--endpoint-url', pool.endpoint, '--user-pool-id', pool.userPoolId];
	const client = ['--client-id', pool.clients[0]?.clientId ?? ''];
	const pty = spawnInShell(process.execPath, [...program, 'sign-in', ...where, ...client], {
		columns: 200,
		env: {
			COGNITO_VERIFY_CONFIG_DIR: folder,
			COGNITO_VERIFY_NO_KEYCHAIN: '1',
			NODE_DISABLE_COMPILE_CACHE: '1',
		},
	});
	t.after(() => pty[Symbol.asyncDispose]());
	await pty.until('Username:', seconds);
	return {pty, user: pool.users[0]};
}

test('a password that is typed is not shown', onPosix, async t => {
	const {pty, user} = await start(t);
	assert.ok(user);
	pty.send(`${user.username}\r`);
	await pty.until(/Username: demo\s+Password:\s*$/);
	pty.send(user.password);
	pty.send('\r');
	await pty.until('left: code=0 isig icanon echo', seconds);
	assert.match(pty.text(), /Password:\s*\n\{\n {4}"session": "demo@/);
	assert.equal(pty.transcript().includes(user.password), false);
});

test('Ctrl+C at the password ends with 130 and gives the terminal back', onPosix, async t => {
	const {pty, user} = await start(t);
	pty.send(`${user?.username}\r`);
	await pty.until('Password:');
	pty.send('half-a-secret');
	pty.press('ctrl+c');
	await pty.until('left: code=130 isig icanon echo');
	assert.equal(pty.transcript().includes('half'), false);
});

test(
	'signals at the password give the terminal back and end as they do elsewhere',
	onPosix,
	async t => {
		for (const [signal, code] of [
			['SIGINT', 130],
			['SIGTERM', 143],
			['SIGHUP', 129],
		] as const) {
			const {pty, user} = await start(t);
			pty.send(`${user?.username}\r`);
			await pty.until('Password:');
			// The shell that watches survives signals to the whole terminal.
			process.kill(-pty.pid, signal);
			await pty.until(`left: code=${code} isig icanon echo`);
		}
	},
);
