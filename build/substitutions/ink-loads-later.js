import {swap} from './swap.js';

/**
 * Loads rarely needed code of Ink on first use instead of at startup: the parser of stacks (for errors thrown while
 * drawing), which creates a pattern for every module of Node; child processes (for asking other programs for the size
 * of a window that doesn't report it); assertions (for a missing callback).
 * @type {readonly import('./swap.js').Substitution[]}
 */
export const inkLoadsLater = [
	{
		file: /\/node_modules\/ink\/build\/components\/ErrorOverview\.js$/,
		change: text =>
			swap(text, [
				["import StackUtils from 'stack-utils';\n", ''],
				[
					/const stackUtils = new StackUtils\(\{\n[\s\S]*?\n\}\);\n/g,
					`let kept;
function stackUtilsOf() {
	const StackUtils = require('stack-utils');
	kept ??= new StackUtils({cwd: cwd(), internals: StackUtils.nodeInternals()});
	return kept;
}
`,
				],
				['stackUtils.parseLine(stack[0])', 'stackUtilsOf().parseLine(stack[0])'],
				[
					'const parsedLine = stackUtils.parseLine(line)',
					'const parsedLine = stackUtilsOf().parseLine(line)',
				],
			]),
	},
	{
		file: /\/node_modules\/terminal-size\/index\.js$/,
		change: text =>
			swap(text, [
				["import {execFileSync} from 'node:child_process';\n", ''],
				['\texecFileSync(command', "\trequire('node:child_process').execFileSync(command"],
			]),
	},
	{
		file: /\/node_modules\/signal-exit\/index\.js$/,
		change: text =>
			swap(text, [
				["  var assert = require('assert')\n", ''],
				[
					'    assert.equal(typeof cb',
					"    if (typeof cb !== 'function') require('assert').equal(typeof cb",
				],
			]),
	},
];
