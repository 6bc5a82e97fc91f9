import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, type TestContext, test} from 'node:test';
import {createKeychain, type Keychain} from '../../../source/session/file/keychain.ts';
import {sessionsPath} from '../../../source/session/file/store-folder.ts';
import {currentSession} from '../../../source/session/read-session.ts';
import {openSessionStore} from '../../../source/session/session-store.ts';
import {bundleProgram} from '../../helpers/bundle.ts';
import {sessionOf, temporaryHost} from '../../helpers/store.ts';

const now = () => Date.parse('2026-11-24T06:00:00Z');

/** A keychain with one key and a generation, or one that can't be reached. */
function keychainOf(key: Uint8Array | undefined): Keychain {
	let generation = 0;
	const getEntry = async () => key && {key, generation};
	return {
		name: 'the test keychain',
		getEntry,
		getOrMakeEntry: getEntry,
		noteGeneration: async (_, written) => {
			generation = Math.max(generation, written);
		},
	};
}

const key = new Uint8Array(32).fill(7);

test('with a key in a keychain no token, user or client is in the file, and it reads back', async t => {
	const {host, folder} = temporaryHost(t);
	const keychain = keychainOf(key);
	const store = await openSessionStore({host, now, keychain});
	await store.save(sessionOf('jane'));

	assert.deepEqual(store.place, {
		kind: 'encryptedFile',
		path: sessionsPath(folder),
		keychain: 'the test keychain',
	});
	const text = readFileSync(sessionsPath(folder), 'utf8');
	assert.equal(/jane|access|refresh|eu-west-1|EXAMPLE/.test(text), false);
	assert.deepEqual(JSON.parse(text).version, 1);
	await openSessionStore({host, now, keychain});
	assert.equal(readFileSync(sessionsPath(folder), 'utf8'), text, 'opening it writes nothing');
	assert.deepEqual(
		(await (await openSessionStore({host, now, keychain})).get())?.tokens,
		sessionOf('jane').tokens,
	);
});

test('an unencrypted file beside a keychain is encrypted at the next start, with a notice', async t => {
	const {host, folder} = temporaryHost(t);
	await (await openSessionStore({host, now})).save(sessionOf('jane'));
	const store = await openSessionStore({host, now, keychain: keychainOf(key)});

	const file = sessionsPath(folder);
	assert.equal(
		store.notice,
		`${file} was not encrypted, although this computer has a keychain; it is encrypted now. If "cognito-verify sessions" lists a session you did not start, remove it.`,
	);
	assert.equal(readFileSync(sessionsPath(folder), 'utf8').includes('jane'), false);
	assert.equal((await store.get())?.username, 'jane');
	assert.equal((await openSessionStore({host, now, keychain: keychainOf(key)})).notice, undefined);
});

const check = 'If "cognito-verify sessions" lists a session you did not start, remove it.';

test('an older file that was put back is said, once, and what is saved next is the newest again', async t => {
	const {host, folder} = temporaryHost(t);
	const keychain = keychainOf(key);
	const file = sessionsPath(folder);
	const open = () => openSessionStore({host, now, keychain});
	const first = await open();
	await first.save(sessionOf('jane'));
	const older = readFileSync(file);
	await first.remove('jane@eu-west-1_AbC');
	assert.equal(first.notice, undefined);

	writeFileSync(file, older);
	const store = await open();
	assert.equal(store.notice, `${file} is older than the copy that was last written. ${check}`);
	assert.equal((await store.get())?.username, 'jane');
	assert.equal((await open()).notice, undefined);

	await store.remove('jane@eu-west-1_AbC');
	assert.equal((await open()).notice, undefined);
});

