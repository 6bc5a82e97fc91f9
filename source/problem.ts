/**
 * What can go wrong for a person, as a closed union: `copy.ts` has words for each, so the compiler keeps the two whole.
 * A programming error is not a Problem: it ends the program with one sentence and a report.
 */
export type ProblemCode =
	// The attribute and its code
	| 'attributeNotVerifiable'
	| 'attributeHasNoValue'
	| 'wrongCode'
	| 'codeExpired'
	| 'attemptLimitReached'
	| 'emailQuotaReached'
	| 'aliasTaken'
	| 'deliveryFailed'
	| 'emailRoleRefused'
	| 'smsRoleRefused'
	| 'triggerFailed'
	| 'attributeNotWritable'
	// The access token
	| 'tokenUnreadable'
	| 'tokenIsIdToken'
	| 'tokenOfAnotherRegion'
	| 'tokenOfAnother'
	| 'tokenLacksScope'
	| 'tokenExpired'
	| 'tokenRevoked'
	| 'tokenRefused'
	// Signing in
	| 'wrongPassword'
	| 'passwordAttemptsExceeded'
	| 'temporaryPasswordExpired'
	| 'userDisabled'
	| 'userNotFound'
	| 'userNotConfirmed'
	| 'userExists'
	| 'passwordResetRequired'
	| 'passwordRefused'
	| 'noVerifiedAddress'
	| 'flowNotEnabled'
	| 'customAuthNotConfigured'
	| 'clientNotFound'
	| 'poolNotFound'
	| 'clientSecretMissing'
	| 'clientSecretWrong'
	| 'wrongSignInCode'
	| 'signInCodeUsed'
	| 'authenticatorNotEnabled'
	| 'authenticatorAppsOff'
	| 'challengeExpired'
	| 'challengeUsed'
	| 'challengeAnswerRefused'
	| 'challengeUnsupported'
	| 'phoneNumberNeeded'
	| 'refreshRefused'
	| 'refreshTokenReused'
	| 'tokenNotRevocable'
	| 'deviceExists'
	| 'changedMeanwhile'
	| 'operationNotEnabled'
	| 'poolMisconfigured'
	// Signing in with a browser, or with IAM credentials
	| 'redirectMismatch'
	| 'browserSignInRefused'
	| 'browserSignInTimedOut'
	| 'credentialsMissing'
	| 'accessDenied'
	// Looking a user up
	| 'whoUnreadable'
	| 'notLookedUp'
	// The way to the service
	| 'connectionRefused'
	| 'hostNotFound'
	| 'connectionLost'
	| 'timedOut'
	| 'certificateRefused'
	| 'proxyRefused'
	| 'clearHttpRefused'
	| 'answerUnreadable'
	| 'tooManyRequests'
	| 'blockedByFirewall'
	| 'serviceFailed'
	| 'serverLacks'
	| 'invalidParameter'
	| 'notAuthorized'
	| 'unknownServiceError'
	// What was given on the command line, in the environment, in a file
	| 'optionMissing'
	| 'answerMissing'
	| 'sourceUnreadable'
	| 'challengeUnreadable'
	| 'poolIdMissing'
	| 'regionInvalid'
	| 'endpointInvalid'
	| 'domainMissing'
	| 'redirectUnusable'
	| 'proxyInvalid'
	| 'sessionNotFound'
	| 'sessionNotChosen'
	// This computer
	| 'storeUnsafe'
	| 'storeDamaged'
	| 'storeUnreadable'
	| 'storeNotWritable'
	| 'signInNeeded'
	| 'terminalNeeded'
	| 'cancelled';

/** What may be known of a call that failed. Never a secret: no token, password, code or Session is put in here. */
export type CallDetail = {
	/** The error's name on the wire, `LimitExceededException`. */
	readonly awsName?: string;
	/** What the service said, word for word and not yet stripped of control sequences. */
	readonly awsMessage?: string;
	/** By which AWS finds the call again. */
	readonly requestId?: string;
	readonly httpStatus?: number;
	/** The request left this computer and no answer came: a message may have been sent all the same. */
	readonly mayHaveBeenSent?: boolean;
	/** The system's own word for it: `ECONNRESET`, `CERT_HAS_EXPIRED`. */
	readonly reason?: string;
};

/** The problems of the way to the service: where the call went, `host:port`. */
export type NetworkCode =
	| 'connectionRefused'
	| 'hostNotFound'
	| 'connectionLost'
	| 'timedOut'
	| 'certificateRefused'
	| 'proxyRefused';

