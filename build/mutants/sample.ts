import type {Mutant} from './find-mutants.ts';
import {roomOf} from './room-of.ts';

/**
 * Chooses `count` mutants by `seed`, from each room in proportion to its mutants: the same seed on the same source
 * gives the same sample. Mutants of the same file are adjacent.
 */
export function sample(
	mutants: readonly Mutant[],
	{count, seed}: {readonly count: number; readonly seed: number},
): readonly Mutant[] {
	const random = mulberry32(seed);
	const shuffled = mutants
		.map(mutant => ({mutant, order: random()}))
		.sort((a, b) => a.order - b.order)
		.map(({mutant}) => mutant);
	const rooms = Map.groupBy(shuffled, ({file}) => roomOf(file));
	return [...rooms.values()]
		.flatMap(inRoom =>
			inRoom.slice(0, Math.max(1, Math.round((count * inRoom.length) / mutants.length))),
		)
		.sort((a, b) => (a.file < b.file ? -1 : Number(a.file > b.file)));
}

/** Tommy Ettinger's mulberry32: 32 bits of state, good enough for a sample. */
function mulberry32(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
