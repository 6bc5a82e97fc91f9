/**
 * Replaces `node:test` in a process that keeps the tests of one file loaded and runs them repeatedly: `test`,
 * `describe` and the hooks register their arguments, and `run` runs a test. Hooks around all tests run once, before the
 * first test and at the end of the process.
 */
import assert from 'node:assert';

// `node:test` resolves to this file.
const {mock} = process.getBuiltinModule('node:test');

/**
 * @typedef {() => unknown} Hook
 * @typedef {(t: Context) => unknown} Body
 * @typedef {{skip?: unknown, todo?: unknown, timeout?: number}} Options
 * @typedef {{path: string[], before: Hook[], beforeEach: Hook[], parent?: Suite, isBegun: boolean}} Suite
 * @typedef {{name: string, body: Body, options: Options, suite: Suite}} Test
 * @typedef {ReturnType<typeof createContext>} Context
 */

/** @type {Suite} */
let suite = {path: [], before: [], beforeEach: [], isBegun: false};

/** @type {Test[]} */
const tests = [];

/** @type {((error: unknown) => void) | undefined} */
let failCurrent;

for (const event of ['uncaughtException', 'unhandledRejection']) {
	process.on(event, error => failCurrent?.(error));
}

/**
 * @param {string} name
 * @param {[Body] | [Options, Body]} rest
 */
function register(name, ...rest) {
	const [options, body] = rest.length === 1 ? [{}, rest[0]] : rest;
	if (!options.skip && !options.todo) tests.push({name, body, options, suite});
	return Promise.resolve();
}

export const test = Object.assign(register, {skip: () => {}, todo: () => {}});
export const it = test;
export default test;

/**
 * @param {string} name
 * @param {() => void} define
 */
export function describe(name, define) {
	const parent = suite;
	suite = {path: [...parent.path, name], before: [], beforeEach: [], parent, isBegun: false};
	define();
	suite = parent;
}

/** @param {Hook} hook */
export const before = hook => suite.before.push(hook);
/** @param {Hook} hook */
export const beforeEach = hook => suite.beforeEach.push(hook);
/** Ignored: when this process ends, so does everything that its tests opened. */
export function after() {}

/** The full names of the tests. */
export const names = () => tests.map(({name, suite}) => [...suite.path, name].join(' › '));

/** @param {Suite} of */
async function begin(of) {
	if (of.parent) await begin(of.parent);
	if (of.isBegun) return;
	of.isBegun = true;
	for (const hook of of.before) await hook();
}

/** Runs the hooks before all tests. */
export async function beginAll() {
	for (const {suite} of tests) await begin(suite);
}

/** @param {Suite} of @returns {Promise<void>} */
async function beginOne(of) {
	if (of.parent) await beginOne(of.parent);
	for (const hook of of.beforeEach) await hook();
}

/**
 * Runs one test. Throws what it throws.
 * @param {number} index
 */
export async function run(index) {
	const found = tests[index];
	assert.ok(found);
	const {name, body, suite, options} = found;
	await beginOne(suite);
	await runBody(name, body, options);
}

/**
 * @param {string} name
 * @param {Body} body
 * @param {Options} options
 */
async function runBody(name, body, options) {
	/** @type {Hook[]} */
	const afters = [];
	/** @type {PromiseWithResolvers<never>} */
	const failure = Promise.withResolvers();
	failure.promise.catch(() => {});
	const outer = failCurrent;
	failCurrent = failure.reject;
	const timer = options.timeout
		? setTimeout(() => failure.reject(new Error(`${name} took too long`)), options.timeout)
		: undefined;
	try {
		await Promise.race([body(createContext(name, afters)), failure.promise]);
	} finally {
		clearTimeout(timer);
		mock.reset();
		mock.timers.reset();
		for (const hook of afters) await hook();
		failCurrent = outer;
	}
}

/**
 * @param {string} name
 * @param {Hook[]} afters
 */
function createContext(name, afters) {
	return {
		name,
		mock,
		signal: new AbortController().signal,
		/** @param {Hook} hook */
		after: hook => void afters.push(hook),
		diagnostic: () => {},
		/**
		 * @param {string} inner
		 * @param {[Body] | [Options, Body]} rest
		 */
		test: async (inner, ...rest) => {
			const [options, body] = rest.length === 1 ? [{}, rest[0]] : rest;
			if (!options.skip && !options.todo) await runBody(inner, body, options);
		},
	};
}
