import {agoOf} from './delivery-words.ts';

/** The actions of keys, for the row of keys. */
export const keyWords = {
	anotherAttribute: 'another attribute',
	askAgain: 'try again',
	change: 'change the value',
	clearFilter: 'clear the filter',
	didNotArrive: 'didn’t arrive?',
	enterMyCode: 'enter the code I have',
	findOutWhy: 'find out why',
	haveCode: 'I have a code',
	lookAgain: 'look again',
	notNow: 'not now',
	otherCredentials: 'other credentials',
	otherWays: 'other ways',
	readSecret: 'read it with AWS credentials',
	send: 'send a code',
	signIn: 'sign in again',
	signOut: 'sign out',
	stopAsking: 'stop asking',
	stopWaiting: 'stop waiting',
	switchAccount: 'switch account',
	tryIt: 'try it',
	why: 'why no code?',
} as const;

/** The fixed rows of the first screen. */
export const connectRows = {
	type: {label: 'Enter a user pool ID', detail: 'or a region'},
	paste: {label: 'Paste an access token', detail: 'from your app or the AWS CLI'},
	demo: {label: 'Try the demo', detail: 'no AWS account needed'},
	lookUp: {label: 'Look up a user', detail: 'with AWS credentials, for a support desk'},
} as const;

/** Shown after the name of a session, and of an app client that was used or found. */
export const signedInAt = (where: string): string => `signed in${where}`;
export const knownFrom = (foundIn: string | undefined, client: string): string =>
	`${foundIn === undefined ? 'used before' : `found in ${foundIn}`}; client ${client}`;

/** The rows in the menu of ways to sign in that aren't Cognito flows. */
export const otherWayRows = {
	browser: {label: 'In the browser', detail: 'the pool’s managed login'},
	secret: {label: 'Give a client secret', detail: 'for an app client that has one'},
	forgot: {label: 'Forgot the password', detail: 'a code is sent'},
} as const;

/** The rows of the sign-out menu. */
export const signOutRows = {
	here: {label: 'On this computer', detail: 'other sessions stay signed in'},
	everywhere: {label: 'Everywhere', detail: 'ends every session of this user'},
} as const;

/** Shown after signing out. */
export const signedOutSentence = (username: string, isEverywhere: boolean): string =>
	isEverywhere
		? `${username} is signed out everywhere: no session of this user can be renewed.`
		: `${username} is signed out on this computer.`;

/** Questions before something that can't be undone. */
export const questions = {
	tryCode: (code: string) =>
		`“${code}” doesn’t look like a code: Cognito’s codes have six digits. A wrong one costs a try.`,
	forgetSession: (name: string) => `Sign out ${name} on this computer and remove it from the list.`,
	forgetPool: (name: string) => `Remove ${name} from the list. Sessions in it stay signed in.`,
} as const;

/** An attribute that is being changed. */
export const changeTo = (attribute: string, value: string): string =>
	`${attribute}  change to ${value}`;

/** When a code was requested that is still valid; `ago` is in ms. */
export const pendingWords = (ago: number): string => `code requested ${agoOf(ago)}`;

/** Shown in place of parts that have no room. */
export const roomWords = {
	largerWindow: 'A larger window has a QR code here.',
	moreRows: (count: number) => `… ${count} more`,
	moreLines: (count: number) => `↓ ${count} more lines`,
} as const;

/** The heading of the reasons why a code may not arrive. */
export const didNotArrive = 'Didn’t arrive?';

/** How a session ends. */
export const sessionEnd = {renews: 'renews itself', ends: 'expired'} as const;

/** How long a challenge can still be answered. */
export const timeToAnswer = {
	answerIn: (time: string) => `answer in ${time}`,
	afterwards: 'This sign-in has probably expired.',
} as const;

/** The value that Enter uses in an empty field of the demo. */
export const offeredValue = (value: string): string => `${value} (press Enter)`;

/** The explanation of each screen. */
export const explanations = {
	poolId: 'In the AWS console under “User pool ID”. Don’t know it? A region is enough.',
	clientId: 'In the AWS console under “App clients”.',
	clientSecret: 'Press Tab to fetch it with your AWS credentials. It is stored with the session.',
	pasteToken: 'Region, pool and user are read from the token, which is not stored.',
	domain: 'The address of the pool’s managed login, in the AWS console under “Domain”.',
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
		'Attributes this app client can’t read are missing here. You can still request a code.',
	whichFactor: 'Which second factor?',
	whichFactorToSetUp: 'This user pool requires a second factor. Which one do you want to set up?',
	whichWay: 'How do you want to sign in?',
	passkey: 'A terminal can’t use a passkey.',
	onlyAddresses: 'Only email and phone_number can be verified.',
	verifiedAgain: 'A verified attribute can be verified again: a new code will still be sent.',
	cleared: 'The field was cleared. Enter it again.',
	notTold: 'Can’t reach Cognito: the tokens work until they expire.',
} as const;

/** What the program is, on its first screen. */
export const product = {
	name: 'cognito-verify',
	does: 'verifies the email or phone number of an Amazon Cognito user.',
} as const;
