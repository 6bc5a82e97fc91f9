import path from 'node:path';
import Conf from 'conf';
import {Problem} from '../../problem.ts';
import type {Lock} from '../lock/lock.ts';
import {noSessions, type Sessions} from '../sessions.ts';
import {type Reading, readSessions, writeSessions} from './sessions-file.ts';
import {replaceFile} from './sessions-file-io.ts';

/** The content of a sessions file. */
export type Kept = Omit<Extract<Reading, {kind: 'sessions'}>, 'kind'>;

/** The sessions file, written by conf and encrypted if there is a key. */
export type SessionsConf = {
	/** Throws `storeDamaged` if the file doesn't contain sessions that this key decrypts. */
	readonly read: () => Kept;
	/** Throws `LockLost`, with nothing changed, as `replaceFile` does. Only an encrypted file contains the generation. */
	readonly write: (
		kept: {readonly sessions: Sessions; readonly generation: number},
		lock: Pick<Lock, 'check'>,
	) => void;
};

/**
 * Opens the sessions in `file`. conf (16.0.0) moves its temporary file into place right after writing it, with no
 * chance to check a lock in between. So it writes to a draft, which replaces `file` if the lock is still held.
 */
export function openSessionsConf(file: string, key: Uint8Array | undefined): SessionsConf {
	let written = '';
	const open = (at: string) =>
		new Conf<Kept>({
			cwd: path.dirname(at),
			configName: path.basename(at),
			fileExtension: '',
			configFileMode: 0o600,
			accessPropertiesByDotNotation: false,
			serialize: ({sessions, generation}) => {
				written = writeSessions(sessions, key && {key, generation});
				return written;
			},
			deserialize: text => {
				const {kind, ...reading} = readSessions(text, key);
				if (kind !== 'sessions' || !('sessions' in reading)) {
					throw new Problem('storeDamaged', {file});
				}
				return reading;
			},
		});
	let conf: ReturnType<typeof open> | undefined;

	return {
		read: () => {
			conf ??= open(file);
			return {...nothingKept, ...conf.store};
		},
		write: (kept, lock) => {
			replaceFile(
				file,
				draft => {
					open(draft).set({...kept, isSealed: key !== undefined});
					return written;
				},
				lock,
			);
		},
	};
}

/** The content of a file that doesn't exist. */
export const nothingKept: Kept = {sessions: noSessions, isSealed: false, generation: 0};
