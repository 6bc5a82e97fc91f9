import {Failure, incorrectUsernameOrPassword, invalidParameter} from '../model/failure.ts';
import type {User} from '../model/user.ts';
import type {Challenge} from './challenges.ts';
import {hidesUsers, unknownUser} from './checks.ts';
import {simulated} from './simulated.ts';
import {type Answers, ask, required, type Step, type Verdict} from './steps.ts';

/**
 * Asks the pool's rules how CUSTOM_AUTH continues. If the client hides which users exist, they are also asked about a
 * user who doesn't, under a made-up username (aws-sdk-go #3134).
 */
export async function goOnWithCustom(step: Step, user: User | undefined): Promise<Verdict> {
	if (!user && !hidesUsers(step.client)) throw unknownUser(step.client);
	const {customAuth} = step.context;
	if (!customAuth) {
		throw invalidParameter('Custom auth lambda trigger is not configured for the user pool.');
	}
	const username = user?.username ?? simulated(step.context, step.signIn.username).username;
	const decision = await decide(step, username, user, customAuth);
	if (decision === 'succeeded' && user) return {passed: 'custom', user};
	// A user who doesn't exist never gets tokens, whatever the rules decide.
	if (decision === 'succeeded' || decision === 'failed') throw incorrectUsernameOrPassword();
	return ask(
		step,
		{name: 'CUSTOM_CHALLENGE', isRight: decision.isRight},
		{USERNAME: username, ...decision.ask},
	);
}

async function decide(
	{signIn, clientMetadata}: Step,
	username: string,
	user: User | undefined,
	customAuth: NonNullable<Step['context']['customAuth']>,
) {
	try {
		return await customAuth({
			username,
			userNotFound: !user,
			attributes: user?.attributes ?? {},
			rounds: signIn.rounds,
			clientMetadata,
		});
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new Failure(
			'UserLambdaValidationException',
			`DefineAuthChallenge failed with error ${why}.`,
		);
	}
}

/** CUSTOM_CHALLENGE: the rules decide what follows a right or a wrong answer. */
export function answerCustom(
	step: Step,
	user: User | undefined,
	{isRight}: Extract<Challenge, {name: 'CUSTOM_CHALLENGE'}>,
	answers: Answers,
): Promise<Verdict> {
	const round = {isRight: isRight(required(answers, 'ANSWER'))};
	const signIn = {...step.signIn, rounds: [...step.signIn.rounds, round]};
	return goOnWithCustom({...step, signIn}, user);
}
