/**
 * Converts the pieces of a bundle to CommonJS. esbuild would repeat its helper functions at the start of every piece,
 * and most pieces are smaller than those: here they are in a file of their own that the pieces require.
 */
import {transform} from 'esbuild';

/** The name of the file that the pieces require. */
export const interopName = 'interop.cjs';

/** The functions that pieces call; the others are only called by these. */
const called = ['__export', '__toESM'];

/** The options of both steps: convert to CommonJS, and minify. */
const language = /** @type {const} */ ({
	target: 'node22',
	charset: 'ascii',
	legalComments: 'none',
	format: 'cjs',
});

/** CommonJS from esbuild before it is minified, when its functions can still be recognized. */
const readable = async (/** @type {string} */ text) =>
	(await transform(text, {...language, supported: {'dynamic-import': false}})).code;

const minified = async (/** @type {string} */ text) =>
	(await transform(text, {...language, minify: true})).code;

/** One of esbuild's functions: a one-line statement, or several lines that end with one that isn't indented. */
const definition = /var (__\w+) = (?:.*;|.*[^;\n]\n(?: .*\n)*\S.*;)\n/y;

/**
 * Splits esbuild's CommonJS into the functions at its start and the rest.
 * @param {string} code
 */
function split(code) {
	const functions = [];
	let end = 0;
	for (;;) {
		definition.lastIndex = end;
		const found = definition.exec(code);
		if (found === null) break;
		functions.push(String(found[1]));
		end = definition.lastIndex;
	}
	return {functions, definitions: code.slice(0, end), rest: code.slice(end)};
}

/** A module that uses all of the functions. */
const taker = 'import it from "./it.cjs"; export {it}';
const all = split(await readable(taker));

/** The content of the file that the pieces require. */
export const interop = await minified(`${all.definitions}
	exports.__export = (target, all) =>
		__export(Object.defineProperty(target, '__esModule', {value: true}), all);
	exports.__toESM = __toESM;
`);

/**
 * Passes on what a piece exports unchanged: esbuild copies it on export, and again on `import()`.
 * @param {string} code
 */
function uncopied(code) {
	return code
		.replace(
			/^var (\w+) = \{\};\n(__export\()\1(, \{\n(?: {2}.*\n)*\}\);\n)module\.exports = __toCommonJS\(\1\);\n/m,
			'$2exports$3',
		)
		.replaceAll(/__toESM\((require\("\.\/[^"]*"\))\)/g, '$1');
}

/**
 * Converts a piece to CommonJS, and returns whether it requires the file of functions. Throws if esbuild writes a
 * function that isn't in there.
 * @param {string} text An ES module.
 * @param {readonly string[]} named The exports that others `import` by name: Node looks for these before it runs the
 * text, in an assignment that is never executed (cjs-module-lexer, "exports object assignment").
 */
export async function toCommonJs(text, named) {
	const {functions, rest} = split(await readable(text));
	const unknown = functions.filter(name => !all.functions.includes(name));
	if (unknown.length > 0) throw new Error(`esbuild has functions unknown here: ${unknown}`);
	const piece = uncopied(rest);
	if (piece.includes('__toCommonJS(')) throw new Error('esbuild writes exports in another way');
	const taken = called.filter(name => piece.includes(`${name}(`));
	const requires = taken.length > 0;
	const start = requires ? `var {${taken}} = require("./${interopName}");` : '';
	const end = named.length > 0 ? `0&&(module.exports={${named}});\n` : '';
	return {code: (await minified(start + piece)) + end, requires};
}
