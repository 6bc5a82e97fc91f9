import {notFound, userDoesNotExist} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';

/** All user pools of a server. Signals every change. */
export type State = {
	readonly pools: Map<string, UserPool>;
	/**
	 * Applies a patch to the latest record of a user and returns the new record. Throws if the user was deleted in the
	 * meantime, even if another now has the name.
	 */
	readonly change: (pool: UserPool, user: User, patch: Partial<User>) => User;
	/** Signals a change that has to be kept. */
	readonly touch: () => void;
};

/** Creates an empty state; `changed` is called synchronously after each change. */
export const createState = (changed: () => void = () => {}): State => ({
	pools: new Map(),
	change: (pool, user, patch) => {
		const newest = pool.users.get(user.username);
		const isSame = newest?.attributes['sub'] === user.attributes['sub'];
		if (newest === undefined || !isSame) throw userDoesNotExist();
		const next = {...newest, ...patch};
		pool.users.set(user.username, next);
		changed();
		return next;
	},
	touch: changed,
});

/** The pool of that ID. Throws Cognito's error if there is none. */
export function poolOf(state: State, id: string): UserPool {
	const pool = state.pools.get(id);
	if (!pool) throw notFound(`User pool ${id} does not exist.`);
	return pool;
}

/** The app client and its pool, for operations that don't name a pool. */
export function clientOf(state: State, id: string): {pool: UserPool; client: Client} {
	for (const pool of state.pools.values()) {
		const client = pool.clients.get(id);
		if (client) return {pool, client};
	}
	throw notFound(`User pool client ${id} does not exist.`);
}

/** The app client of a pool. Throws Cognito's error if there is no such pool or client. */
export function clientOfPool(
	state: State,
	poolId: string,
	id: string,
): {pool: UserPool; client: Client} {
	const pool = poolOf(state, poolId);
	const client = pool.clients.get(id);
	if (!client) throw notFound(`User pool client ${id} does not exist.`);
	return {pool, client};
}