test('an older or unencrypted file that was put there while the program runs is reported', async t => {
	const {host, folder} = temporaryHost(t);
	const file = sessionsPath(folder);
	await (await openSessionStore({host, now})).save(sessionOf('eve'));
	const clear = readFileSync(file);
	rmSync(file);
	const store = await openSessionStore({host, now, keychain: keychainOf(key)});
	await store.save(sessionOf('jane'));
	const older = readFileSync(file);
	await store.save(sessionOf('john'));
	for (const [planted, words] of [
		[older, 'is older than the copy that was last written'],
		[clear, 'is not encrypted, although this computer has a keychain'],
	] as const) {
		writeFileSync(file, planted);
		await store.list();
		assert.equal(store.notice, `${file} ${words}. ${check}`);
	}
});

test('a file that is missing, or was set aside, begins above the generation that was kept', async t => {
	const {host, folder} = temporaryHost(t);
	const keychain = keychainOf(key);
	const file = sessionsPath(folder);
	for (const spoil of [() => rmSync(file), () => writeFileSync(file, '{')]) {
		const before = await openSessionStore({host, now, keychain});
		for (const name of ['jane', 'john', 'jane']) await before.save(sessionOf(name));
		spoil();
		const store = await openSessionStore({host, now, keychain});
		await store.save(sessionOf('carl'));
		const next = await openSessionStore({host, now, keychain});
		assert.deepEqual([next.notice, (await next.get())?.username], [undefined, 'carl']);
	}
});

test('a keychain that cannot be reached leaves the encrypted file alone', async t => {
	const {host, folder} = temporaryHost(t);
	await (await openSessionStore({host, now, keychain: keychainOf(key)})).save(sessionOf('jane'));
	const text = readFileSync(sessionsPath(folder), 'utf8');

	const store = await openSessionStore({host, now});
	assert.deepEqual(store.place, {kind: 'memory'});
	assert.match(
		store.notice ?? '',
		/is encrypted with a key in this computer's keychain, which cannot/,
	);
	await store.save(sessionOf('john'));
	assert.equal(readFileSync(sessionsPath(folder), 'utf8'), text);
	assert.equal(
		await currentSession({host, now, say: () => {}, refreshTokens: async () => assert.fail()}),
		undefined,
	);
});

test('a file of another key, or one that was changed, is set aside', async t => {
	const {host, folder} = temporaryHost(t);
	const keychain = keychainOf(key);
	await (await openSessionStore({host, now, keychain})).save(sessionOf('jane'));
	const other = await openSessionStore({host, now, keychain: keychainOf(new Uint8Array(32))});
	assert.match(other.notice ?? '', /The saved sessions could not be read\. The file is kept as/);

	await other.save(sessionOf('john'));
	const file = JSON.parse(readFileSync(sessionsPath(folder), 'utf8'));
	const data = Buffer.from(file.sealed.data, 'base64');
	data[0] = (data[0] ?? 0) ^ 1;
	file.sealed.data = data.toString('base64');
	writeFileSync(sessionsPath(folder), JSON.stringify(file));
	const changed = await openSessionStore({host, now, keychain: keychainOf(new Uint8Array(32))});
	assert.match(changed.notice ?? '', /The saved sessions could not be read\. The file is kept as/);
	assert.equal(await changed.get(), undefined);
});

