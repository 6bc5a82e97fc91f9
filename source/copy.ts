import {accountWords} from './copy/account-words.ts';
import {connectionWords} from './copy/connection-words.ts';
import type {Entry, Sentence} from './copy/sentence.ts';
import type {Problem, ProblemCode} from './problem.ts';

/** What a person reads about a problem: one sentence on what happened, one on what to do next. */
export type ProblemWords = {readonly says: string; readonly tryNext: string};

/** Has words for every code: the compiler sees to it. */
const words: Readonly<Record<ProblemCode, Entry>> = {...accountWords, ...connectionWords};

/** The words for a problem. They hold no secret, and nothing that could move a cursor. */
export function describeProblem({code, detail}: Problem): ProblemWords {
	const {says, tryNext} = words[code];
	const speak = (sentence: Sentence) =>
		(typeof sentence === 'string' ? sentence : sentence(detail)).replace(/\p{C}+/gu, ' ');
	return {says: speak(says), tryNext: speak(tryNext)};
}
