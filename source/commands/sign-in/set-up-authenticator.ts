import type {Challenge, Cognito, SignInStep} from '../../cognito/cognito.ts';
import {deviceName} from '../../cognito/device-name.ts';
import {promptWords} from '../../copy/prompt-words.ts';
import {Problem} from '../../problem.ts';
import {sayProblem} from '../../say-failure.ts';
import {canAnswerAgain, mfaSetupOf} from '../../sign-in-rules.ts';
import {bare, codeOf} from '../../typed-input.ts';
import type {Run} from '../run.ts';
import type {Answers} from './challenge-answers.ts';

/**
 * MFA_SETUP with an authenticator app. At a terminal, it shows the secret with a QR code, and asks for the app's first
 * code until it is right. In a script, `--answer ANSWER=SOFTWARE_TOKEN_MFA` returns the secret as `SecretCode` in the
 * printed challenge, and `--answer SOFTWARE_TOKEN_MFA_CODE=…` continues from there.
 */
export async function setUpAuthenticator(
	cognito: Cognito,
	challenge: Challenge,
	answers: Answers,
	run: Run,
): Promise<SignInStep> {
	const {prompt, signal} = run;
	const finish = async (session: string, code: string) => {
		const verified = await cognito.verifyAuthenticator(
			{session, code: codeOf(code), deviceName: deviceName()},
			{signal},
		);
		const answer = {kind: 'authenticatorReady', session: verified.session} as const;
		return cognito.answer(challenge, answer, {signal});
	};
	const code = answers.get('SOFTWARE_TOKEN_MFA_CODE');
	if (code !== undefined) return finish(challenge.session, code);
	const way = mfaSetupOf(bare(answers.get('ANSWER') ?? 'SOFTWARE_TOKEN_MFA'));
	if (way instanceof Problem) throw way;
	if (prompt === undefined && (way !== 'authenticator' || !answers.has('ANSWER'))) {
		throw new Problem('answerMissing', {
			answer: 'ANSWER=SOFTWARE_TOKEN_MFA or --answer EMAIL=ADDRESS',
		});
	}
	const {secret, session} = await cognito.startAuthenticator(challenge, {signal});
	if (prompt === undefined) {
		const parameters = {...challenge.parameters, SecretCode: secret};
		return {kind: 'challenge', challenge: {...challenge, parameters, session}};
	}
	const {sayKey} = await import('./say-key.ts');
	sayKey({secret, username: challenge.username}, run);
	for (;;) {
		try {
			return await finish(session, await prompt.ask(promptWords.code));
		} catch (error) {
			if (!(error instanceof Problem) || !canAnswerAgain(error)) throw error;
			sayProblem(error, run.stderr);
		}
	}
}
