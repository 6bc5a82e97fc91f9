import {
	GetTokensFromRefreshTokenCommand,
	GlobalSignOutCommand,
	InitiateAuthCommand,
	RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {Problem} from '../problem.ts';
import {readScopes} from './access-token.ts';
import type {Cognito} from './cognito.ts';
import {refreshOverOauth} from './oauth-tokens.ts';
import {readTokens} from './read-tokens.ts';
import {secretHash} from './secret-hash.ts';
import type {Wire} from './wire.ts';

type Operations = 'refresh' | 'revoke' | 'signOutEverywhere';

/** What is done with tokens once they are there. */
export function tokenOperations(wire: Wire): Pick<Cognito, Operations> {
	const {client, call, now} = wire;
	const {clientId: ClientId, clientSecret} = client;
	const ClientSecret = clientSecret === undefined ? {} : {ClientSecret: clientSecret};
	return {
		// GetTokensFromRefreshToken is right whether the client rotates refresh tokens or not; REFRESH_TOKEN_AUTH is
		// refused where it does. Only a server that has not heard of the one is asked for the other.
		refresh: async (tokens, {username}, options) => {
			const {refreshToken, device} = tokens;
			if (refreshToken === undefined) throw new Problem('refreshRefused');
			// Only the browser's way gives `openid`, and an app client may allow only the browser's way.
			if (client.domainUrl !== undefined && readScopes(tokens.accessToken).includes('openid')) {
				return refreshOverOauth(wire, tokens, options);
			}
			const DeviceKey = device === undefined ? {} : {DeviceKey: device.key};
			const rotate = new GetTokensFromRefreshTokenCommand({
				RefreshToken: refreshToken,
				ClientId,
				...ClientSecret,
				...DeviceKey,
			});
			const {AuthenticationResult} = await call(
				(sdk, abort) => sdk.send(rotate, abort),
				options,
			).catch(error => {
				if (!isUnknownOperation(error)) throw error;
				const hash = secretHash(client, username);
				const refresh = new InitiateAuthCommand({
					ClientId,
					AuthFlow: 'REFRESH_TOKEN_AUTH',
					AuthParameters: {
						REFRESH_TOKEN: refreshToken,
						...(hash !== undefined && {SECRET_HASH: hash}),
						...(device !== undefined && {DEVICE_KEY: device.key}),
					},
				});
				return call((sdk, abort) => sdk.send(refresh, abort), options);
			});
			return {refreshToken, ...readTokens(AuthenticationResult, now(), device)};
		},

		revoke: async (refreshToken, options) => {
			const command = new RevokeTokenCommand({Token: refreshToken, ClientId, ...ClientSecret});
			await call((sdk, abort) => sdk.send(command, abort), options);
		},

		signOutEverywhere: async (accessToken, options) => {
			const command = new GlobalSignOutCommand({AccessToken: accessToken});
			await call((sdk, abort) => sdk.send(command, abort), options);
		},
	};
}

function isUnknownOperation(error: unknown): boolean {
	return error instanceof Problem && error.detail.awsName === 'UnknownOperationException';
}
