import type {Way} from '../flow/connection.ts';
import type {Remark} from '../flow/notice.ts';
import type {Step} from '../flow/state.ts';
import type {WaitingStep} from '../flow/waiting.ts';
import type {PasswordRule} from '../password-rules.ts';

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
	confirmSend: 'Send a code?',
	confirmTry: 'Try this code?',
	confirmForget: 'Remove from the list?',
	forgetting: 'Remove from the list',
	signOut: 'Sign out?',
	signingOut: 'Sign out',
	signedOut: 'Signed out',
	requestingCode: 'Request a code',
	enterCode: 'Code sent',
	haveCode: 'Enter your code',
	verifying: 'Code sent',
	verified: 'Verified',
	findingProfiles: 'AWS credentials',
	chooseProfile: 'AWS credentials',
	checkingAccess: 'AWS credentials',
	startingWhy: 'Why didn’t it arrive?',
	asking: 'Why didn’t it arrive?',
	answered: 'Why didn’t it arrive?',
	mfaCode: 'MFA code',
	findingPools: 'Look up a user',
	choosePool: 'Look up a user',
	namePool: 'Look up a user',
	nameUser: 'Look up a user',
	lookingUp: 'Look up a user',
	chooseUser: 'Look up a user',
	userFound: 'User',
	findingClients: 'User',
	chooseClient: 'Choose an app client',
	newValue: 'Change a value',
	confirmAct: 'Do this for the user?',
	acting: 'Do this for the user',
	acted: 'Done for the user',
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
	startingAuthenticator: 'Requesting a secret',
	verifyingAuthenticator: 'Checking the code',
	answering: 'Checking the answer',
	confirmingSignUp: 'Confirming the sign-up',
	resendingConfirmation: 'Requesting another code',
	requestingReset: 'Requesting a code',
	resetting: 'Setting the new password',
	confirmingDevice: 'Telling the pool about this device',
	savingSession: 'Saving the session',
	loadingAttributes: 'Loading your attributes',
	updatingValue: 'Changing the value',
	forgetting: 'Removing it',
	signingOut: 'Signing out',
	requestingCode: 'Requesting a code',
	verifying: 'Verifying the code',
	findingProfiles: 'Looking for AWS profiles',
	checkingAccess: 'Looking for credentials',
	startingWhy: 'Preparing the questions',
	asking: 'Asking AWS, which only reads',
	findingPools: 'Looking for user pools',
	lookingUp: 'Looking up the user',
	findingClients: 'Looking for app clients',
	acting: 'Asking Cognito to do it',
} as const satisfies Record<WaitingStep, string>;

/** What a field asks for. */
export const labels = {
	poolId: 'User pool ID:',
	clientId: 'App client ID:',
	pasteToken: 'Access token:',
	username: 'Username:',
	password: 'Password:',
	newPassword: 'New password:',
	repeatPassword: 'Repeat it:',
	clientSecret: 'Client secret:',
	domain: 'Domain:',
	code: 'Code:',
	answer: 'Answer:',
	email: 'Email:',
	mfaCode: 'MFA code:',
	poolOrRegion: 'User pool ID or region:',
	who: 'Who:',
	end: 'Last four characters:',
} as const;

/** What a new value looks like. */
export const changePlaceholders: Readonly<Record<string, string>> = {
	email: 'name@example.com',
	phone_number: '+14325550123',
};

/** What a screen says of itself. */
export const explanations = {
	poolId: 'In the AWS console under "User pool ID". Don’t know it? A region is enough.',
	clientId: 'In the AWS console under "App clients".',
	clientSecret: 'Press Tab to fetch it with your AWS credentials. It is stored with the session.',
	pasteToken: 'Region, pool and user are read from the token, which is not stored.',
	domain: 'The address of the pool’s managed login, in the AWS console under "Domain".',
	comesBack: 'The app client must have this callback URL:',
	waitingForBrowser: 'Sign in there. If no browser opened, open this address:',
	newPassword: 'Your password is temporary. Choose a new one.',
	requiredAttribute: 'The user pool requires this before the first sign-in.',
	mfaEmail: 'Sign-in codes will be sent to this address.',
	authenticator: 'Add this secret to your authenticator app: scan the QR code, or type it.',
	resetPassword: 'Cognito sends a code first. You then choose a new password.',
	confirmSignUp: 'This sign-up isn’t confirmed yet. Enter the code that was sent for it.',
	rememberDevice: 'A remembered device isn’t asked for a second factor.',
	changeValue:
		'The pool may send a code to the new value. Some pools keep the old value until the new one is verified.',
	unreadable:
		"Attributes this app client can't read are missing here. You can still request a code.",
	whichFactor: 'Which second factor?',
	whichFactorToSetUp: 'This user pool requires a second factor. Which one do you want to set up?',
	whichWay: 'How do you want to sign in?',
	passkey: 'A terminal can’t use a passkey.',
	onlyAddresses: 'Only email and phone_number can be verified.',
	verifiedAgain: 'A verified attribute can be verified again: a new code will still be sent.',
	cleared: 'The field was cleared. Enter it again.',
	notTold: "Can't reach Cognito: the tokens work until they expire.",
} as const;

