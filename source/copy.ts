import {accountWords} from './copy/account-words.ts';
import {connectionWords} from './copy/connection-words.ts';
import type {Sentence, Words} from './copy/sentence.ts';
import type {CallDetail, Problem, ProblemCode, ProblemDetail} from './problem.ts';

/** What a person reads about a problem: one sentence on what happened, one on what to do next. */
export type ProblemWords = {readonly says: string; readonly tryNext: string};

/** Has words for every code: the compiler sees to it. */
const words: Words = {...accountWords, ...connectionWords};

/**
 * The words for a problem, with AWS's own name for it and the request ID, which support asks for. They hold no secret,
 * and nothing that could move a cursor.
 */
export function describeProblem({code, detail}: Problem): ProblemWords {
	return describe(code, detail);
}

function describe<Code extends ProblemCode>(code: Code, detail: ProblemDetail<Code>): ProblemWords {
	const {says, tryNext} = words[code];
	const reference = referenceOf(detail);
	const what = speak(says, detail);
	return {
		says: reference === '' ? what : what.replace(/\.$/, () => ` (${withoutControls(reference)}).`),
		tryNext: speak(tryNext, detail),
	};
}

function speak<Code extends ProblemCode>(
	sentence: Sentence<Code>,
	detail: ProblemDetail<Code>,
): string {
	return withoutControls(typeof sentence === 'string' ? sentence : sentence(detail));
}

function withoutControls(text: string): string {
	return text.replace(/\p{C}+/gu, ' ');
}

/** `LimitExceededException, request ID 9f1c…`: what AWS finds the call by. */
function referenceOf({awsName, httpStatus = 0, requestId}: CallDetail): string {
	const name = awsName ?? (httpStatus >= 400 ? `HTTP ${httpStatus}` : undefined);
	return [name, requestId === undefined ? undefined : `request ID ${requestId}`]
		.filter(part => part !== undefined)
		.join(', ');
}
