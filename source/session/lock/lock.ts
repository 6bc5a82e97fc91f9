import {randomUUID} from 'node:crypto';
import {readlinkSync} from 'node:fs';
import {hostname} from 'node:os';
import {setTimeout as sleep} from 'node:timers/promises';
import {Problem} from '../../problem.ts';
import type {StoreHost} from '../file/store-folder.ts';
import {errorCode} from '../store-problem.ts';
import {
	dropClaim,
	dropOldClaims,
	type Holder,
	lookAtLock,
	makeLock,
	removeLock,
	type Sighting,
	touchLock,
} from './lock-file.ts';

/** Held until `release`. */
export type Lock = {
	/** Another process died with the lock in its hands, so what it was doing may be half done. */
	readonly isTakenOver: boolean;
	readonly release: () => void;
};

/** Heartbeats in the time after which a silent holder is taken for dead. */
const heartbeats = 5;
/** The longest pause between two looks that counts as watching: a laptop that slept has not watched. */
const watchedMs = 500;

/**
 * Waits for the lock at `path`, a file that names its holder, among all processes that use its folder. Rejects with
 * `storeNotWritable` when one living process has held it for `patienceMs`, and with the system's error when the file
 * cannot be made.
 *
 * No system removes such a file when its holder dies. So a holder on this computer whose process is gone loses the lock
 * at once, and any other one once it was watched for `abandonedMs` without a heartbeat.
 */
export async function acquireLock(
	path: string,
	host: Pick<StoreHost, 'pid' | 'kill'>,
	{patienceMs, abandonedMs = 5000}: {readonly patienceMs: number; readonly abandonedMs?: number},
): Promise<Lock> {
	const holder = {id: randomUUID(), pid: host.pid, place: placeOfProcess()};
	let isTakenOver = false;
	let watch: Watch | undefined;

	for (let looks = 1; !makeLock(path, holder); looks += 1) {
		const seen = lookAtLock(path);
		if (seen !== undefined) {
			watch = goOnWatching(watch, seen);
			if (watch.silentMs >= 2 * abandonedMs) {
				dropClaim(path, seen.id);
			}

			if (watch.silentMs >= abandonedMs || isGone(seen.holder, holder.place, host)) {
				isTakenOver = removeLock(path, seen.id) || isTakenOver;
			}
		}

		if (watch !== undefined && performance.now() - watch.since > patienceMs) {
			const who = `process ${watch.seen.holder?.pid ?? 'unknown'}`;
			throw new Problem('storeNotWritable', {subject: `${path}: ${who} does not let go of it`});
		}

		// Many in line look less often, so that they do not slow down the one they wait for.
		await sleep(1 + Math.random() * Math.min(10 * looks, 100));
	}

	dropOldClaims(path, holder.id);
	const heartbeat = setInterval(() => touchLock(path, holder.id), abandonedMs / heartbeats);
	heartbeat.unref();
	return {
		isTakenOver,
		release: () => {
			clearInterval(heartbeat);
			removeLock(path, holder.id);
		},
	};
}

/** One holder as it was watched: since when, and for how long without a heartbeat. */
type Watch = {
	readonly seen: Sighting;
	readonly at: number;
	readonly since: number;
	readonly silentMs: number;
};

function goOnWatching(before: Watch | undefined, seen: Sighting): Watch {
	const at = performance.now();
	if (before?.seen.id !== seen.id) {
		return {seen, at, since: at, silentMs: 0};
	}

	const isSilent = before.seen.touchedAt === seen.touchedAt;
	const silentMs = isSilent ? before.silentMs + Math.min(at - before.at, watchedMs) : 0;
	return {seen, at, since: before.since, silentMs};
}

function isGone(
	holder: Holder | undefined,
	here: string,
	{kill}: Pick<StoreHost, 'kill'>,
): boolean {
	if (holder?.place !== here) {
		return false;
	}

	try {
		kill(holder.pid, 0);
		return false;
	} catch (error) {
		return errorCode(error) === 'ESRCH';
	}
}

/** This computer and, on Linux, this container: a process number means nothing in another. */
function placeOfProcess(): string {
	try {
		return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
	} catch {
		return hostname();
	}
}
