import type {Challenge, Cognito, SignInStep} from '../../cognito/cognito.ts';
import {Problem} from '../../problem.ts';
import {sayProblem} from '../../say-failure.ts';
import {canAnswerAgain} from '../../sign-in-rules.ts';
import type {Prompt} from '../prompt.ts';
import type {Run} from '../run.ts';
import {type Answers, toAnswer} from './challenge-answers.ts';
import {askChallenge} from './challenge-questions.ts';
import {setUpAuthenticator} from './set-up-authenticator.ts';

/** Answers a challenge once, from `--answer` or what the user typed. Rejects with a Problem. */
export async function answerFrom(
	answers: Answers,
	cognito: Cognito,
	challenge: Challenge,
	run: Run,
): Promise<SignInStep> {
	return challenge.name === 'MFA_SETUP' && !answers.has('EMAIL')
		? setUpAuthenticator(cognito, challenge, answers, run)
		: cognito.answer(challenge, toAnswer(challenge, answers), {signal: run.signal});
}

/**
 * Asks the user for the answer. A wrong code or a refused password can be typed again as long as Cognito keeps the
 * session.
 */
export async function answerAtTerminal(
	cognito: Cognito,
	challenge: Challenge,
	run: Run,
	prompt: Prompt,
): Promise<SignInStep> {
	for (;;) {
		try {
			return await answerFrom(await askChallenge(challenge, prompt), cognito, challenge, run);
		} catch (error) {
			if (!(error instanceof Problem) || !canAnswerAgain(error)) throw error;
			sayProblem(error, run.stderr);
		}
	}
}
