import {Readable, Writable} from 'node:stream';
import {setTimeout as delay} from 'node:timers/promises';
import {type Instance, render} from 'ink';
import type {ReactNode} from 'react';
import {createEmulator, type Emulator} from '../../harness/emulator.ts';
import {bytesOf, type KeyName, pasteBytes} from '../../harness/keys.ts';
import {watchScreen} from '../../harness/watched-screen.ts';
import {loadDeskScreens} from '../../source/ui/desk-screens.tsx';
import {createKeyboard} from '../../source/ui/keyboard.ts';

// Tests draw any screen at once; in the program, these are loaded before a user is looked up.
await loadDeskScreens();

export type TerminalOptions = {
	readonly columns?: number;
	readonly rows?: number;
	readonly isScreenReaderEnabled?: boolean;
	/** The timeout for a paste that hasn't ended. */
	readonly patienceMs?: number;
};

/** A screen of the app on an emulated terminal, drawn as in the app. */
export type Terminal = {
	/** Presses keys one after another, letting the screen react to each. */
	press(...keys: readonly KeyName[]): Promise<void>;
	/** Sends text in one piece, like a fast typist or a script. */
	type(text: string): Promise<void>;
	/** Sends each piece as a read of its own, all in one turn of the event loop. */
	send(...chunks: ReadonlyArray<string | Uint8Array>): Promise<void>;
	/** Pastes like a terminal: between markers if the app has enabled them. */
	paste(text: string): Promise<void>;
	/** Resolves with everything shown once it contains the text; fails with the last frame after `seconds`. */
	until(expected: string | RegExp, seconds?: number): Promise<string>;
	/** What is currently visible, including scrollback, without trailing spaces. */
	text(): string;
	/** What was visible after each write, oldest first. */
	readonly frames: readonly string[];
	/** All output, including control sequences. */
	transcript(): string;
	cursor(): ReturnType<Emulator['cursor']>;
	readonly emulator: Emulator;
	/** Whether the keyboard is in raw mode. */
	isRaw(): boolean;
	resize(columns: number, rows: number): Promise<void>;
	rerender(node: ReactNode): Promise<void>;
	/** Resolves or rejects like Ink's `waitUntilExit`. */
	readonly exited: Promise<unknown>;
	/** Closes the app; `await using` does it at the end of a test. */
	close(): Promise<void>;
	[Symbol.asyncDispose](): Promise<void>;
};

// Ink holds back a lone Esc for 20 ms in case an arrow key follows; its timer was set before ours.
const escapeMilliseconds = 21;

/** Draws `node` on a new terminal, 80 by 24 by default. */
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
				// A terminal's driver does this.
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
	// Object mode keeps the pieces separate, like reads from a terminal.
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
	// One frame may cause another (a box is measured after layout), so this continues until nothing more is written.
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

/** The texts that a program copied to the clipboard, in order (OSC 52). */
export const copied = (transcript: string): readonly string[] =>
	[...transcript.matchAll(/\u001b\]52;c;([^\u0007]*)\u0007/g)].map(([, text = '']) =>
		Buffer.from(text, 'base64').toString('utf8'),
	);
