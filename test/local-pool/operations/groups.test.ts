import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {decodeJwt} from 'jose';
import {createLocalPool, type LocalPool} from '../../../source/local-pool/create-local-pool.ts';
import {createTestClock, hours, signIn, startPool} from '../../helpers/local-pool-client.ts';
import {sharedSigningKeys} from '../../helpers/signing-keys.ts';

const start = 1_772_366_400;

/** Calls an operation with the pool's ID. */
const inPool =
	({call, userPoolId: UserPoolId}: LocalPool) =>
	(operation: string, request: object = {}) =>
		call(operation, {UserPoolId, ...request});

async function claimsOf(pool: LocalPool) {
	const {accessToken, idToken} = await signIn(pool);
	const pick = (token: string) => {
		const claims = decodeJwt(token);
		const names = ['cognito:groups', 'cognito:roles', 'cognito:preferred_role'];
		return names.map(name => claims[name]);
	};
	return {access: pick(accessToken), id: pick(idToken)};
}

test('a group is created, shown, changed and deleted', async t => {
	const clock = createTestClock();
	const pool = await startPool(t, {clock: clock.now});
	const call = inPool(pool);
	const given = {
		GroupName: 'admins',
		Description: 'who may do all',
		RoleArn: 'arn:aws:iam::000000000000:role/admins',
		Precedence: 0,
	};
	const {userPoolId: UserPoolId} = pool;
	const created = {...given, UserPoolId, CreationDate: start, LastModifiedDate: start};
	assert.deepEqual(await call('CreateGroup', given), {Group: created});
	await assert.rejects(call('CreateGroup', given), {
		name: 'GroupExistsException',
		message: 'A group with the name already exists.',
	});
	assert.deepEqual(await call('GetGroup', {GroupName: 'admins'}), {Group: created});

	clock.pass(hours(1));
	const changed = {...created, Description: 'who may do most', LastModifiedDate: start + 3_600};
	const change = {GroupName: 'admins', Description: 'who may do most'};
	assert.deepEqual(await call('UpdateGroup', change), {Group: changed});
	await call('CreateGroup', {GroupName: 'readers'});
	const {NextToken, ...first} = Object(await call('ListGroups', {Limit: 1}));
	assert.deepEqual(first, {Groups: [changed]});
	assert.deepEqual(await call('ListGroups', {Limit: 1, NextToken}), {
		Groups: [
			{
				GroupName: 'readers',
				UserPoolId,
				CreationDate: start + 3_600,
				LastModifiedDate: start + 3_600,
			},
		],
	});

	assert.deepEqual(await call('DeleteGroup', {GroupName: 'admins'}), {});
	const absent = {name: 'ResourceNotFoundException', message: 'Group not found.'};
	const about = {GroupName: 'admins', Username: 'demo'};
	for (const operation of [
		'GetGroup',
		'UpdateGroup',
		'DeleteGroup',
		'ListUsersInGroup',
		'AdminAddUserToGroup',
		'AdminRemoveUserFromGroup',
	]) {
		await assert.rejects(call(operation, about), absent, operation);
	}
});

