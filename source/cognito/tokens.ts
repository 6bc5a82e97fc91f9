import {
	GetTokensFromRefreshTokenCommand,
	GlobalSignOutCommand,
	InitiateAuthCommand,
	RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {Problem} from '../problem.ts';
import {hasExpired} from '../token-expiry.ts';
import {readScopes, readSub} from './access-token.ts';
import {refreshOverOauth} from './browser/oauth-tokens.ts';
import type {CallOptions, Cognito, Device} from './cognito.ts';
import {readTokens} from './read-tokens.ts';
import {secretHash} from './sign-in/secret-hash.ts';
import type {Wire} from './wire/wire.ts';

type Operations = 'refresh' | 'signOut';

/** Operations with existing tokens. */
export function tokenOperations(wire: Wire): Pick<Cognito, Operations> {
	const {client, call, now} = wire;
	const {clientId: ClientId, clientSecret} = client;
	const ClientSecret = clientSecret === undefined ? {} : {ClientSecret: clientSecret};

	/** Works whether the client rotates refresh tokens or not (API page RefreshTokenRotationType). */
	const rotate = async (RefreshToken: string, device?: Device, options?: CallOptions) => {
		const DeviceKey = device === undefined ? {} : {DeviceKey: device.key};
		const input = {RefreshToken, ClientId, ...ClientSecret, ...DeviceKey};
		const command = new GetTokensFromRefreshTokenCommand(input);
		const answer = await call((sdk, abort) => sdk.send(command, abort), options);
		return answer.AuthenticationResult;
	};

	/** The older operation, unavailable if refresh tokens rotate. */
	const renew = async (
		refreshToken: string,
		device: Device | undefined,
		username: string,
		options?: CallOptions,
	) => {
		const hash = secretHash(client, username);
		const AuthParameters = {
			REFRESH_TOKEN: refreshToken,
			...(hash !== undefined && {SECRET_HASH: hash}),
			...(device !== undefined && {DEVICE_KEY: device.key}),
		};
		const input = {ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters} as const;
		const command = new InitiateAuthCommand(input);
		const answer = await call((sdk, abort) => sdk.send(command, abort), options);
		return answer.AuthenticationResult;
	};

	const refresh: Cognito['refresh'] = async (tokens, {username}, options) => {
		const {refreshToken, device} = tokens;
		if (refreshToken === undefined) throw new Problem('refreshRefused');
		// Only browser sign-in grants `openid`, and an app client may allow nothing else.
		if (client.domainUrl !== undefined && readScopes(tokens.accessToken).includes('openid')) {
			return refreshOverOauth(wire, tokens, options);
		}
		const result = await rotate(refreshToken, device, options).catch(async problem => {
			// A server other than AWS may only have the older operation. AWS's refusals are final.
			if (!isLacking(problem)) throw problem;
			return renew(refreshToken, device, username, options).catch(() => {
				throw problem;
			});
		});
		const wanted = {...client, sub: readSub(tokens.accessToken)};
		return {refreshToken, ...readTokens(result, {now: now(), wanted, knownDevice: device})};
	};

	const signOut: Cognito['signOut'] = async (tokens, {username, isEverywhere}, options) => {
		const {refreshToken: Token} = tokens;
		if (isEverywhere) {
			const mustRefresh = hasExpired(tokens, now()) && Token !== undefined;
			const {accessToken} = mustRefresh ? await refresh(tokens, {username}, options) : tokens;
			const command = new GlobalSignOutCommand({AccessToken: accessToken});
			await call((sdk, abort) => sdk.send(command, abort), options);
		} else if (Token !== undefined) {
			const command = new RevokeTokenCommand({Token, ClientId, ...ClientSecret});
			await call((sdk, abort) => sdk.send(command, abort), options);
		}
	};

	return {refresh, signOut};
}

/** Whether a server failed in a way that suggests it lacks the operation: by saying so, or entirely. */
function isLacking(error: unknown): boolean {
	if (!(error instanceof Problem)) return false;
	return (
		['serviceFailed', 'serverLacks'].includes(error.code) ||
		error.detail.awsName === 'UnknownOperationException'
	);
}
