import {notFound, userDoesNotExist} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';

/** Every user pool of one server, and a signal each time something in them changed. */
export type State = {
	readonly pools: Map<string, UserPool>;
	/**
	 * Replaces what the patch names of a user, on the newest record, and gives the new record. Throws for a user who was
	 * deleted meanwhile, whoever has that name now.
	 */
	readonly change: (pool: UserPool, user: User, patch: Partial<User>) => User;
	/** Says that something changed which has to be kept. */
	readonly touch: () => void;
};

/** An empty state; `changed` is called after each change, synchronously. */
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

/** The pool of that id; throws as Cognito where there is none. */
export function poolOf(state: State, id: string): UserPool {
	const pool = state.pools.get(id);
	if (!pool) throw notFound(`User pool ${id} does not exist.`);
	return pool;
}

/** The app client and its pool, for the operations that name no pool. */
export function clientOf(state: State, id: string): {pool: UserPool; client: Client} {
	for (const pool of state.pools.values()) {
		const client = pool.clients.get(id);
		if (client) return {pool, client};
	}
	throw notFound(`User pool client ${id} does not exist.`);
}

/** The app client of one pool; throws as Cognito where there is no such pool, or it has no such client. */
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
