import {type CallDetail, type NetworkCode, type PlainCode, Problem} from '../../problem.ts';
import {readOptionalText} from './read-answer.ts';

/** The name of an operation, and the sign-in flow it belongs to. */
export type Asked = {readonly operation: string; readonly flow: string | undefined};

/** The target of a call, for messages about calls that failed to reach it. */
export type CallPlace = {
	readonly host: string;
	/** The proxy's host, if connections go to one. */
	readonly proxyHost?: string | undefined;
	/** The request to a server other than Amazon's; undefined for Amazon's, which has every operation. */
	readonly asked?: Asked | undefined;
};

/**
 * Converts an error of the AWS SDK or the network to a `Problem`; `undefined` for a programming error, which must be
 * rethrown.
 *
 * `mayHaveBeenSent` is missing only if the request can't have reached the service: after a send, users need to know
 * whether a message may be on its way.
 */
export function toProblem(error: unknown, place: CallPlace): Problem | undefined {
	if (error instanceof Problem) return lackIn(error, place) ?? error;
	if (!(error instanceof Error)) return undefined;
	if (error.name === 'AbortError') return new Problem('cancelled', {mayHaveBeenSent: true});
	return (
		toServiceProblem(error, place) ??
		toProxyProblem(error, place.host) ??
		toCredentialsProblem(error) ??
		toNetworkProblem(error, place) ??
		toUnreadableProblem(error, place.host)
	);
}

/** A rule without a pattern matches every message of that error; the first match decides. */
type Rule = readonly [code: PlainCode, message?: RegExp];

/**
 * The errors in Cognito's model, and a few of the gateway in front of it. If one name covers many faults, only the
 * message tells them apart; the texts are those of real pools.
 */
const rules: Readonly<Record<string, readonly Rule[]>> = {
	NotAuthorizedException: [
		['tokenExpired', /^access token has expired/i],
		['tokenRevoked', /^access token has been revoked/i],
		['tokenLacksScope', /^access token does not have required scopes/i],
		['tokenRefused', /access token/i],
		['refreshRefused', /refresh token/i],
		['wrongPassword', /^incorrect username or password/i],
		['passwordAttemptsExceeded', /^password attempts exceeded/i],
		['userDisabled', /^user is disabled/i],
		['temporaryPasswordExpired', /^temporary password has expired/i],
		['clientSecretMissing', /secret(?:_hash)? was not received/i],
		['clientSecretWrong', /secret hash|client secret/i],
		['challengeUsed', /^invalid session.*only be used once/i],
		['challengeExpired', /^invalid session/i],
		['attributeNotWritable', /unauthorized attribute/i],
		['notAuthorized'],
	],
	InvalidParameterException: [
		['attributeNotVerifiable', /only phone_number and email can be verified/i],
		['attributeHasNoValue', /does not have a valid registered|no value set to verify/i],
		['noVerifiedAddress', /no registered\/verified email or phone_number/i],
		['customAuthNotConfigured', /custom auth lambda trigger is not configured/i],
		[
			'flowNotEnabled',
			/not enabled for th(is|e) client|initiate auth method not supported|explicit_auth_flows/i,
		],
		['attributeNotWritable', /attribute cannot be (updated|deleted)/i],
		['invalidParameter'],
	],
	ResourceNotFoundException: [
		['clientNotFound', /user pool client/i],
		['poolNotFound', /user pool/i],
		['unknownServiceError'],
	],
	LimitExceededException: [['emailQuotaReached', /daily email limit/i], ['attemptLimitReached']],
	CodeMismatchException: [['wrongSignInCode', /auth state|code received for user/i], ['wrongCode']],
	ExpiredCodeException: [
		['signInCodeUsed', /software token has already been used/i],
		['codeExpired'],
	],
	AliasExistsException: [['aliasTaken']],
	ConcurrentModificationException: [['changedMeanwhile']],
	CodeDeliveryFailureException: [['deliveryFailed']],
	DeviceKeyExistsException: [['deviceExists']],
	EnableSoftwareTokenMFAException: [['authenticatorNotEnabled']],
	ForbiddenException: [['blockedByFirewall']],
	InternalErrorException: [['serviceFailed']],
	InvalidEmailRoleAccessPolicyException: [['emailRoleRefused']],
	InvalidLambdaResponseException: [['triggerFailed']],
	InvalidPasswordException: [['passwordRefused']],
	InvalidSmsRoleAccessPolicyException: [['smsRoleRefused']],
	InvalidSmsRoleTrustRelationshipException: [['smsRoleRefused']],
	InvalidUserPoolConfigurationException: [['poolMisconfigured']],
	MFAMethodNotFoundException: [['challengeUnsupported']],
	PasswordHistoryPolicyViolationException: [['passwordRefused']],
	PasswordResetRequiredException: [['passwordResetRequired']],
	RefreshTokenReuseException: [['refreshTokenReused']],
	SoftwareTokenMFANotFoundException: [['authenticatorAppsOff']],
	TooManyFailedAttemptsException: [['attemptLimitReached']],
	TooManyRequestsException: [['tooManyRequests']],
	UnauthorizedException: [['clientSecretWrong']],
	UnexpectedLambdaException: [['triggerFailed']],
	UnsupportedOperationException: [['operationNotEnabled']],
	UnsupportedTokenTypeException: [['tokenNotRevocable']],
	UserLambdaValidationException: [['triggerFailed']],
	UserNotConfirmedException: [['userNotConfirmed']],
	UserNotFoundException: [['userNotFound']],
	UserPoolTaggingException: [['poolMisconfigured']],
	UsernameExistsException: [['userExists']],
	// From the gateway in front of the service: throttling, and verification of IAM signatures.
	AccessDeniedException: [['accessDenied']],
	ExpiredTokenException: [['accessDenied']],
	IncompleteSignatureException: [['accessDenied']],
	InvalidSignatureException: [['accessDenied']],
	MissingAuthenticationTokenException: [['accessDenied']],
	ServiceUnavailableException: [['serviceFailed']],
	ThrottlingException: [['tooManyRequests']],
	UnrecognizedClientException: [['accessDenied']],
};

