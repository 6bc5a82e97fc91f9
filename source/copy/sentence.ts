import type {CallDetail, ProblemCode, ProblemDetail} from '../problem.ts';

/** A sentence, or a function that makes it from the details. */
export type Sentence<Code extends ProblemCode> = string | ((detail: ProblemDetail<Code>) => string);

/** What happened, and what to do next: plain words, one sentence each. */
export type Entry<Code extends ProblemCode> = {
	readonly says: Sentence<Code>;
	readonly tryNext: Sentence<Code>;
};

/** The words for every code. */
export type Words = {readonly [Code in ProblemCode]: Entry<Code>};

/** The service's message, if it says more than ours. Its full stop is left to the surrounding sentence. */
export const quote = ({awsName, awsMessage = ''}: CallDetail) =>
	awsMessage.replace(/\.$/, '') || awsName || 'no reason given';

/** ` (ECONNRESET)`, for whoever is asked for help. */
export const withReason = ({reason}: CallDetail) => (reason === undefined ? '' : ` (${reason})`);

/** After a call that may have sent a message: repeating it can send two, and use up another of the hour's sends. */
export const afterDoubt =
	(next: string) =>
	({mayHaveBeenSent}: CallDetail) =>
		mayHaveBeenSent
			? `${next} If this was meant to send a message, check whether it arrived before you request another.`
			: next;

export const askForHelp = 'Ask whoever runs this user pool.';
export const signInAgain = 'Sign in again.';
