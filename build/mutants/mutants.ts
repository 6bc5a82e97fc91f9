/**
 * Measures how many small faults the tests notice: `npm run mutants [-- --count 300 --seed 1 --room flow --file
 * source/flow/verify.ts --jobs 2 --minutes 60]` takes a seeded sample of the faults that Stryker's mutators can make,
 * puts all of them into a copy of the project, each behind a switch, runs the nearest test files that reach each of
 * them, and prints what was killed and what survived, by room. `-- --named` tries the faults of `named.ts` instead.
 *
 * A fault counts as killed if a named test failed that passes without the fault. One that keeps a test file from ending
 * counts too, and is listed separately. Emptied strings and changed patterns aren't made, since texts are covered by
 * the tests of screens and vocabulary. Faults that no test can tell from the original are in `equivalent.ts` with the
 * reason, and don't count. Everything else counts, in every room.
 *
 * Stryker's own runners can't be used: they only support `node:test` through TAP, and run the whole suite first. Exits
 * 1 if less than 85 % of all were killed, or less than 75 % of a room, or not all were decided in time.
 */
import {parseArgs} from 'node:util';
import {inCopies, type Share} from './in-copies.ts';
import {judgeNamed, namedWith} from './judge-named.ts';
import {judgeSample} from './judge-sample.ts';
import type {Outcome} from './project-copy.ts';

const {values: flags} = parseArgs({
	options: {
		named: {type: 'boolean', default: false},
		/** Only the named ones whose name contains this. */
		only: {type: 'string', default: ''},
		count: {type: 'string', default: '300'},
		seed: {type: 'string', default: '1'},
		room: {type: 'string'},
		file: {type: 'string'},
		jobs: {type: 'string', default: '2'},
		/** Nothing is started afterwards; what is still undecided is listed. */
		minutes: {type: 'string', default: 'Infinity'},
		'whole-runs': {type: 'boolean', default: false},
	},
});

const share: Share = {
	jobs: Number(flags.jobs),
	until: Date.now() + Number(flags.minutes) * 60_000,
};

async function judgeAllNamed(): Promise<boolean> {
	const mutants = namedWith(flags.only);
	const unchanged = new Map<string, Promise<Outcome>>();
	let killed = 0;
	await inCopies(
		mutants,
		share,
		({test}) => test,
		copy => copy,
		async (copy, mutant) => {
			if (await judgeNamed(copy, mutant, unchanged)) killed++;
			return undefined;
		},
		() => {},
	);
	console.log(`\n${killed} of ${mutants.length} killed`);
	return killed === mutants.length;
}

const isEnough = flags.named
	? await judgeAllNamed()
	: await judgeSample({
			...share,
			count: Number(flags.count),
			seed: Number(flags.seed),
			room: flags.room,
			file: flags.file,
			hasWholeRuns: flags['whole-runs'],
		});
process.exitCode = isEnough ? 0 : 1;
