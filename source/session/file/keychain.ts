import {randomBytes} from 'node:crypto';
import {realpathSync} from 'node:fs';
import {hasKeychain} from './has-keychain.ts';
import {keyLength} from './seal.ts';
import {toGeneration} from './sessions-file.ts';
import type {StoreHost} from './store-folder.ts';

/** The system's secret store, which holds the key that `sessions.json` is encrypted with. */
export type Keychain = {
	/** `the macOS keychain`, for use in a sentence. */
	readonly name: string;
	/** Returns the entry of a folder, creating it if necessary; `undefined` if the keychain can't be reached. */
	readonly getOrMakeEntry: (folder: string) => Promise<KeychainEntry | undefined>;
	/** Returns the entry of a folder; `undefined` if there is none or the keychain can't be reached. */
	readonly getEntry: (folder: string) => Promise<KeychainEntry | undefined>;
	/** Stores the generation of a file that was written, unless it has a higher one. Does nothing if it can't. */
	readonly noteGeneration: (folder: string, generation: number) => Promise<void>;
};

/** The keychain's entry for a folder. */
export type KeychainEntry = {
	readonly key: Uint8Array;
	/** The highest generation of the sessions file written with the key; 0 before the first. */
	readonly generation: number;
};

/**
 * Opens this computer's keychain with the optional package `@napi-rs/keyring`: macOS Keychain, Windows Credential
 * Manager, or the Secret Service of a Linux desktop. Unavailable, and so unused, if the package or the service is
 * missing or `COGNITO_VERIFY_NO_KEYCHAIN` is set. The Linux kernel's own keyring is not used: it doesn't survive a
 * restart.
 *
 * Runs in a separate process: a locked keychain waits for the user at a window that may be on another screen or on
 * none, and a process blocked in a native call can't even exit. So that process is ended after `patienceMs`, which
 * leaves the user time to type a password. The key is passed through pipes.
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

/** The package's path, resolved from the running program; `undefined` if it isn't installed. */
async function findModule({argv: [, program]}: StoreHost): Promise<string | undefined> {
	const {createRequire} = await import('node:module');
	try {
		return createRequire(realpathSync(program ?? '')).resolve('@napi-rs/keyring');
	} catch {
		return undefined;
	}
}

/**
 * A request to the process: for the key, which becomes `offered` if there is none, and to store a higher generation.
 */
type Request = {
	readonly module: string;
	readonly folder: string;
	readonly offered?: string;
	readonly generation?: number;
};

/** Reads a `Request` and prints key and generation. They are separate entries, so that the key is only written once. */
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

/** The environment variables that a keychain may need. No others, so that no secret reaches another process. */
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

/** The child's output; `undefined` if it failed or had to be ended while waiting. */
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
