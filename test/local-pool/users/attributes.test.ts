import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {LocalPool} from '../../../source/local-pool/create-local-pool.ts';
import {
	newestCode,
	refusal,
	signIn,
	startPool,
	succeed,
	textOf,
} from '../../helpers/local-pool-client.ts';

const update = (Name: string, Value: string, AccessToken: string) => ({
	AccessToken,
	UserAttributes: [{Name, Value}],
});

async function attributesOf(pool: LocalPool, AccessToken: string) {
	const {UserAttributes} = await succeed(pool, 'GetUser', {AccessToken});
	assert.ok(Array.isArray(UserAttributes));
	return Object.fromEntries(UserAttributes.map(({Name, Value}) => [Name, Value]));
}

/** A pool with these settings, one user with a password, and a client. */
async function arrange(pool: LocalPool, settings: object, username = 'robin') {
	const created = await pool.call('CreateUserPool', {PoolName: 'arranged', ...settings});
	const UserPoolId = textOf(created, 'UserPool', 'Id');
	const client = await pool.call('CreateUserPoolClient', {
		UserPoolId,
		ClientName: 'arranged',
		ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
	});
	const addUser = async (Username: string, attributes: Readonly<Record<string, string>>) => {
		await pool.call('AdminCreateUser', {
			UserPoolId,
			Username,
			MessageAction: 'SUPPRESS',
			UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({Name, Value})),
		});
		await pool.call('AdminSetUserPassword', {
			UserPoolId,
			Username,
			Password: 'Robins-pass-1',
			Permanent: true,
		});
	};
	await addUser(username, {email: 'old@example.com', email_verified: 'true'});
	const ClientId = textOf(client, 'UserPoolClient', 'ClientId');
	const {accessToken} = await signIn(pool, username, 'Robins-pass-1', ClientId);
	return {UserPoolId, ClientId, accessToken, addUser};
}

test('a new address replaces the old one, loses its mark, and gets a code where the pool verifies by itself', async t => {
	const pool = await startPool(t);
	const {accessToken} = await signIn(pool);
	const changed = await succeed(
		pool,
		'UpdateUserAttributes',
		update('email', 'new@example.org', accessToken),
	);
	assert.deepEqual(changed, {
		CodeDeliveryDetailsList: [
			{AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'n***@e***'},
		],
	});
	assert.equal(pool.messages().at(-1)?.destination, 'new@example.org');
	await succeed(pool, 'VerifyUserAttribute', {
		AccessToken: accessToken,
		AttributeName: 'email',
		Code: newestCode(pool),
	});
	assert.equal((await attributesOf(pool, accessToken))['email_verified'], 'true');

	const again = update('email', 'new@example.org', accessToken);
	assert.deepEqual(await succeed(pool, 'UpdateUserAttributes', again), {
		CodeDeliveryDetailsList: [],
	});
	assert.equal((await attributesOf(pool, accessToken))['email_verified'], 'true');
});

test('a code that went to the old address does not verify the new one', async t => {
	const pool = await startPool(t);
	const {accessToken} = await arrange(pool, {});
	const code = {AccessToken: accessToken, AttributeName: 'email'};
	await succeed(pool, 'GetUserAttributeVerificationCode', code);
	await succeed(pool, 'UpdateUserAttributes', update('email', 'new@example.org', accessToken));
	assert.match(
		await refusal(pool, 'VerifyUserAttribute', {...code, Code: newestCode(pool)}),
		/^ExpiredCodeException/,
	);
	assert.equal((await attributesOf(pool, accessToken))['email'], 'new@example.org');
});

