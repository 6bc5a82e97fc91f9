import type {Way} from '../flow/connection.ts';
import type {State, Step} from '../flow/state.ts';
import type {WaitingStep} from '../flow/waiting.ts';
import {whyScreen} from './why-screen-words.ts';

/** The help of a screen. */
export type ScreenHelp = {
	/** What the screen asks or shows. */
	readonly asks: string;
	/** Where to find the value. */
	readonly where?: string;
	/** What Enter does, and what it costs. */
	readonly enter?: string;
};

/** The help of a screen, including what applies to all of them. */
export type Help = ScreenHelp & {readonly everywhere: string};

type HelpedStep = Exclude<Step, WaitingStep | 'challenge' | 'done'>;

const sendsNothing = 'Nothing is sent.';
const oneSend = 'Sends a message and uses one of the 5 codes that a user gets each hour.';
const oneTry = 'Uses one of the 15 tries that a user gets each hour, right or wrong.';
const newPasswordRules =
	'The user pool has its own rules for passwords; a refusal names the one that failed.';

const screens: Readonly<Record<HelpedStep, ScreenHelp>> = {
	connect: {
		asks: 'Which user pool, session or token to work with. Pools come from earlier runs and from Amplify’s files and .env files in this folder.',
		enter: 'Opens the selected row. A session loads its attributes; otherwise nothing is sent yet.',
	},
	poolId: {
		asks: 'The ID of the user pool, such as eu-west-1_AbC123. A region alone, such as eu-west-1, works too; a password is then sent over TLS, because SRP needs the ID.',
		where:
			'AWS console › Cognito › User pools › your pool › User pool ID. Or: aws cognito-idp list-user-pools --max-results 20',
		enter: sendsNothing,
	},
	clientId: {
		asks: 'The ID of an app client of this pool.',
		where:
			'AWS console › Cognito › your pool › App clients. Or: aws cognito-idp list-user-pool-clients --user-pool-id ID',
		enter: sendsNothing,
	},
	pasteToken: {
		asks: 'An access token: the long text starting with eyJ, with two dots. An ID token does not work here.',
		where:
			'AccessToken in the answer to initiate-auth, or in the storage of your app. It needs the scope aws.cognito.signin.user.admin.',
		enter: 'Reads the token here, then asks Cognito for the user’s attributes. No code is sent.',
	},
	username: {
		asks: 'Whose attributes to verify: a username, or an email or phone number where the pool accepts those for signing in.',
		where: 'AWS console › Cognito › your pool › Users.',
		enter: sendsNothing,
	},
	password: {
		asks: 'The password of this user. It is never shown or stored.',
		where: 'Forgot it? Tab lists other ways to sign in, and a reset.',
		enter: 'Signs in. A user pool with MFA may send a code by SMS or email then.',
	},
	chooseWay: {
		asks: 'How to sign in. The app client must allow the flow that you choose.',
		where: 'AWS console › Cognito › your pool › App clients › Authentication flows.',
		enter: 'Asks for what that way needs. No message is sent yet.',
	},
	clientSecret: {
		asks: 'The secret of the app client. It is stored with the session.',
		where:
			'AWS console › Cognito › your pool › App clients. Tab fetches it with your AWS credentials (DescribeUserPoolClient).',
		enter: 'Tries the sign-in again with the secret. A user pool with MFA may send a code then.',
	},
	domain: {
		asks: 'The address of the pool’s managed login.',
		where: 'AWS console › Cognito › your pool › Domain.',
		enter: 'Opens a browser at that address. No message is sent from here.',
	},
	chosenPassword: {
		asks: 'The password of this user. It is never shown or stored.',
		enter: 'Answers the challenge. The pool may ask for a second factor and send a code for it.',
	},
	requiredAttribute: {
		asks: 'An attribute that the user pool requires before the first sign-in.',
		enter:
			'Goes to the next value that is required; after the last one the new password and these values are sent.',
	},
	mfaEmail: {
		asks: 'The email that sign-in codes are sent to.',
		enter: 'Sends the address to Cognito, which may send a code to it.',
	},
	authenticator: {
		asks: 'The six digits that your authenticator app shows once it knows the secret on this screen.',
		where: 'Scan the QR code with the app, or type the secret into it. Ctrl+Y copies the secret.',
		enter: 'Checks the code. No message is sent.',
	},
	confirmSignUp: {
		asks: 'The code that was sent when this user signed up.',
		where: 'In the email or SMS from the sign-up. Ctrl+R requests another one and sends a message.',
		enter: 'Confirms the sign-up with this code. No message is sent.',
	},
	resetPassword: {
		asks: 'Whether to reset the password of this user.',
		enter: 'Sends a message with a code to the user’s verified email or phone number.',
	},
	resetCode: {
		asks: 'The code from the message that was just requested.',
		enter: 'Keeps the code until the new password is typed. Nothing is sent yet.',
	},
	resetNewPassword: {
		asks: `The new password. ${newPasswordRules}`,
		enter: 'Sends the code and the new password to Cognito.',
	},
	rememberDevice: {
		asks: 'Whether the user pool should remember this computer, so that it doesn’t ask for a second factor here.',
		enter: 'Tells the pool which you chose. No message is sent.',
	},
	attributesFailed: {
		asks: 'Can’t read the attributes.',
		enter: 'Asks Cognito for them again. No message is sent.',
	},
	chooseAttribute: {
		asks: 'Which attribute to verify. Cognito verifies email and phone_number only; the others are shown for reference.',
		enter: `${oneSend} h takes a code that you already have and sends none. c changes the value, for which the pool may send a code. w finds out, with AWS credentials, why an earlier code did not arrive.`,
	},
	changeValue: {
		asks: 'The new value. A phone number is written in international format, e.g. +14325550123.',
		enter:
			'Changes the value in the user pool. The pool may send a code to the new value, which uses one of the 5 codes each hour.',
	},
	confirmSend: {
		asks: 'Whether to send this message, which counts against the codes of this hour.',
		enter: `${oneSend} Esc sends nothing.`,
	},
	confirmTry: {
		asks: 'Whether to try a text that doesn’t look like a code. Cognito’s codes have six digits.',
		enter: oneTry,
	},
	confirmForget: {
		asks: 'Whether to take this off the list. A session is signed out as well.',
		enter: 'Removes it. A session’s refresh token is revoked first. No message is sent.',
	},
	signOut: {
		asks: 'Where to sign out.',
		enter:
			'On this computer: revokes this session’s refresh token and forgets it. Everywhere: ends every session of this user.',
	},
	signedOut: {asks: 'The session was removed from this computer.', enter: 'Quits.'},
	enterCode: {
		asks: 'The code from the message. It is valid for 24 hours, and only the newest one works.',
		where:
			'At the address or number under “To”. Tab lists why a code may not arrive, and Ctrl+G finds out why.',
		enter: `${oneTry} Ctrl+R requests another code: it sends a message and uses one of the 5 each hour.`,
	},
	verified: {asks: 'The attribute is verified.', enter: 'Quits.'},
	chooseProfile: {
		asks: 'Which AWS credentials to use. No others are used.',
		where:
			'Profiles come from the AWS config and credentials files. A profile of IAM Identity Center needs aws sso login first.',
		enter: 'Checks that there are such credentials. Nothing is sent to Cognito yet.',
	},
	mfaCode: {
		asks: 'The profile assumes a role that requires a code from an MFA device.',
		where: 'The device is named above: it is mfa_serial of the profile in the AWS config file.',
		enter: 'Assumes the role. Each code works once, so the next question takes a new one.',
	},
	choosePool: {
		asks: 'Which user pool to look in. Every pool of the region can be searched at once.',
		where: 'The pools that these credentials may list (cognito-idp:ListUserPools).',
		enter: sendsNothing,
	},
	namePool: {
		asks: 'The ID of a user pool, such as eu-west-1_AbC123, or a region to list the pools of.',
		where: 'AWS console › Cognito › User pools › your pool › User pool ID.',
		enter: 'A region lists its pools. Nothing is changed.',
	},
	nameUser: {
		asks: 'Whom to look up: an email, a phone number with +, a sub or a username.',
		enter: 'Looks the user up (ListUsers) and who else has the same address. Nothing is billed.',
	},
	chooseUser: {
		asks: 'Several users match. Where an email or phone number can be used to sign in, at most one of them can have it verified.',
		enter: 'Shows the user.',
	},
	userFound: {
		asks: 'The user as the pool has them, and what the API allows in this state.',
		where:
			'f shows addresses and numbers in full. m asks for the MFA factors, and says first what that costs.',
		enter: 'Why: asks AWS and changes nothing. Anything else asks you first.',
	},
	chooseClient: {
		asks: 'Which app client requests the code. Take the one that the user signed up with.',
		enter: 'Asks once more before anything is sent.',
	},
	newValue: {
		asks: 'The new value. This pool keeps the old one until the new one is verified.',
		enter: 'Asks once more before anything is sent.',
	},
	confirmAct: {
		asks: 'Whether to do this. It is done once and never retried automatically.',
		enter: 'Does it. Esc does nothing.',
	},
	acted: {
		asks: 'What Cognito answered. The command does the same in a shell.',
		enter: 'Looks the user up again.',
	},
	answered: {
		asks: 'What keeps the message from arriving, one row per stage: ✔ checked and fine, ✖ proved, ⚠ only suggested, ? couldn’t be checked.',
		where: `The report for a ticket leaves out addresses, numbers and the account. ${whyScreen.masked}`,
	},
};

