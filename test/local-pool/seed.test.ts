import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createLocalPool, type Seed} from '../../source/local-pool/create-local-pool.ts';
import {startPool, succeed} from '../helpers/local-pool-client.ts';
import {sharedSigningKeys} from '../helpers/signing-keys.ts';

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

test('what a seed says wrong is named with its place', async () => {
	const start = (wrong: object) =>
		createLocalPool({seed: Object(wrong), makeSigningKey: sharedSigningKeys()});
	const pool = {Id: 'us-east-1_A', PoolName: 'a'};
	for (const [wrong, sentence] of [
		[{}, /^The seed can't be used: .*userPools/],
		[{UserPools: []}, /^The server was started without a user pool\.$/],
		[
			{UserPools: [{...pool, Id: 'nowhere'}]},
			/^The seed can't be used: UserPools\[0\]: Id is a region, an underscore, letters and digits, not "nowhere"\.$/,
		],
		[
			{UserPools: [pool, pool]},
			/^The seed can't be used: UserPools\[1\]: us-east-1_A stands there twice\.$/,
		],
		[
			{UserPools: [{...pool, Clients: [{ClientId: 'a b', ClientName: 'a'}]}]},
			/^The seed can't be used: UserPools\[0\]\.Clients\[0\]: ClientId has letters, digits, \+ and _, not "a b"\.$/,
		],
		[
			{UserPools: [{...pool, Users: [{Username: 'jane', Password: 'weak'}]}]},
			/^The seed can't be used: UserPools\[0\]\.Users\[0\]: Password .*\.$/,
		],
		[
			{UserPools: 5},
			/^The seed can't be used: UserPools: NUMBER_VALUE can not be converted to a List\.$/,
		],
		[
			{UserPools: [pool, {...pool, Id: 'us-east-1_B', Clients: [5]}]},
			/^The seed can't be used: UserPools\[1\]\.Clients\[0\]: NUMBER_VALUE can not be converted to a structure\.$/,
		],
		[
			{UserPools: [{...pool, Policies: {PasswordPolicy: {MinimumLength: '8'}}}]},
			/^The seed can't be used: UserPools\[0\]\.Policies\.PasswordPolicy\.MinimumLength: STRING_VALUE can not be converted to an Integer\.$/,
		],
		[
			{
				UserPools: [
					{
						...pool,
						Clients: [
							{ClientId: 'a', ClientName: 'a'},
							{ClientId: 'b', ClientName: 'b', ExplicitAuthFlows: 'USER'},
						],
					},
				],
			},
			/^The seed can't be used: UserPools\[0\]\.Clients\[1\]\.ExplicitAuthFlows: STRING_VALUE can not be converted to a List\.$/,
		],
		[
			{UserPools: [{...pool, Groups: [{GroupName: 'g', Precedence: 'one'}]}]},
			/^The seed can't be used: UserPools\[0\]\.Groups\[0\]\.Precedence: STRING_VALUE can not be converted to an Integer\.$/,
		],
		[
			{
				UserPools: [
					{...pool, Users: [{Username: 'j', UserAttributes: [{Name: 'email', Value: 1}]}]},
				],
			},
			/^The seed can't be used: UserPools\[0\]\.Users\[0\]\.UserAttributes\[0\]\.Value: NUMBER_VALUE can not be converted to a String\.$/,
		],
		[
			{UserPools: [pool], Account: {Regions: {'us-east-1': {LogGroups: {a: [{timestamp: 'x'}]}}}}},
			/^The seed can't be used: Account\.Regions\.us-east-1\.LogGroups\.a\.timestamp is not a date such as 2026-03-03T09:12:44Z\.$/,
		],
	] as const) {
		await assert.rejects(start(wrong), ({message}: Error) => {
			assert.match(message, sentence);
			return true;
		});
	}
});

test('a mistake in the account is named with its place at the start, whether it is given or in a seed', async () => {
	const inRegion = (part: object) => ({Regions: {'us-east-1': part}});
	const region = 'Account.Regions.us-east-1';
	for (const [account, sentence] of [
		[[], 'Account is not a structure.'],
		[{AccountId: '1'}, 'Account.AccountId is not text of 12 digits.'],
		[
			{Region: {}},
			'Account has no setting Region, only AccountId, Denied, Regions, Roles, LogDelivery.',
		],
		[{Denied: '*'}, 'Account.Denied is not a list.'],
		[{Denied: [5]}, 'Account.Denied[0] is not text.'],
		[{LogDelivery: {a: 5}}, 'Account.LogDelivery.a is not a list.'],
		[{Roles: {a: {}}}, 'Account.Roles.a.AssumeRolePolicyDocument is missing.'],
		[{Regions: 5}, 'Account.Regions is not a structure.'],
		[
			inRegion({Ses: {}}),
			`${region} has no setting Ses, only Email, Sms, EndUserMessaging, LogGroups, Functions, Keys.`,
		],
		[
			inRegion({Email: {SendingEnabled: 'no'}}),
			`${region}.Email.SendingEnabled is not true or false.`,
		],
		[
			inRegion({Email: {SuppressedDestinations: [{EmailAddress: 5}]}}),
			`${region}.Email.SuppressedDestinations[0].EmailAddress is not text.`,
		],
		[
			inRegion({Sms: {SMSMonthToDateSpentUSD: '5'}}),
			`${region}.Sms.SMSMonthToDateSpentUSD is not a number.`,
		],
		[inRegion({LogGroups: {a: 5}}), `${region}.LogGroups.a is not a list.`],
		[
			inRegion({Keys: {a: {KeyState: 'Lost'}}}),
			`${region}.Keys.a.KeyState is not one of Enabled, Disabled, PendingDeletion, PendingImport, Unavailable.`,
		],
	] as const) {
		const UserPools = [{Id: 'us-east-1_A', PoolName: 'a'}];
		await assert.rejects(createLocalPool({account: Object(account)}), {
			message: `The account can't be used: ${sentence}`,
		});
		await assert.rejects(createLocalPool({seed: {UserPools, Account: account}}), {
			message: `The seed can't be used: ${sentence}`,
		});
	}
	await assert.rejects(createLocalPool(JSON.parse('{"account":null}')), {
		message: "The account can't be used: Account is not a structure.",
	});
	await assert.rejects(createLocalPool(JSON.parse('{"seed":null}')), {
		message: "The seed can't be used: NULL_VALUE can not be converted to a structure.",
	});
});

test('a server that is up says so', async t => {
	const {endpoint} = await startPool(t);
	const response = await fetch(`${endpoint}/health`);
	assert.deepEqual([response.status, await response.json()], [200, {ok: true}]);
	assert.equal((await fetch(`${endpoint}/healthy`)).status, 404);
});
