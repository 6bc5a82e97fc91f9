import {createContext, use} from 'react';
import {drawsColours, drawsUnicode} from '../drawing/terminal-signs.ts';

/**
 * The app's colors by meaning. Users can change them in their terminal's palette. Nothing that has to be read is dim,
 * which halves the contrast: only rows that can't be chosen, row numbers, placeholders, future steps, and frames.
 */
export const colours = {accent: 'cyan', good: 'green', warning: 'yellow', bad: 'red'} as const;

const unicodeSymbols = {
	pointer: '❯',
	tick: '✔',
	cross: '✖',
	warning: '⚠',
	info: 'ℹ',
	ellipsis: '…',
	spinner: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'],
};

/** Signs drawn beside words, never instead of them. */
export type Symbols = Readonly<Omit<typeof unicodeSymbols, 'spinner'>> & {
	readonly spinner: readonly string[];
};

const asciiSymbols: Symbols = {
	pointer: '>',
	tick: '+',
	cross: 'x',
	warning: '!',
	info: 'i',
	ellipsis: '...',
	spinner: ['-', '\\', '|', '/'],
};

/** The name of a sign that is one column wide. */
export type Sign = Exclude<keyof Symbols, 'spinner' | 'ellipsis'>;

/** The drawing abilities of the terminal. */
export type Theme = {
	readonly symbols: Symbols;
	/** Whether half blocks (for QR codes) can be drawn. */
	readonly hasBlocks: boolean;
	/** The style of frames. */
	readonly border: 'round' | 'classic';
	readonly isColoured: boolean;
	/** Whether links can be written (OSC 8): most terminals that don't support them ignore them. */
	readonly hasLinks: boolean;
	/** Whether text can be underlined. */
	readonly hasStyles: boolean;
	/** Whether animation is allowed. */
	readonly isMoving: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Creates the theme for a terminal from what its environment says. */
export function createTheme(
	env: Environment,
	{platform, isMoving = true}: {readonly platform: NodeJS.Platform; readonly isMoving?: boolean},
): Theme {
	const hasBlocks = drawsUnicode(env, platform);
	return {
		symbols: hasBlocks ? unicodeSymbols : asciiSymbols,
		hasBlocks,
		border: hasBlocks ? 'round' : 'classic',
		isColoured: drawsColours(env),
		hasLinks: hasBlocks,
		hasStyles: env['TERM'] !== 'dumb',
		isMoving,
	};
}

/** Provides the theme; by default, one for a terminal that can do everything. */
export const ThemeContext = createContext<Theme>({
	symbols: unicodeSymbols,
	hasBlocks: true,
	border: 'round',
	isColoured: true,
	hasLinks: true,
	hasStyles: true,
	isMoving: true,
});

/** The theme of the current terminal. */
export const useTheme = (): Theme => use(ThemeContext);
