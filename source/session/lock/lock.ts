import {randomUUID} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';
import {Problem} from '../../problem.ts';
import type {StoreHost} from '../file/store-folder.ts';
import {holderOf, lifeOf} from './holder.ts';
import {
	dropClaim,
	dropOldClaims,
	lookAtLock,
	makeLock,
	pinLock,
	removeLock,
	type Sighting,
	touchLock,
} from './lock-file.ts';

/** A lock, held until `release`, or until another process takes it over because this one was suspended for too long. */
export type Lock = {
	/** Whether another process died while holding the lock, so that its work may be half done. */
	readonly isTakenOver: boolean;
	/** Call right before writing. Throws `LockLost` if the lock was taken over. */
	readonly check: () => void;
	/**
	 * Call right before sending something that must not be sent twice: from then on, the lock isn't taken over while this
	 * process is alive, even suspended. Throws `LockLost` if it was taken over before.
	 */
	readonly pin: () => void;
	readonly release: () => void;
};

/** Thrown if the process was suspended while it held a lock, and another one took the lock over. */
export class LockLost extends Error {
	override readonly name = 'LockLost';
}

/** Heartbeats within the time after which a silent holder counts as dead. */
const heartbeats = 5;
/**
 * The longest pause between two looks that counts as watching, in milliseconds: a laptop that slept wasn't watching.
 */
const watchedMs = 500;
/** How many times longer to watch a pinned lock if its holder can't be checked. */
const pinnedFactor = 12;

/**
 * Waits for the lock at `path`, a file that names its holder, shared by all processes that use its folder. Rejects with
 * `storeNotWritable` if one living process holds it for `patienceMs`, or is suspended and has pinned it, and with the
 * system's error if the file can't be created.
 *
 * No system removes such a file when its holder dies. So a holder on this computer loses the lock at once when its
 * process is gone, and any other one after `abandonedMs` without a heartbeat.
 */
export async function acquireLock(
	path: string,
	host: Pick<StoreHost, 'pid' | 'kill'>,
	{patienceMs, abandonedMs = 5000}: {readonly patienceMs: number; readonly abandonedMs?: number},
): Promise<Lock> {
	const holder = holderOf(randomUUID(), host);
	let isTakenOver = false;
	let watch: Watch | undefined;

	for (let looks = 1; !makeLock(path, holder); looks += 1) {
		const seen = lookAtLock(path);
		if (seen !== undefined) {
			watch = keepWatching(watch, seen);
			if (watch.silentMs >= 2 * abandonedMs) dropClaim(path, seen.id);
			const life = lifeOf(seen.holder, holder, host);
			const isSilent = watch.silentMs >= abandonedMs;
			if (life === 'gone' || watch.silentMs >= pinnedFactor * abandonedMs) {
				isTakenOver = removeLock(path, seen.id, {despitePin: true}) || isTakenOver;
			} else if (isSilent && seen.isPinned && life === 'alive') {
				throw held(path, seen, true);
			} else if (isSilent) {
				isTakenOver = removeLock(path, seen.id) || isTakenOver;
			}
		}
		if (watch !== undefined && performance.now() - watch.since > patienceMs) {
			throw held(path, watch.seen, false);
		}
		// With many waiting, each looks less often, so that they don't slow down the one they wait for.
		await sleep(1 + Math.random() * Math.min(10 * looks, 100));
	}
	dropOldClaims(path, holder.id);
	const heartbeat = setInterval(() => touchLock(path, holder.id), abandonedMs / heartbeats);
	heartbeat.unref();
	return {
		isTakenOver,
		check: () => {
			if (lookAtLock(path)?.id !== holder.id) throw new LockLost(path);
		},
		pin: () => {
			if (!pinLock(path, holder.id)) throw new LockLost(path);
		},
		release: () => {
			clearInterval(heartbeat);
			removeLock(path, holder.id, {despitePin: true});
		},
	};
}

function held(path: string, {holder}: Sighting, isStopped: boolean): Problem {
	const pid = holder?.pid;
	const who = pid === undefined ? 'an unknown process' : `process ${pid}`;
	const how = isStopped ? 'was stopped in the middle of a request' : 'holds the lock';
	return new Problem('storeNotWritable', {
		fault: `${path}: ${who} ${how}`,
		holder: {pid, isStopped},
	});
}

/** An observed holder: since when, and how long without a heartbeat. */
type Watch = {
	readonly seen: Sighting;
	readonly at: number;
	readonly since: number;
	readonly silentMs: number;
};

function keepWatching(before: Watch | undefined, seen: Sighting): Watch {
	const at = performance.now();
	if (before?.seen.id !== seen.id) return {seen, at, since: at, silentMs: 0};
	const isSilent = before.seen.touchedAt === seen.touchedAt;
	const silentMs = isSilent ? before.silentMs + Math.min(at - before.at, watchedMs) : 0;
	return {seen, at, since: before.since, silentMs};
}
