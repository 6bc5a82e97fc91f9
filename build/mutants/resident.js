/**
 * The process that keeps a test file loaded. It is started in a compiled copy of the project, with the file as its
 * argument. On `{mutant, tests}` (test numbers) it runs those tests until one fails, announcing each; on `{survey}` it
 * runs all of them without mutants, and reports what each reached. A test that fails then can't be used.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {registerHooks} from 'node:module';
import {join, relative} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

const standIn = new URL('resident-tests.js', import.meta.url).href;
registerHooks({
	resolve: (specifier, context, next) =>
		specifier === 'node:test' ? {url: standIn, shortCircuit: true} : next(specifier, context),
	load: (url, context, next) => {
		if (!/^file:.*\.tsx?$/.test(url)) return next(url, context);
		const file = relative(process.cwd(), fileURLToPath(url)).replace(/\.tsx?$/, '.js');
		const source = readFileSync(join(process.cwd(), 'compiled', file), 'utf8');
		return {format: 'module', source, shortCircuit: true};
	},
});

/** @type {typeof globalThis & {mutantOn?: string; mutantsReached?: Set<string>}} */
const shared = globalThis;
/** @param {unknown} message */
function say(message) {
	process.send?.(message);
}

/** @param {string} mutant */
function turnOn(mutant) {
	shared.mutantOn = mutant;
	writeFileSync('active-mutant', mutant);
}

/** The mutants that processes started by a test have reached since the last call. */
function reachedElsewhere() {
	const names = readFileSync('reached-mutants', 'utf8').split('\n').filter(Boolean);
	writeFileSync('reached-mutants', '');
	return names;
}

turnOn('');
writeFileSync('reached-mutants', '', {mode: 0o666});
shared.mutantsReached = new Set();
const {run, names, beginAll} = await import(standIn);

/** @param {number} test */
const isFailing = test =>
	run(test).then(
		() => false,
		() => true,
	);

try {
	await import(pathToFileURL(process.argv[2] ?? '').href);
	await beginAll();
	say({kind: 'ready', names: names()});
} catch {
	process.exit(1);
}

/** @returns {Promise<void>} */
async function survey() {
	const atLoad = [...(shared.mutantsReached ?? []), ...reachedElsewhere()];
	const tests = [];
	for (const index of names().keys()) {
		say({kind: 'began', test: index});
		shared.mutantsReached = new Set();
		const started = performance.now();
		const isOfUse = !(await isFailing(index));
		const reached = [...shared.mutantsReached, ...reachedElsewhere()];
		tests.push({
			reached: isOfUse ? reached : [],
			isOfUse,
			seconds: (performance.now() - started) / 1000,
		});
	}
	say({kind: 'surveyed', atLoad, tests});
}

/**
 * A test has noticed a mutant if it fails with it, passes without it, and fails with it again.
 * @param {string} mutant
 * @param {readonly number[]} tests
 * @returns {Promise<void>}
 */
async function tryMutant(mutant, tests) {
	for (const test of tests) {
		say({kind: 'began', test});
		turnOn(mutant);
		if (!(await isFailing(test))) continue;
		turnOn('');
		const isClean = !(await isFailing(test));
		turnOn(mutant);
		return say({kind: 'failed', test, isSure: isClean && (await isFailing(test))});
	}
	say({kind: 'passed'});
}

process.on('message', message => {
	const asked = /** @type {{mutant?: string; tests?: number[]}} */ (message);
	if (asked.mutant === undefined) void survey();
	else void tryMutant(asked.mutant, asked.tests ?? []);
});
