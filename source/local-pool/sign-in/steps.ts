import type {Context} from '../context.ts';
import {invalidParameter} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';
import type {Challenge, Factor, SignIn} from './challenges.ts';

/** The answer of InitiateAuth and RespondToAuthChallenge. */
export type AuthResponse = {
	readonly ChallengeName?: string;
	readonly Session?: string;
	readonly ChallengeParameters: Readonly<Record<string, string>>;
	readonly AuthenticationResult?: object;
	readonly AvailableChallenges?: readonly string[];
};

/** AuthParameters or ChallengeResponses. */
export type Answers = Readonly<Record<string, string>>;

/** Everything a step of a sign-in works with. */
export type Step = {
	readonly context: Context;
	readonly pool: UserPool;
	readonly client: Client;
	readonly signIn: SignIn;
	readonly clientMetadata: Readonly<Record<string, string>> | undefined;
	/** Whether this is InitiateAuth: its metadata is for the hooks that come before the sign-in (API page). */
	readonly isFirst: boolean;
};

/** What came of an answer: a factor was shown, or there is a further question (or the tokens). */
export type Verdict = {readonly passed: Factor; readonly user: User} | AuthResponse;

/** The value of a parameter; throws as Cognito where it is missing. */
export function required(answers: Answers, name: string): string {
	const value = answers[name];
	if (!value) throw invalidParameter(`Missing required parameter ${name}`);
	return value;
}

/** Opens a session for a question. */
export const open = ({context, client, signIn}: Step, challenge: Challenge): string =>
	context.challenges.open({signIn, challenge}, client.settings.AuthSessionValidity);

/** Asks a question under a new session. */
export const ask = (
	step: Step,
	challenge: Challenge,
	parameters: Readonly<Record<string, string>>,
): AuthResponse => ({
	ChallengeName: challenge.name,
	Session: open(step, challenge),
	ChallengeParameters: parameters,
});
