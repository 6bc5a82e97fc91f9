import type {Context} from '../context.ts';
import {createEpoch, type UserPool} from '../model/pool.ts';
import {randomUuid} from '../model/random.ts';
import type {User} from '../model/user.ts';
import {folded} from './identity.ts';

/** The username of a new user: the `sub` in a pool whose usernames are addresses, otherwise the name they typed. */
export const usernameFor = (pool: UserPool, typed: string, sub: string): string =>
	pool.settings.UsernameAttributes.length > 0 ? sub : folded(pool, typed);

/** Creates a user without a password. Generates a `sub` unless the attributes contain one. */
export function createUser(
	{state, clock, random}: Pick<Context, 'state' | 'clock' | 'random'>,
	pool: UserPool,
	username: string,
	given: Pick<User, 'status'> & Partial<User>,
): User {
	const sub = given.attributes?.['sub'] ?? randomUuid(random);
	const now = clock();
	const user: User = {
		username: usernameFor(pool, username, sub),
		pending: {},
		isEnabled: true,
		password: undefined,
		passwordHistory: [],
		temporaryUntil: undefined,
		createdAt: now,
		epoch: createEpoch(random),
		codes: {},
		uses: {},
		failures: 0,
		lastFailureAt: 0,
		totp: undefined,
		pendingTotp: undefined,
		mfa: [],
		preferredMfa: undefined,
		devices: {},
		groups: [],
		...given,
		// Setting the initial password doesn't count as a change.
		modifiedAt: now,
		attributes: {sub, ...given.attributes},
	};
	pool.users.set(user.username, user);
	state.touch();
	return user;
}
