import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after} from 'node:test';
import {bundle} from '../../build/build.js';

/** Bundles `entry` (a path from the project's folder) as the build does, and returns its exports. */
export async function requireBundled<Exports>(entry: string): Promise<Exports> {
	const folder = await mkdtemp(join(tmpdir(), 'bundled-'));
	after(() => rm(folder, {recursive: true}));
	const {files} = await bundle({entry});
	for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
	return createRequire(import.meta.url)(join(folder, 'entry.cjs'));
}
