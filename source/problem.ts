/**
 * Everything that can go wrong for a user, as a closed union: `copy.ts` has words for each code, and the compiler
 * checks that none is missing. A programming error is not a Problem: it ends the program with one sentence and a
 * report.
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
	// Signing in with a browser or IAM credentials
	| 'redirectMismatch'
	| 'browserSignInRefused'
	| 'browserSignInTimedOut'
	| 'credentialsMissing'
	| 'accessDenied'
	// Looking a user up
	| 'whoUnreadable'
	| 'notLookedUp'
	// The connection to the service
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
	// Command line, environment and files
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

/** The details of a call that failed. Never contains a token, password, code or Session. */
export type CallDetail = {
	/** The error's name on the wire, `LimitExceededException`. */
	readonly awsName?: string;
	/** The service's message verbatim, including any control sequences. */
	readonly awsMessage?: string;
	/** The ID by which AWS finds the call. */
	readonly requestId?: string;
	readonly httpStatus?: number;
	/** The request was sent and no response arrived: a message may have been sent all the same. */
	readonly mayHaveBeenSent?: boolean;
	/** The system's error code: `ECONNRESET`, `CERT_HAS_EXPIRED`. */
	readonly reason?: string;
};

/** The problems of connecting to the service: `host` is `host:port`. */
export type NetworkCode =
	| 'connectionRefused'
	| 'hostNotFound'
	| 'connectionLost'
	| 'timedOut'
	| 'certificateRefused'
	| 'proxyRefused';

/** Additional details by code; a code that isn't listed has none. */
type Subjects = {readonly [Code in NetworkCode]: {readonly host: string}} & {
	/** The part of a token that is missing or invalid, or what the text seems to be instead. */
	readonly tokenUnreadable: {readonly claim?: string; readonly looksLike?: 'refreshToken'};
	/** The region of the token. */
	readonly tokenOfAnotherRegion: {readonly region: string};
	/** The origin of the token, and the expected one. */
	readonly tokenOfAnother: {
		readonly kind: 'user pool' | 'app client' | 'user';
		readonly found: string;
		readonly wanted: string;
	};
	/** ms since 1970, if the token contains it. */
	readonly tokenExpired: {readonly expiredAt?: number};
	/** The challenge's name. */
	readonly challengeUnsupported: {readonly challenge?: string};
	readonly redirectMismatch: {readonly redirectUri: string};
	/** The sign-in page's error. */
	readonly browserSignInRefused: {readonly answer: string};
	/** The error of the search for credentials, and its profile. */
	readonly credentialsMissing: {readonly why: string; readonly profile?: string};
	/** An IAM action that was denied, timed out, or failed. */
	readonly notLookedUp: {
		readonly action: string;
		readonly region: string;
		readonly because: 'denied' | 'timedOut' | 'failed';
	};
	/** The host that responded, or the response field that is missing or invalid. */
	readonly answerUnreadable: {readonly source: string};
	/** The server that isn't Amazon's, the operation requested from it, and the sign-in flow, if it was one. */
	readonly serverLacks: {
		readonly host: string;
		readonly operation: string;
		readonly flow?: string | undefined;
	};
	/** The option, and the environment variable that replaces it. */
	readonly optionMissing: {readonly option: string; readonly variable?: string | undefined};
	/** The names that `--answer` must have, as they are written. */
	readonly answerMissing: {readonly answer: string};
	/** The source and why it can't be read. */
	readonly sourceUnreadable: {readonly source: string; readonly fault: string};
	readonly regionInvalid: {readonly region: string};
	/** Without user info. */
	readonly endpointInvalid: {readonly endpoint: string};
	readonly clearHttpRefused: {readonly endpoint: string};
	readonly redirectUnusable: {readonly redirectUri: string; readonly fault: string};
	readonly sessionNotFound: {readonly session: string};
	/** The names of the existing sessions. */
	readonly sessionNotChosen: {readonly sessions: readonly string[]};
	/** A path and what is wrong with it, and a shell command that fixes it. */
	readonly storeUnsafe: {readonly fault: string; readonly mend: string};
	readonly storeDamaged: {readonly file: string};
	/** A path and why it can't be read or written. */
	readonly storeUnreadable: {readonly fault: string};
	readonly storeNotWritable: {readonly fault: string; readonly holder?: LockHolder};
};

/** The process that keeps a file locked; without a process ID if the lock file doesn't contain one. */
export type LockHolder = {readonly pid?: number | undefined; readonly isStopped?: boolean};

/** The details of a problem by its code. */
export type ProblemDetail<Code extends ProblemCode = ProblemCode> = Code extends keyof Subjects
	? CallDetail & Subjects[Code]
	: CallDetail;

/** The codes without details beyond those of the call. */
export type PlainCode = {
	readonly [Code in ProblemCode]: CallDetail extends ProblemDetail<Code> ? Code : never;
}[ProblemCode];

/** A code and its details. */
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

/** The only error that is shown to users as words. Its `message` is for logs: AWS's message, a place, or the code. */
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

/** The Problem that a promise rejects with, if any. Rejects with any other error. */
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
