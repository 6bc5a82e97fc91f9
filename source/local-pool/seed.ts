import {accountSettingsOf} from './account/read-settings.ts';
import type {AccountSettings} from './account/settings.ts';
import type {Context} from './context.ts';
import {checkRequest} from './model/constraints.ts';
import {Failure, invalidParameter} from './model/failure.ts';
import {createClient, createPool, type UserPool} from './model/pool.ts';
import {
	flag,
	listOf,
	members,
	oneOf,
	optional,
	type Read,
	record,
	text,
	withDefault,
} from './model/shape.ts';
import type {User} from './model/user.ts';
import {operationOf} from './server/handler.ts';

const userShape = members({
	Username: text,
	/** Permanent; without it the user must replace `TemporaryPassword`. */
	Password: optional(text),
	TemporaryPassword: optional(text),
	UserAttributes: withDefault(listOf(members({Name: text, Value: text})), []),
	UserStatus: optional(
		oneOf('CONFIRMED', 'UNCONFIRMED', 'FORCE_CHANGE_PASSWORD', 'RESET_REQUIRED'),
	),
	Enabled: withDefault(flag, true),
	/** Names of the pool's groups. */
	Groups: withDefault(listOf(text), []),
});

const partsShape = members({
	Id: text,
	Clients: withDefault(listOf(record), []),
	Groups: withDefault(listOf(record), []),
	Users: withDefault(listOf(userShape), []),
});

const seedShape = members({
	UserPools: listOf(record),
	Account: optional(accountSettingsOf),
});

type Given = Readonly<Record<string, unknown>>;

/** A user whose password is in the seed. */
export type SeededUser = {
	readonly username: string;
	readonly password: string;
	readonly attributes: User['attributes'];
};

/**
 * Returns the account settings passed to the server, otherwise those of the seed. Throws a sentence if they are
 * invalid.
 */
export function accountOf(account: unknown, seed: unknown): AccountSettings | undefined {
	const seeded =
		seed === undefined ? undefined : inWords('The seed', () => seedShape(seed, '').Account);
	return account === undefined
		? seeded
		: inWords('The account', () => accountSettingsOf(account, ''));
}

/**
 * Fills an empty state with a seed and returns the first pool's users with passwords. Rejects with a sentence if the
 * seed is invalid.
 */
export async function plant(context: Context, seed: unknown): Promise<readonly SeededUser[]> {
	const {UserPools} = inWords('The seed', () => seedShape(seed, ''));
	const planted: SeededUser[] = [];
	for (const [index, given] of UserPools.entries()) {
		const at = `UserPools[${index}]`;
		const {Id, Clients, Groups, Users} = inWords('The seed', () => partsShape(given, ''), at);
		const pool = inWords('The seed', () => addPool(context, Id, given), at);
		for (const [one, client] of Clients.entries()) {
			inWords('The seed', () => addClient(context, pool, client), `${at}.Clients[${one}]`);
		}
		const call = caller(context, pool);
		for (const [one, group] of Groups.entries()) {
			await call(`${at}.Groups[${one}]`, 'CreateGroup', group);
		}
		for (const [one, user] of Users.entries()) {
			const made = await addUser(context, pool, user, (operation, request) =>
				call(`${at}.Users[${one}]`, operation, {Username: user.Username, ...request}),
			);
			if (index === 0 && made && user.Password !== undefined) {
				planted.push({
					username: user.Username,
					password: user.Password,
					attributes: made.attributes,
				});
			}
		}
	}
	context.state.touch();
	return planted;
}

function addPool(
	context: Context,
	id: string,
	{Id: _, Clients: __, Groups: ___, Users: ____, ...given}: Given,
): UserPool {
	// Every operation refuses an ID of more than 55 characters.
	if (id.length > 55 || !/^[a-z]{2}(?:-[a-z]+)+-\d_[0-9A-Za-z]+$/.test(id)) {
		throw invalidParameter(
			`Id is a region, an underscore, letters and digits, at most 55 characters, not "${id}"`,
		);
	}
	if (context.state.pools.has(id)) throw invalidParameter(`${id} stands there twice`);
	checkRequest('CreateUserPool', given);
	const pool = createPool(id, given, context.clock());
	context.state.pools.set(id, pool);
	return pool;
}

const clientShape = members({ClientId: text, ClientSecret: optional(text)});

function addClient(context: Context, pool: UserPool, given: Given): void {
	const {ClientId, ClientSecret} = clientShape(given, '');
	const {ClientId: _, ClientSecret: __, ...settings} = given;
	if (!/^[\w+]{1,128}$/.test(ClientId)) {
		throw invalidParameter(`ClientId has letters, digits, + and _, not "${ClientId}"`);
	}
	checkRequest('CreateUserPoolClient', {...settings, UserPoolId: pool.id});
	pool.clients.set(ClientId, createClient(ClientId, ClientSecret, settings, context.clock()));
}

async function addUser(
	{state}: Context,
	pool: UserPool,
	{
		Username,
		Password,
		TemporaryPassword,
		UserAttributes,
		UserStatus,
		Enabled,
		Groups,
	}: Read<typeof userShape>,
	call: (operation: string, request: object) => Promise<object>,
): Promise<User | undefined> {
	await call('AdminCreateUser', {
		UserAttributes,
		MessageAction: 'SUPPRESS',
		...(TemporaryPassword !== undefined && {TemporaryPassword}),
	});
	if (Password !== undefined) await call('AdminSetUserPassword', {Password, Permanent: true});
	for (const GroupName of Groups) await call('AdminAddUserToGroup', {GroupName});
	if (!Enabled) await call('AdminDisableUser', {});
	const user = [...pool.users.values()].findLast(
		({username, attributes}) =>
			username === Username || Object.values(attributes).includes(Username),
	);
	return user && UserStatus !== undefined ? state.change(pool, user, {status: UserStatus}) : user;
}

/** Runs operations as an administrator of the pool. An error names the part of the seed that was refused. */
function caller(context: Context, pool: UserPool) {
	return async (at: string, operation: string, request: object): Promise<object> => {
		try {
			const whole = {...request, UserPoolId: pool.id};
			return await operationOf(operation, true)(context)(whole);
		} catch (error) {
			throw error instanceof Failure ? toSentence('The seed', error, at) : error;
		}
	};
}

/** Turns a `Failure` into a sentence. `at` is the path in the settings: `UserPools[0].Clients[1]`. */
function inWords<T>(what: string, work: () => T, at = ''): T {
	try {
		return work();
	} catch (error) {
		throw error instanceof Failure ? toSentence(what, error, at) : error;
	}
}

/** `clients.2.member.explicitAuthFlows` as the settings spell it: `Clients[1].ExplicitAuthFlows`. */
const asWritten = (at: string): string =>
	at
		.replace(/\.(\d+)\.member/g, (_, place) => `[${Number(place) - 1}]`)
		.replace(/(^|\.)([a-z])/g, (_, dot, letter) => dot + letter.toUpperCase());

function toSentence(what: string, failure: Failure, at: string): Error {
	const place = [at, asWritten(failure.at)].filter(Boolean).join('.');
	const why = place === '' ? failure.message : `${place}: ${failure.message}`;
	return new Error(`${what} can't be used: ${why}.`.replace(/\.\.$/, '.'));
}
