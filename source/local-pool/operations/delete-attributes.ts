import type {Operation} from '../context.ts';
import {listOf, members, read, text} from '../model/shape.ts';
import {bearerOf} from '../tokens/access-tokens.ts';
import {checkChange, checkWrite, refuseOwnMarks} from '../users/attributes.ts';
import {deleteAttributes, deletions} from '../users/delete-attributes.ts';
import {userNamed} from './admin-users.ts';

const UserAttributeNames = listOf(text);
const request = members({AccessToken: text, UserAttributeNames});
const adminRequest = members({UserPoolId: text, Username: text, UserAttributeNames});

/** DeleteUserAttributes: what an update to an empty value does, under the same rules. */
export const deleteUserAttributes: Operation = context => async body => {
	const {AccessToken, UserAttributeNames: names} = read(request, body);
	const {pool, client, user} = await bearerOf(context, AccessToken);
	checkChange(pool, user.attributes, deletions(names));
	refuseOwnMarks(pool, names);
	checkWrite(client, names);
	deleteAttributes(context, pool, user, names);
	return {};
};

/** AdminDeleteUserAttributes. */
export const adminDeleteUserAttributes: Operation = context => async body => {
	const {UserAttributeNames: names, ...who} = read(adminRequest, body);
	const {pool, user} = userNamed(context, who);
	checkChange(pool, user.attributes, deletions(names));
	deleteAttributes(context, pool, user, names);
	return {};
};
