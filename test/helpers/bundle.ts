import {mkdtempSync, rmSync} from 'node:fs';
import path from 'node:path';
import {build} from 'esbuild';
import {yogaBinary} from '../../build/substitutions/yoga-at-once.js';
import {substitutions} from '../../build/substitutions.js';

/** What packages find in a CommonJS module; the program itself may wait while it is loaded, which none can. */
const commonJs = `import {createRequire} from 'node:module';
const require = createRequire(import.meta.url);
const __dirname = import.meta.dirname;`;

/**
 * A program of a test, `source` as its absolute path, as one file of JavaScript with its packages, as they are published
 * with the program, so that many processes of it start in a fraction of the time. Lies within the project, where the
 * native packages are found, until the test is over.
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
		external: ['@napi-rs/keyring'],
		banner: {js: commonJs},
		define: {'process.env.NODE_ENV': '"production"'},
		plugins: [substitutions, yogaBinary],
		logLevel: 'warning',
	});
	return outfile;
}
