import {checkRegion} from '../endpoint.ts';
import {Problem} from '../problem.ts';
import {type Diagnosis, diagnose} from './diagnose.ts';
import type {FactName, Outcomes} from './facts.ts';
import {type Aws, type Budget, type Call, createAsker, usualBudget} from './look-up/asker.ts';
import {lookUp} from './look-up/look-up.ts';
import type {Question} from './question.ts';

/** How far an investigation is: what is known so far, and what that says. */
export type Progress = {
	/** The fact that has just settled. */
	readonly fact: FactName;
	/** The whole diagnosis as of now; `stages` says of each stage of the message's way whether it still waits. */
	readonly diagnosis: Diagnosis;
	/** What is known so far. */
	readonly outcomes: Outcomes;
};

/** Everything that was found out. */
export type WhyResult = {
	readonly question: Question;
	readonly outcomes: Outcomes;
	readonly diagnosis: Diagnosis;
	readonly calls: readonly Call[];
	/** Whether AWS took the credentials; `missing` where this computer has none. */
	readonly credentials: 'accepted' | 'missing' | 'refused';
	/** What the search for credentials ended with, where it found none. */
	readonly credentialsFault?: string;
};

/** An investigation under way. */
export type Investigation = {
	/** The end of it. Rejects with a `Problem`: `cancelled` when the signal is aborted, `regionInvalid`; nothing of AWS's. */
	readonly result: Promise<WhyResult>;
};

export type StartOptions = {
	/** Ends every call at once; the result rejects, and nothing is reported any more. */
	readonly signal?: AbortSignal | undefined;
	/** Called after each fact, in the order in which they settle. */
	readonly onFact?: ((progress: Progress) => void) | undefined;
	readonly budget?: Budget | undefined;
};

/**
 * Begins to find out why a code did not arrive. All that can be asked at the same time is asked at the same time, at most
 * 8 calls at once, 4 seconds each and 12 in all (`usualBudget`); what does not answer in time is unknown, and the rest
 * counts. Nothing is ever written to AWS.
 *
 * A screen draws `progress.diagnosis.stages`, one row each, in this order from the start (`stages` in `causes.ts`): a row
 * goes from `waiting` to `found`, `fine`, `unknown` or `notApplicable` once, and stays there.
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
 * Finds the credentials before the clock of the calls starts: a sign-in service or a process may take its time. Gives
 * what the search ended with where there are none; each call then says so too, and none searches again.
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

/** Whether AWS took the credentials, by the calls that were made. */
export function credentialsOf(calls: readonly Call[]): WhyResult['credentials'] {
	const turnedAway = calls.filter(({outcome}) => outcome === 'credentials');
	// Credentials that one service takes are good, whatever another says.
	if (turnedAway.length === 0 || calls.some(({outcome}) => outcome === 'ok')) return 'accepted';
	return turnedAway.every(({error}) => error === undefined) ? 'missing' : 'refused';
}
