import {mkdtempSync, rmSync} from 'node:fs';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {build} from 'esbuild';

/**
 * A program of a test as one file of JavaScript, so that dozens of processes of it start in a tenth of the time. Lies
 * within the project, where its packages are found.
 */
export async function bundleProgram(t: TestContext, name: string): Promise<string> {
	const modules = path.join(import.meta.dirname, '../../node_modules');
	const folder = mkdtempSync(path.join(modules, '.test-'));
	t.after(() => rmSync(folder, {recursive: true, force: true}));
	const outfile = path.join(folder, `${name}.mjs`);
	await build({
		entryPoints: [path.join(import.meta.dirname, `${name}.ts`)],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'esm',
		packages: 'external',
		logLevel: 'warning',
	});
	return outfile;
}
