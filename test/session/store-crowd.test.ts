import assert from 'node:assert/strict';
import {test} from 'node:test';
import {runCrowd} from '../helpers/store-crowd.ts';

test('four processes on one store lose no session, bring none back and use no refresh token twice', async t => {
	const counts = await runCrowd(t, {processes: 4, forMs: 1000, questions: 60});
	t.diagnostic(JSON.stringify(counts));
	assert.ok(counts.signIn > 0 && counts.refresh > 0 && counts.revoke > 0);
});
