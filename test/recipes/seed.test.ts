import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {startPool} from '../helpers/local-pool-client.ts';

test('the example of a seed fills a server', async t => {
	const text = readFileSync(new URL('../../recipes/seed.json', import.meta.url), 'utf8');
	const {userPoolId, users, call} = await startPool(t, {seed: JSON.parse(text)});
	assert.equal(userPoolId, 'eu-west-1_Shop00001');
	assert.deepEqual(
		users.map(({username}) => username),
		['jane', 'sam'],
	);
	const inGroup = await call('ListUsersInGroup', {UserPoolId: userPoolId, GroupName: 'admins'});
	assert.deepEqual(
		Object(inGroup).Users.map(({Username}: {Username: string}) => Username),
		['jane'],
	);
});
