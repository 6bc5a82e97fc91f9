import {Readable, Writable} from 'node:stream';
import {setTimeout as delay} from 'node:timers/promises';
import {type Instance, render} from 'ink';
import type {ReactNode} from 'react';
import {createEmulator, type Emulator} from '../../harness/emulator.ts';
import {bytesOf, type KeyName, pasteBytes} from '../../harness/keys.ts';
import {watchScreen} from '../../harness/watched-screen.ts';
import {loadDeskScreens} from '../../source/ui/desk-screens.tsx';
import {createKeyboard} from '../../source/ui/keyboard.ts';

// A test draws any screen at once; the program has loaded these by the time that somebody is looked up.
await loadDeskScreens();

export type TerminalOptions = {
	readonly columns?: number;
	readonly rows?: number;
	readonly isScreenReaderEnabled?: boolean;
	/** How long a paste that has not ended is waited for. */
	readonly patienceMs?: number;
};

/** A screen of the app on a terminal with nobody in front of it, drawn as the app draws it. */
export type Terminal = {
	/** Presses keys, one after another, and lets the screen answer each. */
	press(...keys: readonly KeyName[]): Promise<void>;
	/** Sends text in one piece, as a fast typist or a script does. */
	type(text: string): Promise<void>;
	/** Sends each piece as a read of its own, all in one turn of the event loop. */
	send(...chunks: ReadonlyArray<string | Uint8Array>): Promise<void>;
	/** Pastes as a terminal does: between markers when the app has asked for them. */
	paste(text: string): Promise<void>;
	/** Resolves with all that is shown once it holds the text; fails with the last frame after `seconds`. */
	until(expected: string | RegExp, seconds?: number): Promise<string>;
	/** What a person sees now, scrollback included, without spaces at line ends. */
	text(): string;
	/** What a person saw after each write, oldest first. */
	readonly frames: readonly string[];
	/** Everything written, control sequences and all. */
	transcript(): string;
	cursor(): ReturnType<Emulator['cursor']>;
	readonly emulator: Emulator;
	/** Whether the app has the keyboard in raw mode. */
	isRaw(): boolean;
	resize(columns: number, rows: number): Promise<void>;
	rerender(node: ReactNode): Promise<void>;
	/** Resolves or rejects as Ink's `waitUntilExit` does. */
	readonly exited: Promise<unknown>;
	/** Takes the app off the terminal; `await using` does it at the end of a test. */
	close(): Promise<void>;
	[Symbol.asyncDispose](): Promise<void>;
};

// Ink holds a lone Esc back for 20 ms, to see whether an arrow key follows; its timer was set before ours.
const escapeMilliseconds = 21;

/** Draws `node` on a new terminal, 80 by 24 unless told. */
export async function openTerminal(
	node: ReactNode,
	options: TerminalOptions = {},
): Promise<Terminal> {
	const {columns = 80, rows = 24, isScreenReaderEnabled = false, patienceMs = 1_000} = options;
	const emulator = createEmulator({columns, rows});
	const frames: string[] = [];
	let transcript = '';
	let isOver = false;
	const watched = watchScreen(emulator, {seconds: 60, isOver: () => isOver});
	let isRaw = false;

	const stdout = Object.assign(
		new Writable({
			decodeStrings: false,
			write(chunk: string, _encoding, done) {
				transcript += chunk;
				// A terminal's own driver does this.
				void emulator.write(chunk.replaceAll(/\r?\n/g, '\r\n')).then(() => {
					const frame = emulator.text();
					if (frame !== (frames.at(-1) ?? '')) frames.push(frame);
					done();
					watched.changed();
				});
			},
		}),
		{columns, rows, isTTY: true},
	);
	// Object mode keeps the pieces apart, as reads from a terminal are.
	const stdin = Object.assign(new Readable({objectMode: true, read() {}}), {
		isTTY: true,
		setRawMode(mode: boolean) {
			isRaw = mode;
		},
	});

	const instance: Instance = render(node, {
		stdout,
		stdin: createKeyboard(stdin, {patienceMs}),
		interactive: true,
		exitOnCtrlC: false,
		patchConsole: false,
		maxFps: 60,
		incrementalRendering: true,
		isScreenReaderEnabled,
	});
	const exited = instance.waitUntilExit();
	exited
		.catch(() => {})
		.finally(() => {
			isOver = true;
			watched.changed();
		});
	// One frame may cause another (a box is measured after it was laid out), so this continues until nothing is written.
	const settle = async () => {
		let before = -1;
		for (let round = 0; round < 2 || before !== transcript.length; round++) {
			before = transcript.length;
			await instance.waitUntilRenderFlush();
		}
	};

	const send = async (...chunks: ReadonlyArray<string | Uint8Array>) => {
		for (const chunk of chunks) stdin.push(chunk);
		await settle();
	};

	const close = async () => {
		instance.unmount();
		await exited.catch(() => {});
		instance.cleanup();
	};

	await settle();
	return {
		async press(...keys) {
			for (const key of keys) {
				await send(bytesOf(key));
				if (key !== 'escape') continue;
				await delay(escapeMilliseconds);
				await settle();
			}
		},
		type: text => send(text),
		send,
		paste: text => send(pasteBytes(text, emulator.isBracketedPasteOn())),
		until: watched.until,
		text: () => emulator.text(),
		frames,
		transcript: () => transcript,
		cursor: () => emulator.cursor(),
		emulator,
		isRaw: () => isRaw,
		async resize(newColumns, newRows) {
			stdout.columns = newColumns;
			stdout.rows = newRows;
			emulator.resize(newColumns, newRows);
			stdout.emit('resize');
			await settle();
		},
		async rerender(next) {
			instance.rerender(next);
			await settle();
		},
		exited,
		close,
		[Symbol.asyncDispose]: close,
	};
}

/** What a program put on the clipboard, in the order in which it did (OSC 52). */
export const copied = (transcript: string): readonly string[] =>
	[...transcript.matchAll(/\u001b\]52;c;([^\u0007]*)\u0007/g)].map(([, text = '']) =>
		Buffer.from(text, 'base64').toString('utf8'),
	);
