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
 * Whether this terminal is known to break the lines that it shows anew when it becomes narrower, where others cut them.
 * False where nobody knows.
 */
export function reflows(env: Environment): boolean {
	if (env['TMUX']) return true;
	// It cuts, whatever terminal it runs in and whatever that one has left in the environment.
	if (env['STY'] || env['TERM']?.startsWith('screen')) return false;
	return (
		programs.has(env['TERM_PROGRAM'] ?? '') ||
		/^(?:tmux|xterm-kitty|alacritty|xterm-ghostty|foot)/.test(env['TERM'] ?? '') ||
		[...variables, 'WT_SESSION'].some(name => Boolean(env[name]))
	);
}

/**
 * What erases a frame, and nothing above it, after the terminal has broken its lines anew at `columns`; the cursor is
 * then where the frame began. `cursor` is where it stands in the frame, counted from 0; at its end, when not given.
 *
 * What the terminal has moved out of its window stays there. xterm.js (6.0, so VS Code too) puts a cursor that has
 * broken lines below it as many rows too low, and as many rows of the frame are left over: too few is the harmless side.
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
