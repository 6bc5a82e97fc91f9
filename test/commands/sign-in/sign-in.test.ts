import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {test} from 'node:test';
import {signIn} from '../../../source/commands/sign-in/sign-in.ts';
import {startPool} from '../../helpers/client.ts';
import {commandsOn} from '../../helpers/command.ts';

const password = 'Demo-pass-1';
test('with --no-store nothing is written', async t => {
	const pool = await startPool(t);
	const {run, folder} = commandsOn(t, pool);
	const argv = ['--username', 'demo', '--password-stdin', '--no-store'];
	const {code, stderr} = await run(signIn, argv, {input: password});
	assert.equal(code, 0);
	assert.match(stderr, /kept in memory until/);
	assert.equal(existsSync(folder), false, 'neither sessions nor settings nor their folder');
});

test('secrets typed as plain words are refused, and not repeated', async t => {
	const pool = await startPool(t);
	const {run} = commandsOn(t, pool);
	const words = [
		['--username', 'demo', '--password', 'hush-hush'],
		['--username', 'demo', '--password-stdin', 'hush-hush'],
		['--client-secret', 'hush-hush'],
		['--access-token', 'hush-hush'],
		['--continue', '-', '--answer', 'NEW_PASSWORD=hush-hush'],
		['--continue', '-', '--answer', 'hush-hush'],
		['--hush', 'hush-hush'],
		['--auth-flow', 'hush-hush'],
		['--password-stdin', '--access-token', '-'],
	];
	for (const argv of words) {
		const {code, stdout, stderr} = await run(signIn, argv);
		assert.deepEqual([code, stdout], [2, ''], argv.join(' '));
		assert.match(stderr, /^cognito-verify: .*\nusage: cognito-verify sign-in/);
		assert.equal(stderr.includes('hush-hush'), false);
	}
});

test('certificates that can’t be read are said before a password is asked for', async t => {
	const {run} = commandsOn(t, await startPool(t));
	const argv = ['--username', 'demo', '--ca-bundle', '/missing.pem'];
	const asked = () => assert.fail('a password was asked for');
	assert.deepEqual(await run(signIn, argv, {typed: [asked]}), {
		code: 2,
		stdout: '',
		stderr:
			"cognito-verify: Can't read the certificates in /missing.pem: no such file (ENOENT). Correct it and try again.\n",
	});
});

test('what is missing is named', async t => {
	const pool = await startPool(t);
	const {run} = commandsOn(t, pool);
	for (const [argv, name] of [
		[[], '--username'],
		[['--username', 'demo'], '--password'],
		[['--continue', '-'], '--continue'],
		[
			['--username', 'x', '--password', 'file://nowhere'],
			'nowhere for --password: no such file \\(ENOENT\\)',
		],
	] as const) {
		const {code, stderr} = await run(signIn, argv);
		assert.equal(code, 2);
		assert.match(stderr, new RegExp(name));
	}
});
