import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {Instrumenter} from '@stryker-mutator/instrumenter';

/** One change to one source file that a test should notice. Lines and columns count from zero. */
export type Mutant = {
	/** From the project's folder, with forward slashes. */
	readonly file: string;
	readonly line: number;
	/** Stryker's name of the kind of change: `EqualityOperator`, `BlockStatement`, … */
	readonly kind: string;
	readonly original: string;
	readonly replacement: string;
	/** The whole text of the file with the change in it. */
	readonly mutated: string;
};

/** The folder of `source/` that a file is in, or `source` for the files beside them. */
export const roomOf = (file: string) => {
	const [, room = '', rest] = file.split('/');
	return rest === undefined ? 'source' : room;
};

/**
 * Kinds that are left out: words are held by the tests of the screens and of the vocabulary, and an emptied string or
 * pattern says little about a rule.
 */
const excludedMutations = ['StringLiteral', 'Regex'];

/** Every mutant of `root`/source that Stryker's mutators find. */
export async function findMutants(root: string): Promise<readonly Mutant[]> {
	const files = globSync('source/**/*.{ts,tsx}', {cwd: root})
		.map(file => file.replaceAll('\\', '/'))
		.sort();
	const found = await Promise.all(files.map(file => mutantsOf(root, file)));
	return found.flat();
}

async function mutantsOf(root: string, file: string): Promise<readonly Mutant[]> {
	const content = readFileSync(join(root, file), 'utf8');
	// The instrumenter takes the whole of Stryker's logger and says nothing that matters here.
	const silent = new Proxy({}, {get: () => () => false});
	const instrumenter = new Instrumenter(silent as never);
	const {mutants} = await instrumenter.instrument([{name: file, content, mutate: true}], {
		plugins: null,
		excludedMutations,
		ignorers: [],
		noHeader: true,
	});
	const starts = lineStarts(content);
	const offset = ({line, column}: {line: number; column: number}) => (starts[line] ?? 0) + column;
	return mutants.map(({location, mutatorName, replacement}) => {
		const [start, end] = [offset(location.start), offset(location.end)];
		return {
			file,
			line: location.start.line,
			kind: mutatorName,
			original: content.slice(start, end),
			replacement,
			mutated: content.slice(0, start) + replacement + content.slice(end),
		};
	});
}

function lineStarts(text: string): readonly number[] {
	return [0, ...[...text.matchAll(/\n/g)].map(({index}) => index + 1)];
}

/**
 * `count` mutants, as many of each room as the room has of all mutants, chosen by `seed`: the same seed on the same
 * source gives the same sample.
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
	return [...rooms.values()].flatMap(inRoom =>
		inRoom.slice(0, Math.max(1, Math.round((count * inRoom.length) / mutants.length))),
	);
}

/** Tommy Ettinger's mulberry32: 32 bits of state, good enough to draw a sample. */
function mulberry32(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
