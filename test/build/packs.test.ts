import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import type {Metafile} from 'esbuild';
import {pack} from '../../build/packs.js';
import {bundledProgram} from '../helpers/program.ts';

type Kind = 'import-statement' | 'dynamic-import';
const output = (source: string, imports: Readonly<Record<string, Kind>> = {}, isEntry = false) => ({
	inputs: {[source]: {bytesInOutput: 1}},
	imports: Object.entries(imports).map(([name, kind]) => ({path: `dist/${name}.cjs`, kind})),
	...(isEntry && {entryPoint: source}),
	exports: [],
	bytes: 1,
});

/** A program whose AWS-named commands and guided app share a bundle, and whose version 2 shares another with version 1. */
const metafile: Metafile = {
	inputs: {},
	outputs: {
		'dist/cli.cjs': output(
			'source/cli.ts',
			{words: 'import-statement', run: 'dynamic-import', guided: 'dynamic-import'},
			true,
		),
		'dist/words.cjs': output('source/words.ts'),
		'dist/run.cjs': output(
			'source/aws-cli/run.ts',
			{
				words: 'import-statement',
				both: 'import-statement',
				v1: 'import-statement',
				v2: 'dynamic-import',
			},
			true,
		),
		'dist/both.cjs': output('source/both.ts'),
		'dist/v1.cjs': output('source/v1.ts'),
		'dist/v2.cjs': output('source/v2.ts', {v1: 'import-statement'}, true),
		'dist/guided.cjs': output('source/guided.ts', {both: 'import-statement'}, true),
		'dist/local-pool.cjs': output('source/local-pool/create-local-pool.ts', {}, true),
	},
};
const files = Object.fromEntries(
	Object.keys(metafile.outputs).map(path => {
		const name = path.replace('dist/', '');
		return [name, `exports.said = '${name}'`];
	}),
);

test('what is always read together is one file, and what others need too has a file besides', () => {
	const packed = pack(files, metafile);
	assert.deepEqual(packed.files, {
		'cli.cjs':
			"require.define({\"words.cjs\"(exports,require,module){exports.said = 'words.cjs'\n}});exports.said = 'cli.cjs'",
		'run.cjs':
			"require.define({\"both.cjs\"(exports,require,module){exports.said = 'both.cjs'\n},\"v1.cjs\"(exports,require,module){exports.said = 'v1.cjs'\n}});exports.said = 'run.cjs'",
		'both.cjs': "exports.said = 'both.cjs'",
		'v2.cjs': "exports.said = 'v2.cjs'",
		'guided.cjs': "exports.said = 'guided.cjs'",
		'local-pool.cjs': "exports.said = 'local-pool.cjs'",
	});
	assert.deepEqual(
		[...packed.contents],
		[
			['cli.cjs', ['source/cli.ts', 'source/words.ts']],
			['run.cjs', ['source/aws-cli/run.ts', 'source/both.ts', 'source/v1.ts']],
			['both.cjs', ['source/both.ts']],
			['v2.cjs', ['source/v2.ts']],
			['guided.cjs', ['source/guided.ts']],
			['local-pool.cjs', ['source/local-pool/create-local-pool.ts']],
		],
	);
});

test('the library, which Node reads by itself, is in no pack', async () => {
	const library = (await bundledProgram()).replace(/cognito-verify\.cjs$/, 'local-pool.cjs');
	assert.doesNotMatch(readFileSync(library, 'utf8'), /require\.define/);
	await import(library);
});
