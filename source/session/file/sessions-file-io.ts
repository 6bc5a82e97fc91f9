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

/** What the file at `file` holds; `missing` when there is none. */
export function readSessionsFile(
	file: string,
	key: Uint8Array | undefined,
): Reading | {readonly kind: 'missing'} {
	const text = readIfThere(file);
	return text === undefined ? {kind: 'missing'} : readSessions(text, key);
}

/**
 * Replaces `file` as a whole by a draft beside it, whose text `writeDraft` gives back. On a disk that is almost full the
 * system may take a part of the text and call it done, so the draft is looked at before it takes the old file's place;
 * throws `ENOSPC` then. The old text is kept beside it meanwhile, for file systems on which a rename can be caught half way.
 *
 * Throws `LockLost`, with nothing written, in a process that was stopped for so long that another one holds the lock.
 * Between the look at the lock and the rename that follows, the other one has removed the draft (`dropTemporaries`), so
 * that the rename fails.
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
		// Not written through whatever is there: it may be a link or a pipe.
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
		// A process that has lost the lock leaves the file beside alone: by now it may be the next holder's.
		lock.check();
		remove(before);
	}
}

/** To be called by the holder of the lock before it reads: what a stopped process was about to put in place is void. */
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
 * Clears up after a process that was killed while it wrote: its temporary files go, and where the file was caught half
 * written, the old text comes back. A file that cannot be read otherwise is renamed; gives its new path then. Such copies
 * may hold tokens, so they go after 30 days.
 *
 * To be called by the holder of the lock only.
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

/** Removes the copies of damaged files, or those of them that `isMeant`. */
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
