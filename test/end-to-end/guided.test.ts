import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {test} from 'node:test';
import {promisify} from 'node:util';
import {spawn} from '../../harness/pty.ts';
import {createLocalPool} from '../../source/local-pool/create-local-pool.ts';
import {bundledProgram} from '../helpers/program.ts';
import {temporaryHost} from '../helpers/store.ts';

const program = [await bundledProgram()];
const run = promisify(execFile);
const hour = 60 * 60 * 1000;

test('sign in, ask for a code, verify; come back still signed in; sign out', async t => {
	let later = 0;
	const pool = await createLocalPool({clock: () => Date.now() + later});
	t.after(() => pool.close());
	const {folder} = temporaryHost(t);
	const [demo] = pool.users;
	assert.ok(demo);
	const start = () => {
		const pty = spawn(
			process.execPath,
			[
				...program,
				...['--endpoint-url', pool.endpoint, '--user-pool-id', pool.userPoolId],
				...['--client-id', pool.clients[0]?.clientId ?? '', '--username', demo.username],
			],
			{
				env: {
					COGNITO_VERIFY_CONFIG_DIR: folder,
					COGNITO_VERIFY_NO_KEYCHAIN: '1',
					NODE_DISABLE_COMPILE_CACHE: '1',
				},
			},
		);
		t.after(() => pty[Symbol.asyncDispose]());
		return pty;
	};
	const transcripts: string[] = [];

	await t.test('a wrong password asks again, a wrong code keeps the screen', async () => {
		const pty = start();
		await pty.until('Password:');
		pty.send('not-the-password\r');
		await pty.until('The username or password is wrong');
		pty.send(`${demo.password}\r`);
		await pty.until('Choose an attribute');
		assert.equal(pool.messages().length, 0, 'nothing is sent before somebody asks');

		pty.press('enter');
		await pty.until('Code sent');
		await pty.until('Code:');
		pty.send(`${pool.messages().at(-1)?.code === '000000' ? '111111' : '000000'}\r`);
		await pty.until("That isn't the code that was sent");
		await pty.until('Request ID');
		assert.equal(pool.messages().length, 1);

		pty.press('ctrl+r');
		await pty.until(/Ctrl\+R resend in \d+ s/);
		pty.press('escape');
		await pty.until('code requested');
		await pty.until('4 of 5 sends left');
		pty.press('enter');
		await pty.until('Send a code?');
		assert.equal(pool.messages().length, 1, 'nothing is sent while a person is asked');
		pty.press('enter');
		await pty.until('3 of 5 sends left');
		await pty.until('Code:');
		pty.send(`${pool.messages().at(-1)?.code}\r`);
		await pty.until('Verified');
		await pty.until('another attribute');
		pty.press('enter');
		assert.deepEqual(await pty.exit, {code: 0, signal: 0});
		assert.match(pty.text(), /email demo@example\.com verified at [\d:]+$/);
		assert.equal(pty.cursor().isVisible, true);
		assert.equal(pty.emulator.isBracketedPasteOn(), false);
		assert.equal(pool.messages().length, 2, 'two that were asked for, two messages');
		transcripts.push(pty.transcript());
	});

	await t.test('the next start goes straight to the attributes', async () => {
		const pty = start();
		await pty.until('Still signed in as demo');
		await pty.until(/email\s+✔ verified/);
		pty.press('q');
		assert.equal((await pty.exit).code, 0);
		transcripts.push(pty.transcript());
	});

	await t.test('an expired session is refreshed, and signing out forgets it', async () => {
		later = 2 * hour;
		const pty = start();
		await pty.until('renewed');
		await pty.until('Choose an attribute');
		pty.press('s');
		await pty.until('Sign out?');
		pty.press('enter');
		await pty.until('is signed out on this computer');
		pty.press('enter');
		assert.equal((await pty.exit).code, 0);
		transcripts.push(pty.transcript());
	});

	await t.test('after that it asks again, and Ctrl+C quits with 130', async () => {
		const pty = start();
		await pty.until('Password:');
		pty.press('ctrl+c');
		assert.deepEqual(await pty.exit, {code: 130, signal: 0});
		assert.equal(pty.cursor().isVisible, true);
	});

	assert.equal(transcripts.length, 3);
	for (const transcript of transcripts) {
		assert.ok(!transcript.includes(demo.password), 'the password is never drawn');
		assert.ok(!transcript.includes('eyJ'), 'no token is ever drawn');
	}
});

test('the demo without a terminal plays the journey by itself', async () => {
	const {stdout, stderr} = await run(process.execPath, [...program, 'demo']);
	assert.equal(stderr, '');
	assert.deepEqual(
		stdout
			.trimEnd()
			.replace(/[\d:]{8}$/, 'noon')
			.split('\n'),
		[
			'Using user pool us-east-1_LocalDemo, the demo pool',
			'Signed in as demo; the session is kept until you leave',
			'Requested a code for email, to d***@e***',
			'email demo@example.com verified at noon',
		],
	);
});

test('the demo without a terminal exits with 1 where it cannot continue', async () => {
	const demo = [...program, 'demo', '--username', 'lee'];
	await assert.rejects(run(process.execPath, demo, {timeout: 30_000}), error => {
		assert.ok(error instanceof Error && 'code' in error && 'stdout' in error);
		assert.equal(error.code, 1);
		assert.equal(
			String(error.stdout).trimEnd().split('\n').at(-1),
			'No code arrived in the demo inbox. Run the demo in a terminal to find out why.',
		);
		return true;
	});
});

test('the guided app without a terminal says what to use instead', async () => {
	await assert.rejects(run(process.execPath, program), error => {
		assert.ok(error instanceof Error && 'code' in error && 'stderr' in error);
		assert.equal(error.code, 2);
		assert.match(String(error.stderr), /needs a terminal.*sign-in/);
		return true;
	});
});

test('what is typed while the screens after the first one are still being loaded is in their field', async t => {
	const {folder} = temporaryHost(t);
	const pty = spawn(process.execPath, program, {
		env: {
			COGNITO_VERIFY_CONFIG_DIR: folder,
			COGNITO_VERIFY_NO_KEYCHAIN: '1',
			NODE_DISABLE_COMPILE_CACHE: '1',
		},
	});
	t.after(() => pty[Symbol.asyncDispose]());
	await pty.until('1. Enter a user pool ID');
	for (const keys of ['\r', 'eu-', 'west-1', '_AbC', '123']) {
		pty.send(keys);
		await new Promise(resolve => setImmediate(resolve));
	}
	await pty.until('User pool ID: eu-west-1_AbC123');
});
