import type {KeptFiles} from './kept-files.ts';
import type {Outcome, ProjectCopy} from './project-copy.ts';
import type {ResidentOutcome, Survey} from './resident-file.ts';

/** The verdict on a mutant. Only what a named test noticed counts as killed. */
export type Verdict =
	| {readonly kind: 'killed'; readonly by: string}
	/** A test that ends without the mutant didn't end with it: an infinite loop, or a response that never came. */
	| {readonly kind: 'timedOut'; readonly by: string}
	/** No test failed, though `tests` files reach the code. */
	| {readonly kind: 'survived'; readonly tests: number}
	/** No test that ran reaches the code. */
	| {readonly kind: 'unreached'}
	/** Each test file that reaches it fails before any of its tests starts. */
	| {readonly kind: 'crashed'; readonly by: string}
	/** There was no time to judge it. */
	| {readonly kind: 'undecided'};

/** Whether a test noticed. */
export const isKilled = ({kind}: Verdict): boolean => kind === 'killed' || kind === 'timedOut';

/** Combines the verdicts of two passes over the same mutant. */
export function together(before: Verdict, after: Verdict): Verdict {
	if (isKilled(after) || before.kind === 'unreached') return after;
	if (before.kind === 'survived' && after.kind === 'survived') {
		return {kind: 'survived', tests: before.tests + after.tests};
	}
	return after.kind === 'unreached' ? before : after;
}

/** A test may take this many times as long as without a mutant, and at least these seconds. */
const slowdown = 6;
const leastSeconds = 20;

/**
 * Runs test files on a mutant, nearest first, until one notices. Files stay loaded, and only their tests that reach the
 * mutant run. If that isn't conclusive (the mutant is reached while the file loads, its tests disturb each other, the
 * process ended), the file runs in a new process.
 */
export async function judge(
	{copy, files}: {readonly copy: ProjectCopy; readonly files: KeptFiles},
	mutant: string,
	tests: readonly string[],
): Promise<Verdict> {
	let looked = 0;
	let crashedBy: string | undefined;
	for (const test of tests) {
		const survey = await files.surveyOf(test);
		if (survey === undefined || !isReached(survey, mutant)) continue;
		const outcome =
			(await tryKept(files, test, mutant, survey)) ?? (await tryFresh(copy, test, mutant, survey));
		if (outcome === undefined) continue;
		looked++;
		if (outcome.kind === 'failed') return {kind: 'killed', by: `${test}: ${outcome.test}`};
		if (outcome.kind === 'timedOut') return {kind: 'timedOut', by: `${test}: ${outcome.test}`};
		if (outcome.kind === 'crashed') crashedBy ??= test;
	}
	if (crashedBy !== undefined) return {kind: 'crashed', by: crashedBy};
	return looked === 0 ? {kind: 'unreached'} : {kind: 'survived', tests: looked};
}

function isReached({atLoad, tests}: Survey, mutant: string): boolean {
	return atLoad.has(mutant) || tests.some(({reached}) => reached.has(mutant));
}

type Seen = Exclude<ResidentOutcome, {kind: 'unsure'}> | Extract<Outcome, {kind: 'crashed'}>;

/** The result of a loaded test file; `undefined` if it isn't conclusive. */
async function tryKept(
	files: KeptFiles,
	file: string,
	mutant: string,
	{tests, atLoad}: Survey,
): Promise<Seen | undefined> {
	const secondsOf = (test: number) => leastSeconds + slowdown * (tests[test]?.seconds ?? 0);
	const reaching = tests
		.flatMap(({reached}, index) => (reached.has(mutant) ? [index] : []))
		.sort((a, b) => secondsOf(a) - secondsOf(b));
	const run = async (on: string, of: readonly number[]): Promise<ResidentOutcome> =>
		(await files.keep(file))?.run(on, of, secondsOf) ?? {kind: 'unsure'};
	let outcome = await run(mutant, reaching);
	if (outcome.kind === 'timedOut') {
		// On a busy machine, anything can be slow: it must pass in time without the mutant, and then time out with it
		// again.
		const {test} = outcome;
		const alone = reaching.filter(index => tests[index]?.name === test);
		const isSlow = (await run('', alone)).kind !== 'passed';
		outcome = isSlow ? {kind: 'unsure'} : await run(mutant, alone);
	}
	if (outcome.kind === 'unsure') return undefined;
	return outcome.kind === 'passed' && atLoad.has(mutant) ? undefined : outcome;
}

/** The result of a test file in a process of its own; `undefined` if one of its tests fails without the mutant too. */
async function tryFresh(
	copy: ProjectCopy,
	file: string,
	mutant: string,
	{tests}: Survey,
): Promise<Seen | undefined> {
	// A test that can't be used would be the first to fail.
	if (!tests.every(({isOfUse}) => isOfUse)) return undefined;
	const seconds = 60 + 5 * tests.reduce((sum, test) => sum + test.seconds, 0);
	const outcome = await copy.run(file, mutant, seconds);
	if (outcome.kind !== 'timedOut') return outcome;
	const isSlow = (await copy.run(file, '', seconds)).kind !== 'passed';
	return isSlow ? undefined : {...outcome, test: 'the whole file'};
}
