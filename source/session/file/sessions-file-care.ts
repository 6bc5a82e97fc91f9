import {existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {errorCode} from '../store-problem.ts';
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
 * Runs a write of `file` and looks at what it left: on a disk that is almost full the system may take a part of the text
 * and call it done, and the atomic write then replaces a good file by a part of one. The old text lies beside it until
 * the new one is seen to be whole. Throws `ENOSPC` with the old file back in its place.
 *
 * To be called by the holder of the lock only.
 */
export function writeWhole(file: string, write: () => string): void {
	const old = readIfThere(file);
	const before = beforePath(file);
	try {
		if (old !== undefined) {
			writeFileSync(before, old, {mode: 0o600});
		}

		if (write() === readIfThere(file)) {
			return;
		}

		if (old === undefined) {
			rmSync(file, {force: true});
		} else {
			renameSync(before, file);
		}
	} finally {
		rmSync(before, {force: true});
	}

	throw Object.assign(new Error('The disk took a part of the file'), {code: 'ENOSPC'});
}

/**
 * Clears up after a process that was killed while it wrote: its temporary files go, and where the file was caught half
 * written, the old text comes back. A file that cannot be read otherwise is renamed; gives its new path then.
 *
 * To be called by the holder of the lock only.
 */
export function recover(
	file: string,
	{key, now}: {readonly key: Uint8Array | undefined; readonly now: () => number},
): string | undefined {
	const folder = path.dirname(file);
	for (const name of readdirSync(folder)) {
		if (name.startsWith(`${path.basename(file)}.tmp-`)) {
			rmSync(path.join(folder, name), {force: true});
		}
	}

	const before = beforePath(file);
	const isDamaged = readSessionsFile(file, key).kind === 'damaged';
	if (isDamaged && readSessionsFile(before, key).kind === 'sessions') {
		renameSync(before, file);
		return undefined;
	}

	rmSync(before, {force: true});
	if (!isDamaged) {
		return undefined;
	}

	const time = new Date(now()).toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
	const name = `${file}.damaged-${time}`;
	let kept = name;
	for (let number = 2; existsSync(kept); number += 1) {
		kept = `${name}-${number}`;
	}

	renameSync(file, kept);
	return kept;
}

function beforePath(file: string): string {
	return `${file}.before`;
}

function readIfThere(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		if (errorCode(error) === 'ENOENT') {
			return undefined;
		}

		throw error;
	}
}
