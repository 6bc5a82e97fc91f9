import {execFile} from 'node:child_process';
import {cp, mkdir, readdir, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {buildInto, root} from '../build/build.js';

const run = promisify(execFile);

/** Runs npm. On Windows it is a script, which only a shell can run. */
export const npm = (args: readonly string[], cwd: string) =>
	run('npm', [...args], {cwd, shell: process.platform === 'win32'});

/** The package as npm packs it, and a project that it is installed in. */
export type InstalledPackage = {
	readonly tarball: string;
	/** The project's folder. The package is in its `node_modules`. */
	readonly folder: string;
};

/**
 * Builds, packs and installs the package below `temporary`, without changing `dist/` and without a network, and so
 * without optional packages.
 */
export async function installPackage(temporary: string): Promise<InstalledPackage> {
	const packed = join(temporary, 'packed');
	const folder = join(temporary, 'project');
	await mkdir(folder, {recursive: true});
	await buildInto(join(packed, 'dist'));
	for (const name of await readdir(root)) {
		if (/^(?:package\.json|README\.md|LICENSE)$/.test(name))
			await cp(join(root, name), join(packed, name));
	}
	await npm(['pack', '--ignore-scripts', '--pack-destination', temporary], packed);
	const name = (await readdir(temporary)).find(name => name.endsWith('.tgz'));
	if (!name) throw new Error('npm packed nothing');
	const tarball = join(temporary, name);
	await writeFile(join(folder, 'package.json'), '{"private": true, "type": "module"}');
	const quiet = ['--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
	const offline = ['--offline', '--cache', join(temporary, 'cache')];
	await npm(['install', tarball, ...quiet, ...offline], folder);
	return {tarball, folder};
}

/** The size of a package in bytes, and the packages installed with it. */
export type Weight = {
	readonly packed: number;
	readonly installed: number;
	readonly others: readonly string[];
};

/** The maximum sizes of the package, in bytes. */
export const limits = {packed: 560 * 1024, installed: 1_760 * 1024} as const;

/** Measures an installed package. */
export async function weigh({tarball, folder}: InstalledPackage): Promise<Weight> {
	const modules = join(folder, 'node_modules');
	const ours = join(modules, 'cognito-verify');
	const files = await readdir(ours, {recursive: true, withFileTypes: true});
	const sizes = await Promise.all(
		files
			.filter(file => file.isFile())
			.map(async file => (await stat(join(file.parentPath, file.name))).size),
	);
	return {
		packed: (await stat(tarball)).size,
		installed: sizes.reduce((sum, size) => sum + size, 0),
		others: (await readdir(modules)).filter(
			name => !name.startsWith('.') && name !== 'cognito-verify',
		),
	};
}
