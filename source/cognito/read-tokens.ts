import type {AuthenticationResultType} from '@aws-sdk/client-cognito-identity-provider';
import {checkAccessToken, type Wanted} from './access-token.ts';
import type {Device, Tokens} from './cognito.ts';
import {readOptionalText, readText} from './wire/read-answer.ts';

/**
 * Converts AuthenticationResult to `Tokens`. A device key from the pool replaces the known device. Throws a `Problem`:
 * `answerUnreadable` if there is no access token, `tokenOfAnother` if it isn't `wanted`.
 */
export function readTokens(
	result: AuthenticationResultType | undefined,
	{
		now,
		wanted,
		knownDevice,
	}: {
		readonly now: number;
		readonly wanted: Wanted;
		readonly knownDevice?: Device | undefined;
	},
): Tokens {
	const accessToken = readText(result?.AccessToken, 'AccessToken');
	checkAccessToken(accessToken, wanted);
	const idToken = readOptionalText(result?.IdToken);
	const refreshToken = readOptionalText(result?.RefreshToken);
	const device = readNewDevice(result) ?? knownDevice;
	// Counted from now rather than read from `exp`, so that a wrong clock doesn't matter.
	const given = Number(result?.ExpiresIn);
	const lifetime = given > 0 && given <= longestLifetime ? given : shortestLifetime;
	return {
		accessToken,
		...(idToken !== undefined && {idToken}),
		...(refreshToken !== undefined && {refreshToken}),
		expiresAt: now + lifetime * 1000,
		...(device !== undefined && {device}),
	};
}

/** The key and group key of a new device. */
export function readNewDevice(result: AuthenticationResultType | undefined): Device | undefined {
	const key = readOptionalText(result?.NewDeviceMetadata?.DeviceKey);
	const groupKey = readOptionalText(result?.NewDeviceMetadata?.DeviceGroupKey);
	return key === undefined || groupKey === undefined ? undefined : {key, groupKey};
}

/* In seconds: the maximum of an app client's AccessTokenValidity (API page CreateUserPoolClient). */
const longestLifetime = 86_400;
const shortestLifetime = 300;
