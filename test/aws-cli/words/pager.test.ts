import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {runCommand} from '../../helpers/aws-run.ts';
import {temporaryFolder} from '../../helpers/store.ts';

const onUnix = {skip: process.platform === 'win32' ? 'the pager is a shell script' : false};

test(
	'help on a terminal goes through the pager, which gets no credentials',
	onUnix,
	async context => {
		const folder = await temporaryFolder(context);
		const [pager, shown] = [join(folder, 'pager'), join(folder, 'shown')];
		await writeFile(pager, `#!/bin/sh\n{ echo "$1 $AWS_SECRET_ACCESS_KEY"; cat; } > ${shown}\n`, {
			mode: 0o700,
		});
		const env = {PATH: process.env['PATH'], PAGER: `${pager} -x`, AWS_SECRET_ACCESS_KEY: 'secret'};
		const plain = await runCommand(['get-user', 'help'], {env});
		assert.match(plain.stdout, /^usage: cognito-verify get-user /);
		const paged = await runCommand(['get-user', 'help'], {env, columns: 80});
		assert.deepEqual(paged, {code: 0, stdout: '', stderr: ''});
		assert.equal(await readFile(shown, 'utf8'), `-x \n${plain.stdout}`);
	},
);

test('without a pager that starts, help is printed', async () => {
	const env = {PATH: process.env['PATH'], MANPAGER: '/no/such/pager', PAGER: 'neither'};
	const {stdout} = await runCommand(['get-user', 'help'], {env, columns: 80});
	assert.match(stdout, /^usage: cognito-verify get-user /);
});
