import {createHash} from 'node:crypto';
import {homedir} from 'node:os';
import path from 'node:path';
import type {Session} from '../session.ts';
import {keyOf} from '../sessions.ts';

/** The process, as far as the store needs it. Node's `process` has it all; `cli.ts` passes it in. */
export type StoreHost = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly platform: NodeJS.Platform;
	readonly pid: number;
	/** Absent on Windows. */
	readonly geteuid?: (() => number) | undefined;
	/** With signal 0, throws `ESRCH` if there is no such process. */
	readonly kill: (pid: number, signal: 0) => true;
	/** Node itself and the running program, used to start a process of our own. */
	readonly execPath: string;
	readonly argv: readonly string[];
};

/**
 * The folder of all files: `COGNITO_VERIFY_CONFIG_DIR`, or the one that conf chooses for `cognito-verify` without a
 * suffix. Repeated here because a one-shot command reads the file without loading conf; a test keeps the two in sync.
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

/** The names passed to conf, which appends `.json`. */
export const sessionsName = 'sessions';
export const settingsName = 'settings';

/** `sessions.json`: tokens, not for editing. */
export function sessionsPath(folder: string): string {
	return path.join(folder, `${sessionsName}.json`);
}

/** `settings.json`: the pools a user has connected to, without secrets. */
export function settingsPath(folder: string): string {
	return path.join(folder, `${settingsName}.json`);
}

/** Held while `sessions.json` is read, changed and written. */
export function sessionsLockPath(folder: string): string {
	return path.join(folder, `${sessionsName}.lock`);
}

/** Held while the tokens of a session are refreshed or revoked. */
export function refreshLockPath(folder: string, session: Session): string {
	const hash = createHash('sha256').update(keyOf(session)).digest('hex');
	return path.join(folder, `refresh-${hash.slice(0, 16)}.lock`);
}
