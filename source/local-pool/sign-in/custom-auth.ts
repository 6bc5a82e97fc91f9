/** One question that was asked and answered. */
export type Round = {readonly isRight: boolean};

/** What a custom sign-in knows when it decides how to continue. */
export type CustomAuthStep = {
	/** Of nobody, what the client is told in place of a username. */
	readonly username: string;
	/** Whether the pool has no such user. Only a client that hides who exists gets so far (PreventUserExistenceErrors). */
	readonly userNotFound: boolean;
	readonly attributes: Readonly<Record<string, string>>;
	/** The rounds so far, oldest first. A password proved over SRP before isn't a round. */
	readonly rounds: readonly Round[];
	readonly clientMetadata: Readonly<Record<string, string>> | undefined;
};

/** How a custom sign-in continues: one more question with its public parameters, or the end. */
export type CustomAuthDecision =
	| {
			readonly ask: Readonly<Record<string, string>>;
			readonly isRight: (answer: string) => boolean;
	  }
	| 'succeeded'
	| 'failed';

/**
 * CUSTOM_AUTH's rules: one function in the place of the triggers DefineAuthChallenge, CreateAuthChallenge and
 * VerifyAuthChallengeResponse. What it throws is answered as UserLambdaValidationException.
 */
export type CustomAuth = (step: CustomAuthStep) => CustomAuthDecision | Promise<CustomAuthDecision>;
