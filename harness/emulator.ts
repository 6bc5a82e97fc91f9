import xterm from '@xterm/headless';

/** The screen and modes of a terminal after the bytes written to it. */
export type Emulator = {
	/** Resolves once the bytes have been processed. */
	write(data: string | Uint8Array): Promise<void>;
	resize(columns: number, rows: number): void;
	/** The rows in the window, without trailing spaces. */
	screen(): string[];
	/** The rows that have scrolled out of the window, oldest first. */
	scrollback(): string[];
	/** Scrollback and screen, without trailing empty rows. Rows that the terminal wrapped are joined. */
	text(): string;
	/** Column and row in the window, from 0. */
	cursor(): {readonly x: number; readonly y: number; readonly isVisible: boolean};
	/** Whether a frame has started and isn't complete (synchronized output, mode 2026). */
	isDrawing(): boolean;
	isBracketedPasteOn(): boolean;
	isMouseOn(): boolean;
	isAlternateScreen(): boolean;
	/**
	 * The codes of sequences so far that would write the clipboard (OSC 52), create a link (OSC 8) or set the title (OSC
	 * 0, 2).
	 */
	readonly oscCodes: readonly number[];
};

/** Creates a terminal emulator of this size. */
export function createEmulator({
	columns = 80,
	rows = 24,
}: {
	columns?: number;
	rows?: number;
}): Emulator {
	const terminal = new xterm.Terminal({
		cols: columns,
		rows,
		scrollback: 10_000,
		allowProposedApi: true,
	});
	let isVisible = true;
	const watchCursor = (shown: boolean) => (params: (number | number[])[]) => {
		if (params.includes(25)) isVisible = shown;
		return false;
	};
	terminal.parser.registerCsiHandler({prefix: '?', final: 'h'}, watchCursor(true));
	terminal.parser.registerCsiHandler({prefix: '?', final: 'l'}, watchCursor(false));
	const oscCodes: number[] = [];
	for (const code of [0, 2, 8, 52]) {
		terminal.parser.registerOscHandler(code, () => {
			oscCodes.push(code);
			return false;
		});
	}
	const lines = (from: number, to: number) =>
		Array.from(
			{length: to - from},
			(_, row) =>
				terminal.buffer.active
					.getLine(from + row)
					?.translateToString(true)
					.trimEnd() ?? '',
		);

	return {
		write: data => new Promise(resolve => terminal.write(data, resolve)),
		resize: (newColumns, newRows) => terminal.resize(newColumns, newRows),
		screen: () => lines(terminal.buffer.active.baseY, terminal.buffer.active.baseY + terminal.rows),
		scrollback: () => lines(0, terminal.buffer.active.baseY),
		text: () => {
			const buffer = terminal.buffer.active;
			let text = '';
			for (let row = 0; row < buffer.length; row++) {
				const line = buffer.getLine(row);
				if (!line) continue;
				if (row > 0 && !line.isWrapped) text += '\n';
				text += line.translateToString(!buffer.getLine(row + 1)?.isWrapped);
			}
			return text.replace(/[^\S\n]+$/gm, '').trimEnd();
		},
		cursor: () => ({
			x: terminal.buffer.active.cursorX,
			y: terminal.buffer.active.cursorY,
			isVisible,
		}),
		isDrawing: () => terminal.modes.synchronizedOutputMode,
		isBracketedPasteOn: () => terminal.modes.bracketedPasteMode,
		isMouseOn: () => terminal.modes.mouseTrackingMode !== 'none',
		isAlternateScreen: () => terminal.buffer.active.type === 'alternate',
		oscCodes,
	};
}
