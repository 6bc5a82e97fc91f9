import {spawn} from 'node:child_process';
import {
	cpSync,
	globSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {build} from 'esbuild';

/** The outcome of a test file: the name of the first failed test, or a failure without a name. */
export type Outcome =
	| {readonly kind: 'passed'}
	| {readonly kind: 'failed'; readonly test: string}
	| {readonly kind: 'timedOut'}
	| {readonly kind: 'crashed'};

/** The folder in a copy that contains its JavaScript. */
const compiledName = 'compiled';

export type ProjectCopy = ReturnType<typeof copyProject>;

const leftOut: ReadonlySet<string> = new Set(['.git', 'node_modules', 'dist', 'pictures']);

/** A copy of the project whose files can be changed, to run test files in. It shares the project's packages. */
export function copyProject(root: string) {
	const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
	for (const name of readdirSync(root)) {
		if (leftOut.has(name)) continue;
		cpSync(join(root, name), join(folder, name), {recursive: true});
	}
	linkPackages(join(root, 'node_modules'), join(folder, 'node_modules'));
	const switches = readFileSync(join(import.meta.dirname, 'switches.js'), 'utf8');
	const switchPath = join(folder, 'switches.js');
	writeFileSync(
		switchPath,
		switches.replace('<folder>', () => folder),
	);

	return {
		folder,
		switchPath,
		write: (file: string, content: string) => writeFileSync(join(folder, file), content),
		/** Compiles all files to JavaScript once, for the processes that keep test files loaded. */
		compile: async () => {
			await build({
				entryPoints: globSync('*/**/*.{ts,tsx}', {
					cwd: folder,
					exclude: name => name === 'node_modules',
				}),
				absWorkingDir: folder,
				outdir: compiledName,
				outbase: '.',
				platform: 'node',
				format: 'esm',
				target: 'node24',
				jsx: 'automatic',
				keepNames: true,
				logLevel: 'warning',
			});
		},
		/** Runs a test file in a process of its own with one mutant on, or none (`''`), until the first failure. */
		run: (test: string, mutant: string, seconds: number): Promise<Outcome> => {
			writeFileSync(join(folder, 'active-mutant'), mutant);
			return runUntilFailure(folder, test, seconds);
		},
		remove: () => rmSync(folder, {recursive: true, force: true}),
	};
}

/** Creates a folder with a link to each package, so that what a test writes there stays in the copy. */
function linkPackages(from: string, to: string): void {
	mkdirSync(to);
	for (const name of readdirSync(from)) {
		if (name.startsWith('@')) linkPackages(join(from, name), join(to, name));
		else if (name === '.bin' || !name.startsWith('.')) {
			symlinkSync(join(from, name), join(to, name), 'junction');
		}
	}
}

function runUntilFailure(folder: string, test: string, seconds: number): Promise<Outcome> {
	const reporter = join(import.meta.dirname, 'fresh-reporter.js');
	const child = spawn(
		process.execPath,
		['--import', 'tsx', `--test-reporter=${reporter}`, '--test-reporter-destination=stdout', test],
		{cwd: folder, stdio: ['ignore', 'pipe', 'ignore'], detached: true},
	);
	return new Promise(resolve => {
		let outcome: Outcome | undefined;
		// Also ends the processes that the test started.
		const endAll = () => {
			try {
				if (child.pid) process.kill(-child.pid, 'SIGKILL');
			} catch {
				// They have all ended.
			}
		};
		const timer = setTimeout(() => {
			outcome = {kind: 'timedOut'};
			endAll();
		}, seconds * 1000);
		createInterface({input: child.stdout}).on('line', line => {
			if (!line.startsWith('failed: ')) return;
			outcome ??= {kind: 'failed', test: line.slice('failed: '.length)};
			endAll();
		});
		// A process that the test left running can keep its output open.
		child.on('exit', () => setTimeout(endAll, 300));
		child.on('close', code => {
			clearTimeout(timer);
			resolve(outcome ?? {kind: code === 0 ? 'passed' : 'crashed'});
		});
	});
}
