import path from 'node:path';
import Conf from 'conf';
import {Problem} from '../../problem.ts';
import type {Lock} from '../lock/lock.ts';
import {noSessions, type Sessions} from '../sessions.ts';
import {readSessions, writeSessions} from './sessions-file.ts';
import {replaceFile} from './sessions-file-care.ts';

/** The sessions file, kept by conf and sealed where there is a key. */
export type SessionsConf = {
	/** Throws `storeDamaged` where the file does not hold sessions that this key opens. */
	readonly read: () => Sessions;
	/** As `replaceFile`: throws `LockLost` with nothing changed. */
	readonly write: (sessions: Sessions, lock: Pick<Lock, 'check'>) => void;
};

/**
 * Opens the sessions in `file`. conf puts its own temporary file in place as soon as it is written, and has nowhere to look
 * at a lock in between (16.0.0). So it writes to a draft, which takes the place of `file` if the lock is still held.
 */
export function openSessionsConf(file: string, key: Uint8Array | undefined): SessionsConf {
	let written = '';
	const open = (at: string) =>
		new Conf<{sessions: Sessions}>({
			cwd: path.dirname(at),
			configName: path.basename(at),
			fileExtension: '',
			configFileMode: 0o600,
			accessPropertiesByDotNotation: false,
			serialize: ({sessions}) => {
				written = writeSessions(sessions, key);
				return written;
			},
			deserialize: text => {
				const reading = readSessions(text, key);
				if (reading.kind !== 'sessions') {
					throw new Problem('storeDamaged', {file});
				}

				return {sessions: reading.sessions};
			},
		});
	let conf: ReturnType<typeof open> | undefined;

	return {
		read: () => {
			conf ??= open(file);
			return conf.get('sessions', noSessions);
		},
		write: (sessions, lock) => {
			replaceFile(
				file,
				draft => {
					open(draft).set('sessions', sessions);
					return written;
				},
				lock,
			);
		},
	};
}
