/** What only a process has: signals, the bytes of its arguments, and a standard output that can fail. */
import assert from 'node:assert/strict';
import {type ChildProcess, spawn} from 'node:child_process';
import {closeSync, openSync} from 'node:fs';
import {text} from 'node:stream/consumers';
import {test} from 'node:test';
import {startAwsService} from '../helpers/aws-service.ts';
import {bundledProgram} from '../helpers/program.ts';

const node = [process.execPath, await bundledProgram()];
const env = {
	PATH: process.env['PATH'],
	HOME: '/no/home',
	AWS_CONFIG_FILE: '/no/config',
	AWS_SHARED_CREDENTIALS_FILE: '/no/credentials',
	AWS_DEFAULT_REGION: 'us-east-1',
	COGNITO_VERIFY_NO_KEYCHAIN: '1',
};
const isLinux = process.platform === 'linux';
const onlyPosix = process.platform === 'win32' && 'Windows has no such signals';
const onLinux = {skip: isLinux ? false : 'Linux has /proc and /dev/full'};

const ignored =
	"Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\n";
const full = `${ignored}OSError: [Errno 28] No space left on device\n`;

function start(words: readonly string[], endpoint: string, stdout: number | 'pipe' = 'pipe') {
	const [command = '', ...before] = node;
	return spawn(command, [...before, ...words], {
		env: {...env, AWS_ENDPOINT_URL: endpoint},
		stdio: ['ignore', stdout, 'pipe'],
	});
}

const ended = (child: ChildProcess) =>
	new Promise(resolve => child.once('close', (code, signal) => resolve({code, signal})));

/** Sends a signal to a call that is waiting for its response, and returns how it ends. */
async function interrupted(signal: NodeJS.Signals, stdout: number | 'pipe' = 'pipe') {
	await using service = await startAwsService();
	service.script({isSilent: true});
	const child = start(['get-user', '--access-token', 'tok'], service.http, stdout);
	assert.ok(child.stderr);
	const written = [child.stdout ? text(child.stdout) : '', text(child.stderr)];
	const end = ended(child);
	while (service.seen.length === 0) await new Promise(resolve => setImmediate(resolve));
	child.kill(signal);
	return [await end, ...(await Promise.all(written))];
}

/* On SIGUSR1, Node would start a debugger. */
for (const signal of ['SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2', 'SIGALRM'] as const) {
	test(`${signal} ends a call at once`, {skip: onlyPosix}, async () => {
		assert.deepEqual(await interrupted(signal), [{code: null, signal}, '', '']);
	});
}

test('SIGINT ends a call with a line end, which a full disk does not take', onLinux, async () => {
	assert.deepEqual(await interrupted('SIGINT'), [{code: 130, signal: null}, '\n', '']);
	const disk = openSync('/dev/full', 'w');
	assert.deepEqual(await interrupted('SIGINT', disk), [{code: 120, signal: null}, '', full]);
	closeSync(disk);
});

test('bytes that are no UTF-8 are sent as the AWS CLI sends them', onLinux, async () => {
	await using service = await startAwsService();
	service.script({body: '{}'});
	const script = `exec "$@" get-user --access-token "$(printf 'a\\377\\303\\251\\303')"`;
	const child = spawn('/bin/sh', ['-c', script, 'sh', ...node], {
		env: {...env, AWS_ENDPOINT_URL: service.http},
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	await ended(child);
	assert.deepEqual(
		service.seen.map(({body}) => body),
		['{"AccessToken": "a\\udcff\\u00e9\\udcc3"}'],
	);
});

const small = '{"Username":"u","UserAttributes":[]}';
const large = JSON.stringify({Username: 'u'.repeat(9000), UserAttributes: []});
const wide = JSON.stringify({
	Username: 'u',
	UserAttributes: Array(200).fill({Name: 'n', Value: 'v'.repeat(40)}),
});
for (const [name, body, left] of [
	['nothing to print', '{}', {code: 0, stderr: ''}],
	['little to print', small, {code: 120, stderr: full}],
	['much to print', large, {code: 120, stderr: full}],
] as const) {
	test(`a full disk and ${name}`, onLinux, async () => {
		await using service = await startAwsService();
		service.script({body});
		const disk = openSync('/dev/full', 'w');
		const words =
			body === '{}'
				? ['verify-user-attribute', '--attribute-name', 'email', '--code', '1']
				: ['get-user'];
		const child = start([...words, '--access-token', 'tok'], service.http, disk);
		closeSync(disk);
		assert.ok(child.stderr);
		const stderr = text(child.stderr);
		assert.deepEqual(await ended(child), {code: left.code, signal: null});
		assert.equal(await stderr, left.stderr);
	});
}

const gone = `${ignored}BrokenPipeError: [Errno 32] Broken pipe\n`;
for (const [name, body, output, left] of [
	['a little', small, 'json', {code: 120, stderr: gone}],
	['a long name', large, 'json', {code: 120, stderr: gone}],
	['many attributes', wide, 'json', {code: 0, stderr: ''}],
	['much in a table', large, 'table', {code: 0, stderr: ''}],
	/* Written piece by piece, so that even a closed reader is reported. */
	['much text', large, 'text', {code: 255, stderr: '\n[Errno 32] Broken pipe\n'}],
] as const) {
	test(`a reader that has gone away before ${name}`, onLinux, async () => {
		await using service = await startAwsService();
		service.script({body});
		/* The reader has ended before the program writes: starting takes far longer than `true` runs. */
		const script =
			'{ "$@" get-user --access-token tok --output "$OUTPUT"; echo "code $?" >&2; } | true';
		const child = spawn('/bin/sh', ['-c', script, 'sh', ...node], {
			env: {...env, AWS_ENDPOINT_URL: service.http, OUTPUT: output},
			stdio: ['ignore', 'ignore', 'pipe'],
		});
		assert.equal(await text(child.stderr), `${left.stderr}code ${left.code}\n`);
	});
}
