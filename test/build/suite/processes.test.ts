import assert from 'node:assert/strict';
import {test} from 'node:test';
import {processesOf} from '../../../build/suite/processes.ts';

const usual = "test('two and two', () => {});\n";

const filesOf = (...paths: readonly string[]) => paths.map(path => ({path, text: usual}));

test('the files of one folder of test/, and of the folders below it, share a process', () => {
	assert.deepEqual(
		processesOf(
			filesOf(
				'test/copy.test.ts',
				'test/ui/a.test.tsx',
				'test/ui/field/b.test.ts',
				'test/why/c.test.ts',
			),
		),
		[
			{name: 'test-1', paths: ['test/copy.test.ts']},
			{name: 'ui-1', paths: ['test/ui/a.test.tsx', 'test/ui/field/b.test.ts']},
			{name: 'why-1', paths: ['test/why/c.test.ts']},
		],
	);
});

test('a folder of many files has several processes of about as many files', () => {
	const paths = Array.from({length: 25}, (_, index) => `test/ui/${index + 10}.test.ts`);
	const processes = processesOf(filesOf(...paths));
	assert.deepEqual(
		processes.map(({name, paths}) => [name, paths.length]),
		[
			['ui-1', 9],
			['ui-2', 8],
			['ui-3', 8],
		],
	);
	assert.deepEqual(processes.flatMap(({paths}) => paths).sort(), paths);
});

for (const line of [
	'before(async () => {',
	'beforeEach(() => signOut());',
	'afterEach(() => {});',
	'const program = await bundledProgram();',
	'await build();',
	"process.env['HOME'] = '/nowhere';",
	"\tdelete process.env['HOME'];",
	"\tprocess.on('exit', () => {});",
	"process.once('SIGINT', stop);",
	"\tprocess.chdir('/');",
]) {
	test(`a file with \`${line.trim()}\` has a process of its own, the last`, () => {
		assert.deepEqual(
			processesOf([
				{path: 'test/ui/field/a.test.ts', text: `${usual}${line}\n`},
				...filesOf('test/ui/b.test.ts', 'test/why/c.test.ts'),
			]),
			[
				{name: 'ui-1', paths: ['test/ui/b.test.ts']},
				{name: 'why-1', paths: ['test/why/c.test.ts']},
				{name: 'ui-field-a', paths: ['test/ui/field/a.test.ts']},
			],
		);
	});
}

for (const line of [
	'after(() => rm(folder, {recursive: true}));',
	'\tt.before(() => {});',
	"if (process.env['CI'] === 'x') return;",
	'\tconst program = await bundledProgram();',
	"const boom = 'process.on(1)';",
]) {
	test(`a file with \`${line.trim()}\` shares one`, () => {
		const files = [{path: 'test/ui/a.test.ts', text: line}, ...filesOf('test/ui/b.test.ts')];
		assert.deepEqual(processesOf(files), [
			{name: 'ui-1', paths: ['test/ui/a.test.ts', 'test/ui/b.test.ts']},
		]);
	});
}
