import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Seed} from '../../source/local-pool/create-local-pool.ts';
import {plant} from '../../source/local-pool/seed.ts';
import {startPool, succeed, textOf} from '../helpers/local-pool-client.ts';
import {createContext} from '../helpers/pool-context.ts';

const seed: Seed = {
	UserPools: [
		{
			Id: 'eu-west-1_Shop00001',
			PoolName: 'shop',
			AutoVerifiedAttributes: ['email'],
			Schema: [{Name: 'plan', AttributeDataType: 'String', Mutable: true}],
			Clients: [
				{
					ClientId: 'shopwebclient',
					ClientName: 'web',
					ClientSecret: 'shopwebsecret0000000000000000000000000000000000000000',
					ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
				},
				{
					ClientId: 'shopappclient',
					ClientName: 'app',
					ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
				},
			],
			Users: [
				{
					Username: 'jane',
					Password: 'Right-pass-1',
					UserAttributes: [
						{Name: 'email', Value: 'jane@example.com'},
						{Name: 'custom:plan', Value: 'gold'},
					],
				},
				{Username: 'invited', TemporaryPassword: 'Temporary-1'},
				{Username: 'off', Password: 'Right-pass-1', Enabled: false},
				{Username: 'new', Password: 'Right-pass-1', UserStatus: 'UNCONFIRMED'},
			],
		},
		{Id: 'us-east-1_Second', PoolName: 'second'},
	],
	Account: {
		Regions: {'eu-west-1': {Sms: {OptedOutPhoneNumbers: ['+14325550001']}}},
	},
};

test('a seed gives pools, clients and users the IDs, passwords and states that it says', async t => {
	const pool = await startPool(t, {seed});
	const {userPoolId, region, clients, users} = pool;
	assert.deepEqual(
		{
			userPoolId,
			region,
			clients,
			users: users.map(({attributes: {sub: _, ...attributes}, ...user}) => ({...user, attributes})),
		},
		{
			userPoolId: 'eu-west-1_Shop00001',
			region: 'eu-west-1',
			clients: [
				{
					name: 'web',
					clientId: 'shopwebclient',
					clientSecret: 'shopwebsecret0000000000000000000000000000000000000000',
				},
				{name: 'app', clientId: 'shopappclient'},
			],
			users: [
				{
					username: 'jane',
					password: 'Right-pass-1',
					attributes: {email: 'jane@example.com', 'custom:plan': 'gold'},
				},
				{username: 'off', password: 'Right-pass-1', attributes: {}},
				{username: 'new', password: 'Right-pass-1', attributes: {}},
			],
		},
	);
	const {Users} = Object(await pool.call('ListUsers', {UserPoolId: userPoolId}));
	assert.deepEqual(
		Users.map(({Username, UserStatus, Enabled}: Record<string, unknown>) => [
			Username,
			UserStatus,
			Enabled,
		]).sort(),
		[
			['invited', 'FORCE_CHANGE_PASSWORD', true],
			['jane', 'CONFIRMED', true],
			['new', 'UNCONFIRMED', true],
			['off', 'CONFIRMED', false],
		],
	);
	const {UserPools} = Object(await pool.call('ListUserPools', {MaxResults: 10}));
	assert.deepEqual(
		UserPools.map(({Id}: {Id: string}) => Id),
		['eu-west-1_Shop00001', 'us-east-1_Second'],
	);
	const signedIn = await succeed(pool, 'InitiateAuth', {
		ClientId: 'shopappclient',
		AuthFlow: 'USER_PASSWORD_AUTH',
		AuthParameters: {USERNAME: 'jane', PASSWORD: 'Right-pass-1'},
	});
	assert.deepEqual(Object.keys(signedIn), ['ChallengeParameters', 'AuthenticationResult']);
	assert.deepEqual(pool.messages(), [], 'nobody is invited by a seed');
});

test('a reset puts everything back to the seed, and forgets what was sent', async t => {
	const pool = await startPool(t, {seed});
	const UserPoolId = pool.userPoolId;
	const names = async () => {
		const {Users} = Object(await pool.call('ListUsers', {UserPoolId}));
		return Users.map(({Username}: {Username: string}) => Username).sort();
	};
	const before = await names();
	await pool.call('AdminDeleteUser', {UserPoolId, Username: 'jane'});
	await pool.call('AdminCreateUser', {
		UserPoolId,
		Username: 'extra',
		DesiredDeliveryMediums: ['EMAIL'],
		UserAttributes: [{Name: 'email', Value: 'extra@example.com'}],
	});
	await pool.call('CreateUserPool', {PoolName: 'more'});
	assert.equal(pool.messages().length, 1);
	assert.notDeepEqual(await names(), before);

	const response = await fetch(`${pool.endpoint}/reset`, {method: 'POST'});
	assert.deepEqual([response.status, await response.json()], [200, {}]);
	assert.deepEqual(await names(), before);
	assert.deepEqual(pool.messages(), []);
	const {UserPools} = Object(await pool.call('ListUserPools', {MaxResults: 10}));
	assert.equal(UserPools.length, 2);
});

