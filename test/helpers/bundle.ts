import {mkdtempSync, rmSync} from 'node:fs';
import path from 'node:path';
import {build} from 'esbuild';
import {yogaBinary} from '../../build/substitutions/yoga-at-once.js';
import {substitutions} from '../../build/substitutions.js';

/**
 * Globals that packages expect in a CommonJS module. The program itself may use top-level await, which CommonJS can't
 * have.
 */
const commonJs = `import {createRequire} from 'node:module';
const require = createRequire(import.meta.url);
const __dirname = import.meta.dirname;`;

/**
 * Bundles a test's program (`source` is its absolute path) into one JavaScript file with its packages as they are
 * published, so that many processes of it start in a fraction of the time. It is inside the project, where native
 * packages are found, until the test is over.
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
