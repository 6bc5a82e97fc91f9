import {agoOf} from './delivery-words.ts';

/** What keys do, as the row of keys says it. */
export const keyWords = {
	anotherAttribute: 'another attribute',
	askAgain: 'try again',
	change: 'change the value',
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

/** The rows of the first screen that are always there. */
export const connectRows = {
	type: {label: 'Enter a user pool ID', detail: 'or a region'},
	paste: {label: 'Paste an access token', detail: 'from your app or the AWS CLI'},
	demo: {label: 'Try the demo', detail: 'no AWS account needed'},
	lookUp: {label: 'Look up a user', detail: 'with AWS credentials, for a support desk'},
} as const;

/** Behind the name of a session, and of an app client that was used or found. */
export const signedInAt = (where: string): string => `signed in${where}`;
export const knownFrom = (foundIn: string | undefined, client: string): string =>
	`${foundIn === undefined ? 'used before' : `found in ${foundIn}`}; client ${client}`;

/** The rows of the menu of ways to sign in that aren't flows of Cognito's. */
export const otherWayRows = {
	browser: {label: 'In the browser', detail: 'the pool’s managed login'},
	secret: {label: 'Give a client secret', detail: 'for an app client that has one'},
	forgot: {label: 'Forgot the password', detail: 'a code is sent'},
} as const;

/** The rows of the menu of sign-outs. */
export const signOutRows = {
	here: {label: 'On this computer', detail: 'other sessions stay signed in'},
	everywhere: {label: 'Everywhere', detail: 'ends every session of this user'},
} as const;

/** Said after a sign-out. */
export const signedOutSentence = (username: string, isEverywhere: boolean): string =>
	isEverywhere
		? `${username} is signed out everywhere: no session of this user can be renewed.`
		: `${username} is forgotten on this computer.`;

/** What is asked before something that can't be taken back. */
export const questions = {
	tryCode: (code: string) =>
		`“${code}” doesn’t look like a code: Cognito’s codes have six digits. A wrong one costs a try.`,
	forgetSession: (name: string) => `Sign out ${name} on this computer and remove it from the list.`,
	forgetPool: (name: string) => `Remove ${name} from the list. Sessions in it stay signed in.`,
} as const;

/** An attribute that is about to be changed. */
export const changeTo = (attribute: string, value: string): string =>
	`${attribute}  change to ${value}`;

/** That a code was requested, and how long ago in ms, where it can still be entered. */
export const pendingWords = (ago: number): string => `code requested ${agoOf(ago)}`;

/** What stands where a part of a screen has no room, or is not read whole. */
export const roomWords = {
	largerWindow: 'A larger window has a QR code here.',
	moreLines: (count: number) => `↓ ${count} more lines`,
} as const;

/** The heading of why a code may not arrive. */
export const didNotArrive = 'Didn’t arrive?';

/** How a session ends. */
export const sessionEnd = {renews: 'renews itself', ends: 'expired'} as const;

/** How long a question of the pool can still be answered. */
export const timeToAnswer = {
	before: 'Time to answer: ',
	afterwards: 'This sign-in has probably expired.',
} as const;

/** What an empty field stands for in the demo. */
export const offeredValue = (value: string): string => `${value} (press Enter)`;
