import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {after, before, test} from 'node:test';
import {bundleInto} from '../build/build.js';
import {spawn as spawnPty} from '../harness/pty.ts';
import {createLocalPool, type LocalPool} from '../source/local-pool/create-local-pool.ts';

/**
 * Records at exit what a program has loaded: the scripts that V8 parsed, Node's own modules, and segmenters, the first
 * of which makes V8 read megabytes.
 */
const recorder = `
	let segmenters = 0;
	Intl.Segmenter = class extends Intl.Segmenter {
		constructor(...args) {
			super(...args);
			segmenters += 1;
		}
	};
	const inspector = require('node:inspector');
	const session = new inspector.Session();
	const scripts = [];
	session.connect();
	session.on('Debugger.scriptParsed', ({params}) => scripts.push(params.url));
	session.post('Debugger.enable');
	process.on('exit', () => {
		const builtins = process.moduleLoadList;
		require('node:fs').writeFileSync(process.env.RECORD, JSON.stringify({scripts, builtins, segmenters}));
	});
`;

let folder: string;
let inputsByBundle: ReadonlyMap<string, readonly string[]>;
let pool: LocalPool;

before(async () => {
	folder = await mkdtemp(join(tmpdir(), 'startup-'));
	inputsByBundle = await bundleInto(join(folder, 'dist'));
	await writeFile(join(folder, 'recorder.cjs'), recorder);
	pool = await createLocalPool();
});

after(async () => {
	await pool.close();
	await rm(folder, {recursive: true});
});

/** What a run of the program has loaded. */
type Loaded = {
	readonly bundles: readonly string[];
	/** The size of the bundles, in bytes. */
	readonly size: number;
	/** Source files of ours, and package names. */
	readonly sources: readonly string[];
	/** Node's own modules, including internal ones, beyond those of an empty program. */
	readonly builtins: readonly string[];
	/** How many segmenters it created. */
	readonly segmenters: number;
};

const recordFile = () => join(folder, 'record.json');

/** Runs a program until it exits, and returns what it loaded. */
async function record(program: string, args: readonly string[]) {
	const file = recordFile();
	const child = spawn(
		process.execPath,
		['--require', join(folder, 'recorder.cjs'), program, ...args],
		{env: {PATH: process.env['PATH'], HOME: folder, LOCALAPPDATA: folder, RECORD: file}},
	);
	await once(child, 'close');
	return readRecord();
}

async function readRecord(): Promise<{
	scripts: readonly string[];
	builtins: readonly string[];
	segmenters: number;
}> {
	const {scripts, builtins, segmenters} = JSON.parse(await readFile(recordFile(), 'utf8'));
	return {
		segmenters: Number(segmenters),
		scripts: scripts.map(String).map((url: string) => basename(url)),
		builtins: builtins.map(String).map((line: string) => line.replace(/^\w+ /, '')),
	};
}

/** What the program loads in `run` beyond an empty program. */
async function loadedBy(run: () => ReturnType<typeof readRecord>): Promise<Loaded> {
	await writeFile(join(folder, 'nothing.cjs'), '');
	const nothing = await record(join(folder, 'nothing.cjs'), []);
	const {scripts, builtins, segmenters} = await run();
	const bundles = scripts.filter(name => inputsByBundle.has(name));
	const texts = await Promise.all(bundles.map(name => readFile(join(folder, 'dist', name))));
	const inputs = bundles.flatMap(name => inputsByBundle.get(name) ?? []);
	return {
		bundles,
		size: texts.reduce((sum, {length}) => sum + length, 0),
		sources: [...new Set(inputs.map(ownerOf))],
		builtins: builtins.filter(name => !nothing.builtins.includes(name)),
		segmenters,
	};
}

const program = () => join(folder, 'dist/cognito-verify.cjs');
const load = (...args: readonly string[]) => loadedBy(() => record(program(), args));

/** Opens the guided app in a terminal, quits at the first screen, and returns what it loaded. */
const loadFirstScreen = () =>
	loadedBy(async () => {
		await using app = spawnPty(
			process.execPath,
			['--require', join(folder, 'recorder.cjs'), program()],
			{cwd: folder, env: {HOME: folder, LOCALAPPDATA: folder, RECORD: recordFile()}},
		);
		await app.until('Try the demo');
		app.press('ctrl+c');
		await app.exit;
		return readRecord();
	});

/** The package of a source file, or the file itself if it is ours. */
const ownerOf = (input: string) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? input;

/** Packages that only an interface needs, or a server that uses fetch. */
const heavyPackages = ['ink', 'react', 'react-reconciler', 'yoga-layout', 'conf', 'ajv', 'jose'];
const heavyBuiltins = [
	'internal/deps/undici/undici',
	'readline',
	'child_process',
	'internal/process/esm_loader',
];

const endpoint = () => ['--endpoint-url', pool.endpoint, '--region', 'us-east-1'];
const oneShots: Readonly<Record<string, () => readonly string[]>> = {
	'--version': () => ['--version'],
	'--help': () => ['--help'],
	'get-user-attribute-verification-code': () => [
		'get-user-attribute-verification-code',
		...['--attribute-name', 'email', '--access-token', 'x.y.z'],
		...endpoint(),
	],
};