/** What else a problem is about, by its code; one that is not here says everything with its code. */
type Subjects = {readonly [Code in NetworkCode]: {readonly host: string}} & {
	/** Which part of a token is missing or wrong, or what the text seems to be instead. */
	readonly tokenUnreadable: {readonly claim?: string; readonly looksLike?: 'refreshToken'};
	/** The region the token is of. */
	readonly tokenOfAnotherRegion: {readonly region: string};
	/** What the token says it is of, and what was asked for. */
	readonly tokenOfAnother: {
		readonly kind: 'user pool' | 'app client' | 'user';
		readonly found: string;
		readonly wanted: string;
	};
	/** ms since the epoch, where the token itself says so. */
	readonly tokenExpired: {readonly expiredAt?: number};
	/** The challenge's name. */
	readonly challengeUnsupported: {readonly challenge?: string};
	readonly redirectMismatch: {readonly redirectUri: string};
	/** What the sign-in page answered. */
	readonly browserSignInRefused: {readonly answer: string};
	/** What the search for credentials ended with, and the profile that it was in. */
	readonly credentialsMissing: {readonly why: string; readonly profile?: string};
	/** An IAM action that was denied, gave no answer in time, or failed. */
	readonly notLookedUp: {
		readonly action: string;
		readonly region: string;
		readonly because: 'denied' | 'timedOut' | 'failed';
	};
	/** The host that answered, or the field of the answer that is missing or wrong. */
	readonly answerUnreadable: {readonly source: string};
	/** The server that is not Amazon's, the operation it was asked for, and the flow of the sign-in, if it was one. */
	readonly serverLacks: {
		readonly host: string;
		readonly operation: string;
		readonly flow?: string | undefined;
	};
	/** The option, and the environment variable that says the same. */
	readonly optionMissing: {readonly option: string; readonly variable?: string | undefined};
	/** The names that `--answer` has to give, as it is written. */
	readonly answerMissing: {readonly answer: string};
	/** What was to be read, and why it could not be. */
	readonly sourceUnreadable: {readonly source: string; readonly fault: string};
	readonly regionInvalid: {readonly region: string};
	/** Without user info. */
	readonly endpointInvalid: {readonly endpoint: string};
	readonly clearHttpRefused: {readonly endpoint: string};
	readonly redirectUnusable: {readonly redirectUri: string; readonly fault: string};
	readonly sessionNotFound: {readonly session: string};
	/** The names of those that there are. */
	readonly sessionNotChosen: {readonly sessions: readonly string[]};
	/** A path and what is wrong with it; a command for a person's shell that mends it. */
	readonly storeUnsafe: {readonly fault: string; readonly mend: string};
	readonly storeDamaged: {readonly file: string};
	/** A path and why it cannot be read or written. */
	readonly storeUnreadable: {readonly fault: string};
	readonly storeNotWritable: {readonly fault: string; readonly holder?: LockHolder};
};

/** Who keeps a file locked; without a process ID where the lock file names nobody. */
export type LockHolder = {readonly pid?: number | undefined; readonly isStopped?: boolean};

/** What is known beyond the code. */
export type ProblemDetail<Code extends ProblemCode = ProblemCode> = Code extends keyof Subjects
	? CallDetail & Subjects[Code]
	: CallDetail;

/** The codes that need no word beyond what is known of the call. */
export type PlainCode = {
	readonly [Code in ProblemCode]: CallDetail extends ProblemDetail<Code> ? Code : never;
}[ProblemCode];

/** A code and what belongs to it. */
type Given =
	| readonly [code: PlainCode, detail?: CallDetail, options?: ErrorOptions]
	| readonly [code: NetworkCode, detail: ProblemDetail<NetworkCode>, options?: ErrorOptions]
	| {
			readonly [Code in keyof Subjects]: readonly [
				code: Code,
				detail: ProblemDetail<Code>,
				options?: ErrorOptions,
			];
	  }[keyof Subjects];

/** The one error that is shown to a person as words. Its `message` is for a log: what AWS said, a place, or the code. */
export class Problem extends Error {
	override readonly name = 'Problem';
	readonly code: ProblemCode;
	readonly detail: ProblemDetail;

	constructor(...[code, detail = {}, options]: Given) {
		super(detail.awsMessage ?? placeOf(detail) ?? code, options);
		this.code = code;
		this.detail = detail;
	}
}

/** The Problem that some work rejects with, if it does. Rejects with any other error. */
export async function problemOf(work: Promise<unknown>): Promise<Problem | undefined> {
	try {
		await work;
		return undefined;
	} catch (error) {
		if (error instanceof Problem) return error;
		throw error;
	}
}

function placeOf(detail: ProblemDetail): string | undefined {
	if ('fault' in detail) return detail.fault;
	return 'file' in detail ? detail.file : undefined;
}
