import {
	closeSync,
	existsSync,
	openSync,
	readdirSync,
	statSync,
	unlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {errorCode} from '../../error-code.ts';
import {isRecord, parseJson} from '../../json.ts';
import {readConfigFile} from '../../settings/read-file.ts';

/** The content of a lock file. */
export type Holder = {
	readonly id: string;
	readonly pid: number;
	/** The computer or container in which the process ID is valid. */
	readonly place: string;
	/** The start time of the process by the system's count, which detects a reused process ID; Linux only. */
	readonly startedAt?: string | undefined;
};

/** A lock file's state when it was read. */
export type Sighting = {
	/** The holder's ID; the file's inode while the file is still empty. */
	readonly id: string;
	readonly touchedAt: number;
	/** Whether the holder has sent something that must not be sent twice, and is waiting for the response. */
	readonly isPinned: boolean;
	readonly holder?: Holder;
};

/** Creates the file with its holder; false if it exists. Throws any other system error. */
export function makeLock(path: string, holder: Holder): boolean {
	return make(path, JSON.stringify(holder));
}

/** Reads a lock file; `undefined` if there is none. */
export function lookAtLock(path: string): Sighting | undefined {
	const stats = statSync(path, {throwIfNoEntry: false});
	if (stats === undefined) return undefined;
	const holder = readHolder(path);
	const id = holder?.id ?? `${stats.ino}`;
	const isPinned = existsSync(pinPath(path, id));
	return {id, touchedAt: stats.mtimeMs, isPinned, ...(holder && {holder})};
}

/** The heartbeat. Does nothing if the lock no longer belongs to `id`. */
export function touchLock(path: string, id: string): void {
	try {
		if (lookAtLock(path)?.id === id) utimesSync(path, new Date(), new Date());
	} catch {
		// The lock was taken over between the two calls.
	}
}

/**
 * Keeps others from taking over the lock while its holder is alive. Returns false if it was already taken over.
 * Removing a lock creates a claim and then looks for a pin, pinning creates a pin and then looks for a claim: so at
 * least one of the two gives way.
 */
export function pinLock(path: string, id: string): boolean {
	const pin = pinPath(path, id);
	try {
		make(pin, '');
	} catch {
		// On a full disk, nobody else can create a lock either.
	}
	if (!existsSync(claimPath(path, id)) && lookAtLock(path)?.id === id) return true;
	unlink(pin);
	return false;
}

/**
 * Removes the lock with this ID and no other: everyone who removes a lock, including its holder, first creates a file
 * with its ID, and only one can. So a slow process can't remove the next lock by mistake. A pinned lock stays unless
 * `despitePin` is set: for its holder, and for others after the holder has died.
 */
export function removeLock(
	path: string,
	id: string,
	{despitePin = false}: {readonly despitePin?: boolean} = {},
): boolean {
	const claim = claimPath(path, id);
	if (!makeClaim(claim)) return false;
	try {
		const pin = pinPath(path, id);
		const isRemoved =
			(despitePin || !existsSync(pin)) && lookAtLock(path)?.id === id && unlink(path);
		if (despitePin) unlink(pin);
		return isRemoved;
	} finally {
		unlink(claim);
	}
}

/** Drops the claim of a process that died while removing a lock. */
export function dropClaim(path: string, id: string): void {
	unlink(claimPath(path, id));
}

/**
 * Drops what processes left behind that died while releasing this lock: claims on locks that no longer exist, and their
 * pins. Only for the lock's holder: every other ID belongs to a past lock.
 */
export function dropOldClaims(path: string, id: string): void {
	const folder = dirname(path);
	for (const name of readdirSync(folder)) {
		if (name.startsWith(`${basename(path)}.`) && !name.startsWith(basename(claimPath(path, id)))) {
			unlink(join(folder, name));
		}
	}
}

function claimPath(path: string, id: string): string {
	return `${path}.${id}`;
}

function pinPath(path: string, id: string): string {
	return `${path}.${id}.pinned`;
}

/** On a disk without room for an empty file, nobody can create a claim or a lock, so there is no competitor. */
function makeClaim(claim: string): boolean {
	try {
		return make(claim, '');
	} catch {
		return true;
	}
}

function make(path: string, text: string): boolean {
	let file: number;
	try {
		file = openSync(path, 'wx', 0o600);
	} catch (error) {
		// Windows reports EBUSY or EPERM for a file that is being deleted.
		const code = errorCode(error);
		if (code === 'EEXIST' || code === 'EBUSY' || (code === 'EPERM' && lookAtLock(path))) {
			return false;
		}
		throw error;
	}
	try {
		writeFileSync(file, text);
		return true;
	} catch (error) {
		unlink(path);
		throw error;
	} finally {
		closeSync(file);
	}
}

function unlink(path: string): boolean {
	try {
		unlinkSync(path);
		return true;
	} catch {
		return false;
	}
}

/** In bytes. A larger file can't name a holder, and neither can a pipe, on which reading would block. */
const largestLock = 4096;

function readHolder(path: string): Holder | undefined {
	try {
		const value = parseJson(readConfigFile(path, largestLock));
		return isRecord(value) &&
			typeof value['id'] === 'string' &&
			/^[\w-]{1,64}$/.test(value['id']) &&
			typeof value['pid'] === 'number' &&
			typeof value['place'] === 'string'
			? {
					id: value['id'],
					pid: value['pid'],
					place: value['place'],
					...(typeof value['startedAt'] === 'string' && {startedAt: value['startedAt']}),
				}
			: undefined;
	} catch {
		return undefined;
	}
}
