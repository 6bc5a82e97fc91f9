import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {createNearestTests} from '../../build/mutants/nearest-tests.ts';

test('of tests that all come in through one server, those of the folder and of a like name look first', t => {
	const root = mkdtempSync(join(tmpdir(), 'nearest-'));
	t.after(() => rmSync(root, {recursive: true}));
	const write = (file: string, imported?: string) => {
		mkdirSync(dirname(join(root, file)), {recursive: true});
		writeFileSync(join(root, file), imported ? `import {it} from '${imported}';\n` : '');
	};
	write('source/pool/operations/user-mfa.ts');
	write('source/pool/server.ts', './operations/user-mfa.ts');
	for (const file of [
		'another/user-mfa',
		'pool/attributes',
		'pool/operations/groups',
		'pool/mfa',
	]) {
		const up = '../'.repeat(file.split('/').length);
		write(`test/${file}.test.ts`, `${up}source/pool/server.ts`);
	}
	write('test/another/user-mfa.test.ts', '../../source/pool/operations/user-mfa.ts');
	write('test/pool/operations/user-mfa.test.ts', '../../../source/pool/server.ts');
	assert.deepEqual(
		createNearestTests(root)('source/pool/operations/user-mfa.ts').map(near => near.test),
		[
			'test/pool/operations/user-mfa.test.ts',
			'test/pool/mfa.test.ts',
			'test/pool/operations/groups.test.ts',
			'test/pool/attributes.test.ts',
			'test/another/user-mfa.test.ts',
			'test/end-to-end/guided.test.ts',
			'test/end-to-end/sign-in.test.ts',
		],
	);
});
