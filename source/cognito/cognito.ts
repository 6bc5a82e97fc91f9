/**
 * The interface to Cognito for the rest of the program. `create-cognito.ts` implements it with the AWS SDK; flows and
 * commands only know these types.
 *
 * Every call takes an AbortSignal and rejects with a `Problem`. Aborting stops waiting; it doesn't undo a send.
 */

/** One app client of one user pool, the target of every call. */
export type AppClient = {
	/** `eu-west-1`. From the pool ID's prefix by default. */
	readonly region: string;
	/** `eu-west-1_AbC`. Required for SRP; unknown if only a client ID or a token was given. */
	readonly userPoolId?: string;
	readonly clientId: string;
	readonly clientSecret?: string;
	/** Instead of `https://cognito-idp.<region>.amazonaws.com`. */
	readonly endpointUrl?: string;
	/** `https://auth.example.com` or `https://<prefix>.auth.<region>.amazoncognito.com`, for browser sign-in. */
	readonly domainUrl?: string;
	/** The URI that a browser returns to: on this computer, and exactly as in the app client's callback URLs. */
	readonly redirectUri?: string;
};

/**
 * A remembered device in AWS's terms. `password` is generated here for ConfirmDevice; a device without it can still
 * refresh.
 */
export type Device = {
	readonly key: string;
	readonly groupKey: string;
	readonly password?: string;
};

/** The result of a sign-in. `expiresAt` is the access token's, in milliseconds since 1970. */
export type Tokens = {
	readonly accessToken: string;
	readonly idToken?: string;
	readonly refreshToken?: string;
	readonly expiresAt: number;
	readonly device?: Device;
};

/** How a user authenticates. */
export type SignInRequest =
	| {
			readonly flow: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'ADMIN_USER_PASSWORD_AUTH';
			readonly username: string;
			readonly password: string;
			readonly device?: Device;
	  }
	| {
			readonly flow: 'USER_AUTH';
			readonly username: string;
			readonly preferred?: FirstFactor;
			readonly password?: string;
			readonly device?: Device;
	  }
	| {
			readonly flow: 'CUSTOM_AUTH';
			readonly username: string;
			/** If set, it is proven over SRP before the custom rounds begin. */
			readonly password?: string;
			readonly device?: Device;
	  };

/** The first factors of USER_AUTH. */
export type FirstFactor = 'PASSWORD' | 'PASSWORD_SRP' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN';

/** The destination of a code, as the service describes it. Either can be missing: some servers return `{}`. */
export type CodeDestination = {
	/** `EMAIL` or `SMS`. */
	readonly medium?: string;
	/** `a***@e***`; shown unchanged, never parsed. */
	readonly destination?: string;
};

/**
 * A challenge for the user. PASSWORD_VERIFIER, DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER are answered by the client
 * itself and never appear here.
 */
export type Challenge = ChallengeCommon &
	(
		| {
				readonly name: 'SMS_MFA' | 'SMS_OTP' | 'EMAIL_OTP';
				readonly sentTo: CodeDestination;
		  }
		| {readonly name: 'SOFTWARE_TOKEN_MFA'; readonly deviceName?: string}
		| {
				readonly name: 'NEW_PASSWORD_REQUIRED';
				/** Names of attributes that are still missing, without `userAttributes.`. */
				readonly requiredAttributes: readonly string[];
		  }
		| {readonly name: 'SELECT_MFA_TYPE' | 'MFA_SETUP'; readonly choices: readonly string[]}
		| {readonly name: 'SELECT_CHALLENGE'; readonly choices: readonly string[]}
		/** Both are answered with the password; PASSWORD_SRP doesn't send it. */
		| {readonly name: 'PASSWORD' | 'PASSWORD_SRP'}
		| {readonly name: 'CUSTOM_CHALLENGE' | 'WEB_AUTHN'}
	);

export type ChallengeCommon = {
	/** Opaque, single-use and secret: never shown or logged. */
	readonly session: string;
	/** The username to answer with: USER_ID_FOR_SRP if Cognito returned one. */
	readonly username: string;
	/** When the session was issued, ms since 1970; it lasts 3 minutes unless the app client sets another time. */
	readonly askedAt: number;
	/**
	 * ChallengeParameters as received: the content of a CUSTOM_CHALLENGE, and input for programs that continue from here.
	 */
	readonly parameters: Readonly<Record<string, string>>;
	readonly device?: Device;
	/**
	 * The flow that led here, which decides what may follow; unknown if a program continues from a challenge of its own.
	 */
	readonly flow?: SignInRequest['flow'];
	/** Issued by AdminInitiateAuth, so answered by AdminRespondToAuthChallenge. */
	readonly isAdmin?: boolean;
};

/** A user's answer. The client checks that it fits the challenge; a mismatch is a programming error. */
export type ChallengeAnswer =
	| {readonly kind: 'code'; readonly code: string}
	| {readonly kind: 'choice'; readonly choice: string; readonly password?: string}
	| {readonly kind: 'text'; readonly text: string}
	| {readonly kind: 'password'; readonly password: string}
	| {
			readonly kind: 'newPassword';
			readonly password: string;
			readonly attributes: Readonly<Record<string, string>>;
	  }
	/** MFA_SETUP, with the session from `verifyAuthenticator`. */
	| {readonly kind: 'authenticatorReady'; readonly session: string}
	/** MFA_SETUP by email. */
	| {readonly kind: 'email'; readonly email: string};

