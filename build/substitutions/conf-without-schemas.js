import {swap} from './swap.js';

/**
 * conf includes ajv and semver for schemas and migrations, which this program doesn't use: two thirds of its code, read
 * and run before the first screen can list recent pools. Using either throws at once.
 * @type {import('./swap.js').Substitution}
 */
export const confWithoutSchemas = {
	file: /\/node_modules\/conf\/dist\/source\/index\.js$/,
	change: text =>
		swap(text, [
			[
				"import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';",
				`const leftOut = new Proxy(function () {}, {
	get() {
		throw new Error('Schemas and migrations of conf are left out of this build');
	},
});
const Ajv = leftOut;`,
			],
			["import ajvFormatsModule from 'ajv-formats';", 'const ajvFormatsModule = leftOut;'],
			["import semver from 'semver';", 'const semver = leftOut;'],
		]),
};
