import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {startPool} from '../helpers/local-pool-client.ts';
import {layTerraform, skipWithoutTerraform} from '../helpers/terraform.ts';

/** The pool of that name, with what shows that an update reached it. */
async function shown(pool: LocalPool, name: string) {
	const {UserPools} = Object(await pool.call('ListUserPools', {MaxResults: 60}));
	const found = UserPools.find(({Name}: {Name: string}) => Name === name);
	if (!found) return undefined;
	const ask = async (operation: string, request: object = {}) =>
		Object(await pool.call(operation, {UserPoolId: found.Id, ...request}));
	const {UserPool} = await ask('DescribeUserPool');
	const {Groups} = await ask('ListGroups');
	const {ResourceServers} = await ask('ListResourceServers', {MaxResults: 10});
	const {Users} = await ask('ListUsers');
	return {
		protection: UserPool.DeletionProtection,
		domains: [UserPool.Domain, UserPool.CustomDomain],
		mfa: (await ask('GetUserPoolMfaConfig')).MfaConfiguration,
		length: UserPool.Policies.PasswordPolicy.MinimumLength,
		tags: UserPool.UserPoolTags,
		own: UserPool.SchemaAttributes.map(({Name}: {Name: string}) => Name).slice(20),
		groups: Groups.map((one: {Description: string}) => one.Description),
		scopes: ResourceServers.flatMap((one: {Scopes: {ScopeDescription: string}[]}) =>
			one.Scopes.map(({ScopeDescription}) => ScopeDescription).sort(),
		),
		users: Users.map((one: {Username: string}) => one.Username),
	};
}

const bare = {
	protection: 'INACTIVE',
	domains: [undefined, undefined],
	mfa: 'OFF',
	length: 8,
	tags: {},
	own: [],
	groups: [],
	scopes: [],
	users: [],
};

const shop = {
	protection: 'ACTIVE',
	domains: ['shop-of-a-test', 'auth.example.com'],
	mfa: 'OPTIONAL',
	length: 12,
	tags: {team: 'shop', old: 'tag'},
	own: ['custom:level', 'custom:tenant'],
	groups: ['who may do all'],
	scopes: ['to read orders', 'to write orders'],
	users: ['robin'],
};

test('Terraform makes user pools, sees no change in them, changes them and destroys them', {
	skip: skipWithoutTerraform,
}, async t => {
	const pool = await startPool(t);
	const terraform = await layTerraform(t, pool.endpoint, 'bare.tf', 'shop.tf');
	const both = async () => ({bare: await shown(pool, 'bare'), shop: await shown(pool, 'shop')});
	await terraform('init');
	await terraform('apply', '-auto-approve');
	assert.deepEqual(await both(), {bare, shop});
	// Exits with 2 if it would change something.
	await terraform('plan', '-detailed-exitcode');
	const later = ['-var', 'stage=later'];
	await terraform('apply', '-auto-approve', ...later);
	const changed = {
		...shop,
		protection: 'INACTIVE',
		mfa: 'ON',
		length: 16,
		tags: {team: 'shop', stage: 'later'},
		own: ['custom:level', 'custom:tenant', 'custom:region'],
		groups: ['who may do most'],
		scopes: ['to change orders', 'to read orders'],
	};
	assert.deepEqual(await both(), {bare, shop: changed});
	await terraform('plan', '-detailed-exitcode', ...later);
	await terraform('destroy', '-auto-approve', ...later);
	assert.deepEqual(await both(), {bare: undefined, shop: undefined});
});
