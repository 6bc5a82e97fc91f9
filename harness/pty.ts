import {spawn as spawnPty} from '@lydell/node-pty';
import {createEmulator, type Emulator} from './emulator.ts';
import {bytesOf, type KeyName, pasteBytes} from './keys.ts';
import {watchScreen} from './watched-screen.ts';

export type PtyOptions = {
	readonly columns?: number;
	readonly rows?: number;
	readonly cwd?: string;
	/** Added to PATH, HOME, TERM and LANG; no other variables of the test are passed on (no `CI`). */
	readonly env?: Readonly<Record<string, string>>;
};

/** How a program ended: with an exit code, or by a signal. */
export type PtyExit = {readonly code: number; readonly signal: number};

/** A real program in a real pseudo-terminal, with a terminal emulator reading its output. */
export type Pty = {
	readonly pid: number;
	/** Sends text or bytes unchanged. */
	send(bytes: string): void;
	press(...keys: readonly KeyName[]): void;
	/** Pastes like a terminal: between markers if the program has enabled them. */
	paste(text: string): void;
	/**
	 * Resolves with everything shown once it contains the text; fails with the screen after `seconds`, or when the
	 * program ends.
	 */
	until(expected: string | RegExp, seconds?: number): Promise<string>;
	/** The rows in the window, without scrollback. */
	screen(): string[];
	scrollback(): string[];
	/** Scrollback and screen as one text. */
	text(): string;
	cursor(): ReturnType<Emulator['cursor']>;
	/** All output of the program, as text. */
	transcript(): string;
	readonly emulator: Emulator;
	resize(columns: number, rows: number): void;
	kill(signal?: NodeJS.Signals): void;
	/** Resolves when the program has ended and all its output has been read. */
	readonly exit: Promise<PtyExit>;
	[Symbol.asyncDispose](): Promise<void>;
};

const inherited = ['PATH', 'HOME', 'SystemRoot', 'TEMP', 'TMPDIR', 'USERPROFILE'];

/** Runs a program in a terminal, 80 by 24 by default. `await using` ends it with the test. */
export function spawn(command: string, args: readonly string[], options: PtyOptions = {}): Pty {
	const {columns = 80, rows = 24, cwd, env = {}} = options;
	const emulator = createEmulator({columns, rows});
	const passedOn = Object.fromEntries(
		inherited.flatMap(name => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
	);
	const child = spawnPty(command, [...args], {
		name: 'xterm-256color',
		cols: columns,
		rows,
		...(cwd === undefined ? {} : {cwd}),
		env: {...passedOn, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...env},
	});

	let transcript = '';
	let isOver = false;
	const watched = watchScreen(emulator, {seconds: 60, isOver: () => isOver});
	let worked: Promise<void> = Promise.resolve();
	child.onData(data => {
		transcript += data;
		worked = emulator.write(data).then(watched.changed);
	});
	const exit = new Promise<PtyExit>(resolve => {
		child.onExit(async ({exitCode, signal = 0}) => {
			await worked;
			isOver = true;
			watched.changed();
			resolve({code: exitCode, signal});
		});
	});

	return {
		pid: child.pid,
		send: bytes => child.write(bytes),
		press: (...keys) => {
			for (const key of keys) child.write(bytesOf(key));
		},
		paste: text => child.write(pasteBytes(text, emulator.isBracketedPasteOn())),
		until: watched.until,
		screen: () => emulator.screen(),
		scrollback: () => emulator.scrollback(),
		text: () => emulator.text(),
		cursor: () => emulator.cursor(),
		transcript: () => transcript,
		emulator,
		resize: (newColumns, newRows) => {
			emulator.resize(newColumns, newRows);
			child.resize(newColumns, newRows);
		},
		kill: signal => child.kill(signal),
		exit,
		async [Symbol.asyncDispose]() {
			if (!isOver) child.kill('SIGKILL');
			await exit;
		},
	};
}

/**
 * Runs a program in a shell in a terminal. Afterwards the shell prints what the program left, on a last line of its
 * own: `left: code=130 icanon echo isig`, with `-icanon -echo` if the keyboard is still in raw mode. POSIX only.
 */
export function spawnInShell(command: string, args: readonly string[], options?: PtyOptions): Pty {
	// The shell must survive signals sent to the whole terminal; the program starts with the default handlers.
	const script = `trap : INT HUP TERM; "$@"; code=$?
		modes=$(stty -a | tr ' ;' '\\n\\n' | grep -xE -e '-?(icanon|echo|isig)' | tr '\\n' ' ')
		printf '\\nleft: code=%s %s\\n' "$code" "$modes"`;
	return spawn('/bin/sh', ['-c', script, 'sh', command, ...args], options);
}
