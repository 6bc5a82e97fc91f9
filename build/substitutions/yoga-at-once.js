import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {swap} from './swap.js';

/**
 * Yoga loads its WebAssembly with `fetch` from a data URL, at the top level of a module. That loads undici (about a
 * third of the time to the first frame) and can't be CommonJS. Emscripten lets the caller create the instance, and then
 * the whole module is ready when its loader returns. The WebAssembly is read from a file beside the bundles, which
 * packs 17 KiB smaller than a data URL and isn't parsed as a script.
 * @type {readonly import('./swap.js').Substitution[]}
 */
export const yogaAtOnce = [
	{
		file: /\/node_modules\/yoga-layout\/dist\/src\/index\.js$/,
		change: text =>
			swap(text, [
				[
					'const Yoga = wrapAssembly(await loadYoga());',
					`import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import name from '${binary}';
const yoga = {
	instantiateWasm(imports, done) {
		const module = new WebAssembly.Module(readFileSync(join(__dirname, name)));
		const instance = new WebAssembly.Instance(module, imports);
		done(instance);
		return instance.exports;
	},
};
loadYoga(yoga);
const Yoga = wrapAssembly(yoga);`,
				],
			]),
	},
	{
		file: /\/node_modules\/yoga-layout\/dist\/binaries\/yoga-wasm-base64-esm\.js$/,
		change: text =>
			swap(text, [
				[dataUrl, 'data:application/octet-stream;base64,'],
				['import.meta.url', "''"],
			]),
	},
];

const binary = 'yoga.wasm';
const dataUrl = /data:application\/octet-stream;base64,[\w+/=]+/g;

/**
 * The esbuild plugin that extracts the WebAssembly from its data URL to a file beside the bundles.
 * @type {import('esbuild').Plugin}
 */
export const yogaBinary = {
	name: 'yoga-binary',
	setup(build) {
		build.onResolve({filter: /^yoga\.wasm$/}, ({resolveDir}) => ({
			path: binary,
			namespace: 'yoga',
			pluginData: join(resolveDir, '../binaries/yoga-wasm-base64-esm.js'),
		}));
		build.onLoad({filter: /./, namespace: 'yoga'}, async ({pluginData}) => {
			const base64 = (await readFile(pluginData, 'utf8')).match(dataUrl)?.[0].split(',')[1];
			if (!base64) throw new Error('Yoga keeps its WebAssembly elsewhere now');
			return {contents: withSmallMemory(Buffer.from(base64, 'base64')), loader: 'file'};
		});
	},
};

/** The section with the memory size: initially 256 pages of 64 KiB, at most 32,768. */
const memory = Buffer.from([5, 7, 1, 1, 0x80, 2, 0x80, 0x80, 2]);

/**
 * Yoga starts with 16 MiB of memory, of which a screen uses less than one, and which can grow. V8 counts all of it, and
 * collects garbage before the first frame because of it.
 * @param {Buffer} binary
 */
function withSmallMemory(binary) {
	const at = binary.indexOf(memory);
	if (at === -1 || binary.includes(memory, at + 1)) throw new Error('Yoga has other memory now');
	// 16 pages, encoded in the same number of bytes.
	binary.set([0x90, 0], at + 4);
	return binary;
}
