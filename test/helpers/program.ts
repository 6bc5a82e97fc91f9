import {createHash} from 'node:crypto';
import {existsSync, globSync, readFileSync} from 'node:fs';
import {rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {bundleInto, root} from '../../build/build.js';

/**
 * The program's file, bundled as it is published from the current sources. The first test file that needs it bundles it
 * for the others: it is inside the project, where its optional package is found, under a hash of its inputs.
 */
export function bundledProgram(): Promise<string> {
	// Several test files run in one process, and would write to the same unfinished folder.
	bundling ??= bundle();
	return bundling;
}

let bundling: Promise<string> | undefined;

async function bundle(): Promise<string> {
	const files = globSync(['source/**/*.{ts,tsx}', 'build/**/*.{js,cjs}', 'package*.json'], {
		cwd: root,
	});
	const hash = createHash('sha256');
	for (const file of files.sort()) hash.update(file).update(readFileSync(join(root, file)));
	const name = hash.digest('hex').slice(0, 16);
	const folder = join(root, 'node_modules/.cache/cognito-verify', name);
	if (!existsSync(folder)) {
		const unfinished = `${folder}.${process.pid}`;
		await bundleInto(unfinished);
		// Another test file may have been first.
		await rename(unfinished, folder).catch(() => rm(unfinished, {recursive: true}));
	}
	return join(folder, 'cognito-verify.cjs');
}