test('a user is in the groups they were put into, the first in precedence first, until they are taken out', async t => {
	const pool = await startPool(t);
	const call = inPool(pool);
	const names = async (list: Promise<object>) => {
		const {Groups, Users} = Object(await list);
		return (Groups ?? Users).map(
			(one: {GroupName?: string; Username?: string}) => one.GroupName ?? one.Username,
		);
	};
	await call('CreateGroup', {GroupName: 'unranked'});
	await call('CreateGroup', {GroupName: 'second', Precedence: 2});
	await call('CreateGroup', {GroupName: 'first', Precedence: 1});
	for (const GroupName of ['unranked', 'second', 'first', 'first']) {
		assert.deepEqual(await call('AdminAddUserToGroup', {GroupName, Username: 'demo'}), {});
	}
	await call('AdminAddUserToGroup', {GroupName: 'second', Username: 'totp'});
	const ofDemo = () => names(call('AdminListGroupsForUser', {Username: 'demo'}));
	assert.deepEqual(await ofDemo(), ['first', 'second', 'unranked']);
	assert.deepEqual(await names(call('ListUsersInGroup', {GroupName: 'second'})), ['demo', 'totp']);

	const leave = {GroupName: 'second', Username: 'demo'};
	assert.deepEqual(await call('AdminRemoveUserFromGroup', leave), {});
	assert.deepEqual(await call('AdminRemoveUserFromGroup', leave), {});
	assert.deepEqual(await ofDemo(), ['first', 'unranked']);
	await call('DeleteGroup', {GroupName: 'first'});
	await call('CreateGroup', {GroupName: 'first'});
	assert.deepEqual(await ofDemo(), ['unranked'], 'a group of the same name is another group');
	await call('AdminDeleteUser', {Username: 'totp'});
	assert.deepEqual(await names(call('ListUsersInGroup', {GroupName: 'second'})), []);
	await assert.rejects(call('AdminAddUserToGroup', {GroupName: 'first', Username: 'nobody'}), {
		name: 'UserNotFoundException',
		message: 'User does not exist.',
	});
});

test('tokens name the groups in both tokens, and the roles in the ID token', async t => {
	const pool = await startPool(t);
	const call = inPool(pool);
	const role = (name: string) => `arn:aws:iam::000000000000:role/${name}`;
	const join = (GroupName: string, more: object) =>
		call('CreateGroup', {GroupName, ...more}).then(() =>
			call('AdminAddUserToGroup', {GroupName, Username: 'demo'}),
		);
	const none = [undefined, undefined, undefined];
	assert.deepEqual(await claimsOf(pool), {access: none, id: none});

	await join('plain', {Precedence: 0});
	assert.deepEqual(await claimsOf(pool), {
		access: [['plain'], undefined, undefined],
		id: [['plain'], undefined, undefined],
	});
	await join('writers', {Precedence: 5, RoleArn: role('writer')});
	await join('readers', {Precedence: 9, RoleArn: role('reader')});
	const three = ['plain', 'writers', 'readers'];
	assert.deepEqual(await claimsOf(pool), {
		access: [three, undefined, undefined],
		id: [three, [role('writer'), role('reader')], role('writer')],
	});
	await call('UpdateGroup', {GroupName: 'readers', Precedence: 5});
	assert.deepEqual(
		(await claimsOf(pool)).id[2],
		undefined,
		'two roles of the same precedence: none is preferred',
	);
	await call('UpdateGroup', {GroupName: 'readers', RoleArn: role('writer')});
	assert.deepEqual((await claimsOf(pool)).id, [three, [role('writer')], role('writer')]);
});

test('groups, resource servers and domains are there after a restart', async t => {
	const folder = await mkdtemp(join(tmpdir(), 'cognito-verify-groups-'));
	t.after(() => rm(folder, {recursive: true}));
	const options = {dataFile: join(folder, 'pool.json'), makeSigningKey: sharedSigningKeys()};
	const ask = async (pool: LocalPool) => {
		const call = inPool(pool);
		return [
			await call('ListGroups'),
			await call('AdminListGroupsForUser', {Username: 'demo'}),
			await call('ListResourceServers', {MaxResults: 10}),
			await pool.call('DescribeUserPoolDomain', {Domain: 'kept'}),
			await call('DescribeUserPool'),
		];
	};
	const before = await createLocalPool(options);
	const call = inPool(before);
	await call('CreateGroup', {GroupName: 'kept', Precedence: 3});
	await call('AdminAddUserToGroup', {GroupName: 'kept', Username: 'demo'});
	const Scopes = [{ScopeName: 'read', ScopeDescription: 'to read'}];
	await call('CreateResourceServer', {Identifier: 'api', Name: 'API', Scopes});
	await call('CreateUserPoolDomain', {Domain: 'kept'});
	await call('AddCustomAttributes', {
		CustomAttributes: [{Name: 'tenant', AttributeDataType: 'String'}],
	});
	const asked = await ask(before);
	await before.close();
	const after = await createLocalPool(options);
	assert.deepEqual(await ask(after), asked);
	await after.close();
});
