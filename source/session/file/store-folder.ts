import {createHash} from 'node:crypto';
import {homedir} from 'node:os';
import path from 'node:path';
import type {Session} from '../session.ts';
import {keyOf} from '../sessions.ts';

/** What the store asks of the process it runs in. Node's `process` is one; `cli.ts` hands it over. */
export type StoreHost = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly platform: NodeJS.Platform;
	readonly pid: number;
	/** Absent on Windows. */
	readonly geteuid?: (() => number) | undefined;
	/** With signal 0, throws `ESRCH` when there is no such process. */
	readonly kill: (pid: number, signal: 0) => true;
	/** Node itself, and the program it runs: how a process of our own is started. */
	readonly execPath: string;
	readonly argv: readonly string[];
};

/**
 * Where the files live: `COGNITO_VERIFY_CONFIG_DIR`, or the folder conf chooses for `cognito-verify` without a suffix.
 * Said here again because a one-shot command reads the file without loading conf; a test holds the two together.
 */
export function storeFolder({env, platform}: Pick<StoreHost, 'env' | 'platform'>): string {
	const chosen = env['COGNITO_VERIFY_CONFIG_DIR'];
	if (chosen !== undefined && chosen !== '') return path.resolve(chosen);
	const name = 'cognito-verify';
	const home = homedir();
	if (platform === 'darwin') return path.join(home, 'Library', 'Preferences', name);
	if (platform === 'win32') {
		return path.join(env['APPDATA'] || path.join(home, 'AppData', 'Roaming'), name, 'Config');
	}
	return path.join(env['XDG_CONFIG_HOME'] || path.join(home, '.config'), name);
}

/** The names conf is given, to which it adds `.json`. */
export const sessionsName = 'sessions';
export const settingsName = 'settings';

/** `sessions.json`: tokens, and nothing a person edits. */
export function sessionsPath(folder: string): string {
	return path.join(folder, `${sessionsName}.json`);
}

/** `settings.json`: the pools a person has connected to, and no secret. */
export function settingsPath(folder: string): string {
	return path.join(folder, `${settingsName}.json`);
}

/** Held while `sessions.json` is read, changed and written. */
export function sessionsLockPath(folder: string): string {
	return path.join(folder, `${sessionsName}.lock`);
}

/** Held while the tokens of one session are refreshed or revoked. */
export function refreshLockPath(folder: string, session: Session): string {
	const hash = createHash('sha256').update(keyOf(session)).digest('hex');
	return path.join(folder, `refresh-${hash.slice(0, 16)}.lock`);
}
