import {setTimeout as wait} from 'node:timers/promises';
import type {Terminal} from './terminal.ts';

/** Milliseconds from each key's write to the arrival of the frame that shows it, and the bytes of all frames. */
export type KeyTimes = {readonly ms: readonly number[]; readonly bytes: number};

/**
 * Presses `count` keys, one every `everyMs`. `shows` tells how many of them the screen shows: a frame may show several,
 * and then it is the frame of each. Rejects when keys are missing two seconds after the last.
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

/** A key for each place in a text: letters in no order, so that any eight in a row tell where they are. */
export function letterAt(index: number): string {
	const mixed = Math.imul(index + 1, 0x9e3779b1);
	const again = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
	return String.fromCharCode(97 + ((again >>> 13) % 26));
}

/** How many of the letters pressed so far a screen shows: of a text that is longer than its field, the end. */
export function lettersShown(screen: string, pressed: number): number {
	for (let shown = pressed; shown > 0; shown--) {
		const from = Math.max(0, shown - 8);
		const end = Array.from({length: shown - from}, (_, at) => letterAt(from + at)).join('');
		if (screen.includes(end)) return shown;
	}
	return 0;
}
