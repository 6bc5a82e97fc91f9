import {Failure} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';

/**
 * Who a name means, in one place for all operations, and which names are taken. A user answers to their username, to an
 * address in a pool whose usernames are addresses, and to an alias: a preferred username, or an address once it is
 * verified. Where the pool is told not to mind case, no name minds it.
 */

/** A name as names are compared in this pool. */
export const folded = ({settings}: UserPool, name: string): string =>
	(settings.UsernameConfiguration?.CaseSensitive ?? true) ? name : name.toLowerCase();

type Attributes = User['attributes'];

/** The attributes that people may sign in with, in the order in which they are looked up. */
const nameAttributes = ({settings}: UserPool): readonly string[] => [
	...settings.AliasAttributes,
	...settings.UsernameAttributes,
];

/**
 * Whether an attribute is one that names its user now: an alias that is an address has to be verified first. Whether one
 * names a user with a temporary password is told both ways; here it does.
 */
const namesUser = ({settings}: UserPool, attributes: Attributes, name: string): boolean =>
	settings.UsernameAttributes.some(one => one === name) ||
	name === 'preferred_username' ||
	attributes[`${name}_verified`] === 'true';

/** Whom an attribute's value names, other than one user. */
function namedByAttribute(
	pool: UserPool,
	name: string,
	value: string,
	besides?: Pick<User, 'username'>,
): User | undefined {
	const wanted = folded(pool, value);
	for (const user of pool.users.values()) {
		const own = user.attributes[name];
		const isTheirs = own !== undefined && folded(pool, own) === wanted;
		if (isTheirs && user.username !== besides?.username && namesUser(pool, user.attributes, name)) {
			return user;
		}
	}
	return undefined;
}

/** The user of that username or alias: who may sign in with it. A `sub` that is not the username isn't such a name. */
export function findUser(pool: UserPool, name: string): User | undefined {
	const byUsername = pool.users.get(folded(pool, name));
	if (byUsername) return byUsername;
	for (const attribute of nameAttributes(pool)) {
		const user = namedByAttribute(pool, attribute, name);
		if (user) return user;
	}
	return undefined;
}

/**
 * The user that the member `Username` of a request means: a username, an alias, or the `sub` (API pages of AdminGetUser,
 * ConfirmSignUp, ForgotPassword and the others that have this member).
 */
export const findUserNamed = (pool: UserPool, name: string): User | undefined =>
	findUser(pool, name) ??
	[...pool.users.values()].find(({attributes}) => attributes['sub'] === name);

/** A name that somebody else has already. */
export type Taken = {readonly name: string; readonly owner: User};

/**
 * The first of these attributes with which their user would have another user's name. Asked wherever a value is written
 * or verified, with the attributes as they would be after it.
 */
export function takenName(
	pool: UserPool,
	attributes: Attributes,
	user?: Pick<User, 'username'>,
): Taken | undefined {
	for (const name of nameAttributes(pool)) {
		const value = attributes[name];
		if (!value || !namesUser(pool, attributes, name)) continue;
		const namesake = pool.users.get(folded(pool, value));
		const owner =
			namedByAttribute(pool, name, value, user) ??
			(namesake && namesake.username !== user?.username ? namesake : undefined);
		if (owner) return {name, owner};
	}
	return undefined;
}

const alreadyExists = (type: string, name: string) =>
	new Failure(type, `An account with the given ${name} already exists.`);

/** What a new user with a name that is taken is told. */
export const usernameExists = (name: string) => alreadyExists('UsernameExistsException', name);

export const aliasExists = (name: string) => alreadyExists('AliasExistsException', name);

/** Throws where a user's attributes, as they would be, have another user's name. */
export function refuseTakenName(pool: UserPool, attributes: Attributes, user: User): void {
	const taken = takenName(pool, attributes, user);
	if (taken) throw aliasExists(taken.name);
}
