import {execFile} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {existsSync, realpathSync} from 'node:fs';
import {createRequire} from 'node:module';
import {keyLength} from './seal.ts';
import type {StoreHost} from './store-folder.ts';

/** The system's own store of secrets, which holds the key that `sessions.json` is encrypted with. */
export type Keychain = {
	/** `the macOS keychain`, to be said in a sentence. */
	readonly name: string;
	/** The key kept for a folder, made where there is none; `undefined` when the keychain cannot be reached. */
	readonly getOrMakeKey: (folder: string) => Promise<Uint8Array | undefined>;
	/** The key kept for a folder; `undefined` when there is none or the keychain cannot be reached. */
	readonly getKey: (folder: string) => Promise<Uint8Array | undefined>;
};

/**
 * The keychain of this computer, over the optional package `@napi-rs/keyring`: macOS Keychain, Windows Credential Manager,
 * or the Secret Service of a Linux desktop. Unreachable, and so unused, when the package or the service is missing, or
 * with `COGNITO_VERIFY_NO_KEYCHAIN` set. The Linux kernel's own keyring is not used: it forgets at the next start.
 *
 * It is asked in a process of its own. A keychain that is locked waits for a person at a window which may be on another
 * screen or on none, and a process in which a native call waits cannot even exit. So the asking process is ended after
 * `patienceMs`, which leaves a person the time to type a password. The key goes through pipes.
 */
export function createKeychain(
	host: StoreHost,
	{patienceMs = 10_000}: {readonly patienceMs?: number | undefined} = {},
): Keychain {
	const ask = async (folder: string, offered?: string) => {
		const module = hasKeychain(host) ? findModule(host) : undefined;
		if (module === undefined) {
			return undefined;
		}

		const answer = await runChild(host, {module, folder, offered}, patienceMs);
		const key = Buffer.from(answer ?? '', 'base64');
		return key.length === keyLength ? key : undefined;
	};

	return {
		name: names[host.platform] ?? 'the Secret Service keyring',
		getOrMakeKey: folder => ask(folder, randomBytes(keyLength).toString('base64')),
		getKey: folder => ask(folder),
	};
}

const names: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
	darwin: 'the macOS keychain',
	win32: 'the Windows Credential Manager',
};

/** Whether it is worth a process to ask: on Linux the Secret Service is reached over the session's bus. */
function hasKeychain({env, platform}: StoreHost): boolean {
	if (env['COGNITO_VERIFY_NO_KEYCHAIN']) {
		return false;
	}

	return (
		platform === 'darwin' ||
		platform === 'win32' ||
		env['DBUS_SESSION_BUS_ADDRESS'] !== undefined ||
		existsSync(`${env['XDG_RUNTIME_DIR'] ?? ''}/bus`)
	);
}

/** Where the package lies, seen from the program that runs; `undefined` when it was not installed. */
function findModule({argv: [, program]}: StoreHost): string | undefined {
	try {
		return createRequire(realpathSync(program ?? '')).resolve('@napi-rs/keyring');
	} catch {
		return undefined;
	}
}

/** Reads `{module, folder, offered?}` and prints the key, which is `offered` where there was none. */
const childProgram = `
let input = '';
process.stdin.on('data', chunk => { input += chunk; });
process.stdin.on('end', async () => {
	const {module, folder, offered} = JSON.parse(input);
	const {AsyncEntry} = require(module);
	const entry = new AsyncEntry('cognito-verify', folder, {linux: {store: 'secret-service'}});
	let key = await entry.getPassword();
	if (!key && offered) {
		await entry.setPassword(offered);
		key = await entry.getPassword();
	}
	process.stdout.write(key ?? '');
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
	request: {readonly module: string; readonly folder: string; readonly offered: string | undefined},
	patienceMs: number,
): Promise<string | undefined> {
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