/** Modules that Node reads for one function that a call might use: each costs more than all of the call's own code. */
const dearBuiltins = [
	...['_http_client', 'crypto', 'fs/promises', 'http', 'https', 'perf_hooks', 'timers/promises'],
	...['tls', 'url', 'util'],
];

test('a call loads no module of Node’s for the sake of one function', async () => {
	const {builtins} = await load(...(oneShots['get-user-attribute-verification-code']?.() ?? []));
	assert.ok(builtins.includes('net'), 'what was loaded was seen');
	assert.deepEqual(
		dearBuiltins.filter(builtin => builtins.includes(builtin)),
		[],
	);
});

test('a call reads two files of code', async () => {
	const {bundles} = await load(...(oneShots['get-user-attribute-verification-code']?.() ?? []));
	assert.deepEqual(bundles.map(name => name.replace(/-\w+(?=\.cjs)/, '')).sort(), [
		'cli.cjs',
		'run.cjs',
	]);
});

for (const [name, args] of Object.entries(oneShots)) {
	test(`${name} loads nothing of an interface`, async t => {
		const {bundles, size, sources, builtins} = await load(...args());
		t.diagnostic(
			`${bundles.length} bundles, ${(size / 1024).toFixed(0)} KiB: ${sources.join(' ')}`,
		);
		assert.ok(bundles.includes('cli.cjs'), 'what was loaded was seen');
		assert.deepEqual(
			sources.filter(
				source => heavyPackages.includes(source) || /^source\/(?:ui|why)\//.test(source),
			),
			[],
		);
		assert.deepEqual(
			sources.filter(source => /^(?:js-yaml$|source.aws-cli.(?:v2|words.pager))/.test(source)),
			[],
			'nothing of YAML, pagers or version 2 of the AWS CLI',
		);
		assert.deepEqual(
			builtins.filter(builtin => heavyBuiltins.includes(builtin)),
			[],
		);
		assert.ok(size < 160 * 1024, `${size} bytes are read`);
	});
}

test('the guided app without a terminal loads nothing of an interface either', async () => {
	const {bundles, sources} = await load();
	assert.ok(bundles.includes('cli.cjs'), 'what was loaded was seen');
	assert.deepEqual(
		sources.filter(source => ['ink', 'react', 'conf'].includes(source)),
		[],
	);
});

test('the first screen loads no client, no pool, no schemas and no developer tools', async t => {
	const {bundles, size, sources, builtins} = await loadFirstScreen();
	t.diagnostic(`${bundles.length} bundles, ${(size / 1024).toFixed(0)} KiB`);
	assert.ok(sources.includes('ink'), 'what was loaded was seen');
	const unwanted =
		/^(?:@aws-sdk|@smithy|ajv|semver|jose|react-devtools-core|source.local-pool|source.why)/;
	assert.deepEqual(
		sources.filter(source => unwanted.test(source)),
		[],
	);
	assert.deepEqual(
		builtins.filter(builtin => /undici|^https?$/.test(builtin)),
		[],
	);
	assert.ok(size < 592 * 1024, `${size} bytes are read`);
});

test('the first screen loads none of Node’s modules for another day, and takes no text apart', async () => {
	const {builtins, bundles, segmenters} = await loadFirstScreen();
	assert.ok(builtins.includes('tty'), 'what was loaded was seen');
	assert.deepEqual(
		builtins.filter(builtin =>
			/^(?:child_process|assert|module|dgram|https?|perf_hooks|readline)$/.test(builtin),
		),
		[],
	);
	assert.equal(segmenters, 0);
	// What reads a project's folder is loaded after the first frame.
	const after = bundles.slice(bundles.indexOf('start.cjs') + 1);
	assert.ok(after.includes('find-pools.cjs'), `${bundles}`);
	for (const name of bundles.filter(name => !after.includes(name))) {
		const text = await readFile(join(folder, 'dist', name), 'utf8');
		assert.doesNotMatch(text, /require\("node:fs\/promises"\)/, name);
	}
});

test('nothing is bundled that only browsers or streams of events need, and Yoga’s WebAssembly is a file', async () => {
	const inputs = [...inputsByBundle.values()].flat().join('\n');
	assert.match(inputs, /node_modules\/@aws-sdk\/client-cognito-identity-provider\//);
	assert.doesNotMatch(inputs, /node_modules\/bowser\/|submodules\/event-streams\//);
	const binaries = [...inputsByBundle.keys()].filter(name => !name.endsWith('.cjs'));
	assert.equal(binaries.length, 1);
	const binary = await readFile(join(folder, 'dist', String(binaries[0])));
	// The section with its memory size: initially 16 pages of 64 KiB, at most 32,768.
	assert.ok(binary.includes(Buffer.from([5, 7, 1, 1, 0x90, 0, 0x80, 0x80, 2])));
});
