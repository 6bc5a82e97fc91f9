import type {Context} from '../context.ts';
import {createEpoch, type UserPool} from '../model/pool.ts';
import {randomUuid} from '../model/random.ts';
import type {User} from '../model/user.ts';

/** A new user of a pool, without a password. In pools whose user names are addresses, the name is the `sub`. */
export const createUser = (
	{state, clock, random}: Pick<Context, 'state' | 'clock' | 'random'>,
	pool: UserPool,
	username: string,
	given: Pick<User, 'status'> & Partial<User>,
): User => {
	const sub = randomUuid(random);
	const now = clock();
	const isCaseSensitive = pool.settings.UsernameConfiguration?.CaseSensitive ?? true;
	const own = isCaseSensitive ? username : username.toLowerCase();
	const user: User = {
		username: pool.settings.UsernameAttributes.length > 0 ? sub : own,
		pending: {},
		isEnabled: true,
		password: undefined,
		passwordHistory: [],
		temporaryUntil: undefined,
		createdAt: now,
		modifiedAt: now,
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
		attributes: {sub, ...given.attributes},
	};
	return state.change(pool, user, {});
};
