import {Problem} from '../../problem.ts';
import {notices} from '../notices.ts';
import type {SessionStore, StorePlace} from '../session.ts';
import {noSessions} from '../sessions.ts';
import {createMemoryShelf, operate, type Shelf} from '../shelf.ts';
import {createFileShelf, type FileShelfOptions} from './file-shelf.ts';

/** A store over a file that goes on in memory from the first write that fails, so that no sign-in is lost to a full disk. */
export function createFileStore(
	options: Omit<FileShelfOptions, 'onSetAside'>,
	start: {readonly place: StorePlace; readonly notice: string | undefined},
): SessionStore {
	let {place, notice} = start;
	let shelf: Shelf = createFileShelf({
		...options,
		onSetAside: kept => {
			notice = notices.damaged(kept);
		},
	});
	const operations = operate({
		read: () => shelf.read(),
		change: async change => {
			try {
				return await shelf.change(change);
			} catch (error) {
				if (!isUnusable(error)) {
					throw error;
				}

				shelf = createMemoryShelf(await shelf.read().catch(() => noSessions));
				place = {kind: 'memory'};
				notice = notices.notWritable(error.detail.subject ?? error.code);
				return shelf.change(change);
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
	};
}

function isUnusable(error: unknown): error is Problem {
	return (
		error instanceof Problem && (error.code === 'storeNotWritable' || error.code === 'storeDamaged')
	);
}
