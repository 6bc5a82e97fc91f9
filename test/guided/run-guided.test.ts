import assert from 'node:assert/strict';
import {EventEmitter} from 'node:events';
import {join} from 'node:path';
import {Readable, Writable} from 'node:stream';
import {type TestContext, test} from 'node:test';
import {type GuidedHost, runGuided} from '../../source/guided/run-guided.ts';
import {demoCommand, guidedCommand} from '../../source/options/commands.ts';
import {helpOf, usageOf} from '../../source/options/help.ts';
import {hostOf, temporaryFolder} from '../helpers/store.ts';

/** A process for the guided app, with its output and its keyboard. */
function openHost(t: TestContext, {stdinIsTty = false, stdoutIsTty = false, env = {}} = {}) {
	const folder = temporaryFolder(t);
	const written = {stdout: '', stderr: ''};
	const streamTo = (name: 'stdout' | 'stderr', more: object) =>
		Object.assign(
			new Writable({
				decodeStrings: false,
				write(chunk: string, _encoding, done) {
					written[name] += chunk;
					done();
				},
			}),
			more,
		);
	const own = hostOf(join(folder, 'config'));
	const missing = join(folder, 'none');
	const stdin = Object.assign(new Readable({read() {}}), {
		isTTY: stdinIsTty,
		setRawMode() {},
		ref() {},
		unref() {},
	});
	const host = Object.assign(new EventEmitter(), own, {
		env: {
			...own.env,
			AWS_CONFIG_FILE: missing,
			AWS_SHARED_CREDENTIALS_FILE: missing,
			LANG: 'C.UTF-8',
			...env,
		},
		cwd: () => folder,
		stdin,
		stdout: streamTo('stdout', {isTTY: stdoutIsTty, columns: 80, rows: 24}),
		stderr: streamTo('stderr', {}),
	}) as unknown as GuidedHost;
	return {host, stdin, written, folder};
}

for (const [isDemo, command] of [
	[false, guidedCommand],
	[true, demoCommand],
] as const) {
	const name = isDemo ? 'demo' : 'app';

	test(`the ${name} says its help before anything else is read`, async t => {
		for (const flag of ['--help', '-h']) {
			const {host, written} = openHost(t);
			assert.equal(await runGuided(['--bogus', flag], host, {isDemo}), 0);
			assert.deepEqual(written, {stdout: helpOf(command), stderr: ''});
		}
	});

	test(`the ${name} refuses an option that it doesn’t know, with its own usage`, async t => {
		const {host, written} = openHost(t);
		assert.equal(await runGuided(['--bogus'], host, {isDemo}), 2);
		assert.deepEqual(written, {
			stdout: '',
			stderr: `cognito-verify: Unknown option --bogus.\n${usageOf(command)}`,
		});
	});
}

test('the demo refuses an option that only the guided app takes', async t => {
	const {host, written} = openHost(t);
	assert.equal(await runGuided(['--profile', 'work'], host, {isDemo: true}), 2);
	assert.deepEqual(written, {
		stdout: '',
		stderr: `cognito-verify: Unknown option --profile.\n${usageOf(demoCommand)}`,
	});
});

test('a mistake in the settings of AWS keeps nobody from the demo', async t => {
	for (const env of [
		{AWS_PROFILE: 'nope', AWS_CA_BUNDLE: '/missing.pem'},
		{AWS_ENDPOINT_URL: 'http://example.com', AWS_CA_BUNDLE: '/missing.pem'},
		{AWS_CA_BUNDLE: '/missing.pem'},
	]) {
		const {host, written} = openHost(t, {env});
		assert.equal(await runGuided([], host, {isDemo: true}), 0, written.stderr);
		assert.deepEqual(
			[written.stdout.split('\n').length, written.stderr],
			[5, ''],
			JSON.stringify(env),
		);
		const app = openHost(t, {env, stdinIsTty: true, stdoutIsTty: true});
		assert.notEqual(await runGuided([], app.host, {isDemo: false}), 0);
	}
});

test('the app needs a terminal to read from and to write to', async t => {
	for (const half of [{}, {stdinIsTty: true}, {stdoutIsTty: true}]) {
		const {host, written} = openHost(t, half);
		assert.equal(await runGuided([], host, {isDemo: false}), 2);
		assert.deepEqual(written, {
			stdout: '',
			stderr:
				'cognito-verify: This needs a terminal. In a script, use cognito-verify sign-in and the commands named as in the AWS CLI.\n',
		});
	}
});

test('certificates that can’t be read end it before the first screen', async t => {
	const {host, written} = openHost(t, {stdinIsTty: true, stdoutIsTty: true});
	assert.equal(await runGuided(['--ca-bundle', '/missing.pem'], host, {isDemo: false}), 2);
	assert.deepEqual(written, {
		stdout: '',
		stderr:
			"cognito-verify: Can't read the certificates in /missing.pem: no such file (ENOENT). Correct it and try again.\n",
	});
});

test('without a terminal the demo plays its journey, a line a step, for the attribute that is named', async t => {
	const {host, written} = openHost(t, {stdoutIsTty: true});
	const words = ['--attribute-name', 'phone_number'];
	assert.equal(await runGuided(words, host, {isDemo: true}), 0);
	assert.equal(written.stderr, '');
	assert.deepEqual(written.stdout.replace(/\d\d:\d\d:\d\d\n$/, 'noon\n').split('\n'), [
		'Using user pool us-east-1_LocalDemo, the demo pool',
		'Signed in as demo; the session is kept until you leave',
		'Requested a code for phone_number, to +*******0008',
		'phone_number +14325550008 verified at noon',
		'',
	]);
});

test('in a terminal the app draws until Ctrl+C, with the colours that the environment asks for', async t => {
	for (const [env, forced] of [
		[{}, undefined],
		[{NO_COLOR: '1'}, '0'],
	] as const) {
		const {host, stdin, written} = openHost(t, {stdinIsTty: true, stdoutIsTty: true, env});
		const ended = runGuided(['--region', 'eu-west-1'], host, {isDemo: false});
		while (!written.stdout.includes('Ctrl+C')) await new Promise(setImmediate);
		stdin.push('\u0003');
		assert.equal(await ended, 130);
		assert.equal(written.stderr, '');
		assert.equal(host.env['FORCE_COLOR'], forced);
	}
});
