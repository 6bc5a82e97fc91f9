import type {Problem} from '../problem.ts';
import type {SessionStore} from './session.ts';
import {noSessions, type Sessions} from './sessions.ts';
import {createMemoryRepository, storeOperations} from './sessions-repository.ts';

/**
 * A store that lasts as long as this process: for `--no-store`, and if a file can't be used. In that case, `notice` and
 * `fault` say why, and either `sessions` has the ones in the file, or `unread` says why they aren't known.
 */
export function createMemoryStore({
	sessions = noSessions,
	fault,
	...said
}: {
	readonly notice?: string;
	readonly sessions?: Sessions;
	readonly fault?: Problem;
	readonly unread?: Problem;
} = {}): SessionStore {
	return {
		place: {kind: 'memory'},
		...said,
		...storeOperations(createMemoryRepository(sessions, fault)),
		removeDamaged: async () => {},
	};
}
