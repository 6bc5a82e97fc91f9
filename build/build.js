/**
 * Bundles the program into `dist/`. Run by `npm run prepare`; plain JavaScript, so that it needs no build itself.
 *
 * Every `import()` in `source/` starts a bundle that is only read when it is reached: this keeps Ink and React away
 * from one-shot commands. Code that two bundles share is in a third one, so a class exists only once.
 *
 * The output is CommonJS although the source isn't: `import` of a built-in reads all of its lazy getters (node:http
 * then loads undici), and a CommonJS bundle can be cached as compiled code; the two make up most of the startup time.
 * esbuild only splits ES modules, so this takes two steps: bundle and split, then convert each piece to CommonJS
 * (`common-js.js`).
 */
import {createHash} from 'node:crypto';
import {cp, mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {basename, dirname, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build, transform} from 'esbuild';
import {interop, interopName, toCommonJs} from './common-js.js';
import {declare} from './declarations.js';
import {licences} from './licences.js';
import {pack} from './packs.js';
import {swap} from './substitutions/swap.js';
import {yogaBinary} from './substitutions/yoga-at-once.js';
import {substitutions} from './substitutions.js';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The options of both steps.
 * @satisfies {import('esbuild').CommonOptions}
 */
const language = /** @type {const} */ ({
	target: 'node22',
	charset: 'ascii',
	legalComments: 'none',
	minify: true,
});

/**
 * Packages that several others depend on in different but equivalent versions: with one copy of each, the first screen
 * reads 11 KiB less.
 */
const once = {
	chalk: join(root, 'node_modules/chalk/source/index.js'),
	'ansi-styles': join(root, 'node_modules/ansi-styles/index.js'),
};

/**
 * Bundles `entryPoints` (names to files) and returns the content of each output file, CommonJS text or binary, with
 * esbuild's metafile.
 * @param {Record<string, string>} entryPoints
 */
export async function bundle(entryPoints) {
	const {outputFiles, metafile} = await build({
		...language,
		entryPoints,
		absWorkingDir: root,
		outdir: 'dist',
		write: false,
		metafile: true,
		bundle: true,
		splitting: true,
		format: 'esm',
		outExtension: {'.js': '.cjs'},
		chunkNames: '[name]-[hash]',
		assetNames: '[name]-[hash]',
		platform: 'node',
		mainFields: ['module', 'main'],
		conditions: ['module'],
		define: {'process.env.NODE_ENV': '"production"'},
		external: ['@napi-rs/keyring'],
		alias: once,
		jsx: 'automatic',
		plugins: [substitutions, yogaBinary],
		logLevel: 'warning',
	});
	const nameOf = shortNames(Object.keys(metafile.outputs).map(path => basename(path)));
	const pieces = await Promise.all(outputFiles.map(file => piece(file, metafile.outputs, nameOf)));
	const functions = {
		name: interopName,
		contents: interop,
		output: {inputs: {}, imports: [], exports: [], bytes: interop.length},
	};
	const all = reachable([...pieces, functions], Object.keys(entryPoints));
	/** @type {Record<string, string | Uint8Array>} */
	const files = Object.fromEntries(all.map(({name, contents}) => [name, contents]));
	/** @type {import('esbuild').Metafile} */
	const account = {
		...metafile,
		outputs: Object.fromEntries(all.map(({name, output}) => [name, output])),
	};
	return {files, metafile: account};
}

/**
 * The pieces that the entry points need: esbuild also bundles an `import()` in code that it then removes.
 * @template {{name: string, output: {imports: readonly {path: string}[]}}} Piece
 * @param {readonly Piece[]} pieces
 * @param {readonly string[]} names
 */
function reachable(pieces, names) {
	const reached = new Set(names.map(name => `${name}.cjs`));
	for (const name of reached) {
		const imports = pieces.find(piece => piece.name === name)?.output.imports ?? [];
		for (const {path} of imports) reached.add(basename(path));
	}
	return pieces.filter(({name}) => reached.has(name) || !name.endsWith('.cjs'));
}

/**
 * The published content of an output file of esbuild: renamed by `nameOf`, and bundles converted to CommonJS.
 * @param {import('esbuild').OutputFile} file
 * @param {import('esbuild').Metafile['outputs']} outputs
 * @param {ReadonlyMap<string, string>} nameOf
 */
async function piece({path, text, contents}, outputs, nameOf) {
	const renamed = (/** @type {string} */ name) => nameOf.get(name) ?? name;
	const name = renamed(basename(path));
	const output = outputs[relative(root, path).replaceAll('\\', '/')];
	if (!output) throw new Error(`esbuild gives no account of ${path}`);
	const imports = output.imports.map(({path, ...more}) => ({
		path: renamed(basename(path)),
		...more,
	}));
	if (!name.endsWith('.cjs')) return {name, contents, output: {...output, imports}};
	const {code, requires} = await toCommonJs(
		text.replaceAll(hashed, renamed),
		output.entryPoint === library ? output.exports : [],
	);
	/** @type {typeof imports} */
	const added = requires ? [{path: interopName, kind: 'import-statement'}] : [];
	return {name, contents: code, output: {...output, imports: [...imports, ...added]}};
}

/** esbuild's names of bundles, with a hash of their content. */
const hashed = /[\w-]+-[A-Z\d]{8}\.cjs/g;

/**
 * Maps names with hashes to names without: hashes don't compress, and more than a thousand `require` calls repeat them.
 * Builds are distinguished by the text in the loader.
 * @param {readonly string[]} names
 * @returns {ReadonlyMap<string, string>}
 */
function shortNames(names) {
	const taken = new Set([interopName, ...names]);
	return new Map(
		names
			.filter(name => name.match(hashed))
			.map(name => {
				const stem = name.replace(/-[A-Z\d]{8}\.cjs$/, '');
				let short = `${stem}.cjs`;
				for (let count = 2; taken.has(short); count += 1) short = `${stem}-${count}.cjs`;
				taken.add(short);
				return [name, short];
			}),
	);
}

/** The library in `exports` of package.json. */
const library = 'source/local-pool/create-local-pool.ts';

/** The source files of the bundles that are loaded by name: by the loader, and through `exports` in package.json. */
const entryPoints = {cli: 'source/cli.ts', 'local-pool': library};

/** The loader with a hash of what it loads, so that each build has its own compiled code. */
async function loader(/** @type {Record<string, string | Uint8Array>} */ files) {
	const {version} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
	const whole = createHash('sha256');
	for (const [name, contents] of Object.entries(files)) whole.update(name).update(contents);
	const hash = whole.digest('hex').slice(0, 12);
	const text = await readFile(join(root, 'build/loader.cjs'), 'utf8');
	const {code} = await transform(swap(text, [["'BUILD'", `'${version}-${hash}'`]]), language);
	return code;
}

/**
 * Writes all runnable code into the folder `dist`, and returns the source files of each output file.
 * @param {string} dist
 */
export async function bundleInto(dist) {
	const {files: bundles, metafile} = await bundle(entryPoints);
	const {files, contents} = pack(bundles, metafile);
	await mkdir(dist, {recursive: true});
	for (const [name, text] of Object.entries({...files, 'loader.cjs': await loader(files)})) {
		await writeFile(join(dist, name), text);
	}
	await cp(join(root, 'build/launcher.cjs'), join(dist, 'cognito-verify.cjs'));
	return contents;
}

/**
 * Rebuilds `dist` with everything that is published. It is moved into place at the end in one step, so that a running
 * program finds either all of the old files or all of the new ones.
 * @param {string} dist
 */
export async function buildInto(dist) {
	const unfinished = `${dist}.${process.pid}`;
	const inputs = await bundleInto(unfinished);
	await writeFile(
		join(unfinished, 'third-party-licences.txt'),
		await licences(root, [...inputs.values()].flat()),
	);
	await declare({
		root,
		entry: library,
		outdir: join(unfinished, 'types'),
		commonJsOutdir: join(unfinished, 'types-commonjs'),
	});
	await rm(dist, {recursive: true, force: true});
	await rename(unfinished, dist);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildInto(join(root, 'dist'));