function toServiceProblem(error: Error, {host, asked}: CallPlace): Problem | undefined {
	if (!('$fault' in error && '$metadata' in error)) return undefined;
	// The SDK passes on the message as received, which may be any JSON.
	const said = readOptionalText(error.message) ?? '';
	const detail: CallDetail = {
		awsName: error.name,
		// The SDK's text for a missing message.
		...(said !== '' && said !== 'UnknownError' && {awsMessage: said}),
		...readMetadata(error.$metadata),
	};
	const rule = (Object.hasOwn(rules, error.name) ? rules[error.name] : undefined)?.find(
		([, message]) => message?.test(said) ?? true,
	);
	const isLack = !rule || lacksFlow(error, said);
	if (asked && (isLack || hasLostUser(error, asked)) && isServersOwn(detail.httpStatus)) {
		const mayHaveBeenSent = (detail.httpStatus ?? 0) >= 500;
		return new Problem('serverLacks', {
			...detail,
			host,
			...asked,
			...(mayHaveBeenSent && {mayHaveBeenSent}),
		});
	}
	const code = rule?.[0] ?? codeOfStatus(detail.httpStatus) ?? 'unknownServiceError';
	return new Problem(code, {
		...detail,
		...(code === 'serviceFailed' && {mayHaveBeenSent: true}),
	});
}

/** Whether a server lacks a flow that the service has, like moto and USER_AUTH. */
const lacksFlow = ({name}: Error, said: string): boolean =>
	name === 'InvalidParameterException' && /at 'authFlow' failed to satisfy constraint/.test(said);

/** Whether a server no longer knows the user it has just challenged: it only pretends to have SRP, like moto. */
function hasLostUser({name}: Error, {operation, flow}: Asked): boolean {
	return (
		name === 'UserNotFoundException' &&
		operation === 'RespondToAuthChallenge' &&
		flow === 'USER_SRP_AUTH'
	);
}

/** The problem behind a response that isn't JSON, if it is from another server: a 500 of its own isn't temporary. */
function lackIn({code, detail}: Problem, {host, asked}: CallPlace): Problem | undefined {
	const {httpStatus = 0} = detail;
	if (code !== 'serviceFailed' || !asked || !isServersOwn(httpStatus)) return undefined;
	const {requestId, mayHaveBeenSent} = detail;
	return new Problem('serverLacks', {
		httpStatus,
		...(requestId !== undefined && {requestId}),
		...(mayHaveBeenSent !== undefined && {mayHaveBeenSent}),
		host,
		...asked,
	});
}

