import Conf from 'conf';
import {Problem} from '../problem.ts';
import {noSessions, type Sessions} from './sessions.ts';
import {readSessions, writeSessions} from './sessions-file.ts';
import {createMemoryShelf, type Shelf} from './shelf.ts';
import {type StoreHost, sessionsName, sessionsPath} from './store-folder.ts';
import {toStoreProblem} from './store-problem.ts';
import {checkStore} from './store-safety.ts';

/** Sessions in a file that conf keeps: mode 0600, replaced as a whole. */
export function createFileShelf({
	folder,
	host,
	key,
}: {
	readonly folder: string;
	readonly host: StoreHost;
	/** Encrypts the file, where a keychain holds one. */
	readonly key?: Uint8Array | undefined;
}): Shelf {
	const file = sessionsPath(folder);
	checkStore({folder, file}, host);
	const conf = new Conf<{sessions: Sessions}>({
		cwd: folder,
		configName: sessionsName,
		configFileMode: 0o600,
		accessPropertiesByDotNotation: false,
		serialize: ({sessions}) => writeSessions(sessions, key),
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
	const turns = createMemoryShelf();

	return {
		read: async () => read(),
		change: async change => {
			const changed = change(read());
			try {
				if (changed !== undefined) {
					conf.set('sessions', changed);
				}
			} catch (error) {
				throw toStoreProblem(error, file);
			}

			return changed !== undefined;
		},
		alone: turns.alone,
	};
}
