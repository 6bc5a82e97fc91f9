/**
 * Runs on a small disk of its own (the first argument): saves sessions until it is full, then once more when it is
 * read-only. Prints the result of each step as a line of JSON.
 */
import {execFileSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {signOut} from '../../source/commands/sign-out.ts';
import {openSessionStore} from '../../source/session/session-store.ts';

const [disk = ''] = process.argv.slice(2);
const client = {region: 'eu-west-1', userPoolId: 'eu-west-1_AbC', clientId: 'client'};
const open = async () => openSessionStore({host: process, now: Date.now});
const save = async (store: Awaited<ReturnType<typeof open>>, username: string) =>
	store.save({
		client,
		username,
		tokens: {accessToken: username, idToken: 'x'.repeat(2500), expiresAt: 0},
	});

const store = await open();
/** The output and exit code of `sign-out`. */
async function ran(argv: readonly string[]) {
	let said = '';
	const write = (text: string) => {
		said += text;
	};
	const code = await signOut({
		argv,
		host: process,
		env: {AWS_CONFIG_FILE: '/nowhere'},
		cwd: '/',
		home: '/',
		readInput: async () => new Uint8Array(),
		openBrowser: () => {},
		stdout: {write},
		stderr: {write},
		signal: new AbortController().signal,
		now: Date.now,
	});
	return {code, said};
}

let saved = 0;
let before = '';
while (store.place.kind === 'file' && saved < 100) {
	before = saved === 0 ? '' : readFileSync(`${disk}/config/sessions.json`, 'utf8');
	saved += 1;
	await save(store, `user-${saved}`);
}

console.log(
	JSON.stringify({
		saved,
		notice: store.notice,
		current: (await store.get())?.username,
		inMemory: (await store.list()).length,
		isFileAsBefore: readFileSync(`${disk}/config/sessions.json`, 'utf8') === before,
		files: readdirSync(`${disk}/config`),
		onDisk: (await (await open()).list()).length,
		signOut: await ran(['--session', 'user-1@eu-west-1_AbC']),
		signOutOfAll: await ran(['--all']),
	}),
);

// Only remounts the mount: the disk's own options name a user whom another user namespace doesn't know.
execFileSync('mount', ['-o', 'remount,bind,ro', disk]);
const readOnly = await open();
await save(readOnly, 'jane');
console.log(
	JSON.stringify({
		place: readOnly.place,
		notice: readOnly.notice,
		current: (await readOnly.get())?.username,
		inMemory: (await readOnly.list()).length,
		signOut: await ran(['--session', 'user-1@eu-west-1_AbC']),
		remove: await readOnly.remove('user-1@eu-west-1_AbC').catch(String),
		use: await readOnly.use('user-1@eu-west-1_AbC').catch(String),
		removeOfThisRun: await readOnly.remove('jane@eu-west-1_AbC'),
	}),
);