/**
 * Whether an error without one of Cognito's names is from the server itself: each emulator words what it lacks
 * differently. A gateway's error for an unreachable server says nothing about that server.
 */
function isServersOwn(status = 0): boolean {
	return ![429, 502, 503, 504].includes(status);
}

/** For a response with no error name, or an unknown one. */
export function codeOfStatus(status = 0): 'tooManyRequests' | 'serviceFailed' | undefined {
	if (status === 429) return 'tooManyRequests';
	return status >= 500 ? 'serviceFailed' : undefined;
}

function readMetadata(metadata: unknown): CallDetail {
	if (typeof metadata !== 'object' || metadata === null) return {};
	const {requestId, httpStatusCode} = {
		requestId: undefined,
		httpStatusCode: undefined,
		...metadata,
	};
	return {
		...(typeof requestId === 'string' && {requestId}),
		...(typeof httpStatusCode === 'number' && {httpStatus: httpStatusCode}),
	};
}

function toCredentialsProblem(error: Error): Problem | undefined {
	// The SDK's names for missing credentials and for an expired SSO login.
	if (!['CredentialsProviderError', 'TokenProviderError'].includes(error.name)) return undefined;
	return new Problem('credentialsMissing', {why: error.message}, {cause: error});
}

/** Recognized by name (`TunnelRefused`), since the proxy agent is only loaded if there is a proxy. */
function toProxyProblem(error: Error, host: string): Problem | undefined {
	if (error.name !== 'TunnelRefused') return undefined;
	const status = 'status' in error && typeof error.status === 'number' ? error.status : undefined;
	const detail = {host, ...(status !== undefined && {httpStatus: status})};
	return new Problem('proxyRefused', detail, {cause: error});
}

/** Node's codes (libuv's `errno`, OpenSSL's verification results) and the SDK's names for timeouts. */
function toNetworkProblem(
	error: Error,
	{host: service, proxyHost}: CallPlace,
): Problem | undefined {
	const reason = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
	const isOnTheWay =
		'syscall' in error && ['connect', 'getaddrinfo'].includes(String(error.syscall));
	const host = isOnTheWay ? (proxyHost ?? service) : service;
	const detail = {host, ...(reason !== undefined && {reason})};
	const give = (code: NetworkCode, mayHaveBeenSent = false) =>
		new Problem(code, {...detail, ...(mayHaveBeenSent && {mayHaveBeenSent})}, {cause: error});
	const isConnecting = 'syscall' in error && error.syscall === 'connect';

	// The SDK also calls a reset connection a TimeoutError.
	if (reason === 'ETIMEDOUT' || (reason === undefined && error.name === 'TimeoutError')) {
		return give('timedOut', !isConnecting && !/did not establish a connection/.test(error.message));
	}
	switch (reason) {
		case undefined:
			return undefined;
		case 'ECONNREFUSED':
			return give('connectionRefused');
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return give('hostNotFound');
		case 'EHOSTUNREACH':
		case 'ENETUNREACH':
		case 'ENETDOWN':
		case 'EADDRNOTAVAIL':
			return give('connectionLost');
		case 'ECONNRESET':
		case 'ECONNABORTED':
		case 'EPIPE':
			return give('connectionLost', !isConnecting && !/before secure TLS/.test(error.message));
	}
	if (isCertificateCode(reason)) return give('certificateRefused');
	// llhttp's errors: the server doesn't speak HTTP/1.1.
	if (reason.startsWith('HPE_')) {
		const cause = {cause: error};
		return new Problem('answerUnreadable', {source: host, reason, mayHaveBeenSent: true}, cause);
	}
	return undefined;
}

function isCertificateCode(code: string): boolean {
	return (
		/^(CERT|ERR_TLS|ERR_SSL|UNABLE_TO|CRL|SELF_SIGNED|DEPTH_ZERO|INVALID_(CA|PURPOSE))/.test(
			code,
		) || ['EPROTO', 'HOSTNAME_MISMATCH', 'PATH_LENGTH_EXCEEDED'].includes(code)
	);
}

/** The SDK attaches the response to errors from parsing it. */
function toUnreadableProblem(error: Error, host: string): Problem | undefined {
	if (!('$response' in error)) return undefined;
	const metadata = '$metadata' in error ? readMetadata(error.$metadata) : {};
	return new Problem('answerUnreadable', {source: host, mayHaveBeenSent: true, ...metadata});
}