test('a seed is stored whole, with the same IDs, groups and states', async () => {
	const at = createContext();
	const {state} = at.context;
	state.pools.clear();
	const before = at.changes();
	const seeded = {Username: 'jane', Password: 'Right-pass-1', Groups: ['b', 'a']};
	const planted = await plant(at.context, {
		UserPools: [
			{
				Id: 'us-gov-east-1_A',
				PoolName: 'a',
				MfaConfiguration: 'OFF',
				Clients: [
					{ClientId: 'one+_1', ClientName: 'c', ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH']},
					{ClientId: 'two', ClientSecret: 's'.repeat(24), ClientName: 'd'},
				],
				Groups: [
					{GroupName: 'a', Precedence: 2},
					{GroupName: 'b', Description: 'B'},
				],
				Users: [seeded, {Username: 'new', TemporaryPassword: 'Temporary-1', UserStatus: null}],
			},
			{
				Id: `eu-west-1_${'B'.repeat(45)}`,
				PoolName: 'b',
				UsernameAttributes: ['email'],
				AutoVerifiedAttributes: ['email'],
				Users: [
					{Username: 'a@example.com', UserStatus: 'RESET_REQUIRED', Password: 'Right-pass-2'},
					{Username: 'b@example.com', Enabled: false, UserStatus: 'UNCONFIRMED'},
				],
			},
			{Id: 'us-east-1_C', PoolName: 'c', Clients: null, Groups: null, Users: null},
		],
	});
	const [jane] = state.pools.get('us-gov-east-1_A')?.users.values() ?? [];
	assert.deepEqual(
		planted,
		[{username: 'jane', password: 'Right-pass-1', attributes: jane?.attributes}],
		'who is in another pool can’t sign in to the first',
	);
	assert.ok(at.changes() > before);
	assert.deepEqual(
		[...state.pools.values()].map(pool => ({
			id: pool.id,
			name: pool.settings.PoolName,
			clients: [...pool.clients].map(([id, client]) => [
				id,
				client.id,
				client.secret,
				client.settings.ClientName,
				client.createdAt === at.now(),
			]),
			groups: [...pool.groups].map(([name, {precedence, description}]) => [
				name,
				precedence,
				description,
			]),
			users: [...pool.users.values()].map(({username, status, isEnabled, attributes, groups}) => [
				attributes['email'] ?? username,
				status,
				isEnabled,
				groups,
			]),
			isNew: pool.createdAt === at.now(),
		})),
		[
			{
				id: 'us-gov-east-1_A',
				name: 'a',
				clients: [
					['one+_1', 'one+_1', undefined, 'c', true],
					['two', 'two', 's'.repeat(24), 'd', true],
				],
				groups: [
					['a', 2, undefined],
					['b', undefined, 'B'],
				],
				users: [
					['jane', 'CONFIRMED', true, ['b', 'a']],
					['new', 'FORCE_CHANGE_PASSWORD', true, []],
				],
				isNew: true,
			},
			{
				id: `eu-west-1_${'B'.repeat(45)}`,
				name: 'b',
				clients: [],
				groups: [],
				users: [
					['a@example.com', 'RESET_REQUIRED', true, []],
					['b@example.com', 'UNCONFIRMED', false, []],
				],
				isNew: true,
			},
			{id: 'us-east-1_C', name: 'c', clients: [], groups: [], users: [], isNew: true},
		],
	);
	assert.deepEqual(
		[...state.pools.keys()],
		[...state.pools.values()].map(({id}) => id),
	);
	assert.deepEqual(at.context.inbox.messages(), []);
	const begun = await at.told('InitiateAuth', {
		ClientId: 'one+_1',
		AuthFlow: 'USER_PASSWORD_AUTH',
		AuthParameters: {USERNAME: 'new', PASSWORD: 'Temporary-1'},
	});
	assert.equal(textOf(begun, 'ChallengeName'), 'NEW_PASSWORD_REQUIRED');
});

test('a server that is up says so', async t => {
	const {endpoint} = await startPool(t);
	const response = await fetch(`${endpoint}/health`);
	assert.deepEqual([response.status, await response.json()], [200, {ok: true}]);
	assert.equal((await fetch(`${endpoint}/healthy`)).status, 404);
});
