import {Readable, Writable} from 'node:stream';
import {setImmediate} from 'node:timers/promises';
import {render} from 'ink';
import type {ReactNode} from 'react';
import {loadDeskScreens} from '../../source/ui/desk-screens.tsx';
import {createKeyboard} from '../../source/ui/keyboard.ts';

await loadDeskScreens();

/** A window, and whether a screen reader is in use. */
export type Window = {
	readonly columns: number;
	readonly rows: number;
	readonly isScreenReaderEnabled?: boolean;
};

/** What Ink draws of a node, without a terminal to write it to. */
export type Frames = {
	/** Everything written so far, including colors, by frame. */
	readonly written: readonly string[];
	/** Sends each piece as a read of its own, and lets the keys take effect. */
	readonly send: (...chunks: readonly string[]) => Promise<void>;
	/** Unmounts it; `using` does it at the end of a block. */
	readonly [Symbol.dispose]: () => void;
};

/** Draws a node in a window of this size. */
export function openFrames(
	node: ReactNode,
	{columns, rows, isScreenReaderEnabled = false}: Window,
): Frames {
	const written: string[] = [];
	const stdout = Object.assign(
		new Writable({
			decodeStrings: false,
			write(chunk: string, _encoding, done) {
				written.push(chunk);
				done();
			},
		}),
		{columns, rows, isTTY: true},
	);
	const stdin = Object.assign(new Readable({objectMode: true, read() {}}), {isTTY: true});
	const instance = render(node, {
		stdout,
		stdin: createKeyboard(stdin),
		debug: true,
		interactive: true,
		exitOnCtrlC: false,
		patchConsole: false,
		isScreenReaderEnabled,
	});
	return {
		written,
		send: async (...chunks) => {
			for (const chunk of chunks) stdin.push(chunk);
			for (let turn = 0; turn < 4; turn++) await setImmediate();
		},
		[Symbol.dispose]: () => {
			instance.unmount();
			instance.cleanup();
		},
	};
}

/**
 * The frames that Ink draws of a node in a window of this size, in order: for tests of very many. Without colors,
 * unless `isStyled`.
 */
export function framesOf(
	node: ReactNode,
	{isStyled = false, ...window}: Window & {readonly isStyled?: boolean},
): readonly string[] {
	using screen = openFrames(node, window);
	return screen.written.filter(isFrame).map(frame => (isStyled ? frame : plain(frame)));
}

/** Without colors, styles and links. */
export const plain = (frame: string): string =>
	frame.replaceAll(/\u001b\[[\d;]*m|\u001b\]8;;[^\u0007]*\u0007/g, '');

/** Whether the output is a frame rather than a mere mode change of the terminal. */
export const isFrame = (written: string): boolean =>
	written.replaceAll(/\u001b\[\?\d+[hl]/g, '').trim() !== '';
