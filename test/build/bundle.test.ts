import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {promisify} from 'node:util';
import {bundle} from '../../build/build.js';

const run = promisify(execFile);

const program = {
	'main.ts': `
		import {Fault} from './fault.ts';
		const main = async () => {
			if (process.argv[2] !== 'face') return 'no face';
			const {face} = await import('./face.ts');
			try { return face() } catch (error) { return error instanceof Fault };
		};
		void main().then(said => console.log(said, Object.keys(require.cache).length));
	`,
	'face.ts': `
		import {Fault} from './fault.ts';
		import {request} from 'node:http';
		export const face = () => { throw new Fault(typeof request) };
	`,
	'fault.ts': 'export class Fault extends Error {}',
	'partly.ts': `import {used} from './library.ts'; console.log(used)`,
	'library.ts': `export const used = 1; export const unused = () => import('./never.ts')`,
	'never.ts': `export const never = 'never read'`,
};

/** The folder of a bundled `program`. */
async function bundled(t: TestContext): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'bundle-'));
	t.after(() => rm(folder, {recursive: true}));
	const write = (files: Record<string, string | Uint8Array>) =>
		Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
	await write(program);
	const {files} = await bundle({main: join(folder, 'main.ts')});
	await write(files);
	return folder;
}

test('what is behind import() is read only when the program gets there', async t => {
	const main = join(await bundled(t), 'main.cjs');
	const without = await run(process.execPath, [main]);
	const withFace = await run(process.execPath, [main, 'face']);
	const [filesWithout, filesWith] = [without, withFace].map(({stdout}) =>
		Number(stdout.trim().split(' ').at(-1)),
	);
	assert.ok(filesWithout && filesWith && filesWith > filesWithout, `${filesWithout} ${filesWith}`);
});

test('a class that two bundles share is the same class in both', async t => {
	const {stdout} = await run(process.execPath, [join(await bundled(t), 'main.cjs'), 'face']);
	assert.match(stdout, /^true /);
});

test('what only unused code would load is left out', async t => {
	const folder = await bundled(t);
	const {files} = await bundle({partly: join(folder, 'partly.ts')});
	assert.deepEqual(Object.keys(files), ['partly.cjs']);
});

test('the bundles never import a built-in as an ES module', async t => {
	const {files} = await bundle({main: join(await bundled(t), 'main.ts')});
	for (const text of Object.values(files)) assert.doesNotMatch(String(text), /\bimport\b/);
});

test('what esbuild does for CommonJS is in one file, and no name has a hash', async t => {
	const {files, metafile} = await bundle({main: join(await bundled(t), 'main.ts')});
	assert.deepEqual(Object.keys(files).sort(), ['chunk.cjs', 'face.cjs', 'interop.cjs', 'main.cjs']);
	const {'interop.cjs': interop, ...pieces} = files;
	assert.match(String(interop), /Object\.getOwnPropertyDescriptor/);
	for (const [name, text] of Object.entries(pieces)) {
		assert.doesNotMatch(String(text), /getOwnPropertyDescriptor|-[A-Z\d]{8}\.cjs/);
		const required = [...String(text).matchAll(/require\("\.\/([^"]+)"\)/g)].map(([, id]) => id);
		const accounted = metafile.outputs[name]?.imports.filter(({external}) => !external) ?? [];
		assert.deepEqual(accounted.map(({path}) => path).sort(), required.sort(), name);
	}
});
