import type {KeptFiles} from './kept-files.ts';
import type {Outcome, ProjectCopy} from './project-copy.ts';
import type {ResidentOutcome, Survey} from './resident-file.ts';

/** What became of a mutant. Only what a test that has a name noticed is killed. */
export type Verdict =
	| {readonly kind: 'killed'; readonly by: string}
	/** A test that ends without the mutant didn't end with it: a loop without end, or an answer that never came. */
	| {readonly kind: 'timedOut'; readonly by: string}
	/** No test failed, though `tests` files reach the code. */
	| {readonly kind: 'survived'; readonly tests: number}
	/** No test looked at reaches the code. */
	| {readonly kind: 'unreached'}
	/** Each test file that reaches it fails before any of its tests has begun. */
	| {readonly kind: 'crashed'; readonly by: string}
	/** Nobody looked in time. */
	| {readonly kind: 'undecided'};

/** Whether a test noticed. */
export const isKilled = ({kind}: Verdict): boolean => kind === 'killed' || kind === 'timedOut';

/** What two looks at the same mutant say together. */
export function together(before: Verdict, after: Verdict): Verdict {
	if (isKilled(after) || before.kind === 'unreached') return after;
	if (before.kind === 'survived' && after.kind === 'survived') {
		return {kind: 'survived', tests: before.tests + after.tests};
	}
	return after.kind === 'unreached' ? before : after;
}

/** How often a test may take what it took without a mutant, and the seconds that it has in any case. */
const slowdown = 6;
const leastSeconds = 20;

/**
 * Shows a mutant to test files, nearest first, until one notices. A file is kept loaded, and only those of its tests look
 * that reach the mutant. Where that is not enough (the mutant is reached while the file loads, its tests disturb each
 * other, the process ended), the file runs in a fresh process.
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

/** What the tests of a loaded file say; `undefined` when that is not enough. */
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
		// On a busy machine anything may take long: it has to come in time without the mutant, and again not with it.
		const {test} = outcome;
		const alone = reaching.filter(index => tests[index]?.name === test);
		const isSlow = (await run('', alone)).kind !== 'passed';
		outcome = isSlow ? {kind: 'unsure'} : await run(mutant, alone);
	}
	if (outcome.kind === 'unsure') return undefined;
	return outcome.kind === 'passed' && atLoad.has(mutant) ? undefined : outcome;
}

/** What a file says in a process of its own; `undefined` when one of its tests fails without the mutant too. */
async function tryFresh(
	copy: ProjectCopy,
	file: string,
	mutant: string,
	{tests}: Survey,
): Promise<Seen | undefined> {
	// A test that is of no use would be the first to fail.
	if (!tests.every(({isOfUse}) => isOfUse)) return undefined;
	const seconds = 60 + 5 * tests.reduce((sum, test) => sum + test.seconds, 0);
	const outcome = await copy.run(file, mutant, seconds);
	if (outcome.kind !== 'timedOut') return outcome;
	const isSlow = (await copy.run(file, '', seconds)).kind !== 'passed';
	return isSlow ? undefined : {...outcome, test: 'the whole file'};
}
