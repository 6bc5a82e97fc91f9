import {Failure} from '../model/failure.ts';
import type {WebRequest, WebResponse} from '../server/listen.ts';
import {bearerOf} from '../tokens/access-tokens.ts';
import {isInScope} from '../tokens/tokens.ts';
import {mayRead} from '../users/attributes.ts';
import {oauthJson} from './answers.ts';
import type {LoginState} from './grants.ts';

/** `GET /oauth2/userInfo`: the attributes in the token's scope. All values are strings, as in Cognito. */
export const userInfo = async (
	{context}: LoginState,
	{headers}: WebRequest,
): Promise<WebResponse> => {
	const [, token] = /^Bearer +(\S+)$/i.exec(headers['authorization'] ?? '') ?? [];
	try {
		const {user, client, scope} = await bearerOf(context, token ?? '', 'openid');
		const attributes = Object.entries(user.attributes).filter(
			([name]) => mayRead(client, name) && isInScope(name, scope),
		);
		return oauthJson(200, {...Object.fromEntries(attributes), username: user.username});
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		const answer = oauthJson(401, {error: 'invalid_token', error_description: error.message});
		return {
			...answer,
			headers: {...answer.headers, 'www-authenticate': 'Bearer error="invalid_token"'},
		};
	}
};
