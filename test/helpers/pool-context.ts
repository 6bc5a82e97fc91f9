import assert from 'node:assert/strict';
import {createAccount} from '../../source/local-pool/account/account.ts';
import type {Context} from '../../source/local-pool/context.ts';
import {createClient, createPool} from '../../source/local-pool/model/pool.ts';
import type {User} from '../../source/local-pool/model/user.ts';
import {operationOf} from '../../source/local-pool/server/handler.ts';
import {createChallenges} from '../../source/local-pool/sign-in/challenges.ts';
import {createInbox} from '../../source/local-pool/store/inbox.ts';
import {createState} from '../../source/local-pool/store/state.ts';
import {createKeys} from '../../source/local-pool/tokens/keys.ts';
import {arrangedPassword, listOf} from './arranged-pool.ts';
import {createTestClock, textOf} from './local-pool-client.ts';
import {sharedSigningKeys} from './signing-keys.ts';

export const UserPoolId = 'us-east-1_a';
export const ClientId = 'client1';

const allFlows = [
	'ALLOW_USER_SRP_AUTH',
	'ALLOW_USER_PASSWORD_AUTH',
	'ALLOW_ADMIN_USER_PASSWORD_AUTH',
	'ALLOW_CUSTOM_AUTH',
	'ALLOW_REFRESH_TOKEN_AUTH',
];

/** The settings of a pool that can send text messages. */
export const sms = {SmsConfiguration: {SnsCallerArn: 'arn:aws:iam::000000000000:role/sms'}};

/**
 * A user pool and an app client without a server, with access to everything that they store. Each random value repeats
 * a number, one higher each time.
 */
export function createContext(
	settings: object = {},
	{secret, ...clientSettings}: {readonly secret?: string; readonly [name: string]: unknown} = {},
	given: Partial<Context> = {},
) {
	const {now, pass} = createTestClock();
	let changes = 0;
	let drawn = 0;
	const random = (bytes: number) => Buffer.alloc(bytes, `${++drawn}.`);
	const warnings: string[] = [];
	const context: Context = {
		state: createState(() => changes++),
		inbox: createInbox(),
		account: createAccount(),
		keys: createKeys({random, makeSigningKey: sharedSigningKeys()}),
		challenges: createChallenges(now, random),
		customAuth: undefined,
		hooks: {},
		issuer: () => undefined,
		region: 'us-east-1',
		warn: message => warnings.push(message),
		clock: now,
		random,
		...given,
	};
	const created = createPool(UserPoolId, {PoolName: 'p', ...settings}, now());
	context.state.pools.set(UserPoolId, created);
	const clientGiven = {ClientName: 'c', ExplicitAuthFlows: allFlows, ...clientSettings};
	created.clients.set(ClientId, createClient(ClientId, secret, clientGiven, now()));

	const call = (operation: string, request: object) =>
		operationOf(operation, true)(context)(request);
	/** The response of an operation, or its error as `Type: message`. */
	const told = async (operation: string, request: object): Promise<unknown> => {
		try {
			return await call(operation, request);
		} catch (error) {
			assert.ok(error instanceof Error);
			return `${error.name}: ${error.message}`;
		}
	};
	const admin = (operation: string, Username: string, more: object = {}) =>
		told(operation, {UserPoolId, Username, ...more});
	const signIn = (USERNAME: string, PASSWORD = arrangedPassword) =>
		told('InitiateAuth', {
			ClientId,
			AuthFlow: 'USER_PASSWORD_AUTH',
			AuthParameters: {USERNAME, PASSWORD},
		});
	const poolNow = () => context.state.pools.get(UserPoolId) ?? assert.fail('the pool is gone');
	return {
		context,
		pass,
		now,
		warnings,
		/** How many changes were signaled. */
		changes: () => changes,
		pool: poolNow,
		/** The stored record of a user. */
		user: (username: string): User =>
			poolNow().users.get(username) ?? assert.fail(`${username} is gone`),
		code: () => context.inbox.messages().at(-1)?.code ?? '',
		call,
		told,
		admin,
		signIn,
		tokenOf: async (username: string, password?: string) =>
			textOf(await signIn(username, password), 'AuthenticationResult', 'AccessToken'),
		/** Creates a confirmed user with a permanent password. */
		addUser: async (
			Username: string,
			attributes: Readonly<Record<string, string>> = {},
			change: Partial<User> = {},
		) => {
			const UserAttributes = listOf(attributes);
			await call('AdminCreateUser', {
				UserPoolId,
				Username,
				MessageAction: 'SUPPRESS',
				UserAttributes,
			});
			const Password = arrangedPassword;
			await call('AdminSetUserPassword', {UserPoolId, Username, Password, Permanent: true});
			const made = poolNow().users.get(Username);
			if (made) context.state.change(poolNow(), made, change);
		},
	};
}
