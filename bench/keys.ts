import {setTimeout as wait} from 'node:timers/promises';
import type {Terminal} from './terminal.ts';

/** Milliseconds from writing each key to the frame that shows it, and the bytes of all frames. */
export type KeyTimes = {readonly ms: readonly number[]; readonly bytes: number};

/**
 * Presses `count` keys, one every `everyMs`. `shows` returns how many of them the screen shows; a frame that shows
 * several counts for each. Rejects if keys are missing two seconds after the last.
 */
export async function timeKeys(
	terminal: Terminal,
	keyOf: (index: number) => string,
	shows: (pressed: number) => number,
	{count, everyMs}: {count: number; everyMs: number},
): Promise<KeyTimes> {
	const pressedAt: number[] = [];
	const ms: number[] = [];
	let bytes = 0;
	const {promise: allShown, resolve} = Promise.withResolvers<'shown'>();
	terminal.onFrame((cameAt, length) => {
		bytes += length;
		const shown = shows(pressedAt.length);
		for (const at of pressedAt.slice(ms.length, shown)) ms.push(cameAt - at);
		if (ms.length === count) resolve('shown');
	});
	const start = terminal.now();
	for (let index = 0; index < count; index++) {
		await wait(Math.max(0, start + index * everyMs - terminal.now()));
		pressedAt.push(terminal.now());
		terminal.press(keyOf(index));
	}
	const end = await Promise.race([allShown, wait(2_000, 'waited')]);
	if (end !== 'shown') {
		throw new Error(`${ms.length} of ${count} keys were drawn:\n${terminal.emulator.text()}`);
	}
	return {ms, bytes};
}

/** A letter for each position in a text, chosen so that any eight consecutive ones identify their position. */
export function letterAt(index: number): string {
	const mixed = Math.imul(index + 1, 0x9e3779b1);
	const again = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
	return String.fromCharCode(97 + ((again >>> 13) % 26));
}

/** How many of the typed letters a screen shows; if the text is longer than its field, only the end is visible. */
export function lettersShown(screen: string, pressed: number): number {
	for (let shown = pressed; shown > 0; shown--) {
		const from = Math.max(0, shown - 8);
		const end = Array.from({length: shown - from}, (_, at) => letterAt(from + at)).join('');
		if (screen.includes(end)) return shown;
	}
	return 0;
}
