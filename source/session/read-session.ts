import type {Tokens} from '../cognito/cognito.ts';
import {doubtNotices, notices, reasons} from '../copy/store-notices.ts';
import {hasExpired} from '../token-expiry.ts';
import {hasKeychain} from './file/has-keychain.ts';
import type {KeychainEntry} from './file/keychain.ts';
import {doubtAbout} from './file/sessions-file.ts';
import {readSessionsFile} from './file/sessions-file-io.ts';
import {type StoreHost, sessionsPath, storeFolder} from './file/store-folder.ts';
import {checkStore} from './file/store-safety.ts';
import type {Session} from './session.ts';
import {find} from './sessions.ts';

/** What a call needs of a session. */
export type CurrentSession = {
	readonly accessToken: string;
	readonly region: string;
	/** Where the session's calls go; absent for Amazon's own endpoint, and for no other reason. */
	readonly endpointUrl?: string;
};

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
	say,
}: {
	readonly host: StoreHost;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	readonly refreshTokens: (session: Session) => Promise<Tokens>;
	/** Hears what the store has to say to a person: why it could not be read or written. */
	readonly say: (notice: string) => void;
}): Promise<CurrentSession | undefined> {
	const session = await readCurrent(host, say);
	if (session === undefined) return undefined;
	if (!hasExpired(session.tokens, now()) || session.tokens.refreshToken === undefined) {
		return toCurrent(session);
	}
	const {openSessionStore} = await import('./session-store.ts');
	const store = await openSessionStore({host, now});
	const refreshed = await store.refresh(session, refreshTokens);
	if (store.notice !== undefined) say(store.notice);
	return refreshed && toCurrent(refreshed);
}

async function readCurrent(
	host: StoreHost,
	say: (notice: string) => void,
): Promise<Session | undefined> {
	const folder = storeFolder(host);
	const file = sessionsPath(folder);
	checkStore({folder, file}, host);
	let reading = readSessionsFile(file, undefined);
	const entry =
		reading.kind === 'locked' || (reading.kind === 'sessions' && hasKeychain(host))
			? await readEntry(host, folder, reading.kind)
			: undefined;
	if (reading.kind === 'locked') reading = readSessionsFile(file, entry?.key);
	const doubt = reading.kind === 'sessions' && entry && doubtAbout(reading, entry);
	if (doubt) say(doubtNotices[doubt](file));
	switch (reading.kind) {
		case 'sessions':
			return find(reading.sessions);
		case 'missing':
			return undefined;
		case 'damaged':
			say(notices.damagedLeft(file));
			return undefined;
		default:
			say(`${file} ${reasons[reading.kind]}.`);
			return undefined;
	}
}

/** An unencrypted file is used all the same, so the keychain gets little time to say that it should be sealed. */
async function readEntry(
	host: StoreHost,
	folder: string,
	kind: 'locked' | 'sessions',
): Promise<KeychainEntry | undefined> {
	const {createKeychain} = await import('./file/keychain.ts');
	return createKeychain(host, kind === 'sessions' ? {patienceMs: 2000} : {}).getEntry(folder);
}

function toCurrent({
	client: {region, endpointUrl},
	tokens: {accessToken},
}: Session): CurrentSession {
	return {accessToken, region, ...(endpointUrl !== undefined && {endpointUrl})};
}
