import {existsSync} from 'node:fs';
import {Problem} from '../../problem.ts';
import {acquireLock, type Lock, LockLost} from '../lock/lock.ts';
import type {Session} from '../session.ts';
import type {Sessions} from '../sessions.ts';
import type {SessionsRepository} from '../sessions-repository.ts';
import {toStoreProblem} from '../store-problem.ts';
import type {KeychainEntry} from './keychain.ts';
import {nothingKept, openSessionsConf} from './sessions-conf.ts';
import {type Doubt, doubtAbout} from './sessions-file.ts';
import {dropTemporaries, recover} from './sessions-file-io.ts';
import {refreshLockPath, type StoreHost, sessionsLockPath, sessionsPath} from './store-folder.ts';
import {checkStore} from './store-safety.ts';

/** A write takes milliseconds; fifty waiting processes take a second or two. */
export const writePatienceMs = 20_000;
/** A refresh takes as long as the network takes. */
const refreshPatienceMs = 120_000;

export type FileRepositoryOptions = {
	readonly folder: string;
	readonly host: StoreHost;
	readonly now: () => number;
	/** Holds the encryption key of the file, if a keychain is available. */
	readonly entry: KeychainEntry | undefined;
	/** Records in the keychain which generation of an encrypted file was written. */
	readonly noteGeneration: (generation: number) => Promise<void>;
	/** Called when a damaged file was renamed to `kept`. */
	readonly onSetAside: (kept: string) => void;
	/** Called when the file was read, but may have been planted by someone else. */
	readonly onDoubt: (doubt: Doubt) => void;
};

/** The options of a repository without callbacks. */
export type StoredOptions = Omit<FileRepositoryOptions, 'onSetAside' | 'onDoubt'>;

/** Stores sessions in a file written through conf and shared with other processes: mode 0600, replaced as a whole. */
export function createFileRepository({
	folder,
	host,
	now,
	entry,
	noteGeneration,
	onSetAside,
	onDoubt,
}: FileRepositoryOptions): Omit<SessionsRepository, 'keep'> {
	const file = sessionsPath(folder);
	const key = entry?.key;
	const conf = openSessionsConf(file, key);
	let generation = entry?.generation ?? 0;
	const read = (): Sessions => {
		checkStore({folder, file}, host);
		// conf creates a missing folder without restricting it to its owner.
		const kept = existsSync(file) ? conf.read() : nothingKept;
		const doubt = entry && doubtAbout(kept, {generation});
		if (doubt !== undefined) onDoubt(doubt);
		generation = Math.max(generation, kept.generation);
		return kept.sessions;
	};
	const clearUp = () => {
		const kept = recover(file, {key, now});
		if (kept !== undefined) onSetAside(kept);
	};
	const locked = async <Result>(task: (lock: Lock) => Result): Promise<Result> => {
		try {
			return await withLock(
				() => acquireLock(sessionsLockPath(folder), host, {patienceMs: writePatienceMs}),
				async lock => {
					dropTemporaries(file);
					return runTask(lock, task, clearUp);
				},
			);
		} catch (error) {
			throw toStoreProblem(error, file);
		}
	};

	return {
		read: async () => {
			try {
				return read();
			} catch (error) {
				if (isDamage(error)) return locked(read);
				throw toStoreProblem(error, file);
			}
		},
		change: async change => {
			const isChanged = await locked(lock => {
				const sessions = change(read());
				if (sessions !== undefined) {
					conf.write({sessions, generation: generation + 1}, lock);
					generation += 1;
				}
				return sessions !== undefined;
			});
			if (isChanged && entry !== undefined) await noteGeneration(generation);
			return isChanged;
		},
		exclusively: (session, task) =>
			withLock(
				() => lockRefresh(folder, host, session),
				lock => task(() => lock?.pin()),
			),
	};
}

/**
 * Runs a task on a file that may be damaged, or half-written by the previous holder of the lock; repeats it after a
 * repair.
 */
function runTask<Result>(lock: Lock, task: (lock: Lock) => Result, clearUp: () => void): Result {
	if (lock.isTakenOver) clearUp();
	try {
		return task(lock);
	} catch (error) {
		if (!isDamage(error)) throw error;
		clearUp();
		return task(lock);
	}
}

/** Runs a task under a lock, and again if the lock turns out to be lost: nothing has been written or sent by then. */
async function withLock<Held extends Lock | undefined, Result>(
	acquire: () => Promise<Held>,
	task: (lock: Held) => Promise<Result>,
): Promise<Result> {
	for (;;) {
		const lock = await acquire();
		try {
			return await task(lock);
		} catch (error) {
			if (!(error instanceof LockLost)) throw error;
		} finally {
			lock?.release();
		}
	}
}

/** Rewrites the file as the newest generation, encrypted in case it was written without a keychain. */
export async function sealFile(options: StoredOptions): Promise<void> {
	await createFileRepository({...options, onSetAside: () => {}, onDoubt: () => {}}).change(
		all => all,
	);
}

function isDamage(error: unknown): boolean {
	return error instanceof Problem && error.code === 'storeDamaged';
}

/** Returns `undefined` if no lock file can be created: then no other process can save refreshed tokens either. */
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