export type SignInStep =
	| {
			readonly kind: 'signedIn';
			readonly tokens: Tokens;
			/** Set if the pool tracks devices and gave this one a key: ask "remember this device?". */
			readonly newDevice?: Device;
	  }
	| {readonly kind: 'challenge'; readonly challenge: Challenge};

/** A user attribute from GetUser, with `email_verified` merged into `email`. */
export type UserAttribute = {
	readonly name: string;
	readonly value: string;
	/** Only for `email` and `phone_number`, and only if the app client may read it. */
	readonly isVerified?: boolean;
};

export type User = {
	readonly username: string;
	readonly attributes: readonly UserAttribute[];
};

/** Cognito's response to a code that it accepted for sending. 200 means accepted, never delivered. */
export type Delivery = CodeDestination & {
	readonly attributeName?: string;
	readonly requestId?: string;
	/** When the response arrived, ms since 1970. */
	readonly at: number;
};

export type CallOptions = {readonly signal?: AbortSignal};
export type ClientMetadata = Readonly<Record<string, string>>;

export type Cognito = {
	/**
	 * InitiateAuth (or AdminInitiateAuth), including SRP and device challenges: returns tokens or a challenge for the
	 * user.
	 */
	readonly signIn: (request: SignInRequest, options?: CallOptions) => Promise<SignInStep>;
	/** RespondToAuthChallenge. After `wrongSignInCode` the same challenge can be answered again. */
	readonly answer: (
		challenge: Challenge,
		answer: ChallengeAnswer,
		options?: CallOptions,
	) => Promise<SignInStep>;
	/**
	 * AssociateSoftwareToken within MFA_SETUP: returns the secret for an authenticator app, and the session to continue
	 * with.
	 */
	readonly startAuthenticator: (
		challenge: Challenge,
		options?: CallOptions,
	) => Promise<{readonly secret: string; readonly session: string}>;
	/** VerifySoftwareToken; returns the session for `{kind: 'authenticatorReady'}`. */
	readonly verifyAuthenticator: (
		request: {readonly session: string; readonly code: string; readonly deviceName?: string},
		options?: CallOptions,
	) => Promise<{readonly session: string}>;
	/** ConfirmDevice, then UpdateDeviceStatus: returns the device with the password it was confirmed with. */
	readonly rememberDevice: (
		accessToken: string,
		device: Device,
		request: {readonly name: string; readonly isRemembered: boolean},
		options?: CallOptions,
	) => Promise<Device>;
	/**
	 * Refreshes tokens: REFRESH_TOKEN_AUTH, or GetTokensFromRefreshToken if the client rotates. `username` is for
	 * SECRET_HASH: the pool's own name for the user (the access token's `username`).
	 */
	readonly refresh: (
		tokens: Tokens,
		request: {readonly username: string},
		options?: CallOptions,
	) => Promise<Tokens>;
	/**
	 * RevokeToken: revokes the refresh token, if any, and every access token issued with it. `isEverywhere` uses
	 * GlobalSignOut for all tokens of the user, after a refresh if the access token has expired.
	 */
	readonly signOut: (
		tokens: Tokens,
		request: {readonly username: string; readonly isEverywhere: boolean},
		options?: CallOptions,
	) => Promise<void>;
	readonly getUser: (accessToken: string, options?: CallOptions) => Promise<User>;
	/** GetUserAttributeVerificationCode, one attempt. Sends a message. */
	readonly requestCode: (
		request: {
			readonly accessToken: string;
			readonly attributeName: string;
			readonly clientMetadata?: ClientMetadata;
		},
		options?: CallOptions,
	) => Promise<Delivery>;
	/** VerifyUserAttribute, one attempt. */
	readonly verifyAttribute: (
		request: {
			readonly accessToken: string;
			readonly attributeName: string;
			readonly code: string;
		},
		options?: CallOptions,
	) => Promise<void>;
	/** UpdateUserAttributes for one attribute. May send a message to the new value; `undefined` if it didn't. */
	readonly updateAttribute: (
		request: {
			readonly accessToken: string;
			readonly name: string;
			readonly value: string;
			readonly clientMetadata?: ClientMetadata;
		},
		options?: CallOptions,
	) => Promise<Delivery | undefined>;
	/** ConfirmSignUp with the code from the sign-up. */
	readonly confirmSignUp: (
		request: {readonly username: string; readonly code: string},
		options?: CallOptions,
	) => Promise<void>;
	readonly resendConfirmationCode: (username: string, options?: CallOptions) => Promise<Delivery>;
	/** ForgotPassword: sends a code. */
	readonly forgotPassword: (username: string, options?: CallOptions) => Promise<Delivery>;
	readonly confirmForgotPassword: (
		request: {readonly username: string; readonly code: string; readonly password: string},
		options?: CallOptions,
	) => Promise<void>;
};