test('without the optional package, without a session bus and when told, there is no keychain', async t => {
	const {host, folder} = temporaryHost(t);
	const bus = {DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere', HOME: folder};
	const hosts = {
		'told not to': {...host, env: {...bus, COGNITO_VERIFY_NO_KEYCHAIN: '1'}},
		'no package': {...host, argv: ['node', tmpdir()], env: bus},
		'no program': {...host, argv: ['node'], env: bus},
		'no bus': {...host, platform: 'linux' as const, env: {}},
		'a bus that nobody answers': {...host, platform: 'linux' as const, env: bus},
	};
	for (const [what, at] of Object.entries(hosts)) {
		assert.equal(await createKeychain(at).getOrMakeEntry(folder), undefined, what);
	}
});

const hasSecretService =
	process.platform === 'linux' &&
	['dbus-run-session', 'gnome-keyring-daemon', 'secret-tool'].every(
		name => spawnSync('which', [name]).status === 0,
	);
const skip = !hasSecretService && 'needs gnome-keyring, dbus and libsecret-tools';

const program = await bundleProgram(
	{after},
	path.join(import.meta.dirname, '../../helpers/store-in-a-desktop.ts'),
);

/** Runs a script in a desktop session of its own with an unlocked keyring. */
function inDesktop(t: TestContext, script: string, prompter?: string): string {
	const home = mkdtempSync(path.join(tmpdir(), 'cognito-verify-'));
	t.after(() => rmSync(home, {recursive: true, force: true, maxRetries: 5}));
	const services = path.join(home, 'share/dbus-1/services');
	mkdirSync(services, {recursive: true});
	if (prompter !== undefined) {
		writeFileSync(
			path.join(services, 'org.gnome.keyring.SystemPrompter.service'),
			`[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\nExec=${prompter}\n`,
		);
	}
	const {stdout, stderr} = spawnSync(
		'dbus-run-session',
		[
			'--',
			'bash',
			'-c',
			`echo -n password | gnome-keyring-daemon --unlock --components=secrets > /dev/null
			store() { "${process.execPath}" "${program}" "$@"; }
			${script}`,
		],
		{
			env: {
				PATH: process.env['PATH'],
				HOME: home,
				XDG_RUNTIME_DIR: home,
				XDG_DATA_HOME: path.join(home, 'share'),
				COGNITO_VERIFY_CONFIG_DIR: path.join(home, 'config'),
			},
			encoding: 'utf8',
			timeout: 300_000,
		},
	);
	assert.notEqual(stdout, '', stderr);
	return stdout;
}

test('a real Secret Service keeps the key, and sessions are read back with it', {skip}, t => {
	const output = inDesktop(
		t,
		'store save; store read; cat "$COGNITO_VERIFY_CONFIG_DIR/sessions.json"',
	);
	const [saved, read, ...file] = output.split('\n');
	assert.equal(saved, 'encryptedFile, the Secret Service keyring');
	assert.equal(read, 'jane access-of-jane');
	assert.match(file.join(''), /"cipher": "aes-256-gcm"/);
	assert.equal(file.join('').includes('jane'), false);
});

test('with a real Secret Service an older and an unencrypted file are reported by a one-shot command', {
	skip,
}, t => {
	const output = inDesktop(
		t,
		`F="$COGNITO_VERIFY_CONFIG_DIR/sessions.json"
		COGNITO_VERIFY_NO_KEYCHAIN=1 store save; cp "$F" "$HOME/clear"
		store save; cp "$F" "$HOME/older"; store save
		store read
		cp "$HOME/older" "$F"; store read
		cp "$HOME/clear" "$F"; store read`,
	);
	const [, , , untouched, older, afterOlder, clear, afterClear] = output.split('\n');
	assert.match(older ?? '', /sessions\.json is older than the copy that was last written\./);
	assert.match(
		clear ?? '',
		/sessions\.json is not encrypted, although this computer has a keychain\./,
	);
	assert.deepEqual([untouched, afterOlder, afterClear], Array(3).fill('jane access-of-jane'));
});

test('a keyring that is locked does not lose or stop anything', {skip}, t => {
	const output = inDesktop(t, 'store save; secret-tool lock --collection=login; store save');
	assert.match(
		output,
		/^encryptedFile, .*\nmemory, .* is encrypted with a key .* cannot be reached/,
	);
});

test('a keyring that asks at a window nobody sees is given up after its time', {skip}, t => {
	const output = inDesktop(
		t,
		'store save; secret-tool lock --collection=login; store save 500',
		'/bin/sleep 4',
	);
	assert.match(
		output,
		/^encryptedFile, .*\nmemory, .* is encrypted with a key .* cannot be reached/,
	);
});
