import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {adminOperations} from '../../source/local-pool/operations/table.ts';
import {
	newestCode,
	refusal,
	signed,
	signIn,
	startPool,
	succeed,
	textOf,
} from '../helpers/local-pool-client.ts';

const admin = (pool: LocalPool, operation: string, request: object) =>
	succeed(pool, operation, request, signed);

function namesIn(list: unknown): readonly string[] {
	assert.ok(Array.isArray(list));
	return list.map(one => one.Username ?? one.Name ?? one.ClientName);
}

test('no admin operation is done for a request without a signature', async t => {
	const pool = await startPool(t);
	for (const operation of adminOperations.keys()) {
		assert.equal(
			await refusal(pool, operation, {}),
			'MissingAuthenticationTokenException: Missing Authentication Token',
		);
	}
});

test('a pool and its clients are created, described and listed', async t => {
	const pool = await startPool(t);
	const created = await admin(pool, 'CreateUserPool', {
		PoolName: 'made by a test',
		AutoVerifiedAttributes: ['email'],
		Policies: {PasswordPolicy: {MinimumLength: 12}},
	});
	const UserPoolId = textOf(created, 'UserPool', 'Id');
	assert.match(UserPoolId, /^us-east-1_[0-9a-z]{9}$/);
	assert.deepEqual(await admin(pool, 'DescribeUserPool', {UserPoolId}), created);
	assert.match(JSON.stringify(created), /"MinimumLength":12/);

	const secretive = await admin(pool, 'CreateUserPoolClient', {
		UserPoolId,
		ClientName: 'with a secret',
		GenerateSecret: true,
	});
	assert.match(textOf(secretive, 'UserPoolClient', 'ClientSecret'), /^\w{51}$/);
	const plain = await admin(pool, 'CreateUserPoolClient', {UserPoolId, ClientName: 'without'});
	assert.doesNotMatch(JSON.stringify(plain), /ClientSecret/);
	const ClientId = textOf(plain, 'UserPoolClient', 'ClientId');
	assert.deepEqual(await admin(pool, 'DescribeUserPoolClient', {UserPoolId, ClientId}), plain);

	const {UserPools} = await admin(pool, 'ListUserPools', {MaxResults: 10});
	assert.deepEqual(namesIn(UserPools), [
		'Local demo',
		'Local demo, SMS budget spent',
		'made by a test',
	]);
	const page = await admin(pool, 'ListUserPoolClients', {UserPoolId, MaxResults: 1});
	assert.deepEqual(namesIn(page['UserPoolClients']), ['with a secret']);
	const next = await admin(pool, 'ListUserPoolClients', {
		UserPoolId,
		MaxResults: 1,
		NextToken: page['NextToken'],
	});
	assert.deepEqual(namesIn(next['UserPoolClients']), ['without']);
	assert.equal(next['NextToken'], undefined);
});

test('settings that the pool cannot keep are refused', async t => {
	const pool = await startPool(t);
	assert.match(
		await refusal(pool, 'CreateUserPool', {PoolName: 'x', MfaConfiguration: 'MAYBE'}, signed),
		/Member must satisfy enum value set: \[OFF, ON, OPTIONAL\]/,
	);
	assert.equal(
		await refusal(pool, 'DescribeUserPool', {UserPoolId: 'us-east-1_Nothing'}, signed),
		'ResourceNotFoundException: User pool us-east-1_Nothing does not exist.',
	);
});

test('an admin creates a user, who is invited with a temporary password and has to change it', async t => {
	const pool = await startPool(t);
	const UserPoolId = textOf(await pool.call('CreateUserPool', {PoolName: 'p'}), 'UserPool', 'Id');
	const client = await pool.call('CreateUserPoolClient', {
		UserPoolId,
		ClientName: 'c',
		ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
	});
	const ClientId = textOf(client, 'UserPoolClient', 'ClientId');
	const request = {
		UserPoolId,
		Username: 'robin',
		UserAttributes: [{Name: 'email', Value: 'robin@example.com'}],
		DesiredDeliveryMediums: ['EMAIL'],
	};
	const {User} = await admin(pool, 'AdminCreateUser', request);
	assert.equal(textOf(User, 'UserStatus'), 'FORCE_CHANGE_PASSWORD');
	assert.equal(pool.messages().at(-1)?.destination, 'robin@example.com');
	await assert.rejects(signIn(pool, 'robin', newestCode(pool), ClientId), /NEW_PASSWORD_REQUIRED/);
	assert.equal(
		await refusal(pool, 'AdminCreateUser', request, signed),
		'UsernameExistsException: User account already exists',
	);
	const first = newestCode(pool);
	await admin(pool, 'AdminCreateUser', {...request, MessageAction: 'RESEND'});
	assert.notEqual(newestCode(pool), first);
});

