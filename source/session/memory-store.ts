import type {Problem} from '../problem.ts';
import type {SessionStore} from './session.ts';
import {noSessions, type Sessions} from './sessions.ts';
import {createMemoryRepository, storeOperations} from './sessions-repository.ts';

/**
 * Sessions for as long as this process lives: `--no-store`, and where a file cannot be used. Then `notice` and `fault` say
 * why, and `sessions` are those that are in it all the same, or `unread` says why they are not known.
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
