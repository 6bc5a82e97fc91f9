/** Names to values: user attributes, ClientMetadata, ValidationData. */
export type Texts = Readonly<Record<string, string>>;

/**
 * A hook's argument: the event of a Lambda trigger, with AWS's members. Hooks may change it in place, as trigger
 * handlers do. Source: Developer Guide, "Customizing user pool workflows with Lambda triggers".
 */
export type HookEvent<Source extends string, Request, Response> = {
	version: string;
	/** Such as `PreSignUp_SignUp`. */
	triggerSource: Source;
	region: string;
	userPoolId: string;
	userName: string;
	callerContext: {
		awsSdkVersion: string;
		/** `CLIENT_ID_NOT_APPLICABLE` if no app client is involved. */
		clientId: string;
	};
	request: Request;
	response: Response;
};

/** A hook returns the event, or nothing if it changed the event in place. It may be async. */
export type Hook<Event> = ((event: Event) => Event | Promise<Event>) | ((event: Event) => void);

type Metadata = {clientMetadata?: Texts | undefined};

export type PreSignUpEvent = HookEvent<
	'PreSignUp_SignUp' | 'PreSignUp_AdminCreateUser',
	Metadata & {userAttributes: Texts; validationData: Texts | null},
	/** All three are ignored for a user created by an administrator. */
	{autoConfirmUser: boolean; autoVerifyEmail: boolean; autoVerifyPhone: boolean}
>;

export type PostConfirmationEvent = HookEvent<
	'PostConfirmation_ConfirmSignUp' | 'PostConfirmation_ConfirmForgotPassword',
	Metadata & {userAttributes: Texts},
	Record<string, never>
>;

export type CustomMessageEvent = HookEvent<
	| 'CustomMessage_SignUp'
	| 'CustomMessage_ResendCode'
	| 'CustomMessage_ForgotPassword'
	| 'CustomMessage_UpdateUserAttribute'
	| 'CustomMessage_VerifyUserAttribute'
	| 'CustomMessage_Authentication'
	| 'CustomMessage_AdminCreateUser',
	Metadata & {
		userAttributes: Texts;
		/** The placeholder for the code or temporary password: `{####}`. */
		codeParameter: string;
		/** The placeholder for the username, in an invitation. */
		usernameParameter: string | null;
		linkParameter: string;
	},
	/** null keeps the pool's own message. */
	{smsMessage: string | null; emailMessage: string | null; emailSubject: string | null}
>;

/** Replaces the user's group claims in the tokens. Members left out are left out of the tokens. */
export type GroupOverride = {
	groupsToOverride?: readonly string[] | null;
	iamRolesToOverride?: readonly string[] | null;
	preferredRole?: string | null;
};

/** Claims to add, replace or remove in one token. */
export type ClaimsOverride = {
	claimsToAddOrOverride?: Readonly<Record<string, unknown>> | null;
	claimsToSuppress?: readonly string[] | null;
};

export type PreTokenGenerationEvent = HookEvent<
	| 'TokenGeneration_Authentication'
	| 'TokenGeneration_HostedAuth'
	| 'TokenGeneration_NewPasswordChallenge'
	| 'TokenGeneration_AuthenticateDevice'
	| 'TokenGeneration_RefreshTokens',
	Metadata & {
		userAttributes: Texts;
		groupConfiguration: GroupOverride;
		scopes: readonly string[];
	},
	/** A version 2 response (both tokens), or a version 1 response (ID token only). */
	{
		claimsAndScopeOverrideDetails?: {
			idTokenGeneration?: ClaimsOverride | null;
			accessTokenGeneration?:
				| (ClaimsOverride & {
						scopesToAdd?: readonly string[] | null;
						scopesToSuppress?: readonly string[] | null;
				  })
				| null;
			groupOverrideDetails?: GroupOverride | null;
		} | null;
		claimsOverrideDetails?: (ClaimsOverride & {groupOverrideDetails?: GroupOverride | null}) | null;
	}
>;

export type UserMigrationEvent = HookEvent<
	'UserMigration_Authentication' | 'UserMigration_ForgotPassword',
	Metadata & {
		/** Only during sign-in. */
		password?: string;
		validationData: Texts | null;
	},
	/** Without attributes the user isn't created. No welcome message is sent, whatever `messageAction` is. */
	{
		userAttributes: Texts | null;
		/** CONFIRMED keeps the password; otherwise the user must reset it first. */
		finalUserStatus: string | null;
		messageAction: string | null;
		desiredDeliveryMediums: readonly string[] | null;
		forceAliasCreation: boolean | null;
	}
>;

/** Functions called instead of a pool's Lambda triggers. Errors they throw become UserLambdaValidationException. */
export type Hooks = {
	readonly preSignUp?: Hook<PreSignUpEvent>;
	readonly postConfirmation?: Hook<PostConfirmationEvent>;
	readonly customMessage?: Hook<CustomMessageEvent>;
	readonly preTokenGeneration?: Hook<PreTokenGenerationEvent>;
	readonly userMigration?: Hook<UserMigrationEvent>;
};
