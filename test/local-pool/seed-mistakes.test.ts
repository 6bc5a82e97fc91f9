import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createLocalPool} from '../../source/local-pool/create-local-pool.ts';
import {plant} from '../../source/local-pool/seed.ts';
import {createContext} from '../helpers/pool-context.ts';

test('what a seed says wrong is named with its place', async () => {
	const pool = {Id: 'us-east-1_A', PoolName: 'a'};
	const users = (...Users: unknown[]) => ({UserPools: [{...pool, Users}]});
	const clients = (...Clients: unknown[]) => ({UserPools: [{...pool, Clients}]});
	const id = (Id: string) => ({UserPools: [{...pool, Id}]});
	const notId = (Id: string) =>
		`UserPools[0]: Id is a region, an underscore, letters and digits, at most 55 characters, not "${Id}"`;
	const notClientId = (ClientId: string) =>
		`UserPools[0].Clients[0]: ClientId has letters, digits, + and _, not "${ClientId}"`;
	const nulled = (member: string) =>
		`1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`;
	for (const [wrong, sentence] of [
		[5, 'NUMBER_VALUE can not be converted to a structure'],
		[{}, nulled('userPools')],
		[{UserPools: 5}, 'UserPools: NUMBER_VALUE can not be converted to a List'],
		[{UserPools: ['x']}, 'UserPools[0]: STRING_VALUE can not be converted to a structure'],
		[{UserPools: [{}]}, `UserPools[0]: ${nulled('id')}`],
		[{UserPools: [{Id: 'us-east-1_A'}]}, `UserPools[0]: ${nulled('poolName')}`],
		[id('nowhere'), notId('nowhere')],
		[id('us-east-1_'), notId('us-east-1_')],
		[id(`us-east-1_${'a'.repeat(46)}`), notId(`us-east-1_${'a'.repeat(46)}`)],
		[id(' us-east-1_a'), notId(' us-east-1_a')],
		[id('us-east-1_a b'), notId('us-east-1_a b')],
		[id('us-east-12_a'), notId('us-east-12_a')],
		[id('us-1_a'), notId('us-1_a')],
		[{UserPools: [pool, pool]}, 'UserPools[1]: us-east-1_A stands there twice'],
		[clients({ClientName: 'a'}), `UserPools[0].Clients[0]: ${nulled('clientId')}`],
		[clients({ClientId: 'a'}), `UserPools[0].Clients[0]: ${nulled('clientName')}`],
		[clients({ClientId: 'a b', ClientName: 'a'}), notClientId('a b')],
		[clients({ClientId: '', ClientName: 'a'}), notClientId('')],
		[clients({ClientId: 'a'.repeat(129), ClientName: 'a'}), notClientId('a'.repeat(129))],
		[
			{UserPools: [pool, {...pool, Id: 'us-east-1_B', Clients: [5]}]},
			'UserPools[1].Clients[0]: NUMBER_VALUE can not be converted to a structure',
		],
		[
			{UserPools: [{...pool, Policies: {PasswordPolicy: {MinimumLength: '8'}}}]},
			'UserPools[0].Policies.PasswordPolicy.MinimumLength: STRING_VALUE can not be converted to an Integer',
		],
		[
			clients(
				{ClientId: 'a', ClientName: 'a'},
				{ClientId: 'b', ClientName: 'b', ExplicitAuthFlows: 'USER'},
			),
			'UserPools[0].Clients[1].ExplicitAuthFlows: STRING_VALUE can not be converted to a List',
		],
		[
			{UserPools: [{...pool, Groups: [{GroupName: 'g', Precedence: 'one'}]}]},
			'UserPools[0].Groups[0].Precedence: STRING_VALUE can not be converted to an Integer',
		],
		[
			{UserPools: [{...pool, Groups: [{GroupName: 'g'}, {GroupName: 'g'}]}]},
			'UserPools[0].Groups[1]: A group with the name already exists',
		],
		[
			users({Username: 'jane', Password: 'weak'}),
			'UserPools[0].Users[0]: Password does not conform to policy: Password not long enough',
		],
		[
			users(
				{Username: 'j'},
				{
					Username: 'k',
					UserAttributes: [
						{Name: 'a', Value: ''},
						{Name: 'email', Value: 1},
					],
				},
			),
			'UserPools[0].Users[1].UserAttributes[1].Value: NUMBER_VALUE can not be converted to a String',
		],
		[users({Username: 'j', Groups: ['none']}), 'UserPools[0].Users[0]: Group not found'],
		[
			users({Username: 'j', UserStatus: 'ARCHIVED'}),
			"UserPools[0]: 1 validation error detected: Value 'ARCHIVED' at 'users.1.member.userStatus' failed to satisfy constraint: Member must satisfy enum value set: [CONFIRMED, UNCONFIRMED, FORCE_CHANGE_PASSWORD, RESET_REQUIRED]",
		],
		[
			users({Username: 'j', Enabled: 'yes'}),
			'UserPools[0].Users[0].Enabled: STRING_VALUE can not be converted to a Boolean',
		],
		[
			{UserPools: [pool], Account: {Regions: {'us-east-1': {LogGroups: {a: [{timestamp: 'x'}]}}}}},
			'Account.Regions.us-east-1.LogGroups.a.timestamp is not a date such as 2026-03-03T09:12:44Z',
		],
	] as const) {
		const {context} = createContext();
		context.state.pools.clear();
		const told = await plant(context, wrong).then(
			() => 'planted',
			({message}: Error) => message,
		);
		assert.equal(told, `The seed can't be used: ${sentence}.`);
	}
	await assert.rejects(createLocalPool({seed: {UserPools: []}}), {
		message: 'The server was started without a user pool.',
	});
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
