/**
 * What the rest of the program asks of Cognito. `create-cognito.ts` answers it over the AWS SDK; a flow or a command
 * knows these types only.
 *
 * Every call takes an AbortSignal and rejects with a `Problem`. Aborting stops the wait, it does not unsend.
 */

/** One app client of one user pool: where every call goes. */
export type AppClient = {
	/** `eu-west-1`. Taken from the pool ID's prefix when nobody says otherwise. */
	readonly region: string;
	/** `eu-west-1_AbC`. Needed for SRP; unknown when all a person has is a client ID or a token. */
	readonly userPoolId?: string;
	readonly clientId: string;
	readonly clientSecret?: string;
	/** Instead of `https://cognito-idp.<region>.amazonaws.com`. */
	readonly endpointUrl?: string;
	/** `https://auth.example.com` or `https://<prefix>.auth.<region>.amazoncognito.com`, for sign-in with a browser. */
	readonly domainUrl?: string;
	/** Where a browser comes back to: on this computer, and letter by letter among the app client's callback URLs. */
	readonly redirectUri?: string;
};

/** What AWS calls a remembered device. `password` is ours, made at ConfirmDevice; without it a device can still refresh. */
export type Device = {
	readonly key: string;
	readonly groupKey: string;
	readonly password?: string;
};

/** What a sign-in gives. `expiresAt` is the access token's, in milliseconds since the epoch. */
export type Tokens = {
	readonly accessToken: string;
	readonly idToken?: string;
	readonly refreshToken?: string;
	readonly expiresAt: number;
	readonly device?: Device;
};

/** How a person proves who they are. */
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
			/** Given, the password is proved over SRP before the custom rounds begin. */
			readonly password?: string;
			readonly device?: Device;
	  };

/** What USER_AUTH can ask for first. */
export type FirstFactor = 'PASSWORD' | 'PASSWORD_SRP' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN';

/** Where a code went, in the service's words. Either can be missing: servers exist that answer `{}`. */
export type CodeDestination = {
	/** `EMAIL` or `SMS`. */
	readonly medium?: string;
	/** `a***@e***`; shown as it is, never parsed. */
	readonly destination?: string;
};

/**
 * A question between the first request and the tokens. PASSWORD_VERIFIER, DEVICE_SRP_AUTH and
 * DEVICE_PASSWORD_VERIFIER are answered by the client itself and are not seen here.
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
				/** Attribute names without `userAttributes.`, still to be given. */
				readonly requiredAttributes: readonly string[];
		  }
		| {readonly name: 'SELECT_MFA_TYPE' | 'MFA_SETUP'; readonly choices: readonly string[]}
		| {readonly name: 'SELECT_CHALLENGE'; readonly choices: readonly string[]}
		/** Both are answered with the password; PASSWORD_SRP without sending it. */
		| {readonly name: 'PASSWORD' | 'PASSWORD_SRP'}
		| {readonly name: 'CUSTOM_CHALLENGE' | 'WEB_AUTHN'}
	);

export type ChallengeCommon = {
	/** Opaque, single use, a secret: kept out of anything shown or logged. */
	readonly session: string;
	/** The name to answer with: USER_ID_FOR_SRP where Cognito gave one. */
	readonly username: string;
	/** When the session was given, ms since the epoch; it lives 3 minutes unless the app client says otherwise. */
	readonly askedAt: number;
	/** ChallengeParameters as they came: what a CUSTOM_CHALLENGE says, and what a program continues from. */
	readonly parameters: Readonly<Record<string, string>>;
	readonly device?: Device;
	/** The flow that led here, which says what may follow; unknown where a program continues from a challenge it was given. */
	readonly flow?: SignInRequest['flow'];
	/** Asked by AdminInitiateAuth, so answered by AdminRespondToAuthChallenge. */
	readonly isAdmin?: boolean;
};

/** A person's answer. Which shape fits which challenge is checked by the client; a mismatch is a programming error. */
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
	/** MFA_SETUP, after `verifyAuthenticator` gave its session. */
	| {readonly kind: 'authenticatorReady'; readonly session: string}
	/** MFA_SETUP by email. */
	| {readonly kind: 'email'; readonly email: string};

export type SignInStep =
	| {
			readonly kind: 'signedIn';
			readonly tokens: Tokens;
			/** The pool tracks devices and has given this one a key: ask "remember this device?". */
			readonly newDevice?: Device;
	  }
	| {readonly kind: 'challenge'; readonly challenge: Challenge};

/** An attribute of the user, as GetUser has it, with `email_verified` folded into `email`. */
export type UserAttribute = {
	readonly name: string;
	readonly value: string;
	/** Known for `email` and `phone_number` only, and only where the app client may read it. */
	readonly isVerified?: boolean;
};

export type User = {
	readonly username: string;
	readonly attributes: readonly UserAttribute[];
};

/** What Cognito said about a code it accepted for sending. 200 means accepted, never delivered. */
export type Delivery = CodeDestination & {
	readonly attributeName?: string;
	readonly requestId?: string;
	/** When the answer came, ms since the epoch. */
	readonly at: number;
};

export type CallOptions = {readonly signal?: AbortSignal};
export type ClientMetadata = Readonly<Record<string, string>>;

export type Cognito = {
	/** InitiateAuth (or AdminInitiateAuth), through SRP and device challenges, to tokens or a question for the person. */
	readonly signIn: (request: SignInRequest, options?: CallOptions) => Promise<SignInStep>;
	/** RespondToAuthChallenge. After `wrongSignInCode` the same challenge can be answered again. */
	readonly answer: (
		challenge: Challenge,
		answer: ChallengeAnswer,
		options?: CallOptions,
	) => Promise<SignInStep>;
	/** AssociateSoftwareToken within MFA_SETUP: the secret to put in an authenticator app, and the session to continue with. */
	readonly startAuthenticator: (
		challenge: Challenge,
		options?: CallOptions,
	) => Promise<{readonly secret: string; readonly session: string}>;
	/** VerifySoftwareToken; gives the session for `{kind: 'authenticatorReady'}`. */
	readonly verifyAuthenticator: (
		request: {readonly session: string; readonly code: string; readonly deviceName?: string},
		options?: CallOptions,
	) => Promise<{readonly session: string}>;
	/** ConfirmDevice, then UpdateDeviceStatus: gives the device with the password it was confirmed with. */
	readonly rememberDevice: (
		accessToken: string,
		device: Device,
		request: {readonly name: string; readonly isRemembered: boolean},
		options?: CallOptions,
	) => Promise<Device>;
	/**
	 * New tokens for a refresh token: REFRESH_TOKEN_AUTH, or GetTokensFromRefreshToken where the client rotates.
	 * `username` is what SECRET_HASH is made of: the pool's own name of the user (the access token's `username`).
	 */
	readonly refresh: (
		tokens: Tokens,
		request: {readonly username: string},
		options?: CallOptions,
	) => Promise<Tokens>;
	/**
	 * RevokeToken: the refresh token, if there is one, and every access token made from it. Everywhere is GlobalSignOut,
	 * every token of the user, with a new access token where this one has expired.
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
	/** UpdateUserAttributes for one attribute. May send a message to the new value: `undefined` when it did not. */
	readonly updateAttribute: (
		request: {
			readonly accessToken: string;
			readonly name: string;
			readonly value: string;
			readonly clientMetadata?: ClientMetadata;
		},
		options?: CallOptions,
	) => Promise<Delivery | undefined>;
	/** ConfirmSignUp with the code that was sent at sign-up. */
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
