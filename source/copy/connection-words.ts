import {afterDoubt, askForHelp, quote, type Words, withReason} from './sentence.ts';

/** Sign-in flows that a server may lack even though it has the operation. */
const otherFlows: ReadonlyMap<string, string> = new Map([
	['USER_SRP_AUTH', 'SRP'],
	['USER_AUTH', 'USER_AUTH'],
	['CUSTOM_AUTH', 'CUSTOM_AUTH'],
]);

/** The browser, IAM credentials, the connection to the service, and this computer. */
export const connectionWords = {
	redirectMismatch: {
		says: "The app client doesn't allow this program's callback URL.",
		tryNext: ({redirectUri}) =>
			`Add ${redirectUri} to its allowed callback URLs, exactly as written, or pass an allowed one with --redirect-uri.`,
	},
	browserSignInRefused: {
		says: ({answer}) => `The sign-in page returned an error: ${answer}.`,
		tryNext: 'Check the domain, the scopes and the flows the app client allows, then try again.',
	},
	browserSignInTimedOut: {
		says: "The browser sign-in wasn't completed within five minutes.",
		tryNext: 'Try again.',
	},
	credentialsMissing: {
		says: ({why, profile}) =>
			`No IAM credentials found${profile === undefined ? '' : ` in profile ${profile}`}: ${why.replace(/\.$/, '')}.`,
		tryNext: 'Use another profile, or sign in to this one first.',
	},
	accessDenied: {
		says: detail => `AWS refused these IAM credentials: ${quote(detail)}.`,
		tryNext: 'Use credentials that are valid and allow this operation.',
	},
	whoUnreadable: {
		says: "That isn't an email address, a phone number, a sub or a username.",
		tryNext: 'Enter one of them, at most 256 characters.',
	},
	notLookedUp: {
		says: ({action, region, because}) => {
			if (because === 'denied') return `These AWS credentials may not call ${action} in ${region}.`;
			return because === 'timedOut'
				? `The call to ${action} in ${region} timed out.`
				: `The call to ${action} in ${region} failed.`;
		},
		tryNext: ({because}) =>
			because === 'denied'
				? 'Ask an administrator to allow it, or use other credentials.'
				: 'Check the user pool ID, the region and the network, then try again.',
	},

	connectionRefused: {
		says: ({host}) => `Nothing answers at ${host}.`,
		tryNext: 'Check the endpoint, and whether a firewall is in the way.',
	},
	hostNotFound: {
		says: ({host}) => `Can't find the host ${host}.`,
		tryNext: 'Check the network, the region and the endpoint.',
	},
	connectionLost: {
		says: detail => `The connection to ${detail.host} was lost${withReason(detail)}.`,
		tryNext: afterDoubt('Check the network and try again.'),
	},
	timedOut: {
		says: ({host}) => `The request to ${host} timed out.`,
		tryNext: afterDoubt('Check the network and try again.'),
	},
	certificateRefused: {
		says: detail => `The connection to ${detail.host} is not secure${withReason(detail)}.`,
		tryNext: 'If a proxy inspects TLS here, pass its certificate with --ca-bundle.',
	},
	proxyRefused: {
		says: 'The proxy refused the connection.',
		tryNext: 'Check HTTPS_PROXY and the username and password in it.',
	},
	clearHttpRefused: {
		says: ({endpoint}) => `Passwords and tokens aren't sent over plain http to ${endpoint}.`,
		tryNext: 'Use an https:// endpoint, or add --allow-http if you trust every network on the way.',
	},
	answerUnreadable: {
		says: ({source}) => `The response isn't from Cognito (${source}).`,
		tryNext: afterDoubt('Check the endpoint, and whether a proxy or a login page is in the way.'),
	},
	tooManyRequests: {
		says: 'Cognito is getting too many requests right now.',
		tryNext: 'Wait a moment, then try again.',
	},
	blockedByFirewall: {
		says: 'A firewall of this user pool (AWS WAF) blocked the request.',
		tryNext: askForHelp,
	},
	serviceFailed: {
		says: 'Cognito had an internal error.',
		tryNext: afterDoubt('Try again in a moment.'),
	},
	serverLacks: {
		says: detail => `The server at ${detail.host} refused ${detail.operation}: ${quote(detail)}.`,
		tryNext: detail =>
			afterDoubt(
				otherFlows.has(detail.flow ?? '')
					? `This server may not support ${otherFlows.get(detail.flow ?? '')}. Sign in with USER_PASSWORD_AUTH, which sends the password itself.`
					: `This server may not support ${detail.operation}.`,
			)(detail),
	},
	invalidParameter: {
		says: detail => `Cognito rejected the request: ${quote(detail)}.`,
		tryNext: 'Correct the value, then try again.',
	},
	notAuthorized: {
		says: detail => `Cognito refused: ${quote(detail)}.`,
		tryNext: askForHelp,
	},
	unknownServiceError: {
		says: detail => `Cognito answered: ${quote(detail)}.`,
		tryNext: 'Report this, with the request ID.',
	},

	optionMissing: {
		says: ({option}) => `${option} is missing.`,
		tryNext: ({variable}) =>
			variable === undefined ? 'Add it and try again.' : `Add it, or set ${variable}.`,
	},
	answerMissing: {
		says: ({answer}) => `The challenge needs --answer ${answer}.`,
		tryNext: 'Add it and try again.',
	},
	sourceUnreadable: {
		says: ({source, fault}) => `Can't read ${source}: ${fault}.`,
		tryNext: 'Correct it and try again.',
	},
	challengeUnreadable: {
		says: 'The file given to --continue has no challenge in it.',
		tryNext: 'Save the JSON that sign-in prints with exit code 3, and pass it whole.',
	},
	poolIdMissing: {
		says: 'This way to sign in needs a user pool ID.',
		tryNext: 'Give the ID of the user pool, such as eu-west-1_AbC123.',
	},
	regionInvalid: {
		says: ({region}) => `"${region}" isn't an AWS region.`,
		tryNext: 'A region looks like eu-west-1.',
	},
	endpointInvalid: {
		says: ({endpoint}) => `The endpoint "${endpoint}" isn't a web address.`,
		tryNext: 'An endpoint begins with https:// or http://.',
	},
	domainMissing: {
		says: "The domain of the user pool's sign-in page is missing, or isn't a web address.",
		tryNext: 'Pass it with --domain-url, such as https://auth.example.com.',
	},
	redirectUnusable: {
		says: ({redirectUri, fault}) => `A browser can't return to ${redirectUri}: ${fault}.`,
		tryNext: 'Name another callback URL of the app client with --redirect-uri.',
	},
	proxyInvalid: {
		says: "HTTPS_PROXY or HTTP_PROXY isn't a proxy address.",
		tryNext: 'Set it to http://host:port.',
	},
	sessionNotFound: {
		says: ({session}) => `No session named "${session}".`,
		tryNext: 'Run cognito-verify sessions.',
	},
	sessionNotChosen: {
		says: ({sessions}) => `No session is selected. Saved sessions: ${sessions.join(', ')}.`,
		tryNext: 'Name one with --session, or sign out of all with --all.',
	},
	storeUnsafe: {
		says: ({fault}) => `Sessions aren't safe here: ${fault}.`,
		tryNext: ({mend}) => `To fix it, run ${mend} and try again.`,
	},
	storeDamaged: {
		says: ({file}) => `Can't read the sessions file: ${file}.`,
		tryNext: 'Sign in again; the damaged file was kept beside it.',
	},
	storeUnreadable: {
		says: ({fault}) => `Can't read the saved sessions: ${fault}.`,
		tryNext: 'Unlock the keychain or update cognito-verify, then try again.',
	},
	storeNotWritable: {
		says: ({fault}) => `Can't write ${fault}.`,
		tryNext: ({holder}) => {
			if (holder === undefined) {
				return 'Make the folder writable, or set COGNITO_VERIFY_CONFIG_DIR to another one.';
			}
			const {pid, isStopped} = holder;
			if (pid === undefined)
				return 'Remove it if cognito-verify runs nowhere else, then try again.';
			return isStopped
				? `Resume it (fg in its terminal, or kill -CONT ${pid}) or end it (kill -KILL ${pid}), then try again.`
				: 'Wait until it has finished, or end it, then try again.';
		},
	},
	signInNeeded: {says: 'Nobody is signed in.', tryNext: 'Run cognito-verify sign-in.'},
	terminalNeeded: {
		says: 'This needs a terminal.',
		tryNext: 'In a script, use cognito-verify sign-in and the commands named as in the AWS CLI.',
	},
	cancelled: {says: 'Cancelled.', tryNext: afterDoubt('Try again any time.')},
} as const satisfies Partial<Words>;
