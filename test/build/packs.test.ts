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

/**
 * A program whose AWS-named commands and guided app share bundles, and whose version 2 shares another with version 1.
 */
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
		'dist/guided.cjs': output(
			'source/guided/run-guided.ts',
			{
				both: 'import-statement',
				v2: 'import-statement',
				flow: 'import-statement',
				app: 'dynamic-import',
				theme: 'dynamic-import',
				demo: 'dynamic-import',
			},
			true,
		),
		'dist/flow.cjs': output('source/flow.ts'),
		'dist/app.cjs': output(
			'source/ui/start.tsx',
			{
				flow: 'import-statement',
				steps: 'import-statement',
				ink: 'import-statement',
				screens: 'dynamic-import',
			},
			true,
		),
		'dist/theme.cjs': output('source/ui/theme.ts', {}, true),
		'dist/demo.cjs': output('source/guided/play-demo.ts', {steps: 'import-statement'}, true),
		'dist/steps.cjs': output('source/steps.ts'),
		'dist/ink.cjs': output('ink'),
		'dist/screens.cjs': output('source/ui/screens.tsx', {ink: 'import-statement'}, true),
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
		'v1.cjs': "exports.said = 'v1.cjs'",
		'v2.cjs': "exports.said = 'v2.cjs'",
		'guided.cjs':
			"require.define({\"flow.cjs\"(exports,require,module){exports.said = 'flow.cjs'\n}});exports.said = 'guided.cjs'",
		'app.cjs':
			"require.define({\"theme.cjs\"(exports,require,module){exports.said = 'theme.cjs'\n},\"ink.cjs\"(exports,require,module){exports.said = 'ink.cjs'\n}});exports.said = 'app.cjs'",
		'demo.cjs': "exports.said = 'demo.cjs'",
		'steps.cjs': "exports.said = 'steps.cjs'",
		'screens.cjs': "exports.said = 'screens.cjs'",
		'local-pool.cjs': "exports.said = 'local-pool.cjs'",
	});
	assert.deepEqual(
		[...packed.contents],
		[
			['cli.cjs', ['source/cli.ts', 'source/words.ts']],
			['run.cjs', ['source/aws-cli/run.ts', 'source/both.ts', 'source/v1.ts']],
			['both.cjs', ['source/both.ts']],
			['v1.cjs', ['source/v1.ts']],
			['v2.cjs', ['source/v2.ts']],
			['guided.cjs', ['source/guided/run-guided.ts', 'source/flow.ts']],
			['app.cjs', ['source/ui/start.tsx', 'source/ui/theme.ts', 'ink']],
			['demo.cjs', ['source/guided/play-demo.ts']],
			['steps.cjs', ['source/steps.ts']],
			['screens.cjs', ['source/ui/screens.tsx']],
			['local-pool.cjs', ['source/local-pool/create-local-pool.ts']],
		],
	);
});

test('the library, which Node reads by itself, is in no pack', async () => {
	const library = (await bundledProgram()).replace(/cognito-verify\.cjs$/, 'local-pool.cjs');
	assert.doesNotMatch(readFileSync(library, 'utf8'), /require\.define/);
	await import(library);
});
