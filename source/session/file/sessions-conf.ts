import path from 'node:path';
import Conf from 'conf';
import {Problem} from '../../problem.ts';
import type {Lock} from '../lock/lock.ts';
import {noSessions, type Sessions} from '../sessions.ts';
import {type Reading, readSessions, writeSessions} from './sessions-file.ts';
import {replaceFile} from './sessions-file-io.ts';

/** What a sessions file holds. */
export type Kept = Omit<Extract<Reading, {kind: 'sessions'}>, 'kind'>;

/** The sessions file, kept by conf and sealed where there is a key. */
export type SessionsConf = {
	/** Throws `storeDamaged` where the file does not hold sessions that this key opens. */
	readonly read: () => Kept;
	/** As `replaceFile`: throws `LockLost` with nothing changed. The generation is kept in a sealed file alone. */
	readonly write: (
		kept: {readonly sessions: Sessions; readonly generation: number},
		lock: Pick<Lock, 'check'>,
	) => void;
};

/**
 * Opens the sessions in `file`. conf puts its own temporary file in place as soon as it is written, and has nowhere to look
 * at a lock in between (16.0.0). So it writes to a draft, which takes the place of `file` if the lock is still held.
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

/** A file that is not there. */
export const nothingKept: Kept = {sessions: noSessions, isSealed: false, generation: 0};
