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

/** What a lock file says of its holder. */
export type Holder = {
	readonly id: string;
	readonly pid: number;
	/** Where the process number means something. */
	readonly place: string;
	/** When the process started, as the system counts it, so that a reused process number is seen; Linux only. */
	readonly startedAt?: string | undefined;
};

/** A lock file as it was seen. */
export type Sighting = {
	/** The holder's ID; the file's inode while the file is still empty. */
	readonly id: string;
	readonly touchedAt: number;
	/** The holder has sent something that must not be sent twice, and waits for the answer. */
	readonly isPinned: boolean;
	readonly holder?: Holder;
};

/** Makes the file with its holder in it; false when there is one. Throws what the system says otherwise. */
export function makeLock(path: string, holder: Holder): boolean {
	return make(path, JSON.stringify(holder));
}

/** `undefined` when there is none. */
export function lookAtLock(path: string): Sighting | undefined {
	const stats = statSync(path, {throwIfNoEntry: false});
	if (stats === undefined) return undefined;
	const holder = readHolder(path);
	const id = holder?.id ?? `${stats.ino}`;
	const isPinned = existsSync(pinPath(path, id));
	return {id, touchedAt: stats.mtimeMs, isPinned, ...(holder && {holder})};
}

/** The heartbeat. A lock that is no longer `id`'s is left alone. */
export function touchLock(path: string, id: string): void {
	try {
		if (lookAtLock(path)?.id === id) utimesSync(path, new Date(), new Date());
	} catch {
		// Taken over between the two lines.
	}
}

/**
 * Keeps others from taking the lock over while its holder lives. False when it was taken over already. Whoever removes a
 * lock makes a claim and then looks for a pin, and this makes a pin and then looks for a claim: one of the two gives way.
 */
export function pinLock(path: string, id: string): boolean {
	const pin = pinPath(path, id);
	try {
		make(pin, '');
	} catch {
		// On a disk without room for it nobody else can make a lock either.
	}
	if (!existsSync(claimPath(path, id)) && lookAtLock(path)?.id === id) return true;
	unlink(pin);
	return false;
}

/**
 * Removes the lock with this id, and only that one: whoever removes a lock, its holder included, first makes a file that
 * carries its id, which only one can. So a process that was slow to act on what it saw does not remove the next lock.
 * A pinned lock stays, unless `despitePin`: for its holder, and for others once the holder has died.
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

/** Drops the claim of a process that died between the two lines in which it removed a lock. */
export function dropClaim(path: string, id: string): void {
	unlink(claimPath(path, id));
}

/**
 * Drops what is left of processes that died while they let go of this lock: claims to locks that are gone, and their
 * pins. To be called by its holder, for whom every id but its own is one of the past.
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

/** On a disk that has no room for an empty file nobody can make a claim or a lock: there is nobody to lose against. */
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
		// Windows says EBUSY or EPERM of a file that is about to go.
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

/** In bytes; what is larger names no holder, nor does a pipe, which would be waited for. */
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
