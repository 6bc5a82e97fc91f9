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
import {describe, isEnough, isKilled, type Result, say, tableOf} from './results.ts';
import {sample} from './sample.ts';
import {createJudge, type Judge, type Surveys, type Verdict} from './verdict.ts';

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
		/** Lets tests of whole programs look at what the others let through; takes long. */
		'whole-runs': {type: 'boolean', default: false},
		/** How many test files that reach a mutant look at it. */
		tests: {type: 'string', default: '6'},
	},
});

/** How many test files are asked whether they reach a mutant: those further away seldom say more than that they do. */
const mostAsked = 16;

/**
 * Runs `work` on each of `items`, and on what it gives, in as many copies of the project as there are jobs. A copy keeps to
 * one group as long as there are items of it, so that two seldom load the same test files.
 */
async function inCopies<Item, Tools>(
	items: readonly Item[],
	groupOf: (item: Item) => string,
	prepare: (copy: ProjectCopy) => Tools | Promise<Tools>,
	work: (tools: Tools, item: Item) => Promise<Item | undefined>,
	end: (tools: Tools) => void,
): Promise<void> {
	const queue = [...items];
	const groups = Array.from({length: Math.min(Number(flags.jobs), items.length)}, () => '');
	const take = (own: string) => {
		const first = (isWanted: (group: string) => boolean) =>
			queue.findIndex(item => isWanted(groupOf(item)));
		const ofOwn = first(group => group === own);
		const at = ofOwn < 0 ? first(group => !groups.includes(group)) : ofOwn;
		return queue.splice(Math.max(at, 0), 1)[0];
	};
	await Promise.all(
		groups.map(async (_none, job) => {
			const copy = copyProject(root);
			const tools = await prepare(copy);
			try {
				for (let item = take(''); item; item = take(groups[job] ?? '')) {
					groups[job] = groupOf(item);
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

	const placed = await placeAll(judged);
	const numbers = new Map(placed.flatMap(({numbers}) => [...numbers]));

	const slow = flags['whole-runs'] ? ['screens', 'whole runs'] : ['screens'];
	const surveys: Surveys = new Map();
	const nearestTests = createNearestTests(root);
	const results: Result[] = [];
	await inCopies<{mutant: Mutant; early?: Verdict}, Judge>(
		judged.map(mutant => ({mutant})),
		({mutant, early}) => `${roomOf(mutant.file)} ${early ? 'late' : ''}`,
		async copy => {
			for (const {file, content} of placed) copy.write(file, content(copy.switchPath));
			await copy.compile();
			return createJudge(copy, surveys, Number(flags.tests));
		},
		async ({judge}, {mutant, early}) => {
			// Screens look only at what the tests of the rules let through.
			const slowness = early ? slow : ['no'];
			const files = nearestTests(mutant.file)
				.filter(({slow}) => slowness.includes(slow))
				.slice(0, mostAsked);
			const late = await judge(
				numbers.get(mutant) ?? '',
				files.map(({test}) => test),
			);
			if (!early && !isKilled(late)) return {mutant, early: late};
			const verdict = early && late.kind === 'unreached' ? early : late;
			results.push({mutant, verdict});
			console.log(`${describe(mutant)}: ${say(verdict)}`);
			return undefined;
		},
		({end}) => end(),
	);

	console.log();
	await sayUnused(surveys);
	for (const mutant of equivalent) console.log(`${describe(mutant)}: ${equivalenceOf(mutant)}`);
	for (const line of tableOf(results)) console.log(line);
	console.log(`${equivalent.length} equivalent besides`);
	return isEnough(results);
}

/** The files of mutants, with a switch for each. */
async function placeAll(mutants: readonly Mutant[]) {
	return Promise.all(
		[...Map.groupBy(mutants, ({file}) => file)].map(async ([file, those]) => {
			const content = readFileSync(join(root, file), 'utf8');
			return {file, ...(await withSwitches({file, content}, those))};
		}),
	);
}

/** Says which tests could not look. */
async function sayUnused(surveys: Surveys): Promise<void> {
	for (const [file, found] of surveys) {
		const survey = await found;
		if (!survey) console.log(`not used, for it can't be kept loaded: ${file}`);
		for (const {name, isOfUse} of survey?.tests ?? []) {
			if (!isOfUse) console.log(`not used, for it fails without mutants too: ${file}: ${name}`);
		}
	}
}

async function judgeAllNamed(): Promise<boolean> {
	const mutants = namedWith(flags.only);
	const unchanged = new Map<string, Promise<Outcome>>();
	let killed = 0;
	await inCopies(
		mutants,
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

process.exitCode = (await (flags.named ? judgeAllNamed() : judgeSample())) ? 0 : 1;
