import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {newestCode, startPool, textOf} from '../../helpers/local-pool-client.ts';

type Attributes = Readonly<Record<string, string>>;

const listOf = (attributes: Attributes) =>
	Object.entries(attributes).map(([Name, Value]) => ({Name, Value}));

const password = 'Robins-pass-1';

/** A pool with these settings and a client, and what the tests do with them. */
const arrange = async (t: TestContext, settings: object) => {
	const pool = await startPool(t);
	const UserPoolId = textOf(
		await pool.call('CreateUserPool', {PoolName: 'p', ...settings}),
		'UserPool',
		'Id',
	);
	const client = await pool.call('CreateUserPoolClient', {
		UserPoolId,
		ClientName: 'c',
		ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
	});
	const ClientId = textOf(client, 'UserPoolClient', 'ClientId');
	/** Runs an operation, and gives its answer or what it was refused with. */
	const told = async (operation: string, request: object): Promise<unknown> => {
		try {
			return await pool.call(operation, request);
		} catch (error) {
			assert.ok(error instanceof Error);
			return `${error.name}: ${error.message}`;
		}
	};
	const admin = (operation: string, Username: string, more: object = {}) =>
		told(operation, {UserPoolId, Username, ...more});
	const create = (Username: string, attributes: Attributes = {}, more: object = {}) =>
		admin('AdminCreateUser', Username, {
			MessageAction: 'SUPPRESS',
			UserAttributes: listOf(attributes),
			...more,
		});
	const signUp = (Username: string, attributes: Attributes = {}) =>
		told('SignUp', {ClientId, Username, Password: password, UserAttributes: listOf(attributes)});
	const confirm = (Username: string, more: object = {}) =>
		told('ConfirmSignUp', {ClientId, Username, ConfirmationCode: newestCode(pool), ...more});
	const setPassword = (Username: string) =>
		admin('AdminSetUserPassword', Username, {Password: password, Permanent: true});
	const signIn = (USERNAME: string) =>
		told('InitiateAuth', {
			ClientId,
			AuthFlow: 'USER_PASSWORD_AUTH',
			AuthParameters: {USERNAME, PASSWORD: password},
		});
	const tokenOf = async (username: string) =>
		textOf(await signIn(username), 'AuthenticationResult', 'AccessToken');
	const update = async (AccessToken: string, attributes: Attributes) =>
		told('UpdateUserAttributes', {AccessToken, UserAttributes: listOf(attributes)});
	const adminUpdate = (Username: string, attributes: Attributes) =>
		admin('AdminUpdateUserAttributes', Username, {UserAttributes: listOf(attributes)});
	/** Whom a name means to an administrator. */
	const nameOf = async (name: string) => {
		const answer = await admin('AdminGetUser', name);
		return typeof answer === 'string' ? answer : textOf(answer, 'Username');
	};
	const attributesOf = async (name: string): Promise<Attributes> => {
		const answer = await pool.call('AdminGetUser', {UserPoolId, Username: name});
		assert.ok('UserAttributes' in answer && Array.isArray(answer.UserAttributes));
		return Object.fromEntries(answer.UserAttributes.map(({Name, Value}) => [Name, Value]));
	};
	return {
		pool,
		told,
		admin,
		create,
		signUp,
		confirm,
		setPassword,
		signIn,
		tokenOf,
		update,
		adminUpdate,
		nameOf,
		attributesOf,
		ClientId,
		UserPoolId,
	};
};

const unknown = 'UserNotFoundException: User does not exist.';
const taken = (name: string) =>
	`AliasExistsException: An account with the given ${name} already exists.`;

test('an operation finds a user by username, alias and sub; only the first two sign in', async t => {
	const {create, setPassword, attributesOf, admin, nameOf, signIn, told, ClientId} = await arrange(
		t,
		{
			AliasAttributes: ['email'],
		},
	);
	await create('ann', {email: 'ann@example.com', email_verified: 'true'});
	await setPassword('ann@example.com');
	const {sub = ''} = await attributesOf('ann');
	for (const name of ['ann', 'ann@example.com', sub]) {
		assert.equal(await nameOf(name), 'ann');
		assert.deepEqual(await admin('AdminEnableUser', name), {});
		assert.deepEqual(await told('ForgotPassword', {ClientId, Username: name}), {
			CodeDeliveryDetails: {
				AttributeName: 'email',
				DeliveryMedium: 'EMAIL',
				Destination: 'a***@e***',
			},
		});
	}
	textOf(await signIn('ann'), 'AuthenticationResult', 'AccessToken');
	textOf(await signIn('ann@example.com'), 'AuthenticationResult', 'AccessToken');
	assert.equal(await signIn(sub), unknown);
	assert.equal(await nameOf('ANN'), unknown);
});

