import {performance} from 'node:perf_hooks';
import pty from '@lydell/node-pty';
import {createEmulator, type Emulator} from '../harness/emulator.ts';
import type {Command} from './child.ts';

/** A program in a pseudo-terminal of 80 × 24, with the times of its frames. */
export type Terminal = {
	readonly pid: number;
	readonly emulator: Emulator;
	/** Milliseconds from the program's start until the screen showed `text`. Rejects after 20 s with the screen. */
	readonly until: (text: string) => Promise<number>;
	/** Milliseconds since the program's start. */
	readonly now: () => number;
	readonly press: (keys: string) => void;
	/** Receives each frame once it has been processed: when its bytes arrived, and how many. */
	readonly onFrame: (listener: (cameAt: number, bytes: number) => void) => void;
	/** Ends the program with Ctrl+C like a user, so that it saves its caches, including compiled code. */
	readonly quit: () => Promise<void>;
};

/** Starts `command` in a terminal and a folder. Time counts from before the fork. */
export function openTerminal(
	[program, ...words]: Command,
	env: NodeJS.ProcessEnv,
	cwd: string,
): Terminal {
	const emulator = createEmulator({});
	let onFrame: (cameAt: number, bytes: number) => void = () => {};
	let look = () => {};
	const start = performance.now();
	const now = () => performance.now() - start;
	let lastAt = 0;
	const child = pty.spawn(program, words, {
		cols: 80,
		rows: 24,
		cwd,
		env: {...env, TERM: 'xterm-256color'},
	});
	const ended = new Promise<void>(resolve => child.onExit(() => resolve()));
	child.onData(async data => {
		const cameAt = now();
		await emulator.write(data);
		lastAt = cameAt;
		onFrame(cameAt, data.length);
		look();
	});
	return {
		pid: child.pid,
		emulator,
		now,
		press: keys => child.write(keys),
		onFrame: listener => {
			onFrame = listener;
		},
		until: text =>
			new Promise((resolve, reject) => {
				const timer = setTimeout(() => {
					reject(new Error(`The screen never showed "${text}":\n${emulator.text()}`));
				}, 20_000);
				look = () => {
					if (!emulator.text().includes(text)) return;
					clearTimeout(timer);
					look = () => {};
					resolve(lastAt);
				};
				look();
			}),
		quit: async () => {
			const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
			child.write('\x03');
			await ended;
			clearTimeout(timer);
		},
	};
}
