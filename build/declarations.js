import {execFile} from 'node:child_process';
import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join, relative} from 'node:path';
import {promisify} from 'node:util';

const run = promisify(execFile);

/**
 * Writes the type declarations of one source file, and of those it refers to, into `outdir`: nothing else can be
 * imported. A CommonJS project would treat them as ES modules, so they are also in `commonJsOutdir`, which a
 * package.json marks as CommonJS. Both compress to the size of one, since the archive has files of the same name side
 * by side.
 * @param {{root: string, entry: string, outdir: string, commonJsOutdir: string}} _
 */
export async function declare({root, entry, outdir, commonJsOutdir}) {
	const all = await mkdtemp(join(tmpdir(), 'declarations-'));
	try {
		const tsc = join(root, 'node_modules/typescript/bin/tsc');
		const config = join(root, 'build/declarations.json');
		await run(process.execPath, [tsc, '--project', config, '--outDir', all]);
		const first = join(all, relative(join(root, 'source'), join(root, entry))).replace(
			/\.ts$/,
			'.d.ts',
		);
		const files = await reachable(first);
		for (const file of files) {
			const name = relative(dirname(first), file);
			for (const folder of [outdir, commonJsOutdir]) await cp(file, join(folder, name));
		}
		await writeFile(join(commonJsOutdir, 'package.json'), '{"type": "commonjs"}\n');
	} finally {
		await rm(all, {recursive: true});
	}
}

/**
 * The declarations that `first` refers to, including itself.
 * @param {string} first
 * @returns {Promise<ReadonlySet<string>>}
 */
async function reachable(first) {
	/** @type {Set<string>} */
	const found = new Set();
	const visit = async (/** @type {string} */ file) => {
		if (found.has(file)) return;
		found.add(file);
		const text = await readFile(file, 'utf8');
		for (const [, name = ''] of text.matchAll(/(?:from |import\()["'](\.[^"']+)\.ts["']/g)) {
			await visit(join(dirname(file), `${name}.d.ts`));
		}
	};
	await visit(first);
	return found;
}
