import assert from 'node:assert/strict';
import {test} from 'node:test';
import {runCrowd} from '../helpers/store-crowd.ts';
import {killWriters} from '../helpers/store-kills.ts';

test('fifty processes on one store for 30 seconds', async t => {
	const counts = await runCrowd(t, {processes: 50, forMs: 30_000, questions: 5000});
	t.diagnostic(JSON.stringify(counts));
	assert.ok(counts.signIn > 0 && counts.refresh > 0 && counts.revoke > 0);
});

test('200 processes killed while they write', async t => {
	await killWriters(t, 200);
});