test('where the pool wants it verified first, the old value stays until the new one is', async t => {
	const pool = await startPool(t);
	const {accessToken} = await arrange(pool, {
		AutoVerifiedAttributes: ['email'],
		UserAttributeUpdateSettings: {AttributesRequireVerificationBeforeUpdate: ['email']},
	});
	await succeed(pool, 'UpdateUserAttributes', update('email', 'new@example.org', accessToken));
	const {sub: _, ...waiting} = await attributesOf(pool, accessToken);
	assert.deepEqual(waiting, {email: 'old@example.com', email_verified: 'true'});
	const code = {AccessToken: accessToken, AttributeName: 'email'};
	await succeed(pool, 'GetUserAttributeVerificationCode', code);
	assert.equal(pool.messages().at(-1)?.destination, 'new@example.org');
	await succeed(pool, 'VerifyUserAttribute', {...code, Code: newestCode(pool)});
	const {sub: __, ...verified} = await attributesOf(pool, accessToken);
	assert.deepEqual(verified, {email: 'new@example.org', email_verified: 'true'});
});

test('an alias that belongs to somebody else is refused when it is verified, not before', async t => {
	const pool = await startPool(t);
	const {accessToken, addUser} = await arrange(pool, {AliasAttributes: ['email']});
	await addUser('owner', {email: 'taken@example.com', email_verified: 'true'});
	await succeed(pool, 'UpdateUserAttributes', update('email', 'taken@example.com', accessToken));
	const code = {AccessToken: accessToken, AttributeName: 'email'};
	await succeed(pool, 'GetUserAttributeVerificationCode', code);
	assert.equal(
		await refusal(pool, 'VerifyUserAttribute', {...code, Code: newestCode(pool)}),
		'AliasExistsException: An account with the given email already exists.',
	);
	assert.equal((await attributesOf(pool, accessToken))['email_verified'], 'false');
});

test('a verified alias signs in, an unverified one does not', async t => {
	const pool = await startPool(t);
	const {ClientId, addUser} = await arrange(pool, {AliasAttributes: ['email']});
	await addUser('unproven', {email: 'unproven@example.com'});
	await signIn(pool, 'old@example.com', 'Robins-pass-1', ClientId);
	await assert.rejects(signIn(pool, 'unproven@example.com', 'Robins-pass-1', ClientId));
});

test('what a user may not write is refused', async t => {
	const pool = await startPool(t);
	const {accessToken} = await signIn(pool);
	const says = (name: string, value: string) =>
		refusal(pool, 'UpdateUserAttributes', update(name, value, accessToken));
	assert.equal(
		await says('email_verified', 'true'),
		'InvalidParameterException: user.email_verified: Attribute cannot be updated.\n',
	);
	assert.equal(
		await says('sub', 'x'),
		'InvalidParameterException: Cannot modify the non-mutable attribute sub',
	);
	assert.match(await says('nonsense', 'x'), /^InvalidParameterException/);
	assert.match(await says('email', 'no address'), /Invalid email address format/);
	assert.match(await says('phone_number', '0123'), /Invalid phone number format/);
});

test('a client writes and reads only the attributes it was given', async t => {
	const pool = await startPool(t);
	const {UserPoolId} = await arrange(pool, {});
	const client = await pool.call('CreateUserPoolClient', {
		UserPoolId,
		ClientName: 'narrow',
		ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
		ReadAttributes: ['email'],
		WriteAttributes: ['given_name'],
	});
	const {accessToken} = await signIn(
		pool,
		'robin',
		'Robins-pass-1',
		textOf(client, 'UserPoolClient', 'ClientId'),
	);
	assert.deepEqual(Object.keys(await attributesOf(pool, accessToken)).sort(), ['email', 'sub']);
	await succeed(pool, 'UpdateUserAttributes', update('given_name', 'Robin', accessToken));
	assert.equal(
		await refusal(pool, 'UpdateUserAttributes', update('email', 'x@example.com', accessToken)),
		'NotAuthorizedException: A client attempted to write unauthorized attribute',
	);
});

test('a required attribute cannot be deleted', async t => {
	const pool = await startPool(t);
	const {accessToken} = await arrange(pool, {
		Schema: [{Name: 'email', Required: true, Mutable: true}],
	});
	assert.equal(
		await refusal(pool, 'UpdateUserAttributes', update('email', '', accessToken)),
		'InvalidParameterException: user.email: Required attribute cannot be deleted.\n',
	);
});
