import type {Context} from '../context.ts';
import type {UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';
import {codesWithout} from './codes.ts';
import {refuseTakenName, takenName} from './identity.ts';
import type {Verifiable} from './verifiable.ts';

const verified = ({attributes}: User, name: Verifiable, value: string): User['attributes'] => ({
	...attributes,
	[name]: value,
	[`${name}_verified`]: 'true',
});

/**
 * Marks an attribute verified, deletes its code and applies the value that was pending. Throws if the value is another
 * user's alias: it could be written, but can't be verified.
 */
export function verifyAttribute(
	{state, clock}: Pick<Context, 'state' | 'clock'>,
	pool: UserPool,
	user: User,
	name: Verifiable,
	value: string,
): User {
	const attributes = verified(user, name, value);
	refuseTakenName(pool, attributes, user);
	const {[name]: _, ...pending} = user.pending;
	return state.change(pool, user, {
		attributes,
		pending,
		codes: codesWithout(user, name),
		modifiedAt: clock(),
	});
}

/** Whether a user's address may be marked verified: false if it would then be another user's alias. */
export const canBeVerified = (
	pool: UserPool,
	user: User,
	name: Verifiable,
	value: string,
): boolean => takenName(pool, verified(user, name, value), user) === undefined;

/** Takes an alias from its current owner (ForceAliasCreation): their address becomes unverified. */
export function takeAlias(
	{state}: Pick<Context, 'state'>,
	pool: UserPool,
	name: Verifiable,
	value: string,
): void {
	const taken = takenName(pool, {[name]: value, [`${name}_verified`]: 'true'});
	if (!taken) return;
	state.change(pool, taken.owner, {
		attributes: {...taken.owner.attributes, [`${name}_verified`]: 'false'},
	});
}
