import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import {spawn} from '../../harness/pty.ts';
import {createLocalPool, type LocalPool} from '../../source/local-pool/create-local-pool.ts';
import type {Session} from '../../source/session/session.ts';
import {bundledProgram} from './program.ts';
import {temporaryFolder} from './store.ts';

export const wrongPassword = 'Not-the-password-7';

/**
 * The built program with an embedded pool: records the output of its runs, and the secrets that passed through them.
 */
export async function startJourney(t: TestContext, place: Readonly<Record<string, string>>) {
	const pool = await createLocalPool();
	t.after(() => pool.close());
	const folder = temporaryFolder(t);
	const [home, program] = [join(folder, 'home'), await bundledProgram()];
	const config = join(home, 'config');
	mkdirSync(home, {mode: 0o700});
	const client = pool.clients.find(({clientSecret}) => clientSecret !== undefined);
	const {clientId, clientSecret = ''} = client ?? {clientId: ''};
	const totpSecret = pool.users.find(({username}) => username === 'totp')?.totpSecret ?? '';
	const password = pool.users[0]?.password ?? '';
	assert.ok(clientSecret && totpSecret && password);
	const env: Readonly<Record<string, string>> = {
		HOME: home,
		COGNITO_VERIFY_CONFIG_DIR: config,
		COGNITO_VERIFY_USER_POOL_ID: pool.userPoolId,
		COGNITO_VERIFY_CLIENT_ID: clientId,
		AWS_CONFIG_FILE: join(folder, 'none'),
		AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none'),
		...place,
	};
	const secrets = new Map([
		['the password', password],
		['the wrong password', wrongPassword],
		['the client secret', clientSecret],
		['the secret of the authenticator app', totpSecret],
	]);
	const codes = new Map<string, string>();
	const written = new Map<string, string>();
	/** Runs a command without a terminal, and records its output. */
	const run = (words: readonly string[], input = '', more: Readonly<Record<string, string>> = {}) =>
		new Promise<{readonly code: number; readonly stdout: string}>(resolve => {
			const child = execFile(
				process.execPath,
				[program, ...words],
				{env: {PATH: process.env['PATH'], ...env, ...more}, cwd: folder},
				(error, stdout, stderr) => {
					written.set(`${written.size} ${words.slice(0, 3).join(' ')}`, `${stdout}\n${stderr}`);
					resolve({code: error ? Number(error.code) : 0, stdout});
				},
			);
			child.stdin?.end(input);
		});
	/** Runs the program in a terminal. */
	const open = (words: readonly string[], preloads: readonly string[] = []) => {
		const pty = spawn(process.execPath, [...preloads, program, ...words], {cwd: folder, env});
		t.after(() => pty[Symbol.asyncDispose]());
		return pty;
	};
	return {
		...{pool, home, config, folder, password, clientSecret, totpSecret, env},
		...{secrets, codes, written, run, open},
	};
}

/** Records a user's tokens as secrets. */
export function noteTokens(who: string, tokens: Session['tokens'], secrets: Map<string, string>) {
	for (const [name, value] of Object.entries(tokens)) {
		if (typeof value !== 'string') continue;
		secrets.set(`the ${name} of ${who}`, value);
		// A token leaks even without its first letters.
		secrets.set(`the end of the ${name} of ${who}`, value.slice(-24));
	}
}

/** Records the code of every message so far, and returns the last one. */
export function noteCodes(pool: LocalPool, codes: Map<string, string>) {
	for (const {username, at, code} of pool.messages())
		codes.set(`a code of ${username}, ${at}`, code);
	return pool.messages().at(-1)?.code ?? '';
}

/** Every file below a folder, by path, as Latin-1, so that any bytes can be searched. */
export const filesBelow = (folder: string): ReadonlyMap<string, string> =>
	new Map(
		readdirSync(folder, {recursive: true, withFileTypes: true})
			.filter(entry => entry.isFile())
			.map(({parentPath, name}) => join(parentPath, name))
			.map(path => [path, readFileSync(path, 'latin1')]),
	);

export function assertNone(text: string, secrets: ReadonlyMap<string, string>, where: string) {
	for (const [name, value] of secrets) {
		assert.ok(value.length >= 6, name);
		assert.equal(text.includes(value), false, `${name} is in ${where}`);
	}
}
