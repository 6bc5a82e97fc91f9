import {globSync, readFileSync} from 'node:fs';
import {join, posix} from 'node:path';
import {roomOf} from './room-of.ts';

const importing = /(?:\sfrom\s|\bimport\(|^import\s)['"](\.[^'"]+)['"]/gm;

/** Test files that cover a whole room, however distant its files are. They run on every mutant of the room. */
const ofWholeRooms: Readonly<Record<string, string>> = {
	'source/flow/': 'test/flow/next.test.ts',
};

/** Tests of the whole program, which import none of it. They run last. */
const ofTheProgram = ['test/end-to-end/guided.test.ts', 'test/end-to-end/sign-in.test.ts'];

/** The words in a file name: `pool`, `mfa`. */
const wordsOf = (file: string) => posix.basename(file).split('.', 1).join('').split('-');

/** A test file, and what makes it slow. */
export type NearTest = {readonly test: string; readonly slow: 'no' | 'screens' | 'whole runs'};

/**
 * Returns the test files that could notice a change to a source file, nearest first: the one of the same name, the one
 * of the whole room, those of the same folder or with a word of the name, those of the room, and the others, ordered by
 * the number of imports between. Where all tests go through one server, imports alone couldn't distinguish them.
 */
export function createNearestTests(root: string): (source: string) => readonly NearTest[] {
	const files = globSync('{source,test,harness,recipes}/**/*.{ts,tsx}', {cwd: root}).map(file =>
		file.replaceAll('\\', '/'),
	);
	const importers = new Map<string, string[]>();
	for (const file of files) {
		for (const [, specifier = ''] of readFileSync(join(root, file), 'utf8').matchAll(importing)) {
			const target = posix.join(posix.dirname(file), specifier);
			importers.set(target, [...(importers.get(target) ?? []), file]);
		}
	}
	return source => {
		const distances = new Map([[source, 0]]);
		for (const [file, distance] of distances) {
			for (const importer of importers.get(file) ?? []) {
				if (!distances.has(importer)) distances.set(importer, distance + 1);
			}
		}
		const namesake = source.replace('source/', 'test/').replace(/\.tsx?$/, '.test.');
		const [, ofRoom] = Object.entries(ofWholeRooms).find(([of]) => source.startsWith(of)) ?? [];
		const isOfRoom = (test: string) => test.startsWith(`test/${roomOf(source)}/`);
		const slownessOf = (test: string) => {
			if (
				/^test\/(?:faults|end-to-end|build|recipes)\//.test(test) ||
				/\b(?:live|pairs|moto|boto3|aws-cli|process|[\w-]*pty)\.test\./.test(test)
			) {
				return 'whole runs';
			}
			return test.endsWith('.tsx') && !test.startsWith(namesake) ? 'screens' : 'no';
		};
		const words = wordsOf(source);
		const isAkin = (test: string) =>
			test.startsWith(posix.dirname(namesake)) ||
			(isOfRoom(test) && wordsOf(test).some(word => words.includes(word)));
		const rank = (test: string) => {
			if (test.startsWith(namesake)) return -1;
			if (test === ofRoom) return 0;
			return (distances.get(test) ?? 0) + (isOfRoom(test) ? 0 : 5) + (isAkin(test) ? 0 : 5);
		};
		// The program itself is run by its test, not imported.
		const tests = [...distances.keys(), ...files.filter(file => file.startsWith(namesake))]
			.filter(file => /\.test\.tsx?$/.test(file))
			.sort((a, b) => rank(a) - rank(b));
		return [...new Set([...tests, ...ofTheProgram])].map(test => ({
			test,
			slow: slownessOf(test),
		}));
	};
}
