import {randomBytes} from 'node:crypto';
import {realpathSync} from 'node:fs';
import {hasKeychain} from './has-keychain.ts';
import {keyLength} from './seal.ts';
import {toGeneration} from './sessions-file.ts';
import type {StoreHost} from './store-folder.ts';

/** The system's own store of secrets, which holds the key that `sessions.json` is encrypted with. */
export type Keychain = {
	/** `the macOS keychain`, to be said in a sentence. */
	readonly name: string;
	/** What is kept for a folder, made where there is none; `undefined` when the keychain cannot be reached. */
	readonly getOrMakeEntry: (folder: string) => Promise<KeychainEntry | undefined>;
	/** What is kept for a folder; `undefined` when there is nothing or the keychain cannot be reached. */
	readonly getEntry: (folder: string) => Promise<KeychainEntry | undefined>;
	/** Keeps the generation of a file that was written, unless a higher one is kept. Does nothing where it cannot. */
	readonly noteGeneration: (folder: string, generation: number) => Promise<void>;
};

/** What the keychain keeps for one folder. */
export type KeychainEntry = {
	readonly key: Uint8Array;
	/** The highest generation of the sessions file that was written with the key; 0 before the first one. */
	readonly generation: number;
};

/**
 * The keychain of this computer, over the optional package `@napi-rs/keyring`: macOS Keychain, Windows Credential Manager,
 * or the Secret Service of a Linux desktop. Unreachable, and so unused, when the package or the service is missing, or
 * with `COGNITO_VERIFY_NO_KEYCHAIN` set. The Linux kernel's own keyring is not used: it forgets at the next start.
 *
 * It is asked in a separate process. A keychain that is locked waits for a person at a window which may be on another
 * screen or on none, and a process in which a native call waits cannot even exit. So the asking process is ended after
 * `patienceMs`, which leaves a person the time to type a password. The key goes through pipes.
 */
export function createKeychain(
	host: StoreHost,
	{patienceMs = 10_000}: {readonly patienceMs?: number | undefined} = {},
): Keychain {
	const ask = async (folder: string, request: Partial<Request> = {}) => {
		const module = hasKeychain(host) ? await findModule(host) : undefined;
		if (module === undefined) return undefined;
		const answer = await runChild(host, {...request, module, folder}, patienceMs);
		const [keyText = '', generation] = answer?.split(' ') ?? [];
		const key = Buffer.from(keyText, 'base64');
		return key.length === keyLength
			? {key, generation: toGeneration(Number(generation))}
			: undefined;
	};

	return {
		name: names[host.platform] ?? 'the Secret Service keyring',
		getOrMakeEntry: folder => ask(folder, {offered: randomBytes(keyLength).toString('base64')}),
		getEntry: folder => ask(folder),
		noteGeneration: async (folder, generation) => {
			await ask(folder, {generation});
		},
	};
}

const names: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
	darwin: 'the macOS keychain',
	win32: 'the Windows Credential Manager',
};

/** Where the package is, seen from the running program; `undefined` when it was not installed. */
async function findModule({argv: [, program]}: StoreHost): Promise<string | undefined> {
	const {createRequire} = await import('node:module');
	try {
		return createRequire(realpathSync(program ?? '')).resolve('@napi-rs/keyring');
	} catch {
		return undefined;
	}
}

/** What the process is asked: for the key, which is `offered` where there is none, and to keep a higher generation. */
type Request = {
	readonly module: string;
	readonly folder: string;
	readonly offered?: string;
	readonly generation?: number;
};

/** Reads a `Request` and prints the key and the generation. They are two entries: the key is written once. */
const childProgram = `
let input = '';
process.stdin.on('data', chunk => { input += chunk; });
process.stdin.on('end', async () => {
	const {module, folder, offered, generation} = JSON.parse(input);
	const {AsyncEntry} = require(module);
	const entryOf = name => new AsyncEntry('cognito-verify', name, {linux: {store: 'secret-service'}});
	const entry = entryOf(folder);
	let key = await entry.getPassword();
	if (!key && offered) {
		await entry.setPassword(offered);
		key = await entry.getPassword();
	}
	const counter = entryOf(folder + ' generation');
	let highest = Number(await counter.getPassword()) || 0;
	if (key && generation > highest) {
		highest = generation;
		await counter.setPassword(String(highest));
	}
	process.stdout.write(key ? key + ' ' + highest : '');
});
`;

/** What a keychain may need of the environment; no more, so that no secret in ours gets into another process. */
const passedOn = [
	'DBUS_SESSION_BUS_ADDRESS',
	'XDG_RUNTIME_DIR',
	'DISPLAY',
	'WAYLAND_DISPLAY',
	'XAUTHORITY',
	'HOME',
	'USER',
	'LOGNAME',
	'PATH',
	'LANG',
	'SystemRoot',
	'USERPROFILE',
	'APPDATA',
	'LOCALAPPDATA',
	'TEMP',
	'TMP',
];

/** What the child printed; `undefined` when it failed or was still waiting and had to be ended. */
async function runChild(
	{env, execPath}: StoreHost,
	request: Request,
	patienceMs: number,
): Promise<string | undefined> {
	const {execFile} = await import('node:child_process');
	return new Promise(resolve => {
		const child = execFile(
			execPath,
			['--eval', childProgram],
			{
				env: Object.fromEntries(passedOn.map(name => [name, env[name]])),
				timeout: patienceMs,
				killSignal: 'SIGKILL',
				windowsHide: true,
			},
			(error, stdout) => resolve(error === null ? stdout : undefined),
		);
		child.stdin?.on('error', () => {});
		child.stdin?.end(JSON.stringify(request));
	});
}
