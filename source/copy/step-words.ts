import type {Way} from '../flow/connection.ts';
import type {Remark} from '../flow/notice.ts';
import type {Step} from '../flow/state.ts';
import type {WaitingStep} from '../flow/waiting.ts';

/** The first line of each screen: people, tests and recipes look for these words. */
export const titles = {
	starting: 'Connect',
	connect: 'Connect',
	openingSession: 'Connect',
	startingDemo: 'Connect',
	poolId: 'Connect',
	clientId: 'Connect',
	pasteToken: 'Connect with an access token',
	readingToken: 'Connect with an access token',
	username: 'Sign in',
	password: 'Sign in',
	chooseWay: 'Other ways to sign in',
	clientSecret: 'Client secret',
	readingSecret: 'Client secret',
	signingIn: 'Sign in',
	domain: 'Sign in with a browser',
	openingBrowser: 'Sign in with a browser',
	waitingForBrowser: 'Sign in with a browser',
	challenge: 'Sign in',
	chosenPassword: 'Sign in',
	requiredAttribute: 'Sign in',
	mfaEmail: 'Set up codes by email',
	authenticator: 'Set up an authenticator app',
	startingAuthenticator: 'Set up an authenticator app',
	verifyingAuthenticator: 'Set up an authenticator app',
	answering: 'Sign in',
	confirmSignUp: 'Confirm your sign-up',
	confirmingSignUp: 'Confirm your sign-up',
	resendingConfirmation: 'Confirm your sign-up',
	resetPassword: 'Reset your password',
	requestingReset: 'Reset your password',
	resetCode: 'Reset your password',
	resetNewPassword: 'Reset your password',
	resetting: 'Reset your password',
	rememberDevice: 'Remember this device?',
	confirmingDevice: 'Remember this device?',
	savingSession: 'Sign in',
	loadingAttributes: 'Attributes',
	attributesFailed: 'Attributes',
	chooseAttribute: 'Choose an attribute',
	changeValue: 'Change a value',
	updatingValue: 'Change a value',
	signOut: 'Sign out?',
	signingOut: 'Sign out',
	signedOut: 'Signed out',
	requestingCode: 'Request a code',
	enterCode: 'Code sent',
	haveCode: 'Enter your code',
	verifying: 'Code sent',
	verified: 'Verified',
	done: 'Done',
} as const satisfies Record<Step | 'haveCode', string>;

/** What a step that waits is doing: noun and participle, without the dots. */
export const progress = {
	starting: 'Looking for sessions and pools',
	openingSession: 'Opening the session',
	startingDemo: 'Starting the demo pool',
	readingToken: 'Reading the token',
	readingSecret: 'Reading the client secret',
	signingIn: 'Signing in',
	openingBrowser: 'Opening the browser',
	waitingForBrowser: 'Waiting for the browser',
	startingAuthenticator: 'Asking for a secret',
	verifyingAuthenticator: 'Checking the code',
	answering: 'Checking the answer',
	confirmingSignUp: 'Confirming the sign-up',
	resendingConfirmation: 'Sending the code again',
	requestingReset: 'Requesting a code',
	resetting: 'Setting the new password',
	confirmingDevice: 'Telling the pool about this device',
	savingSession: 'Saving the session',
	loadingAttributes: 'Loading your attributes',
	updatingValue: 'Changing the value',
	signingOut: 'Signing out',
	requestingCode: 'Requesting a code',
	verifying: 'Verifying the code',
} as const satisfies Record<WaitingStep, string>;

/** What a field asks for. */
export const labels = {
	poolId: 'User pool id:',
	clientId: 'App client id:',
	pasteToken: 'Access token:',
	username: 'User name:',
	password: 'Password:',
	newPassword: 'New password:',
	clientSecret: 'Client secret:',
	domain: 'Domain:',
	code: 'Code:',
	answer: 'Answer:',
	email: 'Email address:',
} as const;

