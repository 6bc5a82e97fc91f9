import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {join, posix} from 'node:path';
import {test} from 'node:test';

const root = join(import.meta.dirname, '..');
const source = join(root, 'source');

/** A part is a folder of `source/`, or a file beside them. */
type Part =
	| 'ascii-digits'
	| 'aws-cli'
	| 'sign-in-rules'
	| 'cognito'
	| 'command-line'
	| 'commands'
	| 'copy'
	| 'drawing'
	| 'endpoint'
	| 'error-code'
	| 'flow'
	| 'guided'
	| 'json'
	| 'jwt'
	| 'local-pool'
	| 'options'
	| 'password-rules'
	| 'problem'
	| 'raw-arguments'
	| 'report'
	| 'safe-text'
	| 'say-failure'
	| 'session'
	| 'settings'
	| 'token-expiry'
	| 'typed-input'
	| 'unforeseen'
	| 'ui'
	| 'verifiable'
	| 'version'
	| 'web-address'
	| 'why';

/** For each part, whose code it may run, and whose types it may use as well. `cli.ts` connects them all. */
const rules: Readonly<Record<Part, {runs: readonly Part[]; names: readonly Part[]}>> = {
	problem: {runs: [], names: []},
	endpoint: {runs: ['problem', 'settings', 'web-address'], names: []},
	'safe-text': {runs: [], names: []},
	'password-rules': {runs: [], names: []},
	'sign-in-rules': {runs: ['problem'], names: ['cognito']},
	'ascii-digits': {runs: [], names: []},
	json: {runs: [], names: []},
	'typed-input': {runs: ['ascii-digits'], names: []},
	copy: {
		runs: ['endpoint', 'flow', 'problem', 'report', 'verifiable', 'version'],
		names: ['cognito', 'local-pool', 'password-rules', 'why', 'session'],
	},
	drawing: {runs: [], names: []},
	'error-code': {runs: [], names: []},
	options: {
		runs: ['copy', 'error-code', 'problem', 'settings', 'typed-input', 'web-address'],
		names: [],
	},
	'command-line': {runs: ['copy', 'options'], names: []},
	'say-failure': {runs: ['copy', 'options', 'problem', 'safe-text', 'settings'], names: []},
	settings: {runs: ['ascii-digits', 'error-code', 'problem', 'web-address'], names: []},
	'raw-arguments': {runs: [], names: []},
	jwt: {runs: ['json'], names: []},
	'token-expiry': {runs: [], names: []},
	verifiable: {runs: [], names: []},
	unforeseen: {runs: ['report'], names: []},
	// Shared by all reports for support: masking, and the file.
	report: {runs: ['safe-text'], names: []},
	version: {runs: [], names: []},
	'web-address': {runs: [], names: []},
	cognito: {
		runs: [
			'endpoint',
			'error-code',
			'problem',
			'settings',
			'typed-input',
			'web-address',
			'json',
			'jwt',
			'token-expiry',
			'verifiable',
		],
		names: [],
	},
	// Calls AWS, judges the responses and reports them; the same for the command and the guided app.
	why: {
		runs: [
			'cognito',
			'copy',
			'endpoint',
			'json',
			'problem',
			'report',
			'safe-text',
			'settings',
			'typed-input',
			'verifiable',
			'version',
		],
		names: [],
	},
	session: {
		runs: [
			'endpoint',
			'error-code',
			'problem',
			'web-address',
			'json',
			'jwt',
			'token-expiry',
			'copy',
			// A lock file is read like any file that someone may have planted.
			'settings',
		],
		names: ['cognito'],
	},
	flow: {
		runs: [
			'password-rules',
			'sign-in-rules',
			'endpoint',
			'problem',
			'typed-input',
			'web-address',
			'verifiable',
			'token-expiry',
		],
		names: ['cognito', 'session', 'why'],
	},
	ui: {
		runs: [
			'endpoint',
			'flow',
			'copy',
			'drawing',
			'password-rules',
			'report',
			'safe-text',
			'verifiable',
		],
		names: ['cognito', 'problem', 'why'],
	},
	// Where the parts of the guided app are connected.
	guided: {
		runs: [
			'endpoint',
			'ui',
			'flow',
			'copy',
			'drawing',
			'cognito',
			'json',
			'session',
			'local-pool',
			'options',
			'say-failure',
			'settings',
			'problem',
			'report',
			'typed-input',
			'why',
		],
		names: ['password-rules'],
	},
	'aws-cli': {
		runs: [
			'endpoint',
			'options',
			'settings',
			'copy',
			'problem',
			'error-code',
			'safe-text',
			'web-address',
			'jwt',
		],
		names: [],
	},
	commands: {
		runs: [
			'sign-in-rules',
			'endpoint',
			'cognito',
			'session',
			'aws-cli',
			'copy',
			'drawing',
			'error-code',
			'json',
			'local-pool',
			'options',
			'problem',
			'say-failure',
			'safe-text',
			'settings',
			'typed-input',
			'web-address',
			'why',
		],
		names: [],
	},
	// So that it can prove the client wrong.
	'local-pool': {runs: [], names: []},
};

