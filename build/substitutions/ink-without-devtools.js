import {swap} from './swap.js';

/**
 * With DEV=true in the environment, Ink awaits React's developer tools at the top level of a module. A published
 * program has no use for them, and a module with a top-level await can't be CommonJS.
 * @type {import('./swap.js').Substitution}
 */
export const inkWithoutDevtools = {
	file: /\/node_modules\/ink\/build\/reconciler\.js$/,
	change: text =>
		swap(text, [
			[/if \(process\.env\['DEV'\] === 'true'\) \{\n {4}\/\/ Intentionally[\s\S]*?\n\}\n/g, ''],
			[/if \(process\.env\['DEV'\] === 'true'\) \{\n {4}try \{[\s\S]*?\n\}\n/g, ''],
			[/async function loadPackageJson\(\) \{[\s\S]*?\n\}\n/g, ''],
		]),
};
