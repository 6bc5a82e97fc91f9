import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {bundledProgram} from '../helpers/program.ts';
import {answerJson, startScriptedService} from '../helpers/scripted-service.ts';

/*
 * Invalid input from the environment, files and the wire: every command must end with words, without a stack or a
 * secret.
 */

type Options = {
	readonly env?: Readonly<Record<string, string>>;
	readonly input?: string;
	/** Runs in a deleted folder. */
	readonly isAstray?: boolean;
};

async function surroundings(t: TestContext) {
	const folder = mkdtempSync(join(tmpdir(), 'cognito-verify-'));
	t.after(() => rmSync(folder, {recursive: true}));
	const config = join(folder, 'config');
	mkdirSync(config, {mode: 0o700});
	const program = await bundledProgram();
	const run = async (argv: readonly string[], {env = {}, input = '', isAstray}: Options = {}) => {
		const gone = join(folder, 'gone');
		if (isAstray) mkdirSync(gone);
		const words = isAstray
			? ['sh', '-c', `cd "$0" && rmdir "$0" && exec "$@"`, gone, process.execPath, program, ...argv]
			: [process.execPath, program, ...argv];
		const child = spawn(words[0] ?? '', words.slice(1), {
			cwd: folder,
			env: {
				PATH: process.env['PATH'],
				HOME: folder,
				TMPDIR: folder,
				COGNITO_VERIFY_CONFIG_DIR: config,
				COGNITO_VERIFY_NO_KEYCHAIN: '1',
				...env,
			},
		});
		const [stdout, stderr] = [child.stdout, child.stderr].map(stream => {
			const chunks: Buffer[] = [];
			stream.on('data', chunk => chunks.push(chunk));
			return () => Buffer.concat(chunks).toString();
		});
		child.stdin.on('error', () => {});
		child.stdin.end(input);
		const code = await new Promise<number | null>(resolve => child.on('close', resolve));
		const ran = {code, stdout: stdout?.() ?? '', stderr: stderr?.() ?? ''};
		assert.doesNotMatch(ran.stdout + ran.stderr, /^\s+at |node:internal|hush/m, argv.join(' '));
		return ran;
	};
	return {run, config, folder};
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenOf = (claims: object) =>
	[
		{alg: 'RS256'},
		{
			iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC',
			client_id: 'client1',
			token_use: 'access',
			scope: 'aws.cognito.signin.user.admin',
			exp: 4_102_444_800,
			username: 'jane',
			...claims,
		},
	]
		.map(part)
		.concat('c2ln')
		.join('.');

test('in a folder that has been deleted, what needs no folder works', {
	skip: process.platform === 'win32' && 'Windows deletes no folder that is in use',
}, async t => {
	const service = await startScriptedService(t, (_, response) =>
		answerJson(response, {Username: 'jane', UserAttributes: []}),
	);
	const {run} = await surroundings(t);
	const astray = {isAstray: true};
	const there = ['--endpoint-url', service.endpointUrl, '--region', 'eu-west-1'];
	const user = await run(['get-user', '--access-token', 'token', ...there], astray);
	assert.deepEqual([user.code, JSON.parse(user.stdout).Username], [0, 'jane']);
	const list = await run(['sessions'], astray);
	assert.deepEqual([list.code, list.stderr], [0, '']);
	const demo = await run(['demo'], astray);
	assert.deepEqual([demo.code, demo.stderr], [0, '']);
	const words = ['sign-in', ...there, '--client-id', 'c', '--username', 'jane'];
	const file = await run([...words, '--password', 'file://secret'], astray);
	assert.equal(file.code, 2);
	assert.match(
		file.stderr,
		/^cognito-verify: Can't read .*secret for --password: .*\(ENO(?:ENT|TDIR)\)/,
	);
	const parameter = await run(['get-user', '--access-token', 'file://token', ...there], astray);
	assert.equal(parameter.code, 255);
	assert.match(parameter.stderr, /Unable to load paramfile file:\/\/token/);
});

test('a proxy’s password is what it is, works, and is written nowhere', async t => {
	const service = await startScriptedService(t, (_, response) =>
		answerJson(response, {Username: 'jane', UserAttributes: []}),
	);
	const {run} = await surroundings(t);
	for (const password of ['hush%h', 'hu@s#/h']) {
		const proxy = service.endpointUrl.replace('//', `//user:${password}@`);
		const words = ['get-user', '--access-token', 'token', '--region', 'eu-west-1'];
		const through = await run([...words, '--endpoint-url', 'http://pool.invalid', '--debug'], {
			env: {HTTP_PROXY: proxy},
		});
		assert.equal(through.code, 0, through.stderr);
		const credentials = service.received.at(-1)?.headers['proxy-authorization'] ?? '';
		const [, encoded = ''] = credentials.split(' ');
		assert.equal(Buffer.from(encoded, 'base64').toString(), `user:${password}`);
	}
	for (const proxy of ['http://user:hush@h:x']) {
		const env = {HTTPS_PROXY: proxy, AWS_DEFAULT_REGION: 'eu-west-1'};
		const user = await run(['get-user', '--access-token', 'token'], {env});
		assert.equal(user.code, 255);
		assert.match(user.stderr, /^\nAn HTTP Client raised an unhandled exception: Failed to parse/);
		const words = ['sign-in', '--client-id', 'c', '--username', 'jane', '--password-stdin'];
		const signIn = await run(words, {env, input: 'pw'});
		assert.equal(signIn.code, 2);
		assert.match(signIn.stderr, /^cognito-verify: .*HTTPS_PROXY.*\n$/);
	}
});

test('a password inside an address is kept nowhere and shown nowhere', async t => {
	const {run, config} = await surroundings(t);
	const env = {TOKEN: tokenOf({}), AWS_ENDPOINT_URL: 'http://svc:hush@127.0.0.1:9'};
	const kept = await run(['sign-in', '--access-token', 'env:TOKEN'], {env});
	assert.equal(kept.code, 0, kept.stderr);
	for (const name of ['settings.json', 'sessions.json']) {
		const text = readFileSync(join(config, name), 'utf8');
		assert.ok(text.includes('"http://127.0.0.1:9"'), text);
		assert.ok(!text.includes('hush'), text);
	}
	const user = await run(['get-user', '--debug'], {env});
	assert.match(
		user.stderr,
		/Could not connect to the endpoint URL: "http:\/\/127\.0\.0\.1:9\/"\n$/,
	);

	// As written by an earlier version.
	const sessions = join(config, 'sessions.json');
	const text = readFileSync(sessions, 'utf8').replace('//127', '//svc:hush@127');
	assert.ok(text.includes('hush'));
	writeFileSync(sessions, text);
	assert.equal((await run(['get-user', '--debug'])).code, 255);
	for (const url of ['http://svc:hush@127.0.0.1:9', 'svc:hush@h', 'http://svc:hush@a b/']) {
		const words = ['--access-token', 'token', '--region', 'eu-west-1', '--debug'];
		assert.equal((await run(['get-user', ...words, '--endpoint-url', url])).code, 255);
	}
});

test('no time is too late for a token, a session or a list of them', async t => {
	const {run, config} = await surroundings(t);
	for (const exp of [1e300, 8.64e12 + 1]) {
		const refused = await run(['sign-in', '--access-token', '-'], {input: tokenOf({exp})});
		assert.deepEqual([refused.code, refused.stdout], [1, ''], `${exp}`);
		assert.match(refused.stderr, /^cognito-verify: .+\n$/);
	}
	const sessions = join(config, 'sessions.json');
	assert.equal(existsSync(sessions), false);
	assert.equal((await run(['sign-in', '--access-token', '-'], {input: tokenOf({})})).code, 0);
	for (const expiresAt of ['1e300']) {
		const text = readFileSync(sessions, 'utf8');
		writeFileSync(sessions, text.replace(/"expiresAt":\s*[-\d.e+]+/, `"expiresAt": ${expiresAt}`));
		for (const more of [[], ['--output', 'json']]) {
			assert.equal((await run(['sessions', ...more])).code, 0, expiresAt);
		}
		writeFileSync(sessions, text);
	}
});

test('a session with a broken region or endpoint is said to have one', async t => {
	const {run, config} = await surroundings(t);
	assert.equal((await run(['sign-in', '--access-token', '-'], {input: tokenOf({})})).code, 0);
	const sessions = join(config, 'sessions.json');
	const text = readFileSync(sessions, 'utf8');
	for (const client of [
		'"region": "eu west/1"',
		'"region": "eu-west-1", "endpointUrl": "http://["',
	]) {
		const broken = text.replace('"region": "eu-west-1"', client);
		assert.notEqual(broken, text);
		writeFileSync(sessions, broken);
		const {code, stderr} = await run(['get-user']);
		assert.equal(code, 255);
		assert.match(stderr, /^\n(?:Provided region_name|Invalid IPv6 URL)/);
		const left = await run(['sign-out', '--everywhere']);
		assert.equal(left.code, 1);
		assert.match(
			left.stderr,
			/^cognito-verify: (?:"eu west\/1" isn't an AWS region|The endpoint "http:\/\/\[" isn't a web)/,
		);
	}
	const words = ['sign-in', '--client-id', 'c', '--username', 'jane', '--password-stdin'];
	const region = await run([...words, '--region', 'eu west'], {input: 'pw'});
	assert.equal(region.code, 2);
	assert.match(region.stderr, /^cognito-verify: "eu west" isn't an AWS region/);
});
