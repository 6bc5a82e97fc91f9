/**
 * How many small faults the tests notice:
 * `npm run mutants [-- --count 300 --seed 1 --room flow --file source/flow/verify.ts --jobs 2]` takes a seeded sample of
 * the faults that Stryker's mutators can make, puts all of them into a copy of the project, each behind a switch, runs
 * the nearest test files that reach it with one at a time switched on, and prints what was killed and what survived, by
 * room. `-- --named` tries the faults of `named.ts` instead.
 *
 * A fault counts as killed when a test that has a name failed, and that passes without the fault. One that keeps a test
 * file from ending counts too, and is listed apart. Emptied strings and changed patterns aren't made: words are held by
 * the tests of the screens and of the vocabulary. What no test can tell from the program is in `equivalent.ts`, with the
 * reason, and counts neither way. Everything else counts, in every room.
 *
 * Stryker's runners don't run here: they know no `node:test` but by TAP, and want the whole suite to be run once first.
 * Exits 1 when less than 85 % of all were killed, or less than 75 % of a room.
 */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {root} from '../build.js';
import {equivalenceOf} from './equivalent.ts';
import {findMutants, type Mutant, roomOf, withSwitches} from './find-mutants.ts';
import {judgeNamed, namedWith} from './judge-named.ts';
import {createNearestTests} from './nearest-tests.ts';
import {copyProject, type Outcome, type ProjectCopy} from './project-copy.ts';
import {sample} from './sample.ts';
import {createJudge, describe, type Surveys, say, type Verdict} from './verdict.ts';

const {values: flags} = parseArgs({
	options: {
		named: {type: 'boolean', default: false},
		/** Of the named ones, those whose name has this in it. */
		only: {type: 'string', default: ''},
		count: {type: 'string', default: '300'},
		seed: {type: 'string', default: '1'},
		room: {type: 'string'},
		/** A file of `source/`, or a line of it (`source/flow/verify.ts:80`). */
		file: {type: 'string'},
		jobs: {type: 'string', default: '2'},
		/** How many test files that reach a mutant look at it. */
		tests: {type: 'string', default: '6'},
	},
});

/** Runs `work` on each of `items`, and on what it gives, in as many copies of the project as there are jobs. */
async function inCopies<Item, Tools>(
	items: readonly Item[],
	prepare: (copy: ProjectCopy) => Tools,
	work: (tools: Tools, item: Item) => Promise<Item | undefined>,
	end: (tools: Tools) => void,
): Promise<void> {
	const queue = [...items];
	await Promise.all(
		Array.from({length: Math.min(Number(flags.jobs), items.length)}, async () => {
			const copy = copyProject(root);
			const tools = prepare(copy);
			try {
				for (let item = queue.shift(); item; item = queue.shift()) {
					const more = await work(tools, item);
					if (more) queue.push(more);
				}
			} finally {
				end(tools);
				copy.remove();
			}
		}),
	);
}

const isKilled = ({kind}: Verdict) => kind === 'killed' || kind === 'timedOut';

async function judgeSample(): Promise<boolean> {
	const isAsked = ({file, line}: {file: string; line?: number}) =>
		(flags.room === undefined || roomOf(file) === flags.room) &&
		(flags.file === undefined ||
			flags.file === `${file}:${line}` ||
			flags.file.replace(line === undefined ? /:.*/ : '', '') === file);
	const all = (await findMutants(root, file => isAsked({file}))).filter(isAsked);
	const chosen = sample(all, {count: Number(flags.count), seed: Number(flags.seed)});
	console.log(`${chosen.length} of ${all.length} mutants, seed ${flags.seed}`);
	const equivalent = chosen.filter(mutant => equivalenceOf(mutant) !== undefined);
	const judged = chosen.filter(mutant => equivalenceOf(mutant) === undefined);

	const byFile = [...Map.groupBy(judged, ({file}) => file)];
	const placed = await Promise.all(
		byFile.map(async ([file, mutants]) => {
			const content = readFileSync(join(root, file), 'utf8');
			return {file, ...(await withSwitches({file, content}, mutants))};
		}),
	);
	const numbers = new Map(placed.flatMap(({numbers}) => [...numbers]));

	const surveys: Surveys = new Map();
	const nearestTests = createNearestTests(root);
	const results: {readonly mutant: Mutant; readonly verdict: Verdict}[] = [];
	await inCopies(
		judged.map(mutant => ({mutant, isLate: false})),
		copy => {
			for (const {file, content} of placed) copy.write(file, content(copy.switchPath));
			return createJudge(copy, surveys, Number(flags.tests));
		},
		async ({judge}, {mutant, isLate}) => {
			// Whole runs and screens look only at what the tests of the rules let through.
			const files = nearestTests(mutant.file).filter(({isSlow}) => isSlow === isLate);
			const verdict = await judge(
				numbers.get(mutant) ?? '',
				files.map(({test}) => test),
			);
			if (!isLate && !isKilled(verdict)) return {mutant, isLate: true};
			results.push({mutant, verdict});
			console.log(`${describe(mutant)}: ${say(verdict)}`);
			return undefined;
		},
		({end}) => end(),
	);

	console.log();
	for (const [test, known] of surveys) {
		const {survey, passesFresh} = await known;
		if (!survey)
			console.log(
				`not shown: ${test} ${passesFresh ? 'runs only once in a process' : 'fails without mutants too'}`,
			);
	}
	for (const mutant of equivalent) console.log(`${describe(mutant)}: ${equivalenceOf(mutant)}`);
	const share = (those: typeof results) =>
		those.filter(({verdict}) => isKilled(verdict)).length / those.length;
	const row = (name: string, those: typeof results) => {
		const count = (kind: Verdict['kind']) =>
			String(those.filter(({verdict}) => verdict.kind === kind).length).padStart(4);
		const percent = (share(those) * 100).toFixed(0).padStart(4);
		return `${name.padEnd(12)} ${count('killed')} killed ${count('timedOut')} timed out ${count('survived')} survived ${count('unreached')} unreached ${count('crashed')} crashed ${percent} %`;
	};
	const rooms = Map.groupBy(results, ({mutant}) => roomOf(mutant.file));
	for (const [room, those] of [...rooms].sort()) console.log(row(room, those));
	console.log(row('all', results), `(${equivalent.length} equivalent besides)`);
	return share(results) >= 0.85 && [...rooms.values()].every(those => share(those) >= 0.75);
}

async function judgeAllNamed(): Promise<boolean> {
	const mutants = namedWith(flags.only);
	const unchanged = new Map<string, Promise<Outcome>>();
	let killed = 0;
	await inCopies(
		mutants,
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

process.exitCode = (await (flags.named ? judgeAllNamed() : judgeSample())) ? 0 : 1;
