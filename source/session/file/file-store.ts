import {Problem} from '../../problem.ts';
import {doubtNotices, notices} from '../notices.ts';
import type {SessionStore, StorePlace} from '../session.ts';
import {noSessions} from '../sessions.ts';
import {createMemoryShelf, operate, type Shelf} from '../shelf.ts';
import {faultOf} from '../store-problem.ts';
import {createFileShelf, type StoredOptions} from './file-shelf.ts';
import {removeDamaged} from './sessions-file-care.ts';
import {sessionsPath} from './store-folder.ts';

/**
 * A store over a file. A sign-in that cannot be written, and all that follows, is kept in memory, so that none is lost to a
 * full disk; a sign-out that cannot be written rejects.
 */
export function createFileStore(
	options: StoredOptions,
	start: {readonly place: StorePlace; readonly notice: string | undefined},
): SessionStore {
	let {place, notice} = start;
	const file = createFileShelf({
		...options,
		onSetAside: kept => {
			notice = notices.damaged(kept);
		},
		onDoubt: doubt => {
			notice = doubtNotices[doubt](sessionsPath(options.folder));
		},
	});
	let shelf: Shelf = {...file, keep: file.change};
	const operations = operate({
		read: () => shelf.read(),
		change: change => shelf.change(change),
		keep: async change => {
			try {
				return await shelf.keep(change);
			} catch (error) {
				if (!isUnusable(error)) {
					throw error;
				}

				shelf = createMemoryShelf(await shelf.read().catch(() => noSessions), error);
				place = {kind: 'memory'};
				notice = notices.notWritable(faultOf(error));
				return shelf.keep(change);
			}
		},
		alone: (session, work) => shelf.alone(session, work),
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
