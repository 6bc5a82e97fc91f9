type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether this terminal's fonts have signs beyond ASCII, including half blocks. The old Windows console and the Linux
 * console don't; a locale can exclude Unicode. Implemented here because the package `is-unicode-supported` (2.1.0)
 * reads the process itself, which tests can't control, and ignores dumb terminals and locales.
 */
export function drawsUnicode(env: Environment, platform: string): boolean {
	if (env['TERM'] === 'dumb' || env['TERM'] === 'linux') return false;
	if (platform === 'win32') {
		return Boolean(
			env['WT_SESSION'] ||
				env['TERM_PROGRAM'] ||
				env['ConEmuTask'] ||
				env['TERMINAL_EMULATOR'] ||
				env['TERM']?.startsWith('xterm'),
		);
	}
	const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
	if (/^(?:C|POSIX)$/.test(locale)) return false;
	return !locale.includes('.') || /utf-?8/i.test(locale);
}

/** Whether this terminal has colors, and the user wants them. */
export const drawsColours = (env: Environment): boolean =>
	forcedColour(env) !== '0' && env['TERM'] !== 'dumb';

/**
 * The value to set FORCE_COLOR to before loading Ink; undefined to leave it. Ink uses chalk, which ignores NO_COLOR
 * (https://no-color.org: set and not empty means no color). An existing FORCE_COLOR takes precedence.
 */
export const forcedColour = (env: Environment): '0' | undefined =>
	env['NO_COLOR'] && env['FORCE_COLOR'] === undefined ? '0' : undefined;
