import {Failure, incorrectUsernameOrPassword, invalidParameter} from '../model/failure.ts';
import type {User} from '../model/user.ts';
import type {Challenge} from './challenges.ts';
import {type Answers, ask, required, type Step, type Verdict} from './steps.ts';

/** Asks the pool's own rules how CUSTOM_AUTH continues. */
export async function goOnWithCustom(step: Step, user: User): Promise<Verdict> {
	const {customAuth} = step.context;
	if (!customAuth) {
		throw invalidParameter('Custom auth lambda trigger is not configured for the user pool.');
	}
	const decision = await decide(step, user, customAuth);
	if (decision === 'succeeded') return {passed: 'custom', user};
	if (decision === 'failed') throw incorrectUsernameOrPassword();
	return ask(
		step,
		{name: 'CUSTOM_CHALLENGE', isRight: decision.isRight},
		{USERNAME: user.username, ...decision.ask},
	);
}

async function decide(
	{signIn, clientMetadata}: Step,
	{username, attributes}: User,
	customAuth: NonNullable<Step['context']['customAuth']>,
) {
	try {
		return await customAuth({username, attributes, rounds: signIn.rounds, clientMetadata});
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new Failure(
			'UserLambdaValidationException',
			`DefineAuthChallenge failed with error ${why}.`,
		);
	}
}

/** CUSTOM_CHALLENGE: right or wrong, the rules decide how it continues. */
export function answerCustom(
	step: Step,
	user: User,
	{isRight}: Extract<Challenge, {name: 'CUSTOM_CHALLENGE'}>,
	answers: Answers,
): Promise<Verdict> {
	const round = {isRight: isRight(required(answers, 'ANSWER'))};
	const signIn = {...step.signIn, rounds: [...step.signIn.rounds, round]};
	return goOnWithCustom({...step, signIn}, user);
}
