import type {Context} from '../context.ts';
import {createEpoch, type UserPool} from '../model/pool.ts';
import {randomUuid} from '../model/random.ts';
import type {User} from '../model/user.ts';
import {folded} from './identity.ts';

/** The username of a new user who typed a name: the `sub` in pools whose usernames are addresses. */
export const usernameFor = (pool: UserPool, typed: string, sub: string): string =>
	pool.settings.UsernameAttributes.length > 0 ? sub : folded(pool, typed);

/** A new user of a pool, without a password; with a new `sub`, unless it is among the attributes. */
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
		// A password that was set for a new user changed nothing before the user was there.
		modifiedAt: now,
		attributes: {sub, ...given.attributes},
	};
	pool.users.set(user.username, user);
	state.touch();
	return user;
}
