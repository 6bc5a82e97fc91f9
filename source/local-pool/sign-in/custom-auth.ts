/** A question that was asked and answered. */
export type Round = {readonly isRight: boolean};

/** The input for deciding how a custom sign-in continues. */
export type CustomAuthStep = {
	/** For a user who doesn't exist, the username that the client was given instead. */
	readonly username: string;
	/**
	 * Whether the pool has no such user. Only possible for a client that hides which users exist
	 * (PreventUserExistenceErrors).
	 */
	readonly userNotFound: boolean;
	readonly attributes: Readonly<Record<string, string>>;
	/** The rounds so far, oldest first. A password proven over SRP isn't a round. */
	readonly rounds: readonly Round[];
	readonly clientMetadata: Readonly<Record<string, string>> | undefined;
};

/** How a custom sign-in continues: another question with its public parameters, or the end. */
export type CustomAuthDecision =
	| {
			readonly ask: Readonly<Record<string, string>>;
			readonly isRight: (answer: string) => boolean;
	  }
	| 'succeeded'
	| 'failed';

/**
 * The rules of CUSTOM_AUTH: one function instead of the triggers DefineAuthChallenge, CreateAuthChallenge and
 * VerifyAuthChallengeResponse. An error it throws becomes UserLambdaValidationException.
 */
export type CustomAuth = (step: CustomAuthStep) => CustomAuthDecision | Promise<CustomAuthDecision>;
