import type {Mutant} from './find-mutants.ts';
import {roomOf} from './room-of.ts';
import {isKilled, type Verdict} from './verdict.ts';

/** A mutant and its verdict. */
export type Result = {readonly mutant: Mutant; readonly verdict: Verdict};

/** Describes a mutant in one line. */
export function describe({file, line, kind, original, replacement}: Mutant): string {
	const short = (text: string) => text.replaceAll(/\s+/g, ' ').slice(0, 80);
	return `${file}:${line} ${kind} ${short(original)} → ${short(replacement)}`;
}

/** Describes a verdict, on the same line. */
export function say(verdict: Verdict): string {
	switch (verdict.kind) {
		case 'killed':
			return `killed by ${verdict.by}`;
		case 'timedOut':
			return `timed out in ${verdict.by}`;
		case 'survived':
			return `SURVIVED ${verdict.tests} test files`;
		case 'unreached':
			return 'SURVIVED: no test reaches it';
		case 'crashed':
			return `CRASHED ${verdict.by}`;
		case 'undecided':
			return 'not decided in time';
	}
}

/** A line per room, and one for all of them. */
export function tableOf(results: readonly Result[]): readonly string[] {
	return [
		...[...byRoom(results)].sort().map(([room, those]) => row(room, those)),
		row('all', results),
	];
}

/** Whether all mutants were decided, and 85 % of all and 75 % of each room were killed. */
export function isEnough(results: readonly Result[]): boolean {
	return (
		results.every(({verdict}) => verdict.kind !== 'undecided') &&
		share(results) >= 0.85 &&
		[...byRoom(results).values()].every(those => share(those) >= 0.75)
	);
}

function byRoom(results: readonly Result[]) {
	return Map.groupBy(results, ({mutant}) => roomOf(mutant.file));
}

function share(results: readonly Result[]): number {
	const decided = results.filter(({verdict}) => verdict.kind !== 'undecided');
	return decided.filter(({verdict}) => isKilled(verdict)).length / decided.length;
}

function row(name: string, results: readonly Result[]): string {
	const count = (kind: Verdict['kind']) =>
		String(results.filter(({verdict}) => verdict.kind === kind).length).padStart(4);
	const part = share(results);
	// Without a decided mutant, there is no percentage.
	const percent = (Number.isNaN(part) ? '–' : (part * 100).toFixed(0)).padStart(4);
	return `${name.padEnd(12)} ${count('killed')} killed ${count('timedOut')} timed out ${count('survived')} survived ${count('unreached')} unreached ${count('crashed')} crashed ${count('undecided')} undecided ${percent} %`;
}
