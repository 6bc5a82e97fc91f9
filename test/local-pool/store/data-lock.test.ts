import assert from 'node:assert/strict';
import {mkdtemp, rm, symlink} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {lockDataFile} from '../../../source/local-pool/store/data-lock.ts';

test('a data file is locked by its place, however that is written, until it is released', async t => {
	const folder = await mkdtemp(join(tmpdir(), 'lock-'));
	t.after(() => rm(folder, {recursive: true}));
	const link = `${folder}-link`;
	await symlink(folder, link);
	t.after(() => rm(link));
	const [one, same, other] = [join(folder, 'a.json'), join(link, 'a.json'), join(folder, 'b.json')];
	const release = await lockDataFile(one);
	const releaseOther = await lockDataFile(other);
	for (const name of [one, same]) {
		await assert.rejects(lockDataFile(name), {
			message: `another local pool uses ${name}. Stop that one first, or name another file.`,
		});
	}
	await release();
	const releaseSame = await lockDataFile(same);
	await assert.rejects(lockDataFile(one), /^Error: another local pool uses/);
	await Promise.all([releaseSame(), releaseOther()]);
	await assert.rejects(lockDataFile(join(folder, 'none', 'a.json')), {code: 'ENOENT'});
});
