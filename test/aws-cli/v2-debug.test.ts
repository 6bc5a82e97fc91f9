import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {runCommand} from '../helpers/aws-run.ts';
import {startAwsService} from '../helpers/aws-service.ts';
import {temporaryFolder} from '../helpers/store.ts';

const guide = 'https://docs.aws.amazon.com/cli/latest/userguide/cliv2-migration-changes.html';

/** The warnings of a call, by the end of each one's link. */
async function warnings(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
	await using service = await startAwsService();
	service.script({body: '{"Username":"u","UserAttributes":[]}'});
	const there = ['--region', 'us-east-1', '--endpoint-url', service.http];
	const {code, stderr} = await runCommand(['get-user', ...words, ...there], {env});
	assert.equal(code, 0, stderr);
	return stderr
		.split('\n')
		.filter(line => line !== '')
		.map(line => line.slice(line.indexOf(guide) + guide.length).replace(/\.$/, ''));
}

test('--v2-debug warns of what AWS CLI v2 does differently with the same words', async context => {
	const file = join(temporaryFolder(context), 'file');
	writeFileSync(file, '{"AccessToken": "tok"}');
	const pager = '#cliv2-migration-output-pager';
	const loaded = '#cliv2-migration-paramfile';
	const token = ['--access-token', 'tok'];
	assert.deepEqual(await warnings(token), []);
	assert.deepEqual(await warnings([...token, '--v2-debug']), [pager]);
	assert.deepEqual(await warnings(token, {AWS_CLI_UPGRADE_DEBUG_MODE: 'TRUE'}), [pager]);
	const unpaged = {AWS_PAGER: ''};
	assert.deepEqual(await warnings([...token, '--v2-debug'], unpaged), []);
	const words = ['--access-token', `file://${file}`, '--v2-debug'];
	assert.deepEqual(await warnings(words, unpaged), [loaded]);
	const whole = ['--cli-input-json', `file://${file}`, '--v2-debug'];
	assert.deepEqual(await warnings(whole, unpaged), [loaded]);
	assert.deepEqual(await warnings(whole.slice(0, 2)), []);
	const encoded = {...unpaged, PYTHONUTF8: '1'};
	const encoding = ['#cliv2-migration-encodingenvvar'];
	assert.deepEqual(await warnings([...token, '--v2-debug'], encoded), encoding);
	const own = {...encoded, AWS_CLI_FILE_ENCODING: 'UTF-8'};
	assert.deepEqual(await warnings([...token, '--v2-debug'], own), []);
});
