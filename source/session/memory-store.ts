import type {SessionStore} from './session.ts';
import {noSessions, type Sessions} from './sessions.ts';
import {createMemoryShelf, operate} from './shelf.ts';

/** Sessions for as long as this process lives: `--no-store`, and where a file cannot be used (`notice` says why). */
export function createMemoryStore({
	notice,
	sessions = noSessions,
}: {
	readonly notice?: string;
	readonly sessions?: Sessions;
} = {}): SessionStore {
	return {
		place: {kind: 'memory'},
		...(notice !== undefined && {notice}),
		...operate(createMemoryShelf(sessions)),
	};
}
