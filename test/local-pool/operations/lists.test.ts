import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createContext, UserPoolId} from '../../helpers/pool-context.ts';

const names = (count: number) => Array.from({length: count}, (_, nth) => `n${nth}`);

/** All pages of a list, each with the names on it. */
async function pagesOf(
	{call}: ReturnType<typeof createContext>,
	operation: string,
	[list, name, token]: readonly [string, string, string],
	request: object = {},
) {
	const pages: string[][] = [];
	let next: object | undefined = {};
	while (next !== undefined) {
		const answer: Record<string, unknown> = Object(
			await call(operation, {UserPoolId, ...request, ...next}),
		);
		const {[list]: items, [token]: given, ...rest} = answer;
		assert.deepEqual(rest, {});
		assert.ok(Array.isArray(items));
		pages.push(items.map(item => item[name]));
		next = given === undefined ? undefined : {[token]: given};
	}
	return pages;
}

test('a list comes in pages of the size that is asked for, or sixty at once', async () => {
	const arranged = createContext();
	const {call, addUser} = arranged;
	const all = names(61);
	const first = all.slice(0, 60);
	for (const name of all) {
		await call('CreateGroup', {UserPoolId, GroupName: name});
		await call('AdminCreateUser', {UserPoolId, Username: name, MessageAction: 'SUPPRESS'});
	}
	await addUser('ann', {}, {groups: all});
	const users = [...all, 'ann'];
	const byUser = ['Users', 'Username', 'PaginationToken'] as const;
	const byGroup = ['Groups', 'GroupName', 'NextToken'] as const;
	const two = [all.slice(0, 60), ['n60']];
	assert.deepEqual(await pagesOf(arranged, 'ListGroups', byGroup), two);
	assert.deepEqual(await pagesOf(arranged, 'ListGroups', byGroup, {Limit: 0}), two);
	assert.deepEqual(
		await pagesOf(arranged, 'AdminListGroupsForUser', byGroup, {Username: 'ann'}),
		two,
	);
	assert.deepEqual(
		await pagesOf(arranged, 'AdminListGroupsForUser', byGroup, {Username: 'ann', Limit: 0}),
		two,
	);
	assert.deepEqual(await pagesOf(arranged, 'ListUsers', byUser), [first, ['n60', 'ann']]);
	assert.deepEqual(await pagesOf(arranged, 'ListUsers', byUser, {Limit: 0}), [
		first,
		['n60', 'ann'],
	]);
	const halves = [all.slice(0, 31), all.slice(31)];
	assert.deepEqual(await pagesOf(arranged, 'ListGroups', byGroup, {Limit: 31}), halves);
	for (const name of users.slice(0, 61)) {
		await call('AdminAddUserToGroup', {UserPoolId, Username: name, GroupName: 'n0'});
	}
	const inGroup = ['Users', 'Username', 'NextToken'] as const;
	for (const more of [{}, {Limit: 0}]) {
		assert.deepEqual(
			await pagesOf(arranged, 'ListUsersInGroup', inGroup, {GroupName: 'n0', ...more}),
			[first, ['n60', 'ann']],
		);
	}
	assert.deepEqual(await pagesOf(arranged, 'ListUsersInGroup', inGroup, {GroupName: 'n1'}), [
		['ann'],
	]);
});

