import type {Operation} from '../context.ts';
import {members, optional, read, text} from '../model/shape.ts';
import {checkClientSecret} from '../sign-in/secret-hash.ts';
import {clientOf} from '../store/state.ts';
import {exchangeRefreshToken} from '../tokens/exchange-refresh-token.ts';
import {clientMetadata} from './request-parts.ts';

const request = members({
	RefreshToken: text,
	ClientId: text,
	ClientSecret: optional(text),
	DeviceKey: optional(text),
	ClientMetadata: clientMetadata,
});

/** GetTokensFromRefreshToken: takes the client secret itself rather than a hash. */
export const getTokensFromRefreshToken: Operation = context => async body => {
	const {RefreshToken, ClientId, ClientSecret, ...given} = read(request, body);
	const {pool, client} = clientOf(context.state, ClientId);
	checkClientSecret(client, ClientSecret);
	const {tokens} = await exchangeRefreshToken(context, pool, client, RefreshToken, {
		device: given.DeviceKey,
		clientMetadata: given.ClientMetadata,
	});
	return {AuthenticationResult: tokens};
};