/** What a screen says of itself. */
export const explanations = {
	poolId:
		'In the AWS console under "User pool ID". A region alone will do when you do not have it.',
	clientId: 'In the AWS console under "App clients".',
	clientSecret:
		'Whoever may read it with AWS credentials can have it read: Tab. It is kept with the session.',
	pasteToken: 'Region, pool and user are read from the token. It is kept nowhere.',
	domain: 'The address of the pool’s managed login, in the AWS console under "Domain".',
	comesBack: 'This has to be among the app client’s callback URLs:',
	waitingForBrowser: 'Sign in there. If no browser has opened, open this address:',
	newPassword: 'Your password is a temporary one: choose a new one.',
	requiredAttribute: 'The pool wants to know this before the first sign-in.',
	mfaEmail: 'Codes for signing in will be sent there.',
	authenticator: 'Scan this with your authenticator app, or type the secret into it:',
	resetPassword: 'A code is sent to you first; with it you set a new password.',
	confirmSignUp: 'This sign-up is not confirmed yet. Type the code that was sent for it.',
	rememberDevice: 'A remembered device is not asked for a second factor.',
	changeValue:
		'The pool may send a code to the new value. Some pools keep the old value until the new one is verified.',
	unreadable:
		'What this app client may not read is missing here; a code can be requested all the same.',
	whichFactor: 'Which second factor?',
	whichFactorToSetUp: 'The pool asks for a second factor. Which one do you set up?',
	whichWay: 'How do you want to sign in?',
	passkey: 'A passkey cannot be used in a terminal.',
	onlyAddresses: 'Only email and phone_number can be verified.',
	verifiedAgain: 'A verified one can be verified again: a new code will still be sent.',
	notTold: 'The service could not be told: the tokens last until they expire.',
} as const;

/** What is said beside the step. */
export const remarks: Readonly<
	Record<
		Remark,
		{readonly kind: 'info' | 'warning'; readonly says: string; readonly tryNext?: string}
	>
> = {
	sendLeft: {
		kind: 'warning',
		says: 'You left before the answer came; the code may have been sent all the same.',
		tryNext: 'If it arrives, it can be used.',
	},
	updateLeft: {
		kind: 'warning',
		says: 'You left before the answer came. This is what the pool has now.',
	},
	verifyLeft: {
		kind: 'warning',
		says: 'You left before the answer came; the code may have been used up all the same.',
		tryNext: 'Go back to see whether the attribute is verified.',
	},
	updatedWithoutCode: {
		kind: 'info',
		says: 'The value is changed, and the pool sent no code for it.',
		tryNext: 'Press Enter on it to have one sent.',
	},
	codeSentAgain: {kind: 'info', says: 'A new code is on its way. Use the newest message.'},
	confirmationSentAgain: {kind: 'info', says: 'A new code is on its way. Use the newest message.'},
	sessionRenewed: {
		kind: 'info',
		says: 'The session had expired and is renewed. Nothing was sent.',
		tryNext: 'Choose again.',
	},
	signUpConfirmed: {kind: 'info', says: 'The sign-up is confirmed. Sign in to go on.'},
	passwordChanged: {kind: 'info', says: 'The password is changed. Sign in to go on.'},
	poolIdUnreadable: {
		kind: 'warning',
		says: 'That is no user pool id.',
		tryNext: 'It looks like eu-west-1_AbC123.',
	},
	clientIdUnreadable: {
		kind: 'warning',
		says: 'That is no app client id.',
		tryNext: 'It has letters and digits only, 26 of them as a rule.',
	},
	domainUnreadable: {
		kind: 'warning',
		says: 'That is no web address.',
		tryNext: 'It looks like https://auth.example.com.',
	},
	codeHasSpaces: {kind: 'warning', says: 'A code has no spaces.'},
	clientHasNoSecret: {kind: 'info', says: 'This app client has no secret.'},
	nothingTyped: {kind: 'warning', says: 'Nothing is typed yet.'},
};

/** The ways to sign in, as the menu names them. */
export const ways: Readonly<Record<Way, string>> = {
	password: 'User name and password',
	USER_SRP_AUTH: 'Password over SRP',
	USER_PASSWORD_AUTH: 'Password in clear',
	USER_AUTH: 'What the pool offers',
	CUSTOM_AUTH: 'The pool’s own questions',
	ADMIN_USER_PASSWORD_AUTH: 'As support desk',
};

/** What is behind a way, in grey. */
export const wayDetails = {
	USER_SRP_AUTH: 'the password is proved, never sent',
	USER_PASSWORD_AUTH: 'sent over TLS; USER_PASSWORD_AUTH',
	USER_AUTH: 'a code by email or SMS, a password; USER_AUTH',
	CUSTOM_AUTH: 'CUSTOM_AUTH',
	ADMIN_USER_PASSWORD_AUTH: 'with AWS credentials; AdminInitiateAuth',
} as const satisfies Partial<Record<Way, string>>;

/** Challenge and factor names in words; a name that is not here is shown as it came. */
export const factors: Readonly<Record<string, string>> = {
	PASSWORD: 'Password, in clear',
	PASSWORD_SRP: 'Password, over SRP',
	EMAIL_OTP: 'Code by email',
	EMAIL_MFA: 'Code by email',
	SMS_OTP: 'Code by SMS',
	SMS_MFA: 'Code by SMS',
	SOFTWARE_TOKEN_MFA: 'Authenticator app',
	WEB_AUTHN: 'Passkey, in the browser',
};
