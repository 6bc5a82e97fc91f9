import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {promisify} from 'node:util';
import {interop, toCommonJs} from '../../build/common-js.js';

/**
 * A folder with the pieces (ES modules, by name) converted to CommonJS; the exports of `named` can be imported by name.
 */
async function written(
	t: TestContext,
	pieces: Readonly<Record<string, string>>,
	named: Readonly<Record<string, readonly string[]>> = {},
) {
	const folder = await mkdtemp(join(tmpdir(), 'common-js-'));
	t.after(() => rm(folder, {recursive: true}));
	await writeFile(join(folder, 'interop.cjs'), interop);
	const requires: Record<string, boolean> = {};
	for (const [name, text] of Object.entries(pieces)) {
		const piece = await toCommonJs(text, named[name] ?? []);
		requires[name] = piece.requires;
		await writeFile(join(folder, name), piece.code);
	}
	const require = createRequire(import.meta.url);
	return {requires, read: (name: string) => require(join(folder, name)), folder};
}

test('pieces see what the others export as it changes, in a circle too, and take defaults of Node’s modules', async t => {
	const {requires, read} = await written(t, {
		'count.cjs': `
			import {later} from './main.cjs';
			export let count = 0;
			export const add = () => { count += 1; return later(); };
		`,
		'main.cjs': `
			import path from 'node:path';
			import * as os from 'node:os';
			import {count, add} from './count.cjs';
			export const later = () => 'later';
			export const said = [count, add(), count, typeof path.join, os.EOL];
			export const lazily = () => import('./count.cjs');
			export default path;
		`,
		'alone.cjs': 'console.assert(true);',
	});
	const main = read('main.cjs');
	assert.deepEqual(Object.keys(main), ['default', 'later', 'lazily', 'said']);
	assert.equal(main.__esModule, true);
	assert.deepEqual(main.said, [0, 'later', 1, 'function', (await import('node:os')).EOL]);
	const {count, add} = await main.lazily();
	assert.deepEqual([count, add(), read('count.cjs').count], [1, 'later', 2]);
	assert.equal(main.default.join, (await import('node:path')).join);
	assert.deepEqual(requires, {'count.cjs': true, 'main.cjs': true, 'alone.cjs': false});
});

test('names that the functions use themselves are the piece’s own', async t => {
	const {read} = await written(t, {
		'names.cjs': `
			import fs from 'node:fs';
			export const all = 1, to = 2, from = 3, mod = 4, key = 5, desc = 6, target = 7, except = fs.constants.R_OK;
		`,
	});
	assert.deepEqual(
		{...read('names.cjs')},
		{all: 1, to: 2, from: 3, mod: 4, key: 5, desc: 6, target: 7, except: 4},
	);
});

test('Node finds the names that are to be imported', async t => {
	const {folder} = await written(
		t,
		{'library.cjs': 'export const open = () => 1; export const close = () => 2;'},
		{'library.cjs': ['open', 'close']},
	);
	const importer = join(folder, 'importer.mjs');
	await writeFile(
		importer,
		"import {close, open} from './library.cjs'; console.log(open(), close());",
	);
	const {stdout} = await promisify(execFile)(process.execPath, [importer]);
	assert.equal(stdout, '1 2\n');
});

test('a piece that needs another of esbuild’s functions ends the build', async () => {
	await assert.rejects(
		toCommonJs('export const read = () => { using file = globalThis.open(); };', []),
		/functions unknown here: .*__using/,
	);
});
