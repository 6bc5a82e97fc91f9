import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from '../build.js';
import {equivalenceOf} from './equivalent.ts';
import {findMutants, type Mutant, withSwitches} from './find-mutants.ts';
import {inCopies, type Share} from './in-copies.ts';
import {createKeptFiles, type Surveys} from './kept-files.ts';
import {createNearestTests, type NearTest} from './nearest-tests.ts';
import {describe, isEnough, type Result, say, tableOf} from './results.ts';
import {roomOf} from './room-of.ts';
import {sample} from './sample.ts';
import {isKilled, judge, together, type Verdict} from './verdict.ts';

/** Which mutants to try, and how thoroughly. */
export type SampleFlags = Share & {
	readonly count: number;
	readonly seed: number;
	readonly room: string | undefined;
	/** A file of `source/`, or a line of it (`source/flow/verify.ts:80`). */
	readonly file: string | undefined;
	/** Runs whole-program tests on mutants that survived the others; takes long. */
	readonly hasWholeRuns: boolean;
};

/**
 * The passes over the mutants: the whole sample completes one before the next starts. The nearest test files kill most
 * at once, more distant ones rarely do more than reach a mutant, and tests of screens and of the whole program only run
 * on what the tests of the rules didn't notice. In the end, all test files have run, except those of the whole program.
 */
const looks: readonly {
	readonly slow: NearTest['slow'];
	readonly from: number;
	readonly to: number;
}[] = [
	{slow: 'no', from: 0, to: 2},
	{slow: 'no', from: 2, to: 6},
	{slow: 'screens', from: 0, to: 3},
	{slow: 'no', from: 6, to: 16},
	{slow: 'screens', from: 3, to: 12},
	{slow: 'no', from: 16, to: Number.POSITIVE_INFINITY},
	{slow: 'screens', from: 12, to: Number.POSITIVE_INFINITY},
	{slow: 'whole runs', from: 0, to: 12},
];

/** A mutant that survived some passes. */
type Pending = {readonly mutant: Mutant; readonly look: number; readonly verdict: Verdict};

/**
 * Judges a sample of mutants, and prints the result of each and a table by room. Returns whether the result is good
 * enough.
 */
export async function judgeSample(flags: SampleFlags): Promise<boolean> {
	const all = await mutantsAskedFor(flags);
	const chosen = sample(all, flags);
	console.log(`${chosen.length} of ${all.length} mutants, seed ${flags.seed}`);
	const equivalent = chosen.filter(mutant => equivalenceOf(mutant) !== undefined);
	const judged = chosen.filter(mutant => equivalenceOf(mutant) === undefined);

	const placed = await placeAll(judged);
	const numbers = new Map(placed.flatMap(({numbers}) => [...numbers]));
	const surveys: Surveys = new Map();
	const nearestTests = createNearestTests(root);
	const ofUse = looks.filter(({slow}) => slow !== 'whole runs' || flags.hasWholeRuns);
	const results: Result[] = [];

	const undecided = await inCopies<Pending, Parameters<typeof judge>[0]>(
		judged.map(mutant => ({mutant, look: 0, verdict: {kind: 'unreached'}})),
		flags,
		({mutant, look}) => `${roomOf(mutant.file)} ${look}`,
		async copy => {
			for (const {file, content} of placed) copy.write(file, content(copy.switchPath));
			await copy.compile();
			return {copy, files: createKeptFiles(copy.folder, surveys)};
		},
		async (tools, {mutant, look, verdict: before}) => {
			const {slow = 'no', from, to} = ofUse[look] ?? {};
			const tests = nearestTests(mutant.file)
				.filter(near => near.slow === slow)
				.slice(from, to)
				.map(({test}) => test);
			const verdict = together(before, await judge(tools, numbers.get(mutant) ?? '', tests));
			if (!isKilled(verdict) && look + 1 < ofUse.length) return {mutant, look: look + 1, verdict};
			results.push({mutant, verdict});
			console.log(`${describe(mutant)}: ${say(verdict)}`);
			return undefined;
		},
		({files}) => files.end(),
	);

	console.log();
	for (const {mutant, verdict} of undecided) {
		console.log(`${describe(mutant)}: not decided in time, so far ${say(verdict)}`);
		results.push({mutant, verdict: {kind: 'undecided'}});
	}
	await sayUnused(surveys);
	for (const mutant of equivalent) console.log(`${describe(mutant)}: ${equivalenceOf(mutant)}`);
	for (const line of tableOf(results)) console.log(line);
	console.log(`${equivalent.length} equivalent besides`);
	return isEnough(results);
}

async function mutantsAskedFor({room, file}: SampleFlags): Promise<readonly Mutant[]> {
	const [path, line] = file?.split(':') ?? [];
	const found = await findMutants(
		root,
		each => (room === undefined || roomOf(each) === room) && (path === undefined || path === each),
	);
	return found.filter(mutant => line === undefined || String(mutant.line) === line);
}

/** Adds the switches of all mutants to their files. */
async function placeAll(mutants: readonly Mutant[]) {
	return Promise.all(
		[...Map.groupBy(mutants, ({file}) => file)].map(async ([file, those]) => {
			const content = readFileSync(join(root, file), 'utf8');
			return {file, ...(await withSwitches({file, content}, those))};
		}),
	);
}

/** Prints which tests couldn't run. */
async function sayUnused(surveys: Surveys): Promise<void> {
	for (const [file, found] of surveys) {
		const survey = await found;
		if (!survey) console.log(`not used, for it can't be kept loaded: ${file}`);
		for (const {name, isOfUse} of survey?.tests ?? []) {
			if (!isOfUse) console.log(`not used, for it fails without mutants too: ${file}: ${name}`);
		}
	}
}
