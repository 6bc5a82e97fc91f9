import {type ChildProcess, spawnSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {kill} from 'node:process';

/** How long a process may take to end by itself, in milliseconds. */
const patience = 300;

/**
 * Ends processes and their descendants, by force if necessary, and releases the pipes to them, so that they can't keep
 * this program from exiting.
 */
export function endProcesses(children: Iterable<ChildProcess>): void {
	const pids: number[] = [];
	for (const {stdio, pid, exitCode, signalCode} of children) {
		for (const pipe of stdio) pipe?.destroy();
		if (pid !== undefined && exitCode === null && signalCode === null) pids.push(pid);
	}
	if (pids.length === 0) return;
	const all = withDescendants(pids);
	signalAll(all, 'SIGTERM');
	setTimeout(signalAll, patience, all, 'SIGKILL');
}

/** A process group would make this simpler, but its processes couldn't ask anything at the terminal. */
function withDescendants(pids: readonly number[]): ReadonlySet<number> {
	const pairs = parentsInProc() ?? parentsByPs();
	const all = new Set(pids);
	// Iterating over a set includes items added on the way.
	for (const parent of all) for (const [pid = 0, of] of pairs) if (of === parent) all.add(pid);
	return all;
}

/** All processes with their parents. Read from /proc on Linux, since many containers lack `ps`. */
function parentsInProc(): readonly (readonly number[])[] | undefined {
	try {
		return readdirSync('/proc')
			.filter(name => /^\d+$/.test(name))
			.map(name => [Number(name), parentOf(name)]);
	} catch {
		return undefined;
	}
}

/** Field 4 of `/proc/<pid>/stat`, `ppid` (proc_pid_stat(5)). */
function parentOf(pid: string): number {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
	} catch {
		return 0;
	}
}

function parentsByPs(): readonly (readonly number[])[] {
	const {stdout} = spawnSync('/bin/ps', ['-A', '-o', 'pid=,ppid='], {env: {}, encoding: 'utf8'});
	return [...String(stdout).matchAll(/(\d+) +(\d+)/g)].map(([, ...pair]) => pair.map(Number));
}

function signalAll(pids: Iterable<number>, signal: NodeJS.Signals): void {
	for (const pid of pids) {
		try {
			kill(pid, signal);
		} catch {
			// The process has ended.
		}
	}
}
