import {Failure} from '../model/failure.ts';
import type {WebRequest, WebResponse} from '../server/listen.ts';
import {bearerOf} from '../tokens/access-tokens.ts';
import {isInScope} from '../tokens/tokens.ts';
import {mayRead} from '../users/attributes.ts';
import {oauthJson} from './answers.ts';
import type {LoginState} from './grants.ts';

/** `GET /oauth2/userInfo`: the attributes in the token's scope. As in Cognito, all values are strings. */
export async function userInfo({context}: LoginState, {headers}: WebRequest): Promise<WebResponse> {
	const [, token] = /^Bearer +(\S+)$/i.exec(headers['authorization'] ?? '') ?? [];
	if (token === undefined) {
		return refused(400, 'invalid_request', 'Bad OAuth2 request at UserInfo Endpoint');
	}
	try {
		const {user, client, scope} = await bearerOf(context, token, 'openid');
		const attributes = Object.entries(user.attributes).filter(
			([name]) => mayRead(client, name) && isInScope(name, scope),
		);
		return oauthJson(200, {...Object.fromEntries(attributes), username: user.username});
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		return refused(401, 'invalid_token', unusable, error.message);
	}
}

const unusable =
	'Access token is expired, disabled, or deleted, or the user has globally signed out.';

/** An error response: the header has the Developer Guide's wording, the body the reason. */
function refused(status: number, error: string, said: string, why = said): WebResponse {
	const answer = oauthJson(status, {error, error_description: why});
	const challenge = `Bearer error="${error}", error_description="${said}"`;
	return {...answer, headers: {...answer.headers, 'www-authenticate': challenge}};
}
