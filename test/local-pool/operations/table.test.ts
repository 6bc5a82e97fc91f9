import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {localPool} from '../../../source/commands/local-pool.ts';
import {isOfApi} from '../../../source/local-pool/model/constraints.ts';
import {
	adminOperationNames,
	publicOperationNames,
} from '../../../source/local-pool/operations/names.ts';
import {adminOperations, publicOperations} from '../../../source/local-pool/operations/table.ts';
import {localPoolCommand} from '../../../source/options/commands.ts';

test('the pool has the operations that it names, and each is one of the API', () => {
	assert.deepEqual([...publicOperations.keys()], publicOperationNames);
	assert.deepEqual([...adminOperations.keys()], adminOperationNames);
	const all = [...publicOperationNames, ...adminOperationNames];
	assert.deepEqual(
		all.filter(name => !isOfApi(name)),
		[],
	);
});

test('the README lists every operation of the pool and no other', () => {
	const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
	const [, list] = /<!-- operations -->\n\n([\s\S]*?)\n\n<!-- \/operations -->/.exec(readme) ?? [];
	assert.equal(
		list,
		`| called by | operations |
|---|---|
| an app | ${publicOperationNames.join(', ')} |
| AWS credentials | ${adminOperationNames.join(', ')} |`,
	);
});

test('the help of the command lists every operation of the pool and no other', async () => {
	let printed = '';
	const output = {write: (text: string) => (printed += text)};
	const {signal} = new AbortController();
	assert.equal(await localPool({argv: ['--help'], stdout: output, stderr: output, signal}), 0);
	const [, forApps, forAdmins] =
		/Operations that an app calls\n([\s\S]*?)\n\nOperations that need AWS credentials \(any will do\)\n([\s\S]*)$/.exec(
			printed,
		) ?? [];
	const [usage = '', about] = printed.split('\n\n');
	const named = localPoolCommand.groups.flatMap(({options}) => options.map(({name}) => name));
	assert.deepEqual(
		[...usage.matchAll(/--[\w-]+/g)].map(([name]) => name),
		named,
	);
	assert.match(about ?? '', /Passkeys\s+and identity providers are left out\./);
	assert.deepEqual(forApps?.trim().split(/,\s+/), publicOperationNames);
	assert.deepEqual(forAdmins?.trim().split(/,\s+/), adminOperationNames);
	const lines = `${forApps}\n${forAdmins}`.split('\n');
	assert.deepEqual(
		lines.filter(line => line.length > 80),
		[],
	);
});
