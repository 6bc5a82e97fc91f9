/** Names to values: user attributes, ClientMetadata, ValidationData. */
export type Texts = Readonly<Record<string, string>>;

/**
 * What a hook is given: the event of a Lambda trigger, with AWS's members. It may be changed in place, as handlers of
 * triggers do. Source: Developer Guide, "Customizing user pool workflows with Lambda triggers".
 */
export type HookEvent<Source extends string, Request, Response> = {
	version: string;
	/** What the trigger is called for: `PreSignUp_SignUp`. */
	triggerSource: Source;
	region: string;
	userPoolId: string;
	userName: string;
	callerContext: {
		awsSdkVersion: string;
		/** `CLIENT_ID_NOT_APPLICABLE` where no app client takes part. */
		clientId: string;
	};
	request: Request;
	response: Response;
};

/** A hook gives the event back, or nothing where it changed the event in place; in either case it may be async. */
export type Hook<Event> = ((event: Event) => Event | Promise<Event>) | ((event: Event) => void);

type Metadata = {clientMetadata?: Texts | undefined};

export type PreSignUpEvent = HookEvent<
	'PreSignUp_SignUp' | 'PreSignUp_AdminCreateUser',
	Metadata & {userAttributes: Texts; validationData: Texts | null},
	/** Of a user whom an administrator creates, all three are ignored. */
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
		/** Stands for the code or the temporary password in the message: `{####}`. */
		codeParameter: string;
		/** Stands for the username, in an invitation. */
		usernameParameter: string | null;
		linkParameter: string;
	},
	/** A message that is null stays the pool's own. */
	{smsMessage: string | null; emailMessage: string | null; emailSubject: string | null}
>;

/** What takes the place of the groups of a user in the tokens; what is left out is left out there. */
export type GroupOverride = {
	groupsToOverride?: readonly string[] | null;
	iamRolesToOverride?: readonly string[] | null;
	preferredRole?: string | null;
};

/** Claims of one token: added or replaced, and taken away. */
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
	/** The answer of version 2, for both tokens, or of version 1, for the ID token alone. */
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
		/** Only at a sign-in. */
		password?: string;
		validationData: Texts | null;
	},
	/** Without attributes the user stays unknown. No welcome message is sent, whatever `messageAction` says. */
	{
		userAttributes: Texts | null;
		/** CONFIRMED keeps the password; otherwise it has to be reset first. */
		finalUserStatus: string | null;
		messageAction: string | null;
		desiredDeliveryMediums: readonly string[] | null;
		forceAliasCreation: boolean | null;
	}
>;

/** Functions in the place of a pool's Lambda triggers. What one throws is answered as UserLambdaValidationException. */
export type Hooks = {
	readonly preSignUp?: Hook<PreSignUpEvent>;
	readonly postConfirmation?: Hook<PostConfirmationEvent>;
	readonly customMessage?: Hook<CustomMessageEvent>;
	readonly preTokenGeneration?: Hook<PreTokenGenerationEvent>;
	readonly userMigration?: Hook<UserMigrationEvent>;
};