/** What a pool wants of a password. */
export const passwordRuleWords = (rule: PasswordRule): string => {
	switch (rule.kind) {
		case 'length':
			return `at least ${rule.least} characters`;
		case 'uppercase':
			return 'an uppercase letter';
		case 'lowercase':
			return 'a lowercase letter';
		case 'numbers':
			return 'a number';
		case 'symbols':
			return 'a symbol, such as - or !';
	}
};

/** What an authenticator app is asked for. */
export const authenticatorSentence = (deviceName: string | undefined): string =>
	`Enter the code that your authenticator app shows${deviceName === undefined ? '' : ` for ${deviceName}`}.`;

/** What the program is, on its first screen. */
export const product = {
	name: 'cognito-verify',
	does: 'verifies the email or phone number of an Amazon Cognito user.',
} as const;

/** What can be copied. */
export const copyNames = {
	requestId: 'the request ID',
	errorRequestId: 'the request ID of the error',
	command: 'the command',
	code: 'the demo’s code',
	address: 'the address',
	secret: 'the secret',
	report: 'the report',
	policy: 'the policy',
} as const;

/** Said when something was copied, and what the same key copies next. */
export const copiedSentence = (name: string, key: string, next: string | undefined): string =>
	`Sent ${name} to the clipboard, if this terminal lets programs set it.${
		next === undefined ? '' : ` ${key} again: ${next}.`
	}`;

/** What is said of a list that is filtered. */
export const listWords = {
	filter: 'Filter:',
	found: (found: string, of: string) => `${found} of ${of}`,
	nothingFound: 'Nothing matches. Esc clears the filter.',
} as const;

/** What is said of a report for a ticket. */
export const reportWords = {
	title: 'Report for support',
	holds:
		'Ctrl+Y copies it, Ctrl+O saves it to a file. It holds no code, password, token or full address.',
	saved: (file: string) => `Saved to ${file}, which only you can read.`,
} as const;

/** What the demo's inbox says of itself. */
export const inboxWords = {
	title: (count: number) => `Demo inbox (${count})`,
	empty: 'Nothing yet.',
	brief: 'Demo inbox: ',
	emptyInBrief: 'nothing yet',
} as const;

/** What a demo user's authenticator app shows. */
export const demoAuthenticatorSentence = (code: string): string =>
	`${demoAuthenticator.title}: ${code}`;

/** The demo user's authenticator app, as a panel shows it. */
export const demoAuthenticator = {
	title: 'Demo authenticator app',
	code: 'Code:',
	secret: 'Secret:',
} as const;

/** The other users of the demo, and what each shows. */
export const demoUserWords = ({username, shows}: {username: string; shows?: string}): string =>
	shows === undefined ? username : `${username}: ${shows}`;

/** What is said beside the step. */
export const remarks: Readonly<
	Record<
		Remark,
		{readonly kind: 'info' | 'warning'; readonly says: string; readonly tryNext?: string}
	>
