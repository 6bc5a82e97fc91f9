import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';

/**
 * Collects the licenses of the packages in the bundles, which must be distributed with them, and their NOTICE files
 * (Apache License 2.0, section 4d): each text once, under the names of its packages. Throws for a package without a
 * license.
 * @param {string} root
 * @param {readonly string[]} inputs Paths from `root`, as in esbuild's metafile.
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
	const names = await readdir(folder);
	const files = [/^(?:licen[cs]e|copying)/i, /^notice/i].flatMap(kind =>
		names.filter(name => kind.test(name)).sort(),
	);
	const texts = await Promise.all(files.map(file => readFile(join(folder, file), 'utf8')));
	if (!files.some(file => !/^notice/i.test(file))) {
		texts.unshift(await standardText(folder, license, author));
	}
	return {name, version, text: texts.join('\n\n').replaceAll('\r', '').trim()};
}

/**
 * The standard text of a license, for a package that only names it.
 * @param {string} folder
 * @param {unknown} license Its SPDX name.
 * @param {unknown} author As in package.json: a string, or an object with a name.
 */
async function standardText(folder, license, author) {
	const holder = typeof author === 'string' ? author.replace(/ *[<(].*/, '') : Object(author).name;
	if (license === 'MIT' && holder) return mit(holder);
	if (license === 'Apache-2.0') {
		const modules = folder.slice(0, folder.indexOf('node_modules') + 'node_modules'.length);
		return readFile(join(modules, '@aws-sdk/client-cognito-identity-provider/LICENSE'), 'utf8');
	}
	throw new Error(`${folder} has no licence text, and "${license}" has none that is known here`);
}

/** SPDX's text of MIT. */
const mit = (/** @type {string} */ holder) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
