import {createFileShelf} from './file-shelf.ts';
import type {SessionStore} from './session.ts';
import {operate} from './shelf.ts';
import {type StoreHost, sessionsPath, storeFolder} from './store-folder.ts';
import {makeStoreFolder} from './store-safety.ts';

/**
 * Opens the sessions of this computer. Rejects with `storeUnsafe` where others could read or write them; where the
 * file cannot be used, `place` is memory and `notice` says why.
 */
export async function openSessionStore({
	host,
}: {
	readonly host: StoreHost;
	/** Milliseconds since the epoch; names the file that a damaged one is kept as. */
	readonly now: () => number;
}): Promise<SessionStore> {
	const folder = storeFolder(host);
	makeStoreFolder(folder, host);
	return {
		place: {kind: 'file', path: sessionsPath(folder)},
		...operate(createFileShelf({folder, host})),
	};
}
