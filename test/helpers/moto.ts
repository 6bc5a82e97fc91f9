import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {after} from 'node:test';
import {
	AdminCreateUserCommand,
	AdminSetUserPasswordCommand,
	CognitoIdentityProviderClient,
	CreateUserPoolClientCommand,
	CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type {AppClient} from '../../source/cognito/cognito.ts';
import {freePort} from './free-port.ts';

const region = 'us-east-1';

/** Any credentials will do. */
export const credentials = {accessKeyId: 'test', secretAccessKey: 'test'};

/** The password of each created user. */
export const password = 'Right-pass-1';

/** A third-party server, and helpers to set it up. */
export type Moto = Awaited<ReturnType<typeof motoAt>>;

/** Starts `moto_server`, which ends with the file's tests. `undefined` if it isn't installed. */
export async function startMoto(): Promise<Moto | undefined> {
	const port = await freePort();
	const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], {
		stdio: 'ignore',
		env: {...process.env, MOTO_COGNITO_IDP_USER_POOL_ENABLE_TOTP: 'true'},
	});
	const isStarted = await once(child, 'spawn').then(
		() => true,
		() => false,
	);
	if (!isStarted) return undefined;
	after(() => child.kill());
	const endpointUrl = `http://127.0.0.1:${port}`;
	// Python takes seconds to start: retries until there is a response, or the server has ended.
	while (child.exitCode === null) {
		const response = await fetch(`${endpointUrl}/moto-api/`).catch(() => undefined);
		if (response !== undefined) return motoAt(endpointUrl);
		await new Promise(resolve => setTimeout(resolve, 100));
	}
	throw new Error(`moto_server ended with ${child.exitCode}`);
}

function motoAt(endpointUrl: string) {
	const sdk = new CognitoIdentityProviderClient({region, credentials, endpoint: endpointUrl});
	after(() => sdk.destroy());
	return {
		endpointUrl,
		sdk,
		/** Creates an app client in a new user pool. */
		createClient: async ({GenerateSecret = false} = {}): Promise<AppClient> => {
			const pool = await sdk.send(new CreateUserPoolCommand({PoolName: 'pool'}));
			const userPoolId = pool.UserPool?.Id ?? '';
			const client = await sdk.send(
				new CreateUserPoolClientCommand({
					UserPoolId: userPoolId,
					ClientName: 'app',
					GenerateSecret,
				}),
			);
			return {region, userPoolId, clientId: client.UserPoolClient?.ClientId ?? '', endpointUrl};
		},
		createUser: async (client: AppClient, Username: string, {mustChange = false} = {}) => {
			const target = {UserPoolId: client.userPoolId, Username};
			await sdk.send(
				new AdminCreateUserCommand({
					...target,
					TemporaryPassword: password,
					UserAttributes: [{Name: 'email', Value: `${Username}@example.com`}],
				}),
			);
			if (mustChange) return;
			await sdk.send(
				new AdminSetUserPasswordCommand({...target, Password: password, Permanent: true}),
			);
		},
	};
}
