import {readAccessToken} from '../cognito/access-token.ts';
import type {AppClient, Tokens} from '../cognito/cognito.ts';
import {shownEndpoint} from '../endpoint.ts';
import {Problem} from '../problem.ts';
import {asciiJson, safeText} from '../safe-text.ts';
import {exit} from '../say-failure.ts';
import type {SessionStore} from '../session/session.ts';
import {openSettingsStore} from '../session/settings-store.ts';
import {sayNotice} from './open-store.ts';
import type {Run} from './run.ts';

/** Keeps a session and prints who is signed in, and no token; says where the tokens lie. Gives the exit code. */
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
	const endpoint = shownEndpoint(client.endpointUrl);
	const belongs = endpoint === undefined ? '' : ` It's only used at ${endpoint}.`;
	run.stderr.write(`${safeText(placeSentence(store) + belongs, {limit: 4000})}\n`);
	if (store.place.kind !== 'memory') rememberPool(client, run);
	return exit.done;
}

function placeSentence({place}: SessionStore): string {
	switch (place.kind) {
		case 'memory':
			return 'The session is kept in memory until this program exits.';
		case 'file':
			return `The session is kept in ${place.path}, which only you can read, until you sign out.`;
		case 'encryptedFile':
			return `The session is kept in ${place.path}, encrypted with a key in ${place.keychain}, until you sign out.`;
	}
}

/** Only saves typing: whoever cannot write the list of pools signs in all the same. */
function rememberPool(client: AppClient, run: Run): void {
	try {
		openSettingsStore(run.host).rememberPool(client);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
	}
}
