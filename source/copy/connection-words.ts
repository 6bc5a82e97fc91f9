import type {ProblemCode} from '../problem.ts';
import {
	afterDoubt,
	askForHelp,
	type Entry,
	quote,
	subject,
	withReason,
	withRequestId,
} from './sentence.ts';

/** The browser, IAM credentials, the way to the service, and this computer. */
export const connectionWords = {
	redirectMismatch: {
		says: 'The app client does not allow a browser to come back to this program.',
		tryNext: detail =>
			`Add ${subject(detail, 'the redirect')} to its allowed callback URLs, letter by letter, or name one that is there with --redirect-uri.`,
	},
	browserSignInRefused: {
		says: detail => `The sign-in page refused: ${subject(detail, quote(detail))}.`,
		tryNext: 'Check the domain, the scopes and the flows the app client allows, then try again.',
	},
	browserSignInTimedOut: {
		says: 'Nobody signed in in the browser within five minutes.',
		tryNext: 'Try again.',
	},
	credentialsMissing: {
		says: ({subject: why}) =>
			`There are no IAM credentials for this${why === undefined ? '' : `: ${why}`}.`,
		tryNext: 'Name a profile with --profile, or log in to it first.',
	},
	accessDenied: {
		says: detail => `AWS refused these IAM credentials: ${quote(detail)}.`,
		tryNext: 'Use credentials that are valid and allow this operation.',
	},

	connectionRefused: {
		says: detail => `Nothing answers at ${subject(detail, 'that address')}.`,
		tryNext: 'Check the endpoint, and whether a firewall is in the way.',
	},
	hostNotFound: {
		says: detail => `The name ${subject(detail, 'of the service')} could not be found.`,
		tryNext: 'Check the network, the region and the endpoint.',
	},
	connectionLost: {
		says: detail =>
			`The connection to ${subject(detail, 'the service')} was lost${withReason(detail)}.`,
		tryNext: afterDoubt('Check the network and try again.'),
	},
	timedOut: {
		says: detail => `No answer came from ${subject(detail, 'the service')} in time.`,
		tryNext: afterDoubt('Check the network and try again.'),
	},
	certificateRefused: {
		says: detail =>
			`The connection to ${subject(detail, 'the service')} is not secure${withReason(detail)}.`,
		tryNext: 'Behind a proxy that opens TLS, name its certificate with --ca-bundle.',
	},
	proxyRefused: {
		says: 'The proxy does not let this program through.',
		tryNext: 'Check HTTPS_PROXY and the username and password in it.',
	},
	clearHttpRefused: {
		says: detail =>
			`Passwords and tokens aren't sent over plain http to ${subject(detail, 'another computer')}.`,
		tryNext: 'Use an https:// endpoint, or add --allow-http if you trust every network on the way.',
	},
	answerUnreadable: {
		says: detail =>
			`What came back is not an answer of Cognito (${subject(detail, 'unknown source')}).`,
		tryNext: afterDoubt('Check the endpoint, and whether a proxy or a login page is in the way.'),
	},
	tooManyRequests: {
		says: 'Cognito is getting too many requests just now.',
		tryNext: 'Wait a moment, then try again.',
	},
	blockedByFirewall: {
		says: 'A firewall of this user pool (AWS WAF) blocked the request.',
		tryNext: askForHelp,
	},
	serviceFailed: {
		says: detail => `Cognito failed on its side${withRequestId(detail)}.`,
		tryNext: afterDoubt('Try again in a moment.'),
	},
	invalidParameter: {
		says: detail => `Cognito does not accept what was sent: ${quote(detail)}.`,
		tryNext: 'Change what it names, then try again.',
	},
	notAuthorized: {
		says: detail => `Cognito refused: ${quote(detail)}.`,
		tryNext: askForHelp,
	},
	unknownServiceError: {
		says: detail => `Cognito answered ${quote(detail)}.`,
		tryNext: detail => `Report this${withRequestId(detail)}.`,
	},

	inputInvalid: {
		says: detail => `Missing or not valid: ${subject(detail, 'something that was given')}.`,
		tryNext: 'Correct it and try again.',
	},
	storeUnsafe: {
		says: detail =>
			`Sessions are not safe here: ${subject(detail, 'others can read or change their file')}.`,
		tryNext: ({mend}) =>
			mend === undefined
				? 'Make the file and its folder readable by you alone.'
				: `To mend it, run ${mend} and try again.`,
	},
	storeDamaged: {
		says: detail => `The file of sessions cannot be read: ${subject(detail, 'it is damaged')}.`,
		tryNext: 'Sign in again; the damaged file was kept beside it.',
	},
	storeUnreadable: {
		says: detail => `The saved sessions can't be read: ${subject(detail, 'their file is locked')}.`,
		tryNext: 'Unlock the keychain or update cognito-verify, then try again.',
	},
	storeNotWritable: {
		says: detail => `Can't write ${subject(detail, 'the sessions file')}.`,
		tryNext: 'Make the folder writable, or set COGNITO_VERIFY_CONFIG_DIR to another one.',
	},
	signInNeeded: {says: 'Nobody is signed in.', tryNext: 'Run cognito-verify sign-in.'},
	terminalNeeded: {
		says: 'This needs a terminal.',
		tryNext: 'In a script, use cognito-verify sign-in and the commands named as in the AWS CLI.',
	},
	cancelled: {says: 'Cancelled.', tryNext: afterDoubt('Try again when you like.')},
} as const satisfies Partial<Record<ProblemCode, Entry>>;
