import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {requireBundled} from '../../helpers/bundled.ts';

const {default: Conf} = await requireBundled<typeof import('conf')>(
	'node_modules/conf/dist/source/index.js',
);

test('conf keeps and reads values as before', async t => {
	const cwd = await mkdtemp(join(tmpdir(), 'conf-'));
	t.after(() => rm(cwd, {recursive: true}));
	const options = {cwd, accessPropertiesByDotNotation: false};
	new Conf<{names: readonly string[]}>(options).set('names', ['a.b']);
	assert.deepEqual(new Conf<{names: readonly string[]}>(options).get('names'), ['a.b']);
	assert.equal(
		await readFile(join(cwd, 'config.json'), 'utf8'),
		'{\n\t"names": [\n\t\t"a.b"\n\t]\n}',
	);
});

test('conf says that schemas and migrations are left out, when somebody asks for them', async t => {
	const cwd = await mkdtemp(join(tmpdir(), 'conf-'));
	t.after(() => rm(cwd, {recursive: true}));
	const leftOut = /left out of this build/;
	assert.throws(() => new Conf({cwd, schema: {name: {type: 'string'}}}), leftOut);
	const migrations = {'1.0.0': () => {}};
	assert.throws(() => new Conf({cwd, projectVersion: '1.0.0', migrations}), leftOut);
});
