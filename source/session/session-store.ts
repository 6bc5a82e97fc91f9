import {notices, reasons} from '../copy/store-notices.ts';
import {errorCode} from '../error-code.ts';
import {Problem} from '../problem.ts';
import {sealFile, writePatienceMs} from './file/file-repository.ts';
import {createFileStore} from './file/file-store.ts';
import {createKeychain, type Keychain, type KeychainEntry} from './file/keychain.ts';
import {doubtAbout} from './file/sessions-file.ts';
import {readSessionsFile, recover} from './file/sessions-file-io.ts';
import {type StoreHost, sessionsLockPath, sessionsPath, storeFolder} from './file/store-folder.ts';
import {checkStore, makeStoreFolder} from './file/store-safety.ts';
import {acquireLock} from './lock/lock.ts';
import {createMemoryStore} from './memory-store.ts';
import type {SessionStore, StorePlace} from './session.ts';
import type {Sessions} from './sessions.ts';
import {faultOf, toStoreProblem} from './store-problem.ts';

/**
 * Opens this computer's sessions, encrypted if a keychain holds the key. Rejects with `storeUnsafe` if others could
 * read or write them. If the file can't be used, `place` is memory, `notice` says why, and the sessions that could be
 * read are there. All of this is determined now, before anyone signs in.
 */
export async function openSessionStore({
	host,
	now,
	keychain = createKeychain(host),
}: {
	readonly host: StoreHost;
	/** Milliseconds since 1970; names the copy of a damaged file. */
	readonly now: () => number;
	readonly keychain?: Keychain;
}): Promise<SessionStore> {
	const folder = storeFolder(host);
	const file = sessionsPath(folder);
	try {
		makeStoreFolder(folder, host);
		checkStore({folder, file}, host);
		const lock = await acquireLock(sessionsLockPath(folder), host, {patienceMs: writePatienceMs});
		let entry: KeychainEntry | undefined;
		let kept: string | undefined;
		try {
			entry = await keychain.getOrMakeEntry(folder);
			kept = recover(file, {key: entry?.key, now});
		} finally {
			lock.release();
		}
		const reading = readSessionsFile(file, entry?.key);
		if (reading.kind === 'future' || reading.kind === 'locked') {
			const unread = new Problem('storeUnreadable', {fault: `${file} ${reasons[reading.kind]}`});
			return createMemoryStore({notice: notices[reading.kind](file), unread});
		}
		const place: StorePlace =
			entry === undefined
				? {kind: 'file', path: file}
				: {kind: 'encryptedFile', path: file, keychain: keychain.name};
		let notice = kept === undefined ? undefined : notices.damaged(kept);
		const noteGeneration = (generation: number) => keychain.noteGeneration(folder, generation);
		const options = {folder, host, now, entry, noteGeneration};
		if (entry !== undefined && reading.kind === 'sessions') {
			const doubt = doubtAbout(reading, entry);
			if (doubt !== undefined || !reading.isSealed) await sealFile(options);
			const words = {clear: notices.wasClear, older: notices.older};
			notice = doubt === undefined ? notice : words[doubt](file);
		}
		return createFileStore(options, {place, notice});
	} catch (error) {
		const problem = toStoreProblem(error, folder);
		if (problem.code !== 'storeNotWritable') throw problem;
		const there = await readWhatIsThere(file, folder, keychain);
		return createMemoryStore({notice: noticeOf(problem), fault: problem, ...there});
	}
}

async function readWhatIsThere(
	file: string,
	folder: string,
	keychain: Keychain,
): Promise<{readonly sessions?: Sessions; readonly unread?: Problem}> {
	try {
		const reading = readSessionsFile(file, (await keychain.getEntry(folder))?.key);
		switch (reading.kind) {
			case 'missing':
				return {};
			case 'sessions':
				return {sessions: reading.sessions};
			case 'damaged':
				return {unread: new Problem('storeDamaged', {file})};
			default:
				return {
					unread: new Problem('storeUnreadable', {fault: `${file} ${reasons[reading.kind]}`}),
				};
		}
	} catch (error) {
		return errorCode(error) === 'ENOTDIR' ? {} : {unread: toStoreProblem(error, file)};
	}
}

function noticeOf(problem: Problem): string {
	return notices.notWritable(faultOf(problem));
}
