import type {Cognito} from '../cognito/cognito.ts';
import type {Session} from './session.ts';

/**
 * Ends a session in its user pool: revokes its refresh token, or signs the user out on every device (GlobalSignOut),
 * with a new access token where the old one has expired. Rejects with a `Problem`.
 */
export async function endSession(
	cognito: Pick<Cognito, 'refresh' | 'revoke' | 'signOutEverywhere'>,
	{username, tokens}: Pick<Session, 'username' | 'tokens'>,
	{
		isEverywhere,
		now,
		...options
	}: {
		readonly isEverywhere: boolean;
		/** ms since the epoch. */
		readonly now: number;
		readonly signal?: AbortSignal;
	},
): Promise<void> {
	if (!isEverywhere) {
		if (tokens.refreshToken !== undefined) {
			await cognito.revoke(tokens.refreshToken, options);
		}

		return;
	}

	const mustRefresh = tokens.expiresAt <= now && tokens.refreshToken !== undefined;
	const {accessToken} = mustRefresh ? await cognito.refresh(tokens, {username}, options) : tokens;
	await cognito.signOutEverywhere(accessToken, options);
}
