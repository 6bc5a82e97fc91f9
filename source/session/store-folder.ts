import {homedir} from 'node:os';
import path from 'node:path';

/** What the store must know of the process it runs in; `cli.ts` fills it in from `process`. */
export type StoreHost = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly platform: NodeJS.Platform;
	readonly pid: number;
	/** The effective user; absent on Windows. */
	readonly uid?: number | undefined;
};

/**
 * Where the files live: `COGNITO_VERIFY_CONFIG_DIR`, or the folder conf chooses for `cognito-verify` without a suffix.
 * Said here again because a one-shot command reads the file without loading conf; a test holds the two together.
 */
export function storeFolder({env, platform}: StoreHost): string {
	const chosen = env['COGNITO_VERIFY_CONFIG_DIR'];
	if (chosen !== undefined && chosen !== '') {
		return path.resolve(chosen);
	}

	const name = 'cognito-verify';
	const home = homedir();
	if (platform === 'darwin') {
		return path.join(home, 'Library', 'Preferences', name);
	}

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
