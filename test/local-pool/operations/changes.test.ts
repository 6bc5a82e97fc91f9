import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ClientId, createContext, UserPoolId} from '../../helpers/pool-context.ts';

const ann = {Username: 'ann'};
const group = {GroupName: 'g'};
const server = {Identifier: 'api', Name: 'API'};
const Domain = 'shop';
const ResourceArn = `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${UserPoolId}`;
const client = {ClientId};
const value = {UserAttributes: [{Name: 'name', Value: 'Ann'}]};
const Filters = {Limit: 5};

/** The read-only operations, and those that change what is stored, in an order in which none is refused. */
const story: readonly (readonly ['reads' | 'changes', string, object])[] = [
	['changes', 'AdminCreateUser', {...ann, MessageAction: 'SUPPRESS'}],
	['reads', 'AdminGetUser', ann],
	['reads', 'ListUsers', Filters],
	['changes', 'AdminSetUserPassword', {...ann, Password: 'Robins-pass-1', Permanent: true}],
	['changes', 'AdminUpdateUserAttributes', {...ann, ...value}],
	['changes', 'AdminDeleteUserAttributes', {...ann, UserAttributeNames: ['name']}],
	['changes', 'AdminDisableUser', ann],
	['changes', 'AdminEnableUser', ann],
	['changes', 'AdminUserGlobalSignOut', ann],
	['changes', 'AdminSetUserMFAPreference', ann],
	['reads', 'AdminListDevices', ann],
	['changes', 'CreateGroup', group],
	['reads', 'GetGroup', group],
	['reads', 'ListGroups', {}],
	['changes', 'UpdateGroup', {...group, Precedence: 1}],
	['changes', 'AdminAddUserToGroup', {...ann, ...group}],
	['reads', 'AdminAddUserToGroup', {...ann, ...group}],
	['reads', 'AdminListGroupsForUser', ann],
	['reads', 'ListUsersInGroup', group],
	['changes', 'AdminRemoveUserFromGroup', {...ann, ...group}],
	['changes', 'DeleteGroup', group],
	['changes', 'CreateResourceServer', server],
	['reads', 'DescribeResourceServer', {Identifier: 'api'}],
	['reads', 'ListResourceServers', {MaxResults: 5}],
	['changes', 'UpdateResourceServer', server],
	['changes', 'DeleteResourceServer', {Identifier: 'api'}],
	['changes', 'CreateUserPoolDomain', {Domain}],
	['reads', 'DescribeUserPoolDomain', {Domain}],
	['changes', 'UpdateUserPoolDomain', {Domain, ManagedLoginVersion: 2}],
	['changes', 'DeleteUserPoolDomain', {Domain}],
	['changes', 'TagResource', {ResourceArn, Tags: {a: '1'}}],
	['reads', 'ListTagsForResource', {ResourceArn}],
	['changes', 'UntagResource', {ResourceArn, TagKeys: ['a']}],
	['changes', 'CreateUserPoolClient', {ClientName: 'other'}],
	['reads', 'DescribeUserPoolClient', client],
	['reads', 'ListUserPoolClients', {}],
	['changes', 'UpdateUserPoolClient', client],
	['changes', 'DeleteUserPoolClient', client],
	['reads', 'DescribeUserPool', {}],
	['reads', 'ListUserPools', {MaxResults: 5}],
	['reads', 'GetUserPoolMfaConfig', {}],
	['reads', 'GetLogDeliveryConfiguration', {}],
	['changes', 'SetUserPoolMfaConfig', {MfaConfiguration: 'OFF'}],
	[
		'changes',
		'AddCustomAttributes',
		{CustomAttributes: [{Name: 'a', AttributeDataType: 'String'}]},
	],
	['changes', 'UpdateUserPool', {}],
	['changes', 'AdminDeleteUser', ann],
	['changes', 'CreateUserPool', {PoolName: 'other'}],
	['changes', 'DeleteUserPool', {}],
];

test('what changes what is kept says so, so that it is saved, and what only reads does not', async () => {
	const {call, changes} = createContext();
	const seen: string[] = [];
	for (const [, operation, request] of story) {
		const before = changes();
		await call(operation, {UserPoolId, ...request});
		seen.push(`${operation} ${changes() > before ? 'changes' : 'reads'}`);
	}
	assert.deepEqual(
		seen,
		story.map(([kind, operation]) => `${operation} ${kind}`),
	);
});

test('what a signed-in user does to the own account says so too', async () => {
	const {call, changes, addUser, tokenOf, user} = createContext();
	await addUser('ann', {name: 'Ann'});
	const AccessToken = await tokenOf('ann');
	const does = async (operation: string, request: object = {}) => {
		const before = changes();
		await call(operation, {AccessToken, ...request});
		return changes() > before;
	};
	assert.equal(await does('GetUser'), false);
	assert.equal(await does('GetUserAuthFactors'), false);
	assert.equal(await does('ListDevices'), false);
	assert.equal(await does('UpdateUserAttributes', value), true);
	const passwords = {PreviousPassword: 'Robins-pass-1', ProposedPassword: 'Robins-pass-2'};
	const {password} = user('ann');
	assert.equal(await does('ChangePassword', passwords), true);
	assert.notDeepEqual(user('ann').password, password);
	assert.equal(await does('DeleteUser'), true);
});
