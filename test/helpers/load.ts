import {Agent, request} from 'node:http';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {publicClient, textOf} from './local-pool-client.ts';

/** Makes an API call on a connection of the agent. Rejects for any status but 200. */
const call = (agent: Agent, endpoint: string, operation: string, body: object) =>
	new Promise<unknown>((resolve, reject) => {
		const sent = request(
			endpoint,
			{
				agent,
				method: 'POST',
				headers: {'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`},
			},
			response => {
				const chunks: Buffer[] = [];
				response.on('data', chunk => chunks.push(chunk));
				response.on('error', reject);
				response.on('end', () => {
					const text = Buffer.concat(chunks).toString();
					if (response.statusCode === 200) resolve(JSON.parse(text));
					else reject(new Error(`${operation}: ${response.statusCode} ${text}`));
				});
			},
		);
		sent.on('error', reject);
		sent.end(JSON.stringify(body));
	});

/** Signs in and requests a code that many times, over that many concurrent connections; rejects on the first error. */
export async function signInUnderLoad(
	{endpoint}: Pick<LocalPool, 'endpoint'>,
	usernames: readonly string[],
	{times, connections}: {readonly times: number; readonly connections: number},
): Promise<void> {
	const agent = new Agent({keepAlive: true, maxSockets: connections});
	let begun = 0;
	const work = async () => {
		while (begun < times) {
			const USERNAME = usernames[begun++ % usernames.length] ?? '';
			const answer = await call(agent, endpoint, 'InitiateAuth', {
				AuthFlow: 'USER_PASSWORD_AUTH',
				ClientId: publicClient,
				AuthParameters: {USERNAME, PASSWORD: 'Robins-pass-1'},
			});
			await call(agent, endpoint, 'GetUserAttributeVerificationCode', {
				AccessToken: textOf(answer, 'AuthenticationResult', 'AccessToken'),
				AttributeName: 'email',
			});
		}
	};
	try {
		await Promise.all(Array.from({length: connections}, work));
	} finally {
		agent.destroy();
	}
}

/** Creates users who can sign in and have an email address; each can request five codes per hour. */
export async function addUsers(
	arrange: (operation: string, request: object) => Promise<unknown>,
	UserPoolId: string,
	count: number,
): Promise<readonly string[]> {
	const usernames = Array.from({length: count}, (_, i) => `load-${i}`);
	for (const Username of usernames) {
		const who = {UserPoolId, Username};
		await arrange('AdminCreateUser', {
			...who,
			MessageAction: 'SUPPRESS',
			UserAttributes: [{Name: 'email', Value: `${Username}@example.com`}],
		});
		await arrange('AdminSetUserPassword', {...who, Password: 'Robins-pass-1', Permanent: true});
	}
	return usernames;
}