test('the lists of clients, resource servers and pools come in pages too', async () => {
	const arranged = createContext();
	const {call} = arranged;
	const all = names(50);
	for (const name of all) {
		await call('CreateUserPoolClient', {UserPoolId, ClientName: name});
		await call('CreateResourceServer', {UserPoolId, Identifier: name, Name: name});
	}
	const clients = ['UserPoolClients', 'ClientName', 'NextToken'] as const;
	const withFirst = ['c', ...all];
	assert.deepEqual(await pagesOf(arranged, 'ListUserPoolClients', clients), [withFirst]);
	assert.deepEqual(await pagesOf(arranged, 'ListUserPoolClients', clients, {MaxResults: 26}), [
		withFirst.slice(0, 26),
		withFirst.slice(26),
	]);
	const {UserPoolClients} = Object(await call('ListUserPoolClients', {UserPoolId, MaxResults: 1}));
	assert.deepEqual(UserPoolClients, [{ClientId: 'client1', UserPoolId, ClientName: 'c'}]);
	const servers = ['ResourceServers', 'Identifier', 'NextToken'] as const;
	assert.deepEqual(await pagesOf(arranged, 'ListResourceServers', servers, {MaxResults: 50}), [
		all,
	]);
	assert.deepEqual(await pagesOf(arranged, 'ListResourceServers', servers, {MaxResults: 49}), [
		all.slice(0, 49),
		['n49'],
	]);
	await call('CreateResourceServer', {UserPoolId, Identifier: 'n50', Name: 'n50'});
	assert.deepEqual(await pagesOf(arranged, 'ListResourceServers', servers), [all, ['n50']]);
	const LambdaConfig = {PreSignUp: 'arn:aws:lambda:us-east-1:000000000000:function:f'};
	arranged.pass(1_500);
	const made = Object(await call('CreateUserPool', {PoolName: 'q', LambdaConfig})).UserPool;
	const {NextToken, ...page} = Object(await call('ListUserPools', {MaxResults: 1}));
	const at = 1_772_366_400;
	const dates = {CreationDate: at, LastModifiedDate: at};
	assert.deepEqual(page, {UserPools: [{Id: UserPoolId, Name: 'p', LambdaConfig: {}, ...dates}]});
	assert.deepEqual(await call('ListUserPools', {MaxResults: 1, NextToken}), {
		UserPools: [
			{
				Id: made.Id,
				Name: 'q',
				LambdaConfig,
				CreationDate: at + 1.5,
				LastModifiedDate: at + 1.5,
			},
		],
	});
});

test('users are found by each attribute that there is a search for, whole or by its beginning', async () => {
	const {told, addUser} = createContext();
	await addUser(
		'Ann',
		{
			email: 'ann@Example.com',
			phone_number: '+14325550100',
			name: 'Ann "A" B',
			given_name: 'Ann',
			family_name: 'Bee',
			preferred_username: 'nick',
		},
		{isEnabled: false, status: 'RESET_REQUIRED'},
	);
	await addUser('bob', {name: 'back\\slash'});
	const found = async (Filter: string) => {
		const answer = await told('ListUsers', {UserPoolId, Filter});
		if (typeof answer === 'string') return answer;
		return Object(answer).Users.map(({Username}: {Username: string}) => Username);
	};
	const cannot = 'InvalidParameterException: Input fails to satisfy the constraints.';
	const unread = 'InvalidParameterException: Error while parsing filter.';
	for (const [filter, users] of [
		['username = "ann"', ['Ann']],
		['username = "an"', []],
		['username ^= "an"', ['Ann']],
		['username ^= "nn"', []],
		['username ^= ""', ['Ann', 'bob']],
		['email = "ANN@example.com"', ['Ann']],
		['email ^= "ann@"', ['Ann']],
		['"email" = "ann@example.com"', ['Ann']],
		['  email="ann@example.com"  ', ['Ann']],
		['phone_number ^= "+1"', ['Ann']],
		['name = "ann \\"A\\" b"', ['Ann']],
		['name = "back\\\\slash"', ['bob']],
		['given_name = "ann"', ['Ann']],
		['family_name ^= "b"', ['Ann']],
		['preferred_username = "Nick"', ['Ann']],
		['cognito:user_status = "reset_required"', ['Ann']],
		['cognito:user_status ^= "CON"', ['bob']],
		['status = "Disabled"', ['Ann']],
		['status = "Enabled"', ['bob']],
		['sub = "none"', []],
		['nickname = "x"', cannot],
		['custom:x = "x"', cannot],
		['email', unread],
		['email = ann', unread],
		['email >= "ann"', unread],
		['email = "ann" or', unread],
	] as const) {
		assert.deepEqual(await found(filter), users, filter);
	}
	const list = async (more: object) => told('ListUsers', {UserPoolId, ...more});
	const at = 1_772_366_400;
	const described = {
		Username: 'bob',
		UserCreateDate: at,
		UserLastModifiedDate: at,
		Enabled: true,
		UserStatus: 'CONFIRMED',
	};
	const Filter = 'username = "bob"';
	assert.deepEqual(await list({Filter, AttributesToGet: ['name', 'email']}), {
		Users: [{...described, Attributes: [{Name: 'name', Value: 'back\\slash'}]}],
	});
	assert.deepEqual(await list({Filter, AttributesToGet: []}), {
		Users: [{...described, Attributes: []}],
	});
	assert.equal(await list({AttributesToGet: ['sub']}), cannot);
	assert.equal(
		await list({AttributesToGet: ['email', 'other']}),
		'InvalidParameterException: One or more requested attributes do not exist in user pool.',
	);
	assert.equal(Object(await list({Filter: ''})).Users.length, 2);
});