const profilesForWhy: ScreenHelp = {
	asks: 'Which AWS credentials to ask with. They need to read the settings of the user pool and of what sends its messages; nothing is changed.',
	where:
		'Profiles come from the AWS config and credentials files. Without credentials you see the IAM policy to ask an administrator for.',
	enter: 'Asks AWS why the code did not arrive. No message is sent, and nothing is billed.',
};

const typed: ScreenHelp = {
	asks: 'The answer to the question on this screen. The user pool decides what it asks, and in what order.',
	enter: 'Answers the challenge. The pool may ask something else next, and send a code for it.',
};

const codeOfMessage: ScreenHelp = {
	asks: 'The sign-in code from the message.',
	where:
		'At the address or number named above. Back to the password and Enter requests another one.',
	enter: 'Answers with this code. No message is sent.',
};

const challenges: Readonly<Record<string, ScreenHelp>> = {
	SMS_MFA: codeOfMessage,
	SMS_OTP: codeOfMessage,
	EMAIL_OTP: codeOfMessage,
	SOFTWARE_TOKEN_MFA: {
		asks: 'The six digits that your authenticator app shows now.',
		enter: 'Answers with this code. No message is sent.',
	},
	NEW_PASSWORD_REQUIRED: {
		asks: `The password is a temporary one, and this is the one to replace it. ${newPasswordRules}`,
		enter: 'Sets the new password, once the attributes that the pool requires are known.',
	},
	SELECT_MFA_TYPE: {
		asks: 'Which second factor to sign in with.',
		enter: 'Answers with your choice. SMS and email send a message with a code.',
	},
	MFA_SETUP: {
		asks: 'Which second factor to set up. The user pool requires one.',
		enter: 'Starts setting it up. Email sends a message with a code, once its address is known.',
	},
	SELECT_CHALLENGE: {
		asks: 'How to prove who you are.',
		enter: 'Answers with your choice. A code by SMS or email is sent at once.',
	},
	WEB_AUTHN: {
		asks: 'The pool asks for a passkey, which a terminal can’t use. Sign in with the browser instead.',
	},
};

