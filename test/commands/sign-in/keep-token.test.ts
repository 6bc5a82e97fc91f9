import assert from 'node:assert/strict';
import {test} from 'node:test';
import {signIn} from '../../../source/commands/sign-in/sign-in.ts';
import {openSessionStore} from '../../../source/session/session-store.ts';
import {startPool, tokensOf} from '../../helpers/client.ts';
import {commandsOn} from '../../helpers/command.ts';

const password = 'Demo-pass-1';
test('an access token is kept with what it says of itself, and refused with the fix in words', async t => {
	const pool = await startPool(t);
	const {run, host} = commandsOn(t, pool);
	const {accessToken, idToken = ''} = tokensOf(
		await pool.connect().signIn({flow: 'USER_SRP_AUTH', username: 'demo', password}),
	);
	const kept = await run(signIn, ['--access-token', 'env:TOKEN'], {env: {TOKEN: accessToken}});
	assert.equal(kept.code, 0, kept.stderr);
	assert.equal(JSON.parse(kept.stdout).session, 'demo@us-east-1_LocalDemo');
	const session = await (await openSessionStore({host, now: pool.clock})).get();
	assert.equal(session?.tokens.accessToken, accessToken);

	for (const [token, words] of [
		[idToken, /ID token/],
		['nonsense', /access token/],
	] as const) {
		const refused = await run(signIn, ['--access-token', '-'], {input: token});
		assert.deepEqual([refused.code, refused.stdout], [1, '']);
		assert.match(refused.stderr, words);
		assert.equal(refused.stderr.includes(token), false);
	}

	const asked = ['--access-token', '-', '--user-pool-id', 'us-east-1_Another'];
	const another = await run(signIn, asked, {input: accessToken});
	assert.deepEqual(
		[another.code, another.stdout, another.stderr],
		[
			1,
			'',
			'cognito-verify: This access token is for user pool us-east-1_LocalDemo, not us-east-1_Another. ' +
				'Check the endpoint and the user pool you asked for; nothing was kept. Then sign in again.\n',
		],
	);
	assert.equal((await (await openSessionStore({host, now: pool.clock})).list()).length, 1);
});
