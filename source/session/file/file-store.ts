import {doubtNotices, notices} from '../../copy/store-notices.ts';
import {Problem} from '../../problem.ts';
import type {SessionStore, StorePlace} from '../session.ts';
import {noSessions} from '../sessions.ts';
import {
	createMemoryRepository,
	type SessionsRepository,
	storeOperations,
} from '../sessions-repository.ts';
import {faultOf} from '../store-problem.ts';
import {createFileRepository, type StoredOptions} from './file-repository.ts';
import {removeDamaged} from './sessions-file-io.ts';
import {sessionsPath} from './store-folder.ts';

/**
 * A store in a file. If a sign-in can't be written, it and all later changes are kept in memory, so that a full disk
 * loses none. A sign-out that can't be written rejects.
 */
export function createFileStore(
	options: StoredOptions,
	start: {readonly place: StorePlace; readonly notice: string | undefined},
): SessionStore {
	let {place, notice} = start;
	const file = createFileRepository({
		...options,
		onSetAside: kept => {
			notice = notices.damaged(kept);
		},
		onDoubt: doubt => {
			notice = doubtNotices[doubt](sessionsPath(options.folder));
		},
	});
	let repository: SessionsRepository = {...file, keep: file.change};
	const operations = storeOperations({
		read: () => repository.read(),
		change: change => repository.change(change),
		keep: async change => {
			try {
				return await repository.keep(change);
			} catch (error) {
				if (!isUnusable(error)) throw error;
				repository = createMemoryRepository(await repository.read().catch(() => noSessions), error);
				place = {kind: 'memory'};
				notice = notices.notWritable(faultOf(error));
				return repository.keep(change);
			}
		},
		exclusively: (session, task) => repository.exclusively(session, task),
	});

	return {
		get place() {
			return place;
		},
		get notice() {
			return notice;
		},
		...operations,
		removeDamaged: async () => removeDamaged(sessionsPath(options.folder)),
	};
}

function isUnusable(error: unknown): error is Problem {
	return (
		error instanceof Problem && (error.code === 'storeNotWritable' || error.code === 'storeDamaged')
	);
}
