import type {Context} from '../context.ts';
import {Failure} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import {forgetPast} from '../store/forget-past.ts';
import {continuedBy, openRefreshToken, type RefreshClaims} from './refresh-tokens.ts';
import {rotates} from './rotation.ts';
import {issueTokens, type Tokens} from './tokens.ts';

/** How long a rotated refresh token keeps working, in milliseconds. */
const graceOf = ({settings}: Client): number =>
	(settings.RefreshTokenRotation?.RetryGracePeriodSeconds ?? 0) * 1_000;

/**
 * Exchanges a refresh token for new tokens. If the client rotates, they include a new refresh token with the remaining
 * lifetime of the first. The old one works until the grace period ends; after that, it is refused with
 * RefreshTokenReuseException.
 */
export async function exchangeRefreshToken(
	context: Context,
	pool: UserPool,
	client: Client,
	token: string,
	{
		device,
		clientMetadata,
	}: {
		readonly device?: string | undefined;
		readonly clientMetadata?: Readonly<Record<string, string>> | undefined;
	} = {},
): Promise<{readonly tokens: Partial<Tokens>; readonly earlier: RefreshClaims}> {
	const claims = openRefreshToken(context, pool, client, token);
	const {user, earlier} = continuedBy(context, pool, claims, device);
	const isRotating = rotates(client.settings);
	if (isRotating) {
		const now = context.clock();
		const exchanged = pool.rotated.get(earlier.jti);
		if (exchanged && exchanged.at + graceOf(client) <= now) {
			throw new Failure('RefreshTokenReuseException', 'Refresh token reuse detected');
		}
		if (!exchanged) {
			forgetPast(pool.rotated, now, ({until}) => until);
			pool.rotated.set(earlier.jti, {at: now, until: earlier.expires * 1_000});
			context.state.touch();
		}
	}
	const {RefreshToken, ...tokens} = await issueTokens(context, {
		pool,
		client,
		user,
		earlier,
		source: 'TokenGeneration_RefreshTokens',
		clientMetadata,
	});
	return {
		tokens: {...tokens, ...(isRotating && {RefreshToken})},
		earlier,
	};
}
