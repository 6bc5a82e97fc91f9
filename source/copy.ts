import {accountWords} from './copy/account-words.ts';
import {connectionWords} from './copy/connection-words.ts';
import type {Sentence, Words} from './copy/sentence.ts';
import type {CallDetail, Problem, ProblemCode, ProblemDetail} from './problem.ts';

/** The text about a problem: a sentence on what happened, and one on what to do next. */
export type ProblemWords = {readonly says: string; readonly tryNext: string};

/** The compiler checks that every code has words. */
const words: Words = {...accountWords, ...connectionWords};

/**
 * The words for a problem, with AWS's error name and the request ID, which support asks for. They contain no secrets
 * and no terminal control sequences.
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

/** `LimitExceededException, request ID 9f1c…`: what AWS needs to find the call. */
function referenceOf({awsName, httpStatus = 0, requestId}: CallDetail): string {
	const name = awsName ?? (httpStatus >= 400 ? `HTTP ${httpStatus}` : undefined);
	return [name, requestId === undefined ? undefined : `request ID ${requestId}`]
		.filter(part => part !== undefined)
		.join(', ');
}