test('an invitation that is sent again leaves the password to be changed, also where a code can sign in', async t => {
	const pool = await startPool(t);
	const who = {UserPoolId: pool.userPoolId, Username: 'new-password'};
	const resend = {...who, MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL']};
	const answer = await admin(pool, 'AdminCreateUser', resend);
	assert.match(JSON.stringify(answer), /"UserStatus":"FORCE_CHANGE_PASSWORD"/);
	assert.notEqual(newestCode(pool), '');
});

test('what an admin sets is what the user has', async t => {
	const pool = await startPool(t);
	const who = {UserPoolId: pool.userPoolId, Username: 'demo'};
	await admin(pool, 'AdminSetUserPassword', {...who, Password: 'Other-pass-1', Permanent: true});
	const {accessToken} = await signIn(pool, 'demo', 'Other-pass-1');
	await admin(pool, 'AdminUpdateUserAttributes', {
		...who,
		UserAttributes: [
			{Name: 'email_verified', Value: 'true'},
			{Name: 'email', Value: 'set@example.com'},
		],
	});
	assert.equal(pool.messages().length, 0);
	const user = await admin(pool, 'AdminGetUser', who);
	assert.match(JSON.stringify(user), /"email_verified","Value":"true"/);
	await admin(pool, 'AdminUpdateUserAttributes', {
		...who,
		UserAttributes: [{Name: 'email', Value: 'unproven@example.com'}],
	});
	assert.equal(pool.messages().at(-1)?.destination, 'unproven@example.com');

	await admin(pool, 'AdminUserGlobalSignOut', who);
	assert.match(await refusal(pool, 'GetUser', {AccessToken: accessToken}), /has been revoked/);
	await admin(pool, 'AdminDisableUser', who);
	await assert.rejects(signIn(pool, 'demo', 'Other-pass-1'), /User is disabled\./);
	await admin(pool, 'AdminEnableUser', who);
	await signIn(pool, 'demo', 'Other-pass-1');
	assert.equal(
		await refusal(pool, 'AdminGetUser', {...who, Username: 'nobody'}, signed),
		'UserNotFoundException: User does not exist.',
	);
});

test('users are listed by page and by filter', async t => {
	const pool = await startPool(t);
	const {userPoolId: UserPoolId} = pool;
	const list = (more: object) => admin(pool, 'ListUsers', {UserPoolId, ...more});
	const page = await list({Limit: 3});
	assert.deepEqual(namesIn(page['Users']), ['demo', 'totp', 'sms-code']);
	const next = await list({Limit: 3, PaginationToken: page['PaginationToken']});
	assert.deepEqual(namesIn(next['Users']), ['email-code', 'two-factors', 'new-password']);
	const found = await list({
		Filter: 'email = "totp@example.com"',
		AttributesToGet: ['given_name'],
	});
	assert.deepEqual(namesIn(found['Users']), ['totp']);
	assert.match(JSON.stringify(found), /"Attributes":\[{"Name":"given_name","Value":"Robin"}\]/);
	const status = await list({Filter: 'cognito:user_status = "UNCONFIRMED"'});
	assert.deepEqual(namesIn(status['Users']), ['unconfirmed']);
	assert.deepEqual(namesIn((await list({Filter: 'username ^= "t"'}))['Users']), [
		'totp',
		'two-factors',
	]);
	assert.match(
		await refusal(pool, 'ListUsers', {UserPoolId, Filter: 'nonsense'}, signed),
		/^InvalidParameterException/,
	);
});