test('an alias is one user’s, at each place that writes or verifies it', async t => {
	const {pool, create, setPassword, tokenOf, update, adminUpdate, told, attributesOf, nameOf} =
		await arrange(t, {
			AliasAttributes: ['email', 'preferred_username'],
		});
	await create('owner', {
		email: 'x@example.com',
		email_verified: 'true',
		preferred_username: 'nick',
	});
	assert.equal(
		await create('two', {email: 'x@example.com', email_verified: 'true'}),
		taken('email'),
	);
	assert.equal(await create('two', {preferred_username: 'nick'}), taken('preferred_username'));
	assert.equal(await nameOf('two'), unknown);

	// Unverified, the address is nobody's name yet.
	await create('two', {email: 'x@example.com'});
	await setPassword('two');
	assert.equal(await adminUpdate('two', {email_verified: 'true'}), taken('email'));
	assert.equal(await adminUpdate('two', {preferred_username: 'nick'}), taken('preferred_username'));
	assert.equal(
		await adminUpdate('two', {preferred_username: 'owner'}),
		taken('preferred_username'),
	);
	const AccessToken = await tokenOf('two');
	assert.equal(
		await update(AccessToken, {preferred_username: 'nick'}),
		taken('preferred_username'),
	);
	const ofEmail = {AccessToken, AttributeName: 'email'};
	await told('GetUserAttributeVerificationCode', ofEmail);
	assert.equal(
		await told('VerifyUserAttribute', {...ofEmail, Code: newestCode(pool)}),
		taken('email'),
	);
	const {sub: _, ...left} = await attributesOf('two');
	assert.deepEqual(left, {email: 'x@example.com'});
});

test('ForceAliasCreation takes a verified address from its owner', async t => {
	const {create, signUp, confirm, attributesOf, nameOf} = await arrange(t, {
		AliasAttributes: ['email'],
		AutoVerifiedAttributes: ['email'],
	});
	const address = {email: 'x@example.com', email_verified: 'true'};
	await create('one', address);
	await create('two', address, {ForceAliasCreation: true});
	assert.equal(await nameOf('x@example.com'), 'two');
	assert.equal((await attributesOf('one'))['email_verified'], 'false');

	await signUp('three', {email: 'x@example.com'});
	assert.equal(await confirm('three'), taken('email'));
	assert.deepEqual(await confirm('three', {ForceAliasCreation: true}), {});
	assert.equal(await nameOf('x@example.com'), 'three');
	assert.equal((await attributesOf('two'))['email_verified'], 'false');
});

test('where addresses are user names, a taken one is refused at once, verified or not', async t => {
	const {signUp, create, setPassword, tokenOf, update, adminUpdate, nameOf} = await arrange(t, {
		UsernameAttributes: ['email', 'phone_number'],
	});
	const exists = (name: string) =>
		`UsernameExistsException: An account with the given ${name} already exists.`;
	await create('x@example.com');
	await create('y@example.com', {phone_number: '+14325550100'});
	await setPassword('y@example.com');
	assert.equal(await signUp('x@example.com'), exists('email'));
	assert.equal(
		await signUp('z@example.com', {phone_number: '+14325550100'}),
		exists('phone_number'),
	);
	assert.equal(await signUp('+14325550100'), exists('phone_number'));
	assert.equal(await create('x@example.com'), exists('email'));
	assert.equal(
		await create('z@example.com', {phone_number: '+14325550100'}),
		exists('phone_number'),
	);
	assert.equal(
		await update(await tokenOf('y@example.com'), {email: 'x@example.com'}),
		taken('email'),
	);
	assert.equal(await adminUpdate('y@example.com', {email: 'x@example.com'}), taken('email'));
	assert.equal(await nameOf('z@example.com'), unknown);
	assert.match(await nameOf('+14325550100'), /^[0-9a-f-]{36}$/);
	assert.equal(
		await signUp('zoe'),
		'InvalidParameterException: Username should be either an email or a phone number.',
	);
});

test('a pool that does not mind case knows a name in every spelling, and gives it once', async t => {
	const {create, setPassword, signIn, nameOf, signUp, adminUpdate} = await arrange(t, {
		AliasAttributes: ['email', 'preferred_username'],
		UsernameConfiguration: {CaseSensitive: false},
	});
	await create('Ann', {
		email: 'Ann@Example.com',
		email_verified: 'true',
		preferred_username: 'Nick',
	});
	await setPassword('ANN');
	for (const name of ['ann', 'ANN', 'ann@example.COM', 'NICK']) {
		textOf(await signIn(name), 'AuthenticationResult', 'AccessToken');
		assert.equal(await nameOf(name), 'ann');
	}
	assert.equal(await signUp('aNN'), 'UsernameExistsException: User already exists');
	await create('bob', {email: 'ann@example.com'});
	assert.equal(await adminUpdate('bob', {email_verified: 'true'}), taken('email'));
	assert.equal(await adminUpdate('bob', {preferred_username: 'nicK'}), taken('preferred_username'));
});

test('a pool that minds case takes two spellings for two users', async t => {
	const {create, nameOf} = await arrange(t, {AliasAttributes: ['email']});
	await create('Ann', {email: 'A@example.com', email_verified: 'true'});
	await create('ann', {email: 'a@example.com', email_verified: 'true'});
	assert.equal(await nameOf('A@example.com'), 'Ann');
	assert.equal(await nameOf('a@example.com'), 'ann');
});
