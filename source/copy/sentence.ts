import type {CallDetail, ProblemCode, ProblemDetail} from '../problem.ts';

/** A sentence, or how to make it of what is known. */
export type Sentence<Code extends ProblemCode> = string | ((detail: ProblemDetail<Code>) => string);

/** What happened, and what to do next: plain words, one sentence each. */
export type Entry<Code extends ProblemCode> = {
	readonly says: Sentence<Code>;
	readonly tryNext: Sentence<Code>;
};

/** The words for every code. */
export type Words = {readonly [Code in ProblemCode]: Entry<Code>};

/** What the service said, where it says more than we can. Its full stop is left to the sentence around it. */
export const quote = ({awsName, awsMessage = ''}: CallDetail) =>
	awsMessage.replace(/\.$/, '') || awsName || 'no reason given';

/** ` (ECONNRESET)`, for whoever is asked for help. */
export const withReason = ({reason}: CallDetail) => (reason === undefined ? '' : ` (${reason})`);

/** Of a call that sends: whoever makes it again may get two messages, and has one less in the hour. */
export const afterDoubt =
	(next: string) =>
	({mayHaveBeenSent}: CallDetail) =>
		mayHaveBeenSent
			? `${next} If this was meant to send a message, check whether it arrived before you request another.`
			: next;

export const askForHelp = 'Ask whoever runs this user pool.';
export const signInAgain = 'Sign in again.';
