import type {Context} from '../context.ts';
import {invalidParameter} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';
import type {Challenge, Factor, SignIn} from './challenges.ts';

/** The response of InitiateAuth and RespondToAuthChallenge. */
export type AuthResponse = {
	readonly ChallengeName?: string;
	readonly Session?: string;
	readonly ChallengeParameters: Readonly<Record<string, string>>;
	readonly AuthenticationResult?: object;
	readonly AvailableChallenges?: readonly string[];
};

/** AuthParameters or ChallengeResponses. */
export type Answers = Readonly<Record<string, string>>;

/** The context of a step in a sign-in. */
export type Step = {
	readonly context: Context;
	readonly pool: UserPool;
	readonly client: Client;
	readonly signIn: SignIn;
	readonly clientMetadata: Readonly<Record<string, string>> | undefined;
	/** Whether this is InitiateAuth, whose metadata only goes to the hooks that run before the sign-in (API page). */
	readonly isFirst: boolean;
};

/** The result of an answer: a proven factor, or the response to send (a further challenge or the tokens). */
export type Verdict = {readonly passed: Factor; readonly user: User} | AuthResponse;

/** The value of a parameter. Throws Cognito's error if it is missing. */
export function required(answers: Answers, name: string): string {
	const value = answers[name];
	if (!value) throw invalidParameter(`Missing required parameter ${name}`);
	return value;
}

/** Opens a session for a challenge. */
export const open = ({context, client, signIn}: Step, challenge: Challenge): string =>
	context.challenges.open({signIn, challenge}, client.settings.AuthSessionValidity);

/** Sends a challenge with a new session. */
export const ask = (
	step: Step,
	challenge: Challenge,
	parameters: Readonly<Record<string, string>>,
): AuthResponse => ({
	ChallengeName: challenge.name,
	Session: open(step, challenge),
	ChallengeParameters: parameters,
});
