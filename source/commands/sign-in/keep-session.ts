import {readAccessToken} from '../../cognito/access-token.ts';
import type {AppClient, Tokens} from '../../cognito/cognito.ts';
import {sessionIsKept} from '../../copy/outcome-words.ts';
import {shownEndpoint} from '../../endpoint.ts';
import {Problem} from '../../problem.ts';
import {asciiJson, safeText} from '../../safe-text.ts';
import {exit} from '../../say-failure.ts';
import type {SessionStore} from '../../session/session.ts';
import {openSettingsStore} from '../../session/settings-store.ts';
import {sayNotice} from '../open-store.ts';
import type {Run} from '../run.ts';

/**
 * Saves a session, and prints who is signed in and where the tokens are stored, but no token. Returns the exit code.
 */
export async function keepSession(
	client: AppClient,
	tokens: Tokens,
	run: Run,
	store: SessionStore,
): Promise<number> {
	const {username} = readAccessToken(tokens.accessToken, {now: run.now()});
	const before = store.notice;
	const {name} = await store.save({client, username, tokens});
	sayNotice(store.notice === before ? undefined : store.notice, run);
	const expiresAt = new Date(tokens.expiresAt).toISOString();
	const session = {
		session: name,
		username,
		userPoolId: client.userPoolId,
		clientId: client.clientId,
		region: client.region,
		expiresAt,
	};
	run.stdout.write(asciiJson(session));
	const kept = sessionIsKept(store.place, shownEndpoint(client.endpointUrl));
	run.stderr.write(`${safeText(kept, {limit: 4000})}\n`);
	if (store.place.kind !== 'memory') rememberPool(client, run);
	return exit.done;
}

/** The list of pools is only a convenience: if it can't be written, the sign-in still succeeds. */
function rememberPool(client: AppClient, run: Run): void {
	try {
		openSettingsStore(run.host).rememberPool(client);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
	}
}
