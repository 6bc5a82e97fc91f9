import {randomUUID} from 'node:crypto';
import {
	existsSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	unlinkSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {errorCode} from '../../error-code.ts';
import type {Lock} from '../lock/lock.ts';
import {type Reading, readSessions} from './sessions-file.ts';

/** Reads the content of `file`; `missing` if it doesn't exist. */
export function readSessionsFile(
	file: string,
	key: Uint8Array | undefined,
): Reading | {readonly kind: 'missing'} {
	const text = readIfThere(file);
	return text === undefined ? {kind: 'missing'} : readSessions(text, key);
}

/**
 * Replaces `file` as a whole with a draft beside it, whose text `writeDraft` returns. On an almost full disk, a system
 * may write part of the text and report success, so the draft is checked before it replaces the file; throws `ENOSPC`
 * if it is incomplete. Meanwhile the old text is kept in another file, for file systems on which a rename can be
 * interrupted halfway.
 *
 * Throws `LockLost`, with nothing written, if this process was suspended for so long that another one holds the lock.
 * If that happens between the check and the rename, the other process has removed the draft (`dropTemporaries`), so the
 * rename fails.
 */
export function replaceFile(
	file: string,
	writeDraft: (draft: string) => string,
	lock: Pick<Lock, 'check'>,
): void {
	const old = readIfThere(file);
	const before = beforePath(file);
	const draft = `${temporaryPrefix(file)}${randomUUID()}`;
	lock.check();
	try {
		// Removed first, since writing through it could follow a link or block on a pipe.
		remove(before);
		if (old !== undefined) writeFileSync(before, old, {mode: 0o600, flag: 'wx'});
		const text = writeDraft(draft);
		if (readIfThere(draft) !== text) {
			throw Object.assign(new Error('The disk took a part of the file'), {code: 'ENOSPC'});
		}
		lock.check();
		renameSync(draft, file);
	} finally {
		remove(draft);
		// Without the lock, the file may already be the next holder's.
		lock.check();
		remove(before);
	}
}

/**
 * Call before reading, while holding the lock: discards the draft that a suspended process was about to move into
 * place.
 */
export function dropTemporaries(file: string): void {
	const folder = path.dirname(file);
	for (const entry of readdirSync(folder, {withFileTypes: true})) {
		const draft = path.join(folder, entry.name);
		if (draft.startsWith(temporaryPrefix(file)) && !entry.isDirectory()) {
			rmSync(draft, {force: true});
		}
	}
}

/**
 * Cleans up after a process that was killed while writing: removes its temporary files, and restores the old text if
 * the file is half-written. Renames a file that is unreadable for another reason, and returns its new path. Such copies
 * may contain tokens, so they are deleted after 30 days.
 *
 * Only call it while holding the lock.
 */
export function recover(
	file: string,
	{key, now}: {readonly key: Uint8Array | undefined; readonly now: () => number},
): string | undefined {
	dropTemporaries(file);
	removeDamaged(file, copy => now() - statSync(copy).mtimeMs > keptDamagedMs);
	const before = beforePath(file);
	const isDamaged = readSessionsFile(file, key).kind === 'damaged';
	if (isDamaged && readSessionsFile(before, key).kind === 'sessions') {
		renameSync(before, file);
		return undefined;
	}
	remove(before);
	if (!isDamaged) return undefined;
	const time = new Date(now()).toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
	const name = `${damagedPrefix(file)}${time}`;
	let kept = name;
	for (let number = 2; existsSync(kept); number += 1) kept = `${name}-${number}`;
	renameSync(file, kept);
	return kept;
}

const keptDamagedMs = 30 * 24 * 60 * 60 * 1000;

/** Deletes the copies of damaged files, or those for which `isMeant` is true. */
export function removeDamaged(file: string, isMeant: (copy: string) => boolean = () => true): void {
	const folder = path.dirname(file);
	for (const entry of readdirSync(folder, {withFileTypes: true})) {
		const copy = path.join(folder, entry.name);
		const isCopy = copy.startsWith(damagedPrefix(file)) && !entry.isDirectory();
		if (isCopy && isMeant(copy)) rmSync(copy, {force: true});
	}
}

function beforePath(file: string): string {
	return `${file}.before`;
}

function temporaryPrefix(file: string): string {
	return `${file}.tmp-`;
}

function damagedPrefix(file: string): string {
	return `${file}.damaged-`;
}

function remove(file: string): void {
	try {
		unlinkSync(file);
	} catch (error) {
		if (errorCode(error) !== 'ENOENT') throw error;
	}
}

function readIfThere(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return undefined;
		throw error;
	}
}