> = {
	sendLeft: {
		kind: 'warning',
		says: 'You left before the answer came. The code may still have been sent.',
		tryNext: 'If it arrives, you can use it.',
	},
	updateLeft: {
		kind: 'warning',
		says: 'You left before the answer came. This is what the pool has now.',
	},
	verifyLeft: {
		kind: 'warning',
		says: 'You left before the answer came. The code may still have been used.',
		tryNext: 'Go back to see whether the attribute is verified.',
	},
	updatedWithoutCode: {
		kind: 'info',
		says: 'The value is changed. The pool sent no code for it.',
		tryNext: 'Press Enter on it to request one.',
	},
	codeSentAgain: {kind: 'info', says: 'New code requested. Only the newest one works.'},
	confirmationSentAgain: {kind: 'info', says: 'New code requested. Only the newest one works.'},
	sessionRenewed: {
		kind: 'info',
		says: 'The session had expired and was renewed. Nothing was sent.',
		tryNext: 'Choose again.',
	},
	signUpConfirmed: {kind: 'info', says: 'The sign-up is confirmed. Sign in to continue.'},
	passwordChanged: {kind: 'info', says: 'The password is changed. Sign in to continue.'},
	poolIdUnreadable: {
		kind: 'warning',
		says: 'That isn’t a user pool ID.',
		tryNext: 'It looks like eu-west-1_AbC123.',
	},
	clientIdUnreadable: {
		kind: 'warning',
		says: 'That isn’t an app client ID.',
		tryNext: 'It has letters and digits only, usually 26.',
	},
	domainUnreadable: {
		kind: 'warning',
		says: 'That isn’t a web address.',
		tryNext: 'It looks like https://auth.example.com.',
	},
	codeKept: {
		kind: 'info',
		says: 'You’re signed in again. Your code is still here, and no other one was requested.',
		tryNext: 'Press Enter to verify.',
	},
	passwordsDiffer: {
		kind: 'warning',
		says: 'The two passwords differ. Both were cleared.',
		tryNext: 'Enter the new password again. Ctrl+T shows what you type.',
	},
	poolIsInFile: {
		kind: 'info',
		says: 'This pool comes from a file in this folder, so it can’t be removed from the list.',
	},
	codeIsNotSixDigits: {
		kind: 'warning',
		says: 'A code from Cognito has six digits.',
		tryNext: 'Enter the code from the newest message.',
	},
	codeHasSpaces: {kind: 'warning', says: 'A code has no spaces.'},
	clientHasNoSecret: {kind: 'info', says: 'This app client has no secret.'},
	nothingTyped: {kind: 'warning', says: 'Nothing typed yet.'},
	mfaCodeIsNotSixDigits: {
		kind: 'warning',
		says: 'An MFA code has six digits.',
		tryNext: 'Enter the one that the device shows now.',
	},
	noPools: {
		kind: 'info',
		says: 'These credentials see no user pool in this region.',
		tryNext: 'Enter another region, or the ID of a user pool.',
	},
	nobodyFound: {
		kind: 'info',
		says: 'Nobody there has that address, number, sub or username.',
		tryNext: 'Look for another spelling, or in another user pool.',
	},
	nobodyFoundInPart: {
		kind: 'warning',
		says: 'Nobody was found, but not every user pool could be searched.',
		tryNext: 'Name the user pool, or use credentials that allow cognito-idp:ListUsers.',
	},
	noAppClients: {kind: 'info', says: 'This user pool has no app client to request the code with.'},
	valueIsTheSame: {kind: 'info', says: 'That is the value on record.'},
	endDiffers: {
		kind: 'warning',
		says: 'That isn’t how the value on record ends. Nothing was changed.',
		tryNext: 'Ask the customer for the whole address or number, and compare.',
	},
	actLeft: {
		kind: 'warning',
		says: 'You left before the answer came. It may still have been done.',
		tryNext: 'This is what the pool has now.',
	},
};

/** The ways to sign in, as the menu names them. */
export const ways: Readonly<Record<Way, string>> = {
	password: 'Username and password',
	USER_SRP_AUTH: 'Password over SRP',
	USER_PASSWORD_AUTH: 'Password, sent over TLS',
	USER_AUTH: 'Choose from the pool’s sign-in methods',
	CUSTOM_AUTH: 'Custom challenge',
	ADMIN_USER_PASSWORD_AUTH: 'As an administrator',
};

/** What is behind a way, in grey. */
export const wayDetails = {
	USER_SRP_AUTH: 'the password itself is never sent',
	USER_PASSWORD_AUTH: 'USER_PASSWORD_AUTH',
	USER_AUTH: 'a code by email or SMS, a password; USER_AUTH',
	CUSTOM_AUTH: 'CUSTOM_AUTH',
	ADMIN_USER_PASSWORD_AUTH: 'with AWS credentials; AdminInitiateAuth',
} as const satisfies Partial<Record<Way, string>>;

/** Challenge and factor names in words; a name that is not here is shown as it came. */
export const factors: Readonly<Record<string, string>> = {
	PASSWORD: 'Password, sent over TLS',
	PASSWORD_SRP: 'Password, over SRP',
	EMAIL_OTP: 'Code by email',
	EMAIL_MFA: 'Code by email',
	SMS_OTP: 'Code by SMS',
	SMS_MFA: 'Code by SMS',
	SOFTWARE_TOKEN_MFA: 'Authenticator app',
	WEB_AUTHN: 'Passkey, in the browser',
};
