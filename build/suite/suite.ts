/**
 * `npm run test:suite [-- PATTERN…]`: runs the tests, three processes at a time, with the output of Node's own runner.
 * Exits 1 unless every test has passed and every test file has reported one.
 */
import {globSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {run} from 'node:test';
import {spec} from 'node:test/reporters';
import {pathToFileURL} from 'node:url';
import {root} from '../build.js';
import {processesOf} from './processes.ts';

const patterns = process.argv.length > 2 ? process.argv.slice(2) : ['test/**/*.test.{ts,tsx}'];
const paths = globSync(patterns, {cwd: root})
	.map(path => path.replaceAll('\\', '/'))
	.sort();

/** Contains a file per process that imports its tests; inside the project, where the packages are found. */
const folder = join(root, 'node_modules/.cache/cognito-verify', `suite.${process.pid}`);
mkdirSync(folder, {recursive: true});
process.on('exit', () => rmSync(folder, {recursive: true, force: true}));
const entries = processesOf(
	paths.map(path => ({path, text: readFileSync(join(root, path), 'utf8')})),
).map(({name, paths}) => {
	const entry = join(folder, `${name}.mjs`);
	const imports = paths.map(path => `import ${JSON.stringify(pathToFileURL(join(root, path)))};\n`);
	writeFileSync(entry, imports.join(''));
	return entry;
});

// React's development build records every render: half the time of a screen's test, and not what is published.
process.env['NODE_ENV'] = 'production';
process.exitCode = 1;
const silent = new Set(paths.map(path => resolve(root, path)));
const results = run({
	files: entries,
	cwd: root,
	// One more than the cores of a small machine: a third of the time tests wait for a process, a timer or a terminal.
	concurrency: 3,
	execArgv: ['--import', 'tsx'],
});
results.on('test:complete', ({file}) => silent.delete(file ?? ''));
results.on('test:summary', ({file, success}) => {
	// The summary of all, after those of the processes.
	if (file !== undefined) return;
	for (const path of silent) console.error(`No test of ${path} has run.`);
	if (success && silent.size === 0) process.exitCode = 0;
});
results.compose(spec).pipe(process.stdout);
