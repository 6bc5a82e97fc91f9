import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {swap} from './swap.js';

/**
 * Yoga loads its WebAssembly with `fetch` of a data URL, at the top level of a module. That brings in undici (about a
 * third of the time to the first frame) and cannot be CommonJS. Emscripten lets the caller make the instance, and then
 * the whole module is there when its loader returns.
 * @type {readonly import('./swap.js').Substitution[]}
 */
export const yogaAtOnce = [
	{
		file: /\/node_modules\/yoga-layout\/dist\/src\/index\.js$/,
		change: async (text, path) => {
			const binary = await readFile(join(path, '../../binaries/yoga-wasm-base64-esm.js'), 'utf8');
			const base64 = binary.match(dataUrl)?.[0].split(',')[1];
			if (!base64) throw new Error('Yoga keeps its WebAssembly elsewhere now');
			return swap(text, [
				[
					'const Yoga = wrapAssembly(await loadYoga());',
					`const yoga = {
	instantiateWasm(imports, done) {
		const binary = new WebAssembly.Module(Buffer.from('${base64}', 'base64'));
		const instance = new WebAssembly.Instance(binary, imports);
		done(instance);
		return instance.exports;
	},
};
loadYoga(yoga);
const Yoga = wrapAssembly(yoga);`,
				],
			]);
		},
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

const dataUrl = /data:application\/octet-stream;base64,[\w+/=]+/g;
