import type {Context} from '../context.ts';
import {incorrectUsernameOrPassword, invalidParameter} from '../failure.ts';
import {type Client, nameOf, type UserPool} from '../pool.ts';
import {type Identity, openExchange} from '../srp.ts';
import {issueTokens} from '../tokens.ts';
import type {User} from '../user.ts';
import type {Challenge, SignIn} from './challenges.ts';

/** The answer of InitiateAuth and RespondToAuthChallenge. */
export type AuthResponse = {
	readonly ChallengeName?: string;
	readonly Session?: string;
	readonly ChallengeParameters: Readonly<Record<string, string>>;
	readonly AuthenticationResult?: object;
	readonly AvailableChallenges?: readonly string[];
};

/** Everything a step of a sign-in works with. */
export type Step = {
	readonly context: Context;
	readonly pool: UserPool;
	readonly client: Client;
	readonly signIn: SignIn;
};

/** Asks a question under a new session. */
export const ask = (
	{context, client, signIn}: Step,
	challenge: Challenge,
	parameters: Readonly<Record<string, string>>,
): AuthResponse => ({
	ChallengeName: challenge.name,
	Session: context.challenges.open({signIn, challenge}, client.settings.AuthSessionValidity),
	ChallengeParameters: parameters,
});

/** Who the password's verifier was computed for. */
export const identityOf = (pool: UserPool, username: string): Identity => ({
	group: nameOf(pool),
	identity: username,
});

/**
 * PASSWORD_VERIFIER. The session is found again by the secret block, for USER_SRP_AUTH answers without a Session.
 * For a user that does not exist, or has no password, the exchange is played all the same and cannot succeed.
 */
export const askPasswordVerifier = (
	{context, client, signIn}: Step,
	user: User | undefined,
	A: string,
): AuthResponse => {
	const {random, challenges} = context;
	const verifier = user?.password?.verifier;
	const exchange = openExchange(A, verifier ?? random(384).toString('hex'), random(32));
	if (!exchange) throw invalidParameter('Invalid SRP_A');
	const secretBlock = challenges.open(
		{signIn, challenge: {name: 'PASSWORD_VERIFIER', exchange, verifier}},
		client.settings.AuthSessionValidity,
	);
	return {
		ChallengeName: 'PASSWORD_VERIFIER',
		ChallengeParameters: {
			SALT: user?.password?.salt ?? random(16).toString('hex'),
			SRP_B: exchange.B,
			SECRET_BLOCK: secretBlock,
			USERNAME: signIn.username,
			USER_ID_FOR_SRP: signIn.username,
		},
	};
};

/** What follows a right password: the next challenge, or the tokens. */
export const afterPassword = async (step: Step, user: User): Promise<AuthResponse> => {
	if (user.status === 'FORCE_CHANGE_PASSWORD') return askNewPassword(step, user);
	return finish(step, user);
};

const askNewPassword = (step: Step, user: User): AuthResponse => {
	const missing = step.pool.settings.Schema.filter(
		({Name, Required}) => Required && !user.attributes[Name],
	);
	const {sub: _, ...attributes} = user.attributes;
	return ask(
		step,
		{name: 'NEW_PASSWORD_REQUIRED'},
		{
			USER_ID_FOR_SRP: user.username,
			requiredAttributes: JSON.stringify(missing.map(({Name}) => `userAttributes.${Name}`)),
			userAttributes: JSON.stringify(attributes),
		},
	);
};

/** The tokens of a finished sign-in. */
export const finish = async ({context, pool, client}: Step, user: User): Promise<AuthResponse> => ({
	ChallengeParameters: {},
	AuthenticationResult: await issueTokens(context, {pool, client, user}),
});

/** The user of a sign-in, checked again: they may have been disabled or deleted since it began. */
export const userOf = (pool: UserPool, {username}: SignIn): User => {
	const user = pool.users.get(username);
	if (!user) throw incorrectUsernameOrPassword();
	return user;
};
