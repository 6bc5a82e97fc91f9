import type {Context} from '../context.ts';
import {Failure} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';
import {codesWithout, type Verifiable} from './codes.ts';

/** Whether people may sign in with this attribute's value. */
const isAlias = ({settings}: UserPool, name: string): boolean =>
	[...settings.AliasAttributes, ...settings.UsernameAttributes].some(one => one === name);

/** Another user to whom this value belongs as an alias; only a verified one does. */
export const ownerOfAlias = (
	pool: UserPool,
	name: Verifiable,
	value: string,
	besides?: User,
): User | undefined =>
	isAlias(pool, name)
		? [...pool.users.values()].find(
				other =>
					other.username !== besides?.username &&
					other.attributes[name] === value &&
					other.attributes[`${name}_verified`] === 'true',
			)
		: undefined;

/** An alias belongs to one user: the second one is refused when they verify it, not earlier. */
export const refuseTakenAlias = (pool: UserPool, user: User, name: Verifiable, value: string) => {
	if (ownerOfAlias(pool, name, value, user)) {
		throw new Failure('AliasExistsException', `An account with the given ${name} already exists.`);
	}
};

/** Marks an attribute verified and uses its code up; a value that waited for it takes its place. */
export const verifyAttribute = (
	{state, clock}: Pick<Context, 'state' | 'clock'>,
	pool: UserPool,
	user: User,
	name: Verifiable,
	value: string,
): User => {
	const {[name]: _, ...pending} = user.pending;
	return state.change(pool, user, {
		attributes: {...user.attributes, [name]: value, [`${name}_verified`]: 'true'},
		pending,
		codes: codesWithout(user, name),
		modifiedAt: clock(),
	});
};
