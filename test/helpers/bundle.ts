import {mkdtempSync, rmSync} from 'node:fs';
import path from 'node:path';
import {build} from 'esbuild';

/**
 * A program of a test, `source` as its absolute path, as one file of JavaScript, so that many processes of it start in a
 * fraction of the time. Lies within the project, where its packages are found, until the test is over.
 */
export async function bundleProgram(
	t: {after(done: () => void): void},
	source: string,
): Promise<string> {
	const modules = path.join(import.meta.dirname, '../../node_modules');
	const folder = mkdtempSync(path.join(modules, '.test-'));
	t.after(() => rmSync(folder, {recursive: true, force: true}));
	const outfile = path.join(folder, 'program.mjs');
	await build({
		entryPoints: [source],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'esm',
		packages: 'external',
		logLevel: 'warning',
	});
	return outfile;
}
