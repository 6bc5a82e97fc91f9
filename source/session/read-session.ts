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

/** The part of a session that a call needs. */
export type CurrentSession = {
	readonly accessToken: string;
	readonly region: string;
	/** The endpoint of the session's calls; absent only for Amazon's own. */
	readonly endpointUrl?: string;
};

/**
 * Reads the current session for a one-shot command. The file is read directly; conf and the client are only loaded if
 * the access token has expired. `undefined` if nobody is signed in or the file can't be read. Returns an expired
 * session that can't be refreshed as it is: the service explains that best. Rejects with `storeUnsafe`, and as
 * `refreshTokens` does.
 */
export async function currentSession({
	host,
	now,
	refreshTokens,
	say,
}: {
	readonly host: StoreHost;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly refreshTokens: (session: Session) => Promise<Tokens>;
	/** Receives the store's messages for the user: why it couldn't be read or written. */
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

/**
 * The keychain gets little time to say whether an unencrypted file should be encrypted, since the file is used anyway.
 */
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
