import assert from 'node:assert/strict';
import {test} from 'node:test';
import {addUsers, signInUnderLoad} from '../helpers/load.ts';
import {startPool} from '../helpers/local-pool-client.ts';

test('300 sign-ins and code requests from 50 connections are all answered', async t => {
	const pool = await startPool(t);
	const usernames = await addUsers(pool.call, pool.userPoolId, 60);
	await signInUnderLoad(pool, usernames, {times: 300, connections: 50});
	assert.equal(pool.messages().length, 300);
});
