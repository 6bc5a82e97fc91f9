import type {Operation} from '../context.ts';
import {members, optional, read, text} from '../model/shape.ts';
import {clientOf} from '../store/state.ts';
import {exchangeRefreshToken} from '../tokens/exchange-refresh-token.ts';
import {clientId, clientMetadata, clientSecret, deviceKey} from './request-parts.ts';
import {checkClientSecret} from './sign-out.ts';

const request = members({
	RefreshToken: text({isSecret: true, pattern: /^[A-Za-z0-9-_=.]+$/}),
	ClientId: clientId,
	ClientSecret: optional(clientSecret),
	DeviceKey: optional(deviceKey),
	ClientMetadata: clientMetadata,
});

/** GetTokensFromRefreshToken: wants the client's secret itself, not a hash. */
export const getTokensFromRefreshToken: Operation = context => async body => {
	const {RefreshToken, ClientId, ClientSecret, DeviceKey} = read(request, body);
	const {pool, client} = clientOf(context.state, ClientId);
	checkClientSecret(client, ClientSecret);
	const {tokens} = await exchangeRefreshToken(context, pool, client, RefreshToken, DeviceKey);
	return {AuthenticationResult: tokens};
};
