import type {ProblemDetail} from '../problem.ts';

/** A sentence, or how to make it of what is known. */
export type Sentence = string | ((detail: ProblemDetail) => string);

/** What happened, and what to do next: plain words, one sentence each. */
export type Entry = {readonly says: Sentence; readonly tryNext: Sentence};

/** What the service said, where it says more than we can. Its full stop is left to the sentence around it. */
export const quote = ({awsName, awsMessage = ''}: ProblemDetail) =>
	[awsName, awsMessage.replace(/\.$/, '')].filter(Boolean).join(': ') || 'no reason';

/** What the sentence is about, or other words for it. */
export const subject = ({subject: what}: ProblemDetail, otherwise: string) => what ?? otherwise;

/** ` (ECONNRESET)`, for whoever is asked for help. */
export const withReason = ({reason}: ProblemDetail) => (reason === undefined ? '' : ` (${reason})`);

/** ` with the request id …`, by which AWS finds a call again. */
export const withRequestId = ({requestId}: ProblemDetail) =>
	requestId === undefined ? '' : ` with the request id ${requestId}`;

/** Of a call that sends: whoever makes it again may get two messages, and has one less in the hour. */
export const afterDoubt =
	(next: string) =>
	({mayHaveBeenSent}: ProblemDetail) =>
		mayHaveBeenSent
			? `${next} If this was to send a message, look whether it has come before asking for another.`
			: next;

export const askForHelp = 'Ask whoever runs this user pool.';
export const signInAgain = 'Sign in again.';
