import type {Operation} from '../context.ts';
import {members, read, text} from '../model/shape.ts';
import {bearerOf} from '../tokens/access-tokens.ts';
import {mayRead} from '../users/attributes.ts';

const request = members({AccessToken: text});

/** GetUser: the signed-in user's attributes that the client may read. Pending values are not included. */
export const getUser: Operation = context => async body => {
	const {pool: _, client, user} = await bearerOf(context, read(request, body).AccessToken);
	return {
		Username: user.username,
		UserAttributes: Object.entries(user.attributes)
			.filter(([Name]) => mayRead(client, Name))
			.map(([Name, Value]) => ({Name, Value})),
		...(user.preferredMfa && {PreferredMfaSetting: user.preferredMfa}),
		...(user.mfa.length > 0 && {UserMFASettingList: user.mfa}),
	};
};