const waiting: ScreenHelp = {
	asks: 'Waiting for an answer. Esc stops waiting; what you asked for may still happen.',
};

const sending: ScreenHelp = {
	asks: 'A message is being requested. Esc stops waiting; it may still be sent, and then counts.',
};

const waits: Readonly<Partial<Record<WaitingStep, ScreenHelp>>> = {
	requestingCode: sending,
	updatingValue: {
		asks: 'The value is being changed. Esc stops waiting; it may still be changed, and a code sent to it.',
	},
	requestingReset: sending,
	resendingConfirmation: sending,
	verifying: {
		asks: 'The code is being checked. Esc stops waiting; it may still be used, which costs a try.',
	},
	waitingForBrowser: {
		asks: 'The sign-in happens in the browser, on the pool’s own page. It continues here by itself; Esc stops waiting.',
		where:
			'No browser? Ctrl+Y copies the address. Open it on this computer, where the sign-in comes back to.',
	},
};

const byStep: Readonly<Partial<Record<Step, ScreenHelp>>> = {...screens, ...waits};

/** The help of the current screen. */
export const helpFor = (state: State): Help => ({...helpOfScreen(state), everywhere});

function helpOfScreen(state: State): ScreenHelp {
	if (state.step === 'challenge') return challenges[state.challenge.name] ?? typed;
	if (state.step === 'username' && asksAtOnce.includes(state.way)) {
		return {...screens.username, enter: 'Starts the sign-in. The pool may send a code at once.'};
	}
	if (state.step === 'chooseProfile' && state.errand.kind === 'why') return profilesForWhy;
	return byStep[state.step] ?? waiting;
}

/** Sign-in ways that only need the username to start. */
const asksAtOnce: readonly Way[] = ['USER_AUTH', 'CUSTOM_AUTH'];

const everywhere =
	'In a field, Ctrl+A and Ctrl+E go to the ends, Ctrl+U and Ctrl+K erase to them. In a list, arrows, j and k, or the number of the row. In scripts: cognito-verify --help';
