import type {Tokens} from '../cognito/cognito.ts';
import {readSessionsFile} from './file/sessions-file-care.ts';
import {type StoreHost, sessionsPath, storeFolder} from './file/store-folder.ts';
import {checkStore} from './file/store-safety.ts';
import type {Session} from './session.ts';
import {find} from './sessions.ts';

/** What a call needs of a session. */
export type CurrentSession = {
	readonly accessToken: string;
	readonly region: string;
	readonly endpointUrl?: string;
};

/** A token that ends sooner than this would end on the way. */
const marginMs = 10_000;

/**
 * The session used last, for a one-shot command: the file is read directly, and conf and the client are loaded only when
 * the access token has expired. `undefined` when nobody is signed in or the file cannot be read. An expired session that
 * cannot be refreshed is given as it is: the service says it best. Rejects with `storeUnsafe`, and with whatever
 * `refreshTokens` rejects with.
 */
export async function currentSession({
	host,
	now,
	refreshTokens,
}: {
	readonly host: StoreHost;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	readonly refreshTokens: (session: Session) => Promise<Tokens>;
}): Promise<CurrentSession | undefined> {
	const session = await readCurrent(host);
	if (session === undefined) {
		return undefined;
	}

	const hasExpired = session.tokens.expiresAt <= now() + marginMs;
	if (!hasExpired || session.tokens.refreshToken === undefined) {
		return toCurrent(session);
	}

	const {openSessionStore} = await import('./session-store.ts');
	const store = await openSessionStore({host, now});
	const refreshed = await store.refresh(session, refreshTokens);
	return refreshed && toCurrent(refreshed);
}

async function readCurrent(host: StoreHost): Promise<Session | undefined> {
	const folder = storeFolder(host);
	const file = sessionsPath(folder);
	checkStore({folder, file}, host);
	let reading = readSessionsFile(file, undefined);
	if (reading.kind === 'locked') {
		const {createKeychain} = await import('./file/keychain.ts');
		reading = readSessionsFile(file, await createKeychain(host).getKey(folder));
	}

	return reading.kind === 'sessions' ? find(reading.sessions) : undefined;
}

function toCurrent({
	client: {region, endpointUrl},
	tokens: {accessToken},
}: Session): CurrentSession {
	return {accessToken, region, ...(endpointUrl !== undefined && {endpointUrl})};
}
