import assert from 'node:assert/strict';
import {test} from 'node:test';
import {startPool} from '../helpers/local-pool-client.ts';
import {layTerraform, skipWithoutTerraform} from '../helpers/terraform.ts';

test('Terraform makes the emptiest user pool, sees no change in it, and destroys it', {
	skip: skipWithoutTerraform,
}, async t => {
	const pool = await startPool(t);
	const names = async () => {
		const {UserPools} = Object(await pool.call('ListUserPools', {MaxResults: 60}));
		return UserPools.map(({Name}: {Name: string}) => Name);
	};
	const before = await names();
	const terraform = await layTerraform(t, pool.endpoint, 'bare.tf');
	await terraform('init');
	await terraform('apply', '-auto-approve');
	assert.deepEqual(await names(), [...before, 'bare']);
	// Fails if it would change something.
	await terraform('plan', '-detailed-exitcode');
	await terraform('destroy', '-auto-approve');
	assert.deepEqual(await names(), before);
});
