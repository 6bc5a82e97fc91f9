type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether this terminal's fonts have signs beyond ASCII, half blocks among them. The old Windows console and the Linux
 * console have none; a locale may say it has no Unicode. By hand, because the package `is-unicode-supported` (2.1.0) asks
 * the process itself, which a test cannot answer for, and knows neither a dumb terminal nor a locale.
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

/** Whether this terminal has colours, and its person wants them. */
export const drawsColours = (env: Environment): boolean =>
	forcedColour(env) !== '0' && env['TERM'] !== 'dumb';

/**
 * What to set FORCE_COLOR to before Ink is loaded; undefined to leave it. Ink colours with chalk, which does not know
 * NO_COLOR (https://no-color.org: present and not empty means no colour). A FORCE_COLOR that is there already wins.
 */
export const forcedColour = (env: Environment): '0' | undefined =>
	env['NO_COLOR'] && env['FORCE_COLOR'] === undefined ? '0' : undefined;
