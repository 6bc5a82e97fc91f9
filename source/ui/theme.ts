import {createContext, use} from 'react';

/** The colours of the app, by what they say. A person who has other colours has them in the terminal's palette. */
export const colours = {accent: 'cyan', good: 'green', warning: 'yellow', bad: 'red'} as const;

const unicodeSymbols = {
	pointer: '❯',
	tick: '✔',
	cross: '✖',
	warning: '⚠',
	info: 'ℹ',
	spinner: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'],
};

/** Signs drawn beside words, never in place of them. */
export type Symbols = Readonly<Omit<typeof unicodeSymbols, 'spinner'>> & {
	readonly spinner: readonly string[];
};

const asciiSymbols: Symbols = {
	pointer: '>',
	tick: '+',
	cross: 'x',
	warning: '!',
	info: 'i',
	spinner: ['-', '\\', '|', '/'],
};

/** How this terminal can be drawn on. */
export type Theme = {
	readonly symbols: Symbols;
	/** Whether half blocks (for QR codes) can be drawn. */
	readonly hasBlocks: boolean;
	readonly isColoured: boolean;
	/** Whether things may move of themselves. */
	readonly isMoving: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** The theme for a terminal that says these things of itself in its environment. */
export function createTheme(
	env: Environment,
	{platform, isMoving = true}: {readonly platform: NodeJS.Platform; readonly isMoving?: boolean},
): Theme {
	const hasBlocks = drawsUnicode(env, platform);
	return {
		symbols: hasBlocks ? unicodeSymbols : asciiSymbols,
		hasBlocks,
		isColoured: forcedColour(env) !== '0' && env['TERM'] !== 'dumb',
		isMoving,
	};
}

/**
 * What to set FORCE_COLOR to before Ink is loaded; undefined to leave it. Ink colours with chalk, which does not know
 * NO_COLOR (https://no-color.org: present and not empty means no colour). A FORCE_COLOR that is there already wins.
 */
export const forcedColour = (env: Environment): '0' | undefined =>
	env['NO_COLOR'] && env['FORCE_COLOR'] === undefined ? '0' : undefined;

// The old Windows console and the Linux console have no such signs in their fonts; a locale may say it has no Unicode.
function drawsUnicode(env: Environment, platform: NodeJS.Platform): boolean {
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
	return !locale.includes('.') || /utf-?8/i.test(locale);
}

/** Where components find the theme; one for a terminal that can do everything, when nobody provides another. */
export const ThemeContext = createContext<Theme>({
	symbols: unicodeSymbols,
	hasBlocks: true,
	isColoured: true,
	isMoving: true,
});

/** The theme of the terminal drawn on. */
export const useTheme = (): Theme => use(ThemeContext);
