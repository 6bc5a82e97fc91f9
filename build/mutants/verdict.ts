import type {ProjectCopy} from './project-copy.ts';
import {keepFile, type ResidentFile, type Survey} from './resident-file.ts';

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
	| {readonly kind: 'crashed'; readonly by: string};

/** How long a test file may take to be loaded, and each of its tests to run, on a machine that does other things too. */
const patience = 90;

/** How many test files are kept loaded in one copy of the project. */
const keptFiles = 16;

export type Judge = ReturnType<typeof createJudge>;

/** What the judges of all copies have found out about test files; `undefined` of one that cannot be kept. */
export type Surveys = Map<string, Promise<Survey | undefined>>;

/**
 * Judges mutants in one copy of the project, by test files that are kept loaded. A mutant is shown only to the tests that
 * reach it. Where a kept file is not enough (the mutant is reached while the file loads, its tests disturb each other, the
 * process ended), the file runs in a fresh process.
 */
export function createJudge(copy: ProjectCopy, surveys: Surveys, limit: number) {
	/** The least recently used first. */
	const kept = new Map<string, ResidentFile>();

	async function keep(file: string): Promise<ResidentFile | undefined> {
		const known = kept.get(file);
		kept.delete(file);
		const resident = known?.isAlive() ? known : await keepFile(copy.folder, file, patience);
		if (resident === undefined) return undefined;
		kept.set(file, resident);
		for (const [oldest, old] of kept) {
			if (kept.size <= keptFiles) break;
			old.end();
			kept.delete(oldest);
		}
		return resident;
	}

	function surveyOf(file: string): Promise<Survey | undefined> {
		const known = surveys.get(file);
		if (known) return known;
		const found = keep(file).then(async resident => {
			const survey = await resident?.survey();
			if (!survey) resident?.end();
			return survey;
		});
		surveys.set(file, found);
		return found;
	}

	async function tryFresh(file: string, mutant: string, seconds: number) {
		const outcome = await copy.run(file, mutant, seconds);
		if (outcome.kind !== 'timedOut') return outcome;
		const isSlow = (await copy.run(file, '', seconds)).kind !== 'passed';
		return isSlow ? undefined : {...outcome, test: 'the whole file'};
	}

	/** `undefined` when the file doesn't reach the mutant, or shows nothing. */
	async function tryFile(file: string, mutant: string) {
		const survey = await surveyOf(file);
		if (survey === undefined) return undefined;
		const reaching = survey.tests.flatMap(({reached}, index) =>
			reached.has(mutant) ? [index] : [],
		);
		const isAtLoad = survey.atLoad.has(mutant);
		if (reaching.length === 0 && !isAtLoad) return undefined;
		const all = survey.tests.reduce((sum, {seconds}) => sum + seconds, 0);
		const secondsFresh = 60 + 5 * all;
		const secondsOf = (test: number) => 20 + 6 * (survey.tests[test]?.seconds ?? 0);
		const bySpeed = reaching.sort((a, b) => secondsOf(a) - secondsOf(b));
		const tryKept = async (on: string, tests: readonly number[]) =>
			(await keep(file))?.run(on, tests, secondsOf) ?? ({kind: 'unsure'} as const);
		let outcome = await tryKept(mutant, bySpeed);
		if (outcome.kind === 'timedOut') {
			// On a busy machine anything may take long: it has to come in time without the mutant, and again not with it.
			const {test} = outcome;
			const alone = reaching.filter(index => survey.tests[index]?.name === test);
			const isSlow = (await tryKept('', alone)).kind !== 'passed';
			outcome = isSlow ? {kind: 'unsure'} : await tryKept(mutant, bySpeed);
		}
		const isEnough = outcome.kind !== 'unsure' && !(outcome.kind === 'passed' && isAtLoad);
		if (isEnough) return outcome;
		// A test that is of no use would be the first to fail.
		return survey.tests.every(({isOfUse}) => isOfUse)
			? tryFresh(file, mutant, secondsFresh)
			: undefined;
	}

	return {
		judge: async (mutant: string, files: readonly string[]): Promise<Verdict> => {
			let looked = 0;
			let crashedBy: string | undefined;
			for (const file of files) {
				if (looked === limit) break;
				const outcome = await tryFile(file, mutant);
				if (outcome === undefined) continue;
				looked++;
				if (outcome.kind === 'failed') return {kind: 'killed', by: `${file}: ${outcome.test}`};
				if (outcome.kind === 'timedOut') {
					return {kind: 'timedOut', by: `${file}: ${outcome.test}`};
				}
				if (outcome.kind === 'crashed') crashedBy ??= file;
			}
			if (crashedBy) return {kind: 'crashed', by: crashedBy};
			return looked === 0 ? {kind: 'unreached'} : {kind: 'survived', tests: looked};
		},
		end: () => {
			for (const resident of kept.values()) resident.end();
		},
	};
}
