import assert from 'node:assert/strict';
import {type ChildProcess, spawn} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {test} from 'node:test';
import {startAwsService} from './helpers/aws-service.ts';
import {bundledProgram} from './helpers/program.ts';
import {temporaryFolder} from './helpers/store.ts';

const program = await bundledProgram();

function start(...argv: readonly string[]) {
	const child = spawn(process.execPath, [program, ...argv], {
		env: {
			PATH: process.env['PATH'],
			HOME: tmpdir(),
			NO_PROXY: '127.0.0.1',
			NODE_DISABLE_COMPILE_CACHE: '1',
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	return {child, ended: ended(child), stderr: text(child.stderr)};
}

/* A write that never calls back: whatever waits for it waits forever, and Node runs out of work. */
const neverWritten = 'data:text/javascript,process.stdout.write=()=>true';

for (const [word, code] of [
	['--version', 1],
	['get-user --version', 255],
] as const) {
	test(`a run that ends before it knows how does not count as a success: ${word}`, async () => {
		const argv = ['--import', neverWritten, program, ...word.split(' ')];
		const child = spawn(process.execPath, argv, {stdio: ['ignore', 'pipe', 'pipe']});
		const stderr = text(child.stderr);
		assert.deepEqual(await ended(child), {code, signal: null});
		assert.equal(await stderr, 'cognito-verify: ended before there was an answer\n');
	});
}

function ended(child: ChildProcess): Promise<{code: number | null; signal: string | null}> {
	return new Promise(resolve => child.once('close', (code, signal) => resolve({code, signal})));
}

test('a word that names no command ends with 2 and says so', async () => {
	const {ended, stderr} = start('sign-ou\u001b[2J');
	assert.deepEqual(await ended, {code: 2, signal: null});
	assert.equal(
		await stderr,
		'cognito-verify: Unknown command "sign-ou". Did you mean sign-out? Run cognito-verify --help.\n',
	);
});

test('words that no face knows end with 2, and so do a profile and certificates that are not there', async () => {
	const named = ['sign-in', '--client-id', 'client', '--region', 'us-east-1', '--username', 'jane'];
	const runs = [[], named].flatMap(face =>
		[['--bogus'], ['--profile', 'nobody'], ['--ca-bundle', '/missing.pem']].map(async words => {
			const {ended, stderr} = start(...face, ...words);
			return [await ended, (await stderr).split('\n')[0]];
		}),
	);
	const code = {code: 2, signal: null};
	const bogus = 'cognito-verify: Unknown option --bogus.';
	const nobody = 'cognito-verify: The config profile (nobody) could not be found';
	const bundle =
		"cognito-verify: Can't read the certificates in /missing.pem: no such file (ENOENT). Correct it and try again.";
	const said = [bogus, nobody, bundle].map(sentence => [code, sentence]);
	assert.deepEqual(await Promise.all(runs), [...said, ...said]);
});

test('a command has its help on standard output, also where it takes a word', async () => {
	for (const [name, usage] of [
		['completion', 'usage: cognito-verify completion bash|zsh|fish\n'],
		['demo', 'usage: cognito-verify demo [options]\n'],
	] as const) {
		const {child, ended, stderr} = start(name, '--help');
		const stdout = await text(child.stdout);
		assert.deepEqual([await ended, await stderr], [{code: 0, signal: null}, '']);
		assert.equal(stdout.slice(0, usage.length), usage);
	}
});

test('Ctrl+C while an AWS-named command waits ends it with 130', {
	skip: process.platform === 'win32' ? 'Windows has no SIGINT for another process' : false,
}, async () => {
	await using service = await startAwsService();
	service.script({isSilent: true});
	const words = ['--access-token', 't', '--region', 'us-east-1', '--endpoint-url', service.http];
	const {child, ended, stderr} = start('get-user', ...words);
	const stdout = text(child.stdout);
	while (service.seen.length === 0) await new Promise(resolve => setImmediate(resolve));
	child.kill('SIGINT');
	assert.deepEqual(await ended, {code: 130, signal: null});
	assert.equal(await stdout, '\n');
	assert.equal(await stderr, '');
});

test('Ctrl+C while standard input is waited for ends a command of ours with 130', {
	timeout: 60_000,
	skip: process.platform === 'win32' ? 'Windows has no SIGINT for another process' : false,
}, async t => {
	const folder = temporaryFolder(t);
	writeFileSync(join(folder, 'sessions.json'), 'damaged', {mode: 0o600});
	const words = ['--client-id', 'client', '--region', 'us-east-1', '--username', 'jane'];
	const child = spawn(process.execPath, [program, 'sign-in', ...words, '--password-stdin'], {
		env: {
			PATH: process.env['PATH'],
			COGNITO_VERIFY_CONFIG_DIR: folder,
			COGNITO_VERIFY_NO_KEYCHAIN: '1',
			NODE_DISABLE_COMPILE_CACHE: '1',
		},
	});
	t.after(() => child.kill('SIGKILL'));
	// It reports the damaged file before it reads anything.
	child.stderr.once('data', () => child.kill('SIGINT'));
	assert.deepEqual(await ended(child), {code: 130, signal: null});
});
