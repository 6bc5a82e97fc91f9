import {swap} from './swap.js';

/**
 * Ink waits for React's developer tools, at the top level of a module, when DEV=true is in the environment. A published
 * program has no use for it; and a module that waits at the top level cannot be CommonJS.
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
