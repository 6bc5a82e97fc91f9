import {execFileSync} from 'node:child_process';

/** Resident memory of a process in MiB. Undefined without `ps`. */
export function residentMiB(pid: number | undefined): number | undefined {
	if (process.platform === 'win32') return undefined;
	return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], {encoding: 'utf8'})) / 1024;
}
