import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {type TestContext, test} from 'node:test';
import {createKeychain} from '../../../source/session/file/keychain.ts';
import {hostOf, temporaryFolder} from '../../helpers/store.ts';

/** A host whose `@napi-rs/keyring` is a module of ours, which finds its own folder in `__dirname`. */
function hostWith(t: TestContext, keyring: string) {
	const home = temporaryFolder(t);
	const module = path.join(home, 'node_modules/@napi-rs/keyring');
	mkdirSync(module, {recursive: true});
	writeFileSync(path.join(module, 'index.js'), keyring);
	const program = path.join(home, 'program.js');
	writeFileSync(program, '');
	const env = {
		DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere',
		HOME: home,
		COGNITO_VERIFY_CLIENT_SECRET: 'hush',
	};
	const host = {...hostOf(home), platform: 'linux' as const, argv: ['node', program], env};
	return {
		host,
		read: (name: string) => readFileSync(path.join(module, name), 'utf8'),
	};
}

/** Allows for a busy computer. */
const patient = {patienceMs: 120_000};

/** Keeps each entry in a file, and records how it was run. */
const keyringOfFiles = `
const {existsSync, readFileSync, writeFileSync} = require('node:fs');
writeFileSync(__dirname + '/run.json', JSON.stringify({argv: process.argv, env: process.env}));
exports.AsyncEntry = class {
	constructor(...names) { this.file = __dirname + '/' + encodeURIComponent(JSON.stringify(names)); }
	async getPassword() { return existsSync(this.file) ? readFileSync(this.file, 'utf8') : undefined; }
	async setPassword(password) { writeFileSync(this.file, password); }
};
`;

test('a folder has a random key of its own, made once, and the highest generation', async t => {
	const {host, read} = hostWith(t, keyringOfFiles);
	const keychain = createKeychain(host, patient);
	const made = await keychain.getOrMakeEntry('/a');
	const key = Buffer.from(made?.key ?? []);
	assert.deepEqual(made, {key, generation: 0});
	assert.equal(key.length, 32);
	assert.ok(new Set(key).size > 8, 'random bytes');

	await keychain.noteGeneration('/a', 7);
	await keychain.noteGeneration('/a', 3);
	assert.deepEqual(await keychain.getOrMakeEntry('/a'), {key, generation: 7});
	const other = await keychain.getOrMakeEntry('/b');
	assert.notDeepEqual(other?.key, key);
	assert.equal(other?.generation, 0);
	const options = {linux: {store: 'secret-service'}};
	const kept = encodeURIComponent(JSON.stringify(['cognito-verify', '/a', options]));
	assert.equal(read(kept), key.toString('base64'));
	await keychain.noteGeneration('/c', 1);
	assert.equal(await keychain.getEntry('/c'), undefined);
});

test('the process that asks is handed no key and no secret of the environment', async t => {
	const {host, read} = hostWith(t, keyringOfFiles);
	const made = await createKeychain(host, patient).getOrMakeEntry('/a');
	const run = read('run.json');
	assert.equal(run.includes(Buffer.from(made?.key ?? []).toString('base64')), false);
	assert.equal(run.includes('hush'), false);
	assert.ok(made);
});

/** Like a native call that waits for the user: it reacts to no event, not even SIGTERM. A shell starts instantly. */
const waitingProcess = (pidFile: string) => `#!/bin/sh
trap '' TERM
echo $$ > '${pidFile}'
exec /bin/sleep 60
`;

test('a keychain that waits is given up after its time, and its process is ended', {
	skip: process.platform === 'win32',
	timeout: 60_000,
}, async t => {
	const {host} = hostWith(t, '');
	const folder = temporaryFolder(t);
	const pidFile = path.join(folder, 'pid');
	const execPath = path.join(folder, 'waits');
	writeFileSync(execPath, waitingProcess(pidFile), {mode: 0o700});
	const end = (signal: 'SIGKILL' | 0) => process.kill(Number(readFileSync(pidFile)), signal);
	let isStuck = false;
	const timer = setTimeout(() => {
		isStuck = true;
		end('SIGKILL');
	}, 30_000);
	t.after(() => clearTimeout(timer));
	const keychain = createKeychain({...host, execPath}, {patienceMs: 2_000});
	assert.equal(await keychain.getOrMakeEntry('/a'), undefined);
	assert.equal(isStuck, false);
	assert.throws(() => end(0), {code: 'ESRCH'});
});

test('a keychain that fails, or gives what isn’t a key, counts as none', async t => {
	for (const keyring of [
		"throw new Error('no keyring');",
		"exports.AsyncEntry = class { async getPassword() { throw new Error('locked'); } };",
		"exports.AsyncEntry = class { async getPassword() { return 'c2hvcnQ='; } };",
	]) {
		assert.equal(
			await createKeychain(hostWith(t, keyring).host, patient).getEntry('/a'),
			undefined,
		);
	}
});
