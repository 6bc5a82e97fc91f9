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
	| 'invalidParameter'
	| 'notAuthorized'
	| 'unknownServiceError'
	// This computer
	| 'inputInvalid'
	| 'storeUnsafe'
	| 'storeDamaged'
	| 'storeUnreadable'
	| 'storeNotWritable'
	| 'signInNeeded'
	| 'terminalNeeded'
	| 'cancelled';

/** What is known beyond the code. Never a secret: no token, password, code or Session is put in here. */
export type ProblemDetail = {
	/** The error's name on the wire, `LimitExceededException`. */
	readonly awsName?: string;
	/** What the service said, word for word and not yet stripped of control sequences. */
	readonly awsMessage?: string;
	readonly requestId?: string;
	readonly httpStatus?: number;
	/** The request left this computer and no answer came: a message may have been sent all the same. */
	readonly mayHaveBeenSent?: boolean;
	/** The system's own word for it: `ECONNRESET`, `CERT_HAS_EXPIRED`. */
	readonly reason?: string;
	/** What the sentence is about: a host, a file, a field's name and its fault. */
	readonly subject?: string;
	/** A command for a person's shell that mends it. */
	readonly mend?: string;
};

/** The one error that is shown to a person as words. Its `message` is for a log: the code and what AWS said. */
export class Problem extends Error {
	override readonly name = 'Problem';
	readonly code: ProblemCode;
	readonly detail: ProblemDetail;

	constructor(code: ProblemCode, detail: ProblemDetail = {}, options?: ErrorOptions) {
		super(detail.awsMessage ?? detail.subject ?? code, options);
		this.code = code;
		this.detail = detail;
	}
}
