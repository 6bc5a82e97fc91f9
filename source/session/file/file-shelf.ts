import Conf from 'conf';
import {Problem} from '../../problem.ts';
import {acquireLock} from '../lock/lock.ts';
import type {Session} from '../session.ts';
import {noSessions, type Sessions} from '../sessions.ts';
import type {Shelf} from '../shelf.ts';
import {toStoreProblem} from '../store-problem.ts';
import {readSessions, writeSessions} from './sessions-file.ts';
import {recover, writeWhole} from './sessions-file-care.ts';
import {
	refreshLockPath,
	type StoreHost,
	sessionsLockPath,
	sessionsName,
	sessionsPath,
} from './store-folder.ts';
import {checkStore} from './store-safety.ts';

/** A write takes milliseconds; fifty processes in line take a second or two. */
export const writePatienceMs = 20_000;
/** A refresh takes as long as the network does. */
const refreshPatienceMs = 120_000;

export type FileShelfOptions = {
	readonly folder: string;
	readonly host: StoreHost;
	readonly now: () => number;
	/** Encrypts the file, where a keychain holds one. */
	readonly key: Uint8Array | undefined;
	/** A damaged file was renamed to `kept`. */
	readonly onSetAside: (kept: string) => void;
};

/** Sessions in a file that conf keeps, shared with other processes: mode 0600, replaced as a whole. */
export function createFileShelf({folder, host, now, key, onSetAside}: FileShelfOptions): Shelf {
	const file = sessionsPath(folder);
	let written = '';
	const conf = new Conf<{sessions: Sessions}>({
		cwd: folder,
		configName: sessionsName,
		configFileMode: 0o600,
		accessPropertiesByDotNotation: false,
		serialize: ({sessions}) => {
			written = writeSessions(sessions, key);
			return written;
		},
		deserialize: text => {
			const reading = readSessions(text, key);
			if (reading.kind !== 'sessions') {
				throw new Problem('storeDamaged', {subject: file});
			}

			return {sessions: reading.sessions};
		},
	});
	const read = () => {
		checkStore({folder, file}, host);
		return conf.get('sessions', noSessions);
	};
	const clearUp = () => {
		const kept = recover(file, {key, now});
		if (kept !== undefined) {
			onSetAside(kept);
		}
	};
	const locked = async <Result>(work: () => Result): Promise<Result> => {
		try {
			const lock = await acquireLock(sessionsLockPath(folder), host, {patienceMs: writePatienceMs});
			try {
				if (lock.isTakenOver) {
					clearUp();
				}

				try {
					return work();
				} catch (error) {
					if (!isDamage(error)) {
						throw error;
					}

					clearUp();
					return work();
				}
			} finally {
				lock.release();
			}
		} catch (error) {
			throw toStoreProblem(error, file);
		}
	};

	return {
		read: async () => {
			try {
				return read();
			} catch (error) {
				if (isDamage(error)) {
					return locked(read);
				}

				throw toStoreProblem(error, file);
			}
		},
		change: change =>
			locked(() => {
				const changed = change(read());
				if (changed !== undefined) {
					writeWhole(file, () => {
						conf.set('sessions', changed);
						return written;
					});
				}

				return changed !== undefined;
			}),
		alone: async (session, work) => {
			const lock = await lockRefresh(folder, host, session);
			try {
				return await work();
			} finally {
				lock?.release();
			}
		},
	};
}

/** Encrypts what was written while no keychain was there. */
export async function sealFile(options: Omit<FileShelfOptions, 'onSetAside'>): Promise<void> {
	await createFileShelf({...options, onSetAside: () => {}}).change(all => all);
}

function isDamage(error: unknown): boolean {
	return error instanceof Problem && error.code === 'storeDamaged';
}

/** No lock where no file can be made: nobody else can save what they refresh there either. */
async function lockRefresh(folder: string, host: StoreHost, session: Session) {
	const path = refreshLockPath(folder, session);
	try {
		return await acquireLock(path, host, {patienceMs: refreshPatienceMs});
	} catch (error) {
		if (error instanceof Problem || toStoreProblem(error, path).code !== 'storeNotWritable') {
			throw error;
		}

		return undefined;
	}
}
