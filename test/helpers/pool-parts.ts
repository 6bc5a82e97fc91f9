import assert from 'node:assert/strict';
import {Failure} from '../../source/local-pool/model/failure.ts';
import {createClient, createPool, type UserPool} from '../../source/local-pool/model/pool.ts';
import type {User} from '../../source/local-pool/model/user.ts';
import {createState} from '../../source/local-pool/store/state.ts';
import {createUser} from '../../source/local-pool/users/create-user.ts';

/** A user pool with these settings, without a server. */
export const poolWith = (settings: object = {}): UserPool =>
	createPool('us-east-1_a', {PoolName: 'p', ...settings}, 0);

export const clientWith = (settings: object = {}, secret?: string) =>
	createClient('client1', secret, {ClientName: 'c', ...settings}, 0);

/** Adds a confirmed user, whose `sub` is the username followed by `-sub`. */
export const addUser = (
	pool: UserPool,
	username: string,
	{attributes = {}, ...given}: Partial<User> = {},
): User =>
	createUser(
		{state: createState(), clock: () => 0, random: bytes => Buffer.alloc(bytes)},
		pool,
		username,
		{status: 'CONFIRMED', ...given, attributes: {sub: `${username}-sub`, ...attributes}},
	);

/** The result of a function, or its error as `Type: message`. */
export function tellOf<T>(run: () => T): T | string {
	try {
		return run();
	} catch (error) {
		assert.ok(error instanceof Failure, String(error));
		return `${error.type}: ${error.message}`;
	}
}