/** Packages that slow down startup, and the only parts that may load them. */
const packageHomes: Readonly<Record<string, readonly Part[]>> = {
	ink: ['ui'],
	react: ['ui'],
	'ink-text-input': ['ui'],
	conf: ['session'],
	'@napi-rs/keyring': ['session'],
	// Only in tests: the embedded pool signs with Node's own crypto, and jose checks the result.
	jose: [],
	'@aws-sdk/client-cognito-identity-provider': ['cognito'],
};

type Import = {
	readonly file: string;
	readonly specifier: string;
	readonly isType: boolean;
};

const filesIn = (folder: string) =>
	globSync('**/*.{ts,tsx,js,cjs}', {cwd: folder}).map(file => file.replaceAll('\\', '/'));
const files = filesIn(source);
const text = (file: string) => readFileSync(join(source, file), 'utf8');

const statement =
	/^(?:import|export)\s(type\s)?[^;'"]*?(?:\sfrom\s)?'([^']+)'|\bimport\('([^']+)'\)/gm;

const importsIn = (folder: string, file: string): readonly Import[] =>
	[...readFileSync(join(folder, file), 'utf8').matchAll(statement)].map(
		([, type, statically, dynamically]) => ({
			file,
			specifier: statically ?? dynamically ?? '',
			isType: type !== undefined,
		}),
	);
const imports = files.flatMap(file => importsIn(source, file));

/** The part of a path in `source/`: `cognito` for `cognito/srp.ts`, `problem` for `problem.ts`. */
const partOf = (path: string) => (path.split('/')[0] ?? '').replace(/\.tsx?$/, '');

const rulesOf = (part: string) => Object.entries(rules).find(([name]) => name === part)?.[1];

function fault({file, specifier, isType}: Import): string | undefined {
	const from = partOf(file);
	if (from === 'cli') return undefined;
	const rule = rulesOf(from);
	if (!rule) return `${file}: say in ${posix.basename(import.meta.filename)} what it may import`;
	if (!specifier.startsWith('.')) {
		const homes = Object.entries(packageHomes).find(
			([name]) => specifier === name || specifier.startsWith(`${name}/`),
		)?.[1];
		const isAtHome = !homes || isType || homes.some(home => home === from);
		return isAtHome ? undefined : `${file} loads ${specifier}`;
	}
	const to = partOf(posix.join(posix.dirname(file), specifier));
	const allowed = [from, ...rule.runs, ...(isType ? rule.names : [])];
	return allowed.includes(to) ? undefined : `${file} ${isType ? 'names' : 'runs'} ${specifier}`;
}

test('each part imports only the parts it may', () => {
	assert.ok(imports.length > 10, 'the imports were found');
	assert.deepEqual(
		imports.flatMap(each => fault(each) ?? []),
		[],
	);
});

test('each part has use for what it may import', () => {
	const used = new Set(
		imports.map(({file, specifier, isType}) => {
			const to = partOf(posix.join(posix.dirname(file), specifier));
			return `${partOf(file)} ${isType ? 'names' : 'runs'} ${to}`;
		}),
	);
	const allowed = Object.entries(rules).flatMap(([part, {runs, names}]) => [
		...runs.map(other => ({verbs: ['runs', 'names'], part, other})),
		...names.map(other => ({verbs: ['names'], part, other})),
	]);
	assert.deepEqual(
		allowed.filter(({verbs, part, other}) =>
			verbs.every(verb => !used.has(`${part} ${verb} ${other}`)),
		),
		[],
	);
});

/** What the folders beside `source/` import: tests use all of them, and nothing imports tests. */
const roomsBeside = {
	harness: ['build'],
	build: ['harness', 'source'],
	bench: ['build', 'harness', 'source'],
} as const;

test('what builds and measures the program imports no test', () => {
	const rooms = ['source', 'test', ...Object.keys(roomsBeside)];
	const imported = Object.keys(roomsBeside).map(room => {
		const folder = join(root, room);
		const paths = filesIn(folder).flatMap(file =>
			importsIn(folder, file).map(({specifier}) =>
				partOf(posix.join(room, posix.dirname(file), specifier)),
			),
		);
		return [room, rooms.filter(other => other !== room && paths.includes(other)).sort()];
	});
	assert.deepEqual(Object.fromEntries(imported), roomsBeside);
});

test('ARCHITECTURE.md says who imports whom', () => {
	const listed = (parts: readonly Part[]) => parts.map(part => `\`${part}\``).join(', ');
	const lines = Object.entries(rules)
		.filter(([, {runs, names}]) => runs.length + names.length > 0)
		.map(([part, {runs, names}]) => {
			const verbs = [
				...(runs.length > 0 ? [`runs ${listed(runs)}`] : []),
				...(names.length > 0 ? [`names types of ${listed(names)}`] : []),
			];
			return `- \`${part}\` ${verbs.join('; ')}`;
		});
	const text = readFileSync(join(source, '../ARCHITECTURE.md'), 'utf8');
	const [, list] = /<!-- imports -->\n\n([\s\S]*?)\n\n<!-- \/imports -->/.exec(text) ?? [];
	assert.equal(list, lines.join('\n'));
});

/** Files that lead back to themselves through these imports. */
function circlesOf(followed: readonly Import[]): readonly (readonly string[])[] {
	const byFile = Map.groupBy(followed, ({file}) => file);
	const next = (file: string) =>
		(byFile.get(file) ?? [])
			.filter(({specifier}) => specifier.startsWith('.'))
			.map(({specifier}) => posix.join(posix.dirname(file), specifier));
	const finished = new Set<string>();
	const circles: string[][] = [];
	const visit = (file: string, path: readonly string[]): void => {
		if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file]);
		if (path.includes(file) || finished.has(file)) return;
		for (const each of next(file)) visit(each, [...path, file]);
		finished.add(file);
	};
	for (const file of files) visit(file, []);
	return circles;
}

test('no file runs a file that runs it, however far around', () => {
	assert.deepEqual(circlesOf(imports.filter(({isType}) => !isType)), []);
});

test('no file names the types of a file that imports it, however far around', () => {
	assert.deepEqual(circlesOf(imports), []);
});

test('only cli.ts touches the process', () => {
	const touching = files.filter(file => {
		const code = text(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|`[^`]*`/g, '');
		return /(?<![.\w])process\b/.test(code);
	});
	assert.deepEqual(
		touching.filter(file => file !== 'cli.ts'),
		[],
	);
});

test('no bundle waits at its top level, since it could not be CommonJS', () => {
	assert.deepEqual(
		files.filter(file => /^(?:const .* = |export .* = )?await /m.test(text(file))),
		[],
	);
});
