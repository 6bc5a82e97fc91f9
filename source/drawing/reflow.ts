import stringWidth from 'string-width';

type Environment = Readonly<Record<string, string | undefined>>;

const programs = new Set([
	'Apple_Terminal',
	'ghostty',
	'Hyper',
	'iTerm.app',
	'rio',
	'tmux',
	'vscode',
	'WezTerm',
]);
const variables = ['KITTY_WINDOW_ID', 'ALACRITTY_WINDOW_ID', 'KONSOLE_VERSION', 'VTE_VERSION'];

/**
 * Whether this terminal is known to rewrap its lines when it gets narrower, where others truncate them. False if
 * unknown.
 */
export function reflows(env: Environment): boolean {
	if (env['TMUX']) return true;
	// screen truncates, whatever terminal it runs in, even if variables of that terminal are set.
	if (env['STY'] || env['TERM']?.startsWith('screen')) return false;
	return (
		programs.has(env['TERM_PROGRAM'] ?? '') ||
		/^(?:tmux|xterm-kitty|alacritty|xterm-ghostty|foot)/.test(env['TERM'] ?? '') ||
		[...variables, 'WT_SESSION'].some(name => Boolean(env[name]))
	);
}

/**
 * The sequence that erases a frame, and nothing above it, after the terminal has rewrapped its lines at `columns`; the
 * cursor ends up where the frame started. `cursor` is its position in the frame, counted from 0; by default the end.
 *
 * Lines that the terminal has scrolled out of its window stay there. If there are rewrapped lines below the cursor,
 * xterm.js (6.0, also in VS Code) puts it that many rows too low, and as many rows of the frame remain: erasing too
 * little is the harmless side.
 */
export function eraseReflowed(
	frame: string,
	cursor: {readonly x: number; readonly y: number} | undefined,
	columns: number,
): string {
	const lines = frame.split('\n');
	const {x, y} = cursor ?? {x: 0, y: lines.length - 1};
	const above = lines
		.slice(0, y)
		.reduce((rows, line) => rows + Math.max(1, Math.ceil(stringWidth(line) / columns)), 0);
	const up = above + Math.floor(x / columns);
	return `\r${up > 0 ? `\u001b[${up}A` : ''}\u001b[J`;
}
