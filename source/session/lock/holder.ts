import {readFileSync, readlinkSync} from 'node:fs';
import {hostname, uptime} from 'node:os';
import {errorCode} from '../../error-code.ts';
import type {StoreHost} from '../file/store-folder.ts';
import type {Holder} from './lock-file.ts';

/** This process as the holder of a lock. */
export function holderOf(id: string, {pid}: Pick<StoreHost, 'pid'>): Holder {
	return {id, pid, place: placeOfProcess(), startedAt: startOf(pid)};
}

/**
 * Whether the process that holds a lock is running (`alive`) or not (`gone`); `unknown` if its process ID means nothing
 * here: on another computer, in another container, or from before the last restart.
 */
export function lifeOf(
	holder: Holder | undefined,
	{place}: Holder,
	{kill}: Pick<StoreHost, 'kill'>,
): 'alive' | 'gone' | 'unknown' {
	if (holder?.place !== place) return 'unknown';
	try {
		kill(holder.pid, 0);
	} catch (error) {
		if (errorCode(error) === 'ESRCH') return 'gone';
	}
	const isReused = holder.startedAt !== undefined && startOf(holder.pid) !== holder.startedAt;
	return isReused ? 'gone' : 'alive';
}

/** Identifies this computer since its last start and, on Linux, this container. */
function placeOfProcess(): string {
	try {
		const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
		return `${hostname()} ${boot} ${readlinkSync('/proc/self/ns/pid')}`;
	} catch {
		// Rounded to minutes, since the clock and the uptime aren't read at the same moment.
		return `${hostname()} ${Math.round((Date.now() / 1000 - uptime()) / 60)}`;
	}
}

/**
 * Field 22 of `/proc/<pid>/stat`, `starttime` (proc_pid_stat(5)); the name before it can contain spaces and
 * parentheses.
 */
function startOf(pid: number): string | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
	} catch {
		return undefined;
	}
}
