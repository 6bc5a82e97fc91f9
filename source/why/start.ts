import {checkRegion} from '../endpoint.ts';
import {Problem} from '../problem.ts';
import {type Diagnosis, diagnose} from './diagnose.ts';
import type {FactName, Outcomes} from './facts.ts';
import {type Aws, type Budget, type Call, createAsker, usualBudget} from './look-up/asker.ts';
import {lookUp} from './look-up/look-up.ts';
import type {Question} from './question.ts';

/** The progress of an investigation: the facts so far, and the diagnosis from them. */
export type Progress = {
	/** The fact that just settled. */
	readonly fact: FactName;
	/** The current diagnosis; `stages` shows which stages of the delivery are still waiting. */
	readonly diagnosis: Diagnosis;
	/** The facts so far. */
	readonly outcomes: Outcomes;
};

/** The result of an investigation. */
export type WhyResult = {
	readonly question: Question;
	readonly outcomes: Outcomes;
	readonly diagnosis: Diagnosis;
	readonly calls: readonly Call[];
	/** Whether AWS accepted the credentials; `missing` if this computer has none. */
	readonly credentials: 'accepted' | 'missing' | 'refused';
	/** The error of the search for credentials, if it found none. */
	readonly credentialsFault?: string;
};

/** A running investigation. */
export type Investigation = {
	/**
	 * Resolves with the result. Rejects with a `Problem` (`cancelled` if the signal is aborted, `regionInvalid`), never
	 * with an error of AWS.
	 */
	readonly result: Promise<WhyResult>;
};

export type StartOptions = {
	/** Ends every call at once; the result rejects, and progress is no longer reported. */
	readonly signal?: AbortSignal | undefined;
	/** Called after each fact, in the order in which they settle. */
	readonly onFact?: ((progress: Progress) => void) | undefined;
	readonly budget?: Budget | undefined;
};

/**
 * Starts finding out why a code did not arrive. Makes as many calls as possible at the same time, at most 8, with 4
 * seconds each and 12 in total (`usualBudget`); a fact that times out is unknown, and the rest counts. Never writes to
 * AWS.
 *
 * A screen draws one row per stage of `progress.diagnosis.stages`, in this order from the start (`stages` in
 * `causes.ts`): each row changes once, from `waiting` to `found`, `fine`, `unknown` or `notApplicable`, and stays that
 * way.
 */
export function start(question: Question, aws: Aws, options: StartOptions = {}): Investigation {
	const {signal, onFact, budget = usualBudget} = options;
	return {result: investigate()};

	async function investigate(): Promise<WhyResult> {
		if (signal?.aborted) throw new Problem('cancelled');
		checkRegion(question.region);
		const {found, credentialsFault} = await findCredentials(aws, signal);
		const ended = AbortSignal.timeout(budget.inAll);
		const asker = createAsker(found, budget, signal ? AbortSignal.any([signal, ended]) : ended);
		const outcomes = await lookUp(question, asker, (fact, known) => {
			if (!signal?.aborted) onFact?.({fact, diagnosis: diagnose(question, known), outcomes: known});
		});
		if (signal?.aborted) throw new Problem('cancelled');
		const calls = asker.calls();
		return {
			question,
			outcomes,
			diagnosis: diagnose(question, outcomes),
			calls,
			credentials: credentialsOf(calls),
			...(credentialsFault !== undefined && {credentialsFault}),
		};
	}
}

/**
 * Finds the credentials before the time limit of the calls starts, since a sign-in service or a process can take long.
 * Returns the error of the search if there are none; each call then fails with it, and none searches again.
 */
export async function findCredentials(
	aws: Aws,
	signal: AbortSignal | undefined,
): Promise<{readonly found: Aws; readonly credentialsFault?: string}> {
	const {signing} = aws;
	try {
		await signing.credentials({signal});
		return {found: aws};
	} catch (error) {
		const credentials = () => Promise.reject(error);
		return {
			found: {...aws, signing: {...signing, credentials}},
			credentialsFault: error instanceof Error ? error.message : String(error),
		};
	}
}

/** Whether AWS accepted the credentials, judging by the calls. */
export function credentialsOf(calls: readonly Call[]): WhyResult['credentials'] {
	const turnedAway = calls.filter(({outcome}) => outcome === 'credentials');
	// Credentials that one service accepts are valid, whatever another says.
	if (turnedAway.length === 0 || calls.some(({outcome}) => outcome === 'ok')) return 'accepted';
	return turnedAway.every(({error}) => error === undefined) ? 'missing' : 'refused';
}
