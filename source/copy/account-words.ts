import type {UserAttribute} from '../cognito/cognito.ts';
import {isVerifiable} from '../verifiable.ts';
import {askForHelp, quote, signInAgain, type Words} from './sentence.ts';

/** Attributes and their codes, access tokens, signing in. */
export const accountWords = {
	attributeNotVerifiable: {
		says: 'Only an email or phone number can be verified.',
		tryNext: 'Choose email or phone_number.',
	},
	attributeHasNoValue: {
		says: 'The account has no value for this attribute, so there is nowhere to send a code.',
		tryNext: 'Give it a value first.',
	},
	wrongCode: {
		says: "That isn't the code that was sent.",
		tryNext: 'Type the code from the newest message, or request a new one.',
	},
	codeExpired: {
		says: 'That code has expired, has been used already, or was never sent.',
		tryNext: 'Request a new code.',
	},
	attemptLimitReached: {
		says: 'This user has requested or tried too many codes.',
		tryNext: "Wait about an hour, then request one code. Retrying sooner won't help.",
	},
	emailQuotaReached: {
		says: 'This AWS account has sent all the emails Cognito allows per day.',
		tryNext:
			'Try again after 09:00 UTC, or ask whoever runs this user pool to send through Amazon SES.',
	},
	aliasTaken: {
		says: 'Another user has already verified this email or phone number.',
		tryNext: 'Sign in as that user, or change the value of this one.',
	},
	deliveryFailed: {
		says: detail => `Cognito couldn't send the message: ${quote(detail)}.`,
		tryNext: 'Ask whoever runs this user pool to look at its email and SMS settings.',
	},
	emailRoleRefused: {
		says: 'This user pool is not allowed to send email through the SES identity it names.',
		tryNext: 'Ask whoever runs this user pool to check the policy of that SES identity.',
	},
	smsRoleRefused: {
		says: 'This user pool is not allowed to send text messages with the role it names.',
		tryNext: 'Ask whoever runs this user pool to check the trust and the policy of its SMS role.',
	},
	triggerFailed: {
		says: detail => `A Lambda function of this user pool failed: ${quote(detail)}.`,
		tryNext: 'Ask whoever runs this user pool to look at the logs of that function.',
	},
	attributeNotWritable: {
		says: 'This app client may not change that attribute, or the attribute can never change.',
		tryNext: 'Verify the value that is there, or ask whoever runs this user pool to change it.',
	},

	tokenUnreadable: {
		says: ({looksLike}) =>
			looksLike === 'refreshToken'
				? 'This looks like a refresh token. An access token is needed.'
				: "This isn't an access token of a Cognito user.",
		tryNext: 'Paste the AccessToken of a sign-in: the long text starting with eyJ, with two dots.',
	},
	tokenIsIdToken: {
		says: 'This is an ID token. Cognito only accepts an access token here.',
		tryNext: 'Paste the AccessToken from the same sign-in.',
	},
	tokenOfAnotherRegion: {
		says: ({region}) => `This access token is for another region: ${region}.`,
		tryNext: ({region}) => `Use --region ${region}, or leave the region out.`,
	},
	tokenOfAnother: {
		says: ({kind, found, wanted}) => `This access token is for ${kind} ${found}, not ${wanted}.`,
		tryNext: ({kind}) =>
			`Check the endpoint and the ${kind} you asked for; nothing was kept. Then sign in again.`,
	},
	tokenLacksScope: {
		says: 'This access token lacks the scope aws.cognito.signin.user.admin.',
		tryNext: 'Sign in here with a password, or ask for that scope where the token came from.',
	},
	tokenExpired: {
		says: ({expiredAt}) =>
			expiredAt === undefined
				? 'The access token has expired.'
				: `The access token expired at ${utcTime(expiredAt)}.`,
		tryNext: signInAgain,
	},
	tokenRevoked: {
		says: 'The access token has been revoked: this user was signed out elsewhere.',
		tryNext: signInAgain,
	},
	tokenRefused: {
		says: "Cognito doesn't accept this access token.",
		tryNext: 'Check the region and that the token is whole, or sign in again.',
	},

	wrongPassword: {
		says: 'The username or password is wrong.',
		tryNext: 'Try again; after five wrong passwords Cognito makes you wait.',
	},
	passwordAttemptsExceeded: {
		says: 'Too many wrong passwords for this user.',
		tryNext: 'Wait a few minutes, at most fifteen, then try again.',
	},
	temporaryPasswordExpired: {
		says: 'The temporary password has expired.',
		tryNext: 'Ask whoever runs this user pool for a new one.',
	},
	userDisabled: {says: 'This user is disabled.', tryNext: askForHelp},
	userNotFound: {
		says: "There's no such user in this user pool.",
		tryNext: 'Check the username and the user pool.',
	},
	userNotConfirmed: {
		says: 'This account has not been confirmed yet.',
		tryNext: 'Confirm it with the code that was sent at sign-up.',
	},
	userExists: {
		says: 'That username is already taken.',
		tryNext: 'Sign in with it, or choose another username.',
	},
	passwordResetRequired: {
		says: "This user's password has to be reset.",
		tryNext: 'Reset it with a code sent to the user.',
	},
	passwordRefused: {
		says: ({awsMessage}) =>
			`The new password was refused: ${quote({awsMessage: awsMessage ?? ''})}.`,
		tryNext: 'Choose a password that fits the rules of this user pool.',
	},
	noVerifiedAddress: {
		says: 'This user has no verified email or phone number, so no reset code can be sent.',
		tryNext: 'Ask an administrator to mark one as verified, or to set a new password.',
	},
	flowNotEnabled: {
		says: "This app client doesn't allow this way to sign in.",
		tryNext: 'Choose another way, or another app client.',
	},
	customAuthNotConfigured: {
		says: 'This user pool has no custom sign-in.',
		tryNext: 'Choose another way to sign in.',
	},
	clientNotFound: {
		says: "There's no such app client in this region.",
		tryNext: 'Check the app client ID and the region.',
	},
	poolNotFound: {
		says: "There's no such user pool in this region.",
		tryNext: 'Check the user pool ID and the region.',
	},
	clientSecretMissing: {
		says: 'This app client has a secret, but none was given.',
		tryNext: 'Give the client secret, or use an app client without one.',
	},
	clientSecretWrong: {
		says: 'The client secret is wrong for this app client.',
		tryNext: 'Check the client secret and the app client ID.',
	},
	wrongSignInCode: {
		says: 'That sign-in code is wrong.',
		tryNext: 'Type the newest code.',
	},
	signInCodeUsed: {
		says: 'That authenticator code has already been used.',
		tryNext: 'Wait for the next one.',
	},
	phoneNumberNeeded: {
		says: 'Codes by SMS need a phone number on the account first.',
		tryNext: 'Ask an administrator to add it, then sign in again.',
	},
	authenticatorNotEnabled: {
		says: 'The authenticator app could not be set up with that code.',
		tryNext: "Type the code the app shows now, and check that the phone's clock is right.",
	},
	authenticatorAppsOff: {
		says: 'Authenticator apps are switched off in this user pool.',
		tryNext: 'Use another second factor, or ask whoever runs this user pool to switch them on.',
	},
	challengeExpired: {
		says: 'This sign-in has expired.',
		tryNext: 'Start the sign-in again.',
	},
	challengeAnswerRefused: {
		says: 'The answer to the custom challenge was refused.',
		tryNext: 'Start the sign-in again.',
	},
	challengeUsed: {
		says: 'This step of the sign-in has already been answered.',
		tryNext: 'Start the sign-in again.',
	},
	challengeUnsupported: {
		says: detail =>
			`This sign-in asks for something a terminal can't do: ${detail.challenge ?? quote(detail)}.`,
		tryNext: 'Sign in with the browser instead.',
	},
	refreshRefused: {
		says: 'The session has ended and could not be renewed.',
		tryNext: signInAgain,
	},
	refreshTokenReused: {
		says: 'The session was renewed elsewhere, so this copy is no longer valid.',
		tryNext: signInAgain,
	},
	tokenNotRevocable: {
		says: "Cognito can't revoke this kind of token.",
		tryNext: 'Use the refresh token of the session.',
	},
	deviceExists: {
		says: 'This device is already registered for the user.',
		tryNext: signInAgain,
	},
	changedMeanwhile: {
		says: 'Another request changed this account at the same time.',
		tryNext: 'Try again.',
	},
	operationNotEnabled: {
		says: detail => `This app client doesn't allow that: ${quote(detail)}.`,
		tryNext: askForHelp,
	},
	poolMisconfigured: {
		says: detail => `The settings of this user pool don't work: ${quote(detail)}.`,
		tryNext: askForHelp,
	},
} as const satisfies Partial<Words>;

/** `2026-11-24 12:00:00 UTC`. */
function utcTime(at: number): string {
	return new Date(at)
		.toISOString()
		.replace('T', ' ')
		.replace(/\.\d+Z$/, ' UTC');
}

/**
 * The verification state of an attribute, or why it can't be verified, and whether that is settled or still to be done.
 */
export function attributeMark({name, isVerified, value}: UserAttribute): {
	readonly text: string;
	readonly tone: 'good' | 'warning' | 'plain';
} {
	if (!isVerifiable(name)) return {text: 'can’t be verified', tone: 'plain'};
	if (value === '') return {text: 'no value yet', tone: 'plain'};
	if (isVerified === undefined) return {text: 'unknown', tone: 'plain'};
	return isVerified ? {text: 'verified', tone: 'good'} : {text: 'not verified', tone: 'warning'};
}
