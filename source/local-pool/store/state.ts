import {notFound} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';

/** Every user pool of one server, and a signal each time something in them changed. */
export type State = {
	readonly pools: Map<string, UserPool>;
	/** Replaces what the patch names of a user, on the newest record, and gives the new record. */
	readonly change: (pool: UserPool, user: User, patch: Partial<User>) => User;
	/** Says that something changed which has to be kept. */
	readonly touch: () => void;
};

/** An empty state; `changed` is called after each change, synchronously. */
export const createState = (changed: () => void = () => {}): State => ({
	pools: new Map(),
	change: (pool, user, patch) => {
		const newest = pool.users.get(user.username) ?? user;
		const next = {...newest, ...patch};
		pool.users.set(user.username, next);
		changed();
		return next;
	},
	touch: changed,
});

/** The pool of that id; throws as Cognito where there is none. */
export const poolOf = (state: State, id: string): UserPool => {
	const pool = state.pools.get(id);
	if (!pool) throw notFound(`User pool ${id} does not exist.`);
	return pool;
};

/** The app client and its pool, for the operations that name no pool. */
export const clientOf = (state: State, id: string): {pool: UserPool; client: Client} => {
	for (const pool of state.pools.values()) {
		const client = pool.clients.get(id);
		if (client) return {pool, client};
	}
	throw notFound(`User pool client ${id} does not exist.`);
};

/** The user of that name or alias: a verified address, where the pool lets people sign in with one. */
export const findUser = (pool: UserPool, nameOrAlias: string): User | undefined => {
	const {settings} = pool;
	const isCaseSensitive = settings.UsernameConfiguration?.CaseSensitive ?? true;
	const name = isCaseSensitive ? nameOrAlias : nameOrAlias.toLowerCase();
	const user = pool.users.get(name);
	if (user) return user;
	const isUsername = (attribute: string) =>
		settings.UsernameAttributes.some(one => one === attribute);
	for (const attribute of [...settings.AliasAttributes, ...settings.UsernameAttributes]) {
		for (const candidate of pool.users.values()) {
			const value = candidate.attributes[attribute];
			const isItsOwn =
				value !== undefined && (isCaseSensitive ? value : value.toLowerCase()) === name;
			const counts =
				attribute === 'preferred_username' ||
				isUsername(attribute) ||
				candidate.attributes[`${attribute}_verified`] === 'true';
			if (isItsOwn && counts) return candidate;
		}
	}
	return undefined;
};
