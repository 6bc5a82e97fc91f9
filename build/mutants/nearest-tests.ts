import {globSync, readFileSync} from 'node:fs';
import {join, posix} from 'node:path';

const importing = /(?:\sfrom\s|\bimport\(|^import\s)['"](\.[^'"]+)['"]/gm;

/** Tests of the whole program, which import nothing of it. */
const ofTheProgram = ['test/build/bundled-program.test.ts', 'test/end-to-end/guided.test.ts'];

/**
 * The test files that can notice a change in a source file, nearest first: the one of the same name, then by how many
 * imports lie between. At most `limit`.
 */
export function createNearestTests(root: string, limit: number) {
	const files = globSync('{source,test,recipes}/**/*.{ts,tsx}', {cwd: root}).map(file =>
		file.replaceAll('\\', '/'),
	);
	const importers = new Map<string, string[]>();
	for (const file of files) {
		for (const [, specifier = ''] of readFileSync(join(root, file), 'utf8').matchAll(importing)) {
			const target = posix.join(posix.dirname(file), specifier);
			importers.set(target, [...(importers.get(target) ?? []), file]);
		}
	}
	return (source: string): readonly string[] => {
		const distances = new Map([[source, 0]]);
		for (const [file, distance] of distances) {
			for (const importer of importers.get(file) ?? []) {
				if (!distances.has(importer)) distances.set(importer, distance + 1);
			}
		}
		const namesake = source.replace('source/', 'test/').replace(/\.tsx?$/, '.test.');
		const room = posix.dirname(source).replace('source/', 'test/');
		const rank = (test: string) =>
			test.startsWith(namesake) ? 0 : (distances.get(test) ?? 0) - (test.startsWith(room) ? 2 : 0);
		const tests = [...distances.keys()]
			.filter(file => /\.test\.tsx?$/.test(file))
			.sort((a, b) => rank(a) - rank(b));
		return [...tests.slice(0, limit), ...(tests.length < limit ? ofTheProgram : [])];
	};
}
