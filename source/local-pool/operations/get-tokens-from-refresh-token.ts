import type {Operation} from '../context.ts';
import {Failure} from '../failure.ts';
import {members, optional, read, text} from '../shape.ts';
import {clientOf} from '../state.ts';
import {continuedBy, forgetPast, issueTokens, openRefreshToken} from '../tokens.ts';
import {clientId, clientMetadata, clientSecret, deviceKey} from './request-parts.ts';
import {checkClientSecret} from './sign-out.ts';

const request = members({
	RefreshToken: text({isSecret: true, pattern: /^[A-Za-z0-9-_=.]+$/}),
	ClientId: clientId,
	ClientSecret: optional(clientSecret),
	DeviceKey: optional(deviceKey),
	ClientMetadata: clientMetadata,
});

/**
 * GetTokensFromRefreshToken. Where the client rotates, a new refresh token with the remaining life of the first one
 * comes too; the old one works on for the grace period, then its use is refused with RefreshTokenReuseException.
 */
export const getTokensFromRefreshToken: Operation = context => async body => {
	const {RefreshToken, ClientId, ClientSecret, DeviceKey} = read(request, body);
	const {pool, client} = clientOf(context.state, ClientId);
	checkClientSecret(client, ClientSecret);
	const claims = await openRefreshToken(context, pool, client, RefreshToken);
	const {user, earlier} = continuedBy(context, pool, claims, DeviceKey);
	const rotation = client.settings.RefreshTokenRotation;
	if (rotation?.Feature !== 'ENABLED') {
		const {RefreshToken: _, ...tokens} = await issueTokens(context, {pool, client, user, earlier});
		return {AuthenticationResult: tokens};
	}
	const now = context.clock();
	const exchanged = pool.rotated.get(earlier.jti);
	if (exchanged && exchanged.at + rotation.RetryGracePeriodSeconds * 1_000 <= now) {
		throw new Failure('RefreshTokenReuseException', 'Refresh token has been reused.');
	}
	if (!exchanged) {
		forgetPast(pool.rotated, now, ({until}) => until);
		pool.rotated.set(earlier.jti, {at: now, until: earlier.expires * 1_000});
		context.state.touch();
	}
	return {AuthenticationResult: await issueTokens(context, {pool, client, user, earlier})};
};
