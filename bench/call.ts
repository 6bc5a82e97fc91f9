import {Agent, request} from 'node:http';
import {text} from 'node:stream/consumers';

/** Keeps connections open, like a busy client. */
export const agent = new Agent({keepAlive: true});

/** A sign-in with a password at a Cognito endpoint. */
export type PasswordSignIn = {
	readonly endpoint: string;
	readonly clientId: string;
	readonly username: string;
	readonly password: string;
};

/** Signs in with USER_PASSWORD_AUTH and returns the access token. Throws with the response if it has none. */
export async function signIn({
	endpoint,
	clientId,
	username,
	password,
}: PasswordSignIn): Promise<string> {
	const answer = await post(
		endpoint,
		{'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth'},
		JSON.stringify({
			AuthFlow: 'USER_PASSWORD_AUTH',
			ClientId: clientId,
			AuthParameters: {USERNAME: username, PASSWORD: password},
		}),
	);
	const token = /"AccessToken":"([^"]+)"/.exec(answer)?.[1];
	if (!token) throw new Error(answer);
	return token;
}

/** Posts `body` and returns the response's text. */
export async function post(
	url: string,
	headers: Readonly<Record<string, string>>,
	body: string,
): Promise<string> {
	const {promise, resolve, reject} = Promise.withResolvers<string>();
	const sent = request(url, {agent, method: 'POST', headers}, response => {
		resolve(text(response));
	});
	sent.once('error', reject);
	sent.end(body);
	return promise;
}
