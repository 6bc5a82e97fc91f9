import {createContext, use} from 'react';
import {drawsColours, drawsUnicode} from '../drawing/terminal-signs.ts';

/**
 * The colours of the app, by what they say. A person who has other colours has them in the terminal's palette. Nothing
 * that has to be read is dim, which leaves it half of its contrast: only rows that can't be chosen, the numbers of rows,
 * placeholders, steps that are still ahead, and frames.
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
	ellipsis: '...',
	spinner: ['-', '\\', '|', '/'],
};

/** The name of a sign that is one column wide. */
export type Sign = Exclude<keyof Symbols, 'spinner' | 'ellipsis'>;

/** How this terminal can be drawn on. */
export type Theme = {
	readonly symbols: Symbols;
	/** Whether half blocks (for QR codes) can be drawn. */
	readonly hasBlocks: boolean;
	/** What frames are drawn with. */
	readonly border: 'round' | 'classic';
	readonly isColoured: boolean;
	/** Whether it can be given links (OSC 8): most terminals that do not know them leave them out. */
	readonly hasLinks: boolean;
	/** Whether text can be underlined. */
	readonly hasStyles: boolean;
	/** Whether things may move by themselves. */
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
		border: hasBlocks ? 'round' : 'classic',
		isColoured: drawsColours(env),
		hasLinks: hasBlocks,
		hasStyles: env['TERM'] !== 'dumb',
		isMoving,
	};
}

/** Where components find the theme; one for a terminal that can do everything, when nobody provides another. */
export const ThemeContext = createContext<Theme>({
	symbols: unicodeSymbols,
	hasBlocks: true,
	border: 'round',
	isColoured: true,
	hasLinks: true,
	hasStyles: true,
	isMoving: true,
});

/** The theme of the terminal drawn on. */
export const useTheme = (): Theme => use(ThemeContext);
