import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';

/**
 * The licences of the packages whose code went into the bundles, which all ask to be passed on with it: each text once,
 * under the names of the packages that have it. Throws for a package without one.
 * @param {string} root
 * @param {readonly string[]} inputs Paths from `root`, as esbuild names them.
 */
export async function licences(root, inputs) {
	const folders = new Set(
		inputs.flatMap(path => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []),
	);
	/** @type {Map<string, string[]>} */
	const packagesByText = new Map();
	for (const folder of [...folders].sort()) {
		const {name, version, text} = await licence(join(root, folder));
		packagesByText.set(text, [...(packagesByText.get(text) ?? []), `${name} ${version}`]);
	}
	return [...packagesByText]
		.map(([text, packages]) => `${packages.join('\n')}\n\n${text}\n`)
		.join(`\n${'-'.repeat(80)}\n\n`);
}

/** @param {string} folder */
async function licence(folder) {
	const {name, version, license, author} = JSON.parse(
		await readFile(join(folder, 'package.json'), 'utf8'),
	);
	const file = (await readdir(folder)).find(name => /^licen[cs]e/i.test(name));
	const text = file && (await readFile(join(folder, file), 'utf8'));
	if (!text && !license) throw new Error(`${name} ${version} names no licence`);
	const owner = typeof author === 'object' ? author.name : author;
	return {name, version, text: (text || `${license}, ${owner}`).replaceAll('\r', '').trim()};
}
