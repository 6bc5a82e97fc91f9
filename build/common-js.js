/**
 * Turns the pieces of a bundle into CommonJS. esbuild repeats the functions that this takes at the start of every piece, and
 * most pieces are smaller than that: here the functions are in a file of their own, which the pieces require.
 */
import {transform} from 'esbuild';

/** The name of the file that the pieces require. */
export const interopName = 'interop.cjs';

/** What a piece calls. The other functions are only called by these. */
const called = ['__export', '__toESM'];

/** What both steps are told: to make CommonJS, and to minify it. */
const language = /** @type {const} */ ({
	target: 'node22',
	charset: 'ascii',
	legalComments: 'none',
	format: 'cjs',
});

/** CommonJS as esbuild writes it before it is minified, which is when its functions can be told from the rest. */
const readable = async (/** @type {string} */ text) =>
	(await transform(text, {...language, supported: {'dynamic-import': false}})).code;

const minified = async (/** @type {string} */ text) =>
	(await transform(text, {...language, minify: true})).code;

/** One of esbuild's functions: a statement of one line, or of several that end where one isn't indented. */
const definition = /var (__\w+) = (?:.*;|.*[^;\n]\n(?: .*\n)*\S.*;)\n/y;

/**
 * The functions at the start of CommonJS as esbuild writes it, and what follows them.
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

/** A module that takes all of the functions. */
const taker = 'import it from "./it.cjs"; export {it}';
const all = split(await readable(taker));

/** The text of the file that the pieces require. */
export const interop = await minified(`${all.definitions}
	exports.__export = (target, all) =>
		__export(Object.defineProperty(target, '__esModule', {value: true}), all);
	exports.__toESM = __toESM;
`);

/**
 * What one piece exports is what another gets: esbuild copies it before it leaves, and again where it comes by `import()`.
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
 * A piece as CommonJS, and whether it requires the file of functions. Throws where esbuild writes a function that isn't in
 * there.
 * @param {string} text An ES module.
 * @param {readonly string[]} named What it exports that others `import` by name: Node looks for these before it runs the
 * text, in an assignment that is never made (cjs-module-lexer, "exports object assignment").
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
