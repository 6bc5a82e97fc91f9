import {
	type AuthenticationResultType,
	GetTokensFromRefreshTokenCommand,
	GlobalSignOutCommand,
	InitiateAuthCommand,
	RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {Problem} from '../problem.ts';
import type {Cognito, Device, Tokens} from './cognito.ts';
import {readOptionalText, readText} from './read-answer.ts';
import {secretHash} from './secret-hash.ts';
import type {Wire} from './wire.ts';

type Operations = 'refresh' | 'revoke' | 'signOutEverywhere';

/** What is done with tokens once they are there. */
export function tokenOperations({client, call, now}: Wire): Pick<Cognito, Operations> {
	const {clientId: ClientId, clientSecret} = client;
	const ClientSecret = clientSecret === undefined ? {} : {ClientSecret: clientSecret};
	return {
		// GetTokensFromRefreshToken is right whether the client rotates refresh tokens or not; REFRESH_TOKEN_AUTH is
		// refused where it does. Only a server that has not heard of the one is asked for the other.
		refresh: async ({refreshToken, device}, {username}, options) => {
			if (refreshToken === undefined) throw new Problem('refreshRefused');
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

/**
 * AuthenticationResult as `Tokens`. A device the pool gave a key to takes the place of the one known before.
 * Throws a `Problem` (`answerUnreadable`) where there is no access token.
 */
export function readTokens(
	result: AuthenticationResultType | undefined,
	now: number,
	knownDevice: Device | undefined,
): Tokens {
	const idToken = readOptionalText(result?.IdToken);
	const refreshToken = readOptionalText(result?.RefreshToken);
	const device = readNewDevice(result) ?? knownDevice;
	// Counted from now rather than read from `exp`: right on a computer whose clock is wrong.
	const lifetime = Number.isFinite(result?.ExpiresIn)
		? Number(result?.ExpiresIn)
		: shortestLifetime;
	return {
		accessToken: readText(result?.AccessToken, 'AccessToken'),
		...(idToken !== undefined && {idToken}),
		...(refreshToken !== undefined && {refreshToken}),
		expiresAt: now + lifetime * 1000,
		...(device !== undefined && {device}),
	};
}

/** The key and group key of a device the pool has just met. */
export function readNewDevice(result: AuthenticationResultType | undefined): Device | undefined {
	const key = readOptionalText(result?.NewDeviceMetadata?.DeviceKey);
	const groupKey = readOptionalText(result?.NewDeviceMetadata?.DeviceGroupKey);
	return key === undefined || groupKey === undefined ? undefined : {key, groupKey};
}

/** Seconds; no app client can be told to give less. */
const shortestLifetime = 300;

function isUnknownOperation(error: unknown): boolean {
	return error instanceof Problem && error.detail.awsName === 'UnknownOperationException';
}
