import type {Context, Operation} from '../context.ts';
import type {UserPool} from '../model/pool.ts';
import {listOf, members, read, text} from '../model/shape.ts';
import type {User} from '../model/user.ts';
import {bearerOf} from '../tokens/access-tokens.ts';
import {checkChange, checkWrite, refuseOwnMarks, withAttributes} from '../users/attributes.ts';
import {userNamed} from './admin-users.ts';

const UserAttributeNames = listOf(text);
const request = members({AccessToken: text, UserAttributeNames});
const adminRequest = members({UserPoolId: text, Username: text, UserAttributeNames});

/** How the service's message starts (moto's test of AdminDeleteUserAttributes, including the line breaks). */
const about = 'Invalid user attributes: ';

/** DeleteUserAttributes: equivalent to updating the attributes to empty values, with the same rules. */
export const deleteUserAttributes: Operation = context => async body => {
	const {AccessToken, UserAttributeNames: names} = read(request, body);
	const {pool, client, user} = await bearerOf(context, AccessToken);
	checkChange(pool, user.attributes, deletions(names), about);
	refuseOwnMarks(pool, names, about);
	checkWrite(client, names);
	deleteAttributes(context, pool, user, names);
	return {};
};

/** AdminDeleteUserAttributes. */
export const adminDeleteUserAttributes: Operation = context => async body => {
	const {UserAttributeNames: names, ...who} = read(adminRequest, body);
	const {pool, user} = userNamed(context, who);
	checkChange(pool, user.attributes, deletions(names), about);
	deleteAttributes(context, pool, user, names);
	return {};
};

/** The change that deletes these attributes. */
export const deletions = (names: readonly string[]): Readonly<Record<string, string>> =>
	Object.fromEntries(names.map(name => [name, '']));

/** Deletes attributes of a user; for an address, also its `…_verified` attribute, its code and its pending value. */
export function deleteAttributes(
	{state, clock}: Pick<Context, 'state' | 'clock'>,
	pool: UserPool,
	user: User,
	names: readonly string[],
): User {
	const remaining = <T>(map: Readonly<Record<string, T>>) =>
		Object.fromEntries(Object.entries(map).filter(([name]) => !names.includes(name)));
	return state.change(pool, user, {
		attributes: withAttributes(user.attributes, deletions(names)),
		pending: remaining(user.pending),
		codes: remaining(user.codes),
		modifiedAt: clock(),
	});
}
