import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import type {LocalPool, LocalPoolOptions} from '../../source/local-pool/create-local-pool.ts';
import {startPool, textOf} from './local-pool-client.ts';

export type Attributes = Readonly<Record<string, string>>;

export const listOf = (attributes: Attributes) =>
	Object.entries(attributes).map(([Name, Value]) => ({Name, Value}));

/** The password of the users that tests create. */
export const arrangedPassword = 'Robins-pass-1';

const allFlows = [
	'ALLOW_USER_SRP_AUTH',
	'ALLOW_USER_PASSWORD_AUTH',
	'ALLOW_ADMIN_USER_PASSWORD_AUTH',
	'ALLOW_REFRESH_TOKEN_AUTH',
];

/** Runs an operation, and returns its response or its error as `Type: message`. */
export async function tell(pool: LocalPool, operation: string, request: object): Promise<unknown> {
	try {
		return await pool.call(operation, request);
	} catch (error) {
		assert.ok(error instanceof Error);
		return `${error.name}: ${error.message}`;
	}
}

/** Creates a user pool with these settings and an app client, with helpers for tests. */
export async function arrangePool(
	t: Pick<TestContext, 'after'>,
	settings: object = {},
	clientSettings: object = {},
	options: LocalPoolOptions = {},
) {
	const pool = await startPool(t, options);
	const told = (operation: string, request: object) => tell(pool, operation, request);
	const created = await pool.call('CreateUserPool', {PoolName: 'p', ...settings});
	const UserPoolId = textOf(created, 'UserPool', 'Id');
	const client = await pool.call('CreateUserPoolClient', {
		UserPoolId,
		ClientName: 'c',
		ExplicitAuthFlows: allFlows,
		...clientSettings,
	});
	const ClientId = textOf(client, 'UserPoolClient', 'ClientId');
	const admin = (operation: string, Username: string, more: object = {}) =>
		told(operation, {UserPoolId, Username, ...more});
	const create = (Username: string, attributes: Attributes = {}, more: object = {}) =>
		admin('AdminCreateUser', Username, {
			MessageAction: 'SUPPRESS',
			UserAttributes: listOf(attributes),
			...more,
		});
	const setPassword = (Username: string) =>
		admin('AdminSetUserPassword', Username, {Password: arrangedPassword, Permanent: true});
	/** Creates a confirmed user with a permanent password. */
	const addUser = async (Username: string, attributes: Attributes = {}) => {
		const made = await create(Username, attributes);
		assert.equal(typeof made, 'object', String(made));
		assert.deepEqual(await setPassword(Username), {});
	};
	const signUp = (Username: string, attributes: Attributes = {}, more: object = {}) =>
		told('SignUp', {
			ClientId,
			Username,
			Password: arrangedPassword,
			UserAttributes: listOf(attributes),
			...more,
		});
	const signIn = (USERNAME: string, PASSWORD = arrangedPassword) =>
		told('InitiateAuth', {
			ClientId,
			AuthFlow: 'USER_PASSWORD_AUTH',
			AuthParameters: {USERNAME, PASSWORD},
		});
	const tokenOf = async (username: string) =>
		textOf(await signIn(username), 'AuthenticationResult', 'AccessToken');
	const update = (AccessToken: string, attributes: Attributes) =>
		told('UpdateUserAttributes', {AccessToken, UserAttributes: listOf(attributes)});
	const adminUpdate = (Username: string, attributes: Attributes) =>
		admin('AdminUpdateUserAttributes', Username, {UserAttributes: listOf(attributes)});
	const attributesOf = async (Username: string): Promise<Attributes> => {
		const answer = await pool.call('AdminGetUser', {UserPoolId, Username});
		assert.ok('UserAttributes' in answer && Array.isArray(answer.UserAttributes));
		return Object.fromEntries(answer.UserAttributes.map(({Name, Value}) => [Name, Value]));
	};
	return {
		pool,
		UserPoolId,
		ClientId,
		told,
		admin,
		create,
		setPassword,
		addUser,
		signUp,
		signIn,
		tokenOf,
		update,
		adminUpdate,
		attributesOf,
	};
}
