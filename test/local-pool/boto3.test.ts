import assert from 'node:assert/strict';
import {test} from 'node:test';
import {askBoto3, withoutBoto3} from '../helpers/boto3.ts';
import {createTestClock, startPool} from '../helpers/local-pool-client.ts';

const UserPoolId = 'us-east-1_Shop';
const ClientId = 'shopclient';
const ann = {Username: 'ann'};
const writers = {GroupName: 'writers'};
const server = {
	Identifier: 'orders',
	Name: 'Orders',
	Scopes: [{ScopeName: 'read', ScopeDescription: 'to read'}],
};
const ResourceArn = `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${UserPoolId}`;
const at = '2026-03-01T12:00:00+00:00';
const dates = {CreationDate: at, LastModifiedDate: at};
const role = 'arn:aws:iam::000000000000:role/writer';
const group = {...writers, UserPoolId, Description: 'They write', RoleArn: role, Precedence: 3};
const attributes = [{Name: 'email', Value: 'ann@example.com'}];
const user = {
	...ann,
	UserCreateDate: at,
	UserLastModifiedDate: at,
	Enabled: true,
	UserStatus: 'CONFIRMED',
};

/** An operation, its input without the pool, and the response; a string is an error. */
type Story = readonly (readonly [string, object, object | string])[];

const story: Story = [
	[
		'CreateGroup',
		{...writers, Precedence: 3},
		{Group: {...writers, UserPoolId, Precedence: 3, ...dates}},
	],
	['CreateGroup', writers, 'GroupExistsException: A group with the name already exists.'],
	[
		'UpdateGroup',
		{...writers, Description: 'They write', RoleArn: role},
		{Group: {...group, ...dates}},
	],
	['GetGroup', writers, {Group: {...group, ...dates}}],
	['ListGroups', {}, {Groups: [{...group, ...dates}]}],
	['AdminAddUserToGroup', {...ann, ...writers}, {}],
	[
		'AdminAddUserToGroup',
		{...ann, GroupName: 'none'},
		'ResourceNotFoundException: Group not found.',
	],
	['AdminListGroupsForUser', ann, {Groups: [{...group, ...dates}]}],
	['ListUsersInGroup', {...writers, Limit: 5}, {Users: [user]}],
	[
		'ListUsers',
		{Filter: 'email ^= "ANN"', AttributesToGet: ['email']},
		{Users: [{...user, Attributes: attributes}]},
	],
	['AdminUpdateUserAttributes', {...ann, UserAttributes: [{Name: 'nickname', Value: 'An'}]}, {}],
	['AdminDeleteUserAttributes', {...ann, UserAttributeNames: ['nickname']}, {}],
	['AdminDisableUser', ann, {}],
	[
		'AdminInitiateAuth',
		{
			ClientId,
			AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
			AuthParameters: {USERNAME: 'ann', PASSWORD: 'Robins-pass-1'},
		},
		'NotAuthorizedException: User is disabled.',
	],
	['AdminEnableUser', ann, {}],
	['AdminRemoveUserFromGroup', {...ann, ...writers}, {}],
	['ListUsersInGroup', writers, {Users: []}],
	['DeleteGroup', writers, {}],
	['GetGroup', writers, 'ResourceNotFoundException: Group not found.'],
	['CreateResourceServer', server, {ResourceServer: {UserPoolId, ...server}}],
	['DescribeResourceServer', {Identifier: 'orders'}, {ResourceServer: {UserPoolId, ...server}}],
	['TagResource', {ResourceArn, Tags: {team: 'shop'}}, {}],
	['ListTagsForResource', {ResourceArn}, {Tags: {team: 'shop'}}],
	['UntagResource', {ResourceArn, TagKeys: ['team']}, {}],
	['CreateUserPoolDomain', {Domain: 'shop'}, {ManagedLoginVersion: 1}],
	[
		'DeleteUserPool',
		{},
		'InvalidParameterException: User pool cannot be deleted. It has a domain configured that should be deleted first.',
	],
	['DeleteUserPoolDomain', {Domain: 'shop'}, {}],
	['DeleteUserPool', {}, {}],
	['DescribeUserPool', {}, `ResourceNotFoundException: User pool ${UserPoolId} does not exist.`],
];

test('boto3 manages groups, users, resource servers, tags and domains, and reads every answer', {
	skip: withoutBoto3,
}, async t => {
	const pool = await startPool(t, {
		clock: createTestClock().now,
		seed: {
			UserPools: [
				{
					Id: UserPoolId,
					PoolName: 'shop',
					Clients: [
						{ClientId, ClientName: 'c', ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH']},
					],
					Users: [{...ann, Password: 'Robins-pass-1', UserAttributes: attributes}],
				},
			],
		},
	});
	const answers = await askBoto3(
		pool,
		story.map(([operation, input]) => ({
			service: 'cognito-idp',
			operation,
			input: 'ResourceArn' in input ? input : {UserPoolId, ...input},
		})),
	);
	const told = answers.map((answer, index) => {
		const refused: unknown = Object(answer).refused;
		return [story[index]?.[0], typeof refused === 'string' ? refused : withoutSub(answer)];
	});
	assert.deepEqual(
		told,
		story.map(([operation, , answer]) => [operation, answer]),
	);
});

/** A response without the attributes that differ each time. */
function withoutSub(answer: unknown): unknown {
	const {Users} = Object(answer);
	if (!Array.isArray(Users)) return answer;
	return {
		Users: Users.map(({Attributes, ...one}) =>
			Attributes.some(({Name}: Record<string, unknown>) => Name === 'sub')
				? one
				: {...one, Attributes},
		),
	};
}
