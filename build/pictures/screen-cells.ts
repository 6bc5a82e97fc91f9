import xterm from '@xterm/headless';

/**
 * The style of a run of cells. A color is a number in the terminal's palette, or `#rrggbb`; undefined is the default.
 */
export type Style = {
	readonly colour?: number | string;
	readonly background?: number | string;
	readonly isBold: boolean;
	readonly isDim: boolean;
	readonly isUnderlined: boolean;
	readonly isInverse: boolean;
};

/** Text in a single style, starting at a column. */
export type Run = {readonly column: number; readonly text: string; readonly style: Style};

/** The rows of a screen from the top, each as its visible runs. */
export type Screen = readonly (readonly Run[])[];

/** The screen that a program's output produces in a terminal of this size. */
export async function readScreen(
	transcript: string,
	{columns, rows}: {readonly columns: number; readonly rows: number},
): Promise<Screen> {
	const terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
	await new Promise<void>(resolve => terminal.write(transcript, resolve));
	const {active} = terminal.buffer;
	return Array.from({length: rows}, (_, row) => {
		const line = active.getLine(active.baseY + row);
		const cells = Array.from({length: columns}, (_, column) => line?.getCell(column));
		return runsOf(cells.map(cell => ({text: cell?.getChars() || ' ', style: styleOf(cell)})));
	});
}

type Cell = {readonly text: string; readonly style: Style};

function styleOf(
	cell: ReturnType<NonNullable<ReturnType<xterm.IBuffer['getLine']>>['getCell']>,
): Style {
	if (!cell) return {isBold: false, isDim: false, isUnderlined: false, isInverse: false};
	const colour = colourOf(cell.isFgPalette(), cell.isFgRGB(), cell.getFgColor());
	const background = colourOf(cell.isBgPalette(), cell.isBgRGB(), cell.getBgColor());
	return {
		...(colour !== undefined && {colour}),
		...(background !== undefined && {background}),
		isBold: cell.isBold() !== 0,
		isDim: cell.isDim() !== 0,
		isUnderlined: cell.isUnderline() !== 0,
		isInverse: cell.isInverse() !== 0,
	};
}

function colourOf(isPalette: boolean, isRgb: boolean, value: number): number | string | undefined {
	if (isPalette) return value;
	return isRgb ? `#${value.toString(16).padStart(6, '0')}` : undefined;
}

/** Merges adjacent cells of the same style. Invisible blank cells are in no run, unless a run continues after them. */
function runsOf(cells: readonly Cell[]): readonly Run[] {
	const runs: Run[] = [];
	for (const [column, {text, style}] of cells.entries()) {
		const last = runs.at(-1);
		const isNeighbour = last !== undefined && last.column + last.text.length === column;
		if (last && isNeighbour && JSON.stringify(last.style) === JSON.stringify(style)) {
			runs[runs.length - 1] = {...last, text: last.text + text};
		} else if (text !== ' ' || isPainted(style)) {
			runs.push({column, text, style});
		}
	}
	return runs.map(run => (isPainted(run.style) ? run : {...run, text: run.text.trimEnd()}));
}

function isPainted({background, isInverse, isUnderlined}: Style): boolean {
	return background !== undefined || isInverse || isUnderlined;
}
