import {readAccessToken} from '../../cognito/access-token.ts';
import {readSecret} from '../../options/read-secret.ts';
import {settingFlags} from '../../options/setting-flags.ts';
import type {SessionStore} from '../../session/session.ts';
import {readSettings} from '../connect.ts';
import type {Run} from '../run.ts';
import {keepSession} from './keep-session.ts';
import {checkWhere} from './say-endpoint.ts';
import {readSignInWords, type SignInWords} from './sign-in-words.ts';

/**
 * Saves a session with an access token from elsewhere (`source` is the reference in `--access-token`), and returns the
 * exit code. The token itself says where it belongs: it is compared with this command line, not with the environment.
 * The session can't be refreshed.
 */
export async function keepToken(
	source: string,
	words: SignInWords,
	run: Run,
	store: SessionStore,
): Promise<number> {
	const text = await readSecret('--access-token', source, run);
	const asked = readSignInWords({argv: run.argv, env: {}});
	const {token, expiresAt, region, userPoolId, clientId} = readAccessToken(text, {
		now: run.now(),
		region: words.region,
		userPoolId: asked['user-pool-id'],
		clientId: asked['client-id'],
	});
	const settings = await readSettings(run, settingFlags(words));
	checkWhere(settings, words, run);
	const {endpointUrl} = settings;
	const client = {
		region,
		userPoolId,
		clientId,
		...(endpointUrl !== undefined && {endpointUrl}),
	};
	return keepSession(client, {accessToken: token, expiresAt}, run, store);
}
