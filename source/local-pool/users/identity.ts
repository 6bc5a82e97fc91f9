import {Failure} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';

/**
 * Resolves names to users for every operation, and finds names that are taken. A user can be named by their username,
 * by their address in a pool whose usernames are addresses, and by an alias: a preferred username or a verified
 * address. Names are case-insensitive if the pool says so.
 */

/** A name in the form in which this pool compares names. */
export const folded = ({settings}: UserPool, name: string): string =>
	(settings.UsernameConfiguration?.CaseSensitive ?? true) ? name : name.toLowerCase();

type Attributes = User['attributes'];

/** The attributes that users can sign in with, in lookup order. */
const nameAttributes = ({settings}: UserPool): readonly string[] => [
	...settings.AliasAttributes,
	...settings.UsernameAttributes,
];

/**
 * Whether an attribute currently names its user: an alias that is an address must be verified. Sources disagree about
 * users with a temporary password; here they can sign in with their alias.
 */
const namesUser = ({settings}: UserPool, attributes: Attributes, name: string): boolean =>
	settings.UsernameAttributes.some(one => one === name) ||
	name === 'preferred_username' ||
	attributes[`${name}_verified`] === 'true';

/** Finds the user, other than `besides`, that an attribute's value names. */
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

/** Finds a user by username or alias: the names to sign in with. A `sub` that isn't the username is not among them. */
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
 * Finds the user that a request's `Username` refers to: a username, an alias or a `sub` (API pages of AdminGetUser,
 * ConfirmSignUp, ForgotPassword and others).
 */
export const findUserNamed = (pool: UserPool, name: string): User | undefined =>
	findUser(pool, name) ??
	[...pool.users.values()].find(({attributes}) => attributes['sub'] === name);

/** A name that belongs to another user. */
export type Taken = {readonly name: string; readonly owner: User};

/**
 * Finds the first of these attributes that would name another user as well. Called wherever a value is written or
 * verified, with the attributes as they would be afterwards.
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

/** The error for a new user whose name is taken. */
export const usernameExists = (name: string) => alreadyExists('UsernameExistsException', name);

export const aliasExists = (name: string) => alreadyExists('AliasExistsException', name);

/** Throws if these attributes would give the user a name that belongs to another. */
export function refuseTakenName(pool: UserPool, attributes: Attributes, user: User): void {
	const taken = takenName(pool, attributes, user);
	if (taken) throw aliasExists(taken.name);
}
