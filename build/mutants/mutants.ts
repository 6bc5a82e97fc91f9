/**
 * How many small faults the tests notice:
 * `npm run mutants [-- --count 300 --seed 1 --room flow --file source/flow/verify.ts --jobs 2 --minutes 60]` takes a
 * seeded sample of the faults that Stryker's mutators can make, puts all of them into a copy of the project, each behind
 * a switch, runs the nearest test files that reach it with one at a time switched on, and prints what was killed and what
 * survived, by room. `-- --named` tries the faults of `named.ts` instead.
 *
 * A fault counts as killed when a test that has a name failed, and that passes without the fault. One that keeps a test
 * file from ending counts too, and is listed apart. Emptied strings and changed patterns aren't made: words are held by
 * the tests of the screens and of the vocabulary. What no test can tell from the program is in `equivalent.ts`, with the
 * reason, and counts neither way. Everything else counts, in every room.
 *
 * Stryker's runners don't run here: they know no `node:test` but by TAP, and want the whole suite to be run once first.
 * Exits 1 when less than 85 % of all were killed, or less than 75 % of a room, or not all were decided in time.
 */
import {parseArgs} from 'node:util';
import {inCopies, type Share} from './in-copies.ts';
import {judgeNamed, namedWith} from './judge-named.ts';
import {judgeSample} from './judge-sample.ts';
import type {Outcome} from './project-copy.ts';

const {values: flags} = parseArgs({
	options: {
		named: {type: 'boolean', default: false},
		/** Of the named ones, those whose name has this in it. */
		only: {type: 'string', default: ''},
		count: {type: 'string', default: '300'},
		seed: {type: 'string', default: '1'},
		room: {type: 'string'},
		file: {type: 'string'},
		jobs: {type: 'string', default: '2'},
		/** Nothing is begun after so long; what is not decided by then is listed. */
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
