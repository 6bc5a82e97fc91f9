import {type CallDetail, type NetworkCode, type PlainCode, Problem} from '../../problem.ts';
import {readOptionalText} from './read-answer.ts';

/** An operation by its name, and the flow of the sign-in that it is a part of. */
export type Asked = {readonly operation: string; readonly flow: string | undefined};

/** Where a call went, for the sentence that says it did not get there. */
export type CallPlace = {
	readonly host: string;
	/** Where connections really go, when it is to a proxy. */
	readonly proxyHost?: string | undefined;
	/** What a server that is not Amazon's was asked for; undefined for Amazon's, which has every operation. */
	readonly asked?: Asked | undefined;
};

/**
 * What an error of the AWS SDK or of the network means to a person; `undefined` for a programming error, which is to
 * be thrown on as it is.
 *
 * `mayHaveBeenSent` is left out only where the request cannot have reached the service: on a send, a person has to
 * know whether a message is perhaps on its way.
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

/** A rule without a pattern takes every message of that error; the first that fits decides. */
type Rule = readonly [code: PlainCode, message?: RegExp];

/**
 * The errors Cognito models, and the few of the gateway in front of it. Where one name stands for many faults the message is all
 * there is to tell them apart; the texts are those real pools were seen to send.
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
	// The gateway in front of the service: throttling, and the check of a signature made with IAM credentials.
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
	// The SDK hands on a message as it came, which may be any JSON.
	const said = readOptionalText(error.message) ?? '';
	const detail: CallDetail = {
		awsName: error.name,
		// What the SDK says where the service said nothing.
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

/** Whether a server has never heard of a flow that the service has, as moto of USER_AUTH. */
const lacksFlow = ({name}: Error, said: string): boolean =>
	name === 'InvalidParameterException' && /at 'authFlow' failed to satisfy constraint/.test(said);

/** Whether a server no longer knows the user whom it has just asked for a proof: it has SRP in name alone, as moto. */
function hasLostUser({name}: Error, {operation, flow}: Asked): boolean {
	return (
		name === 'UserNotFoundException' &&
		operation === 'RespondToAuthChallenge' &&
		flow === 'USER_SRP_AUTH'
	);
}

/** What an answer that isn't JSON means where another server gave it: a 500 of its own doesn't pass. */
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
 * Whether a refusal without a name of Cognito's is the server's own: each emulator has other words for what it lacks. What
 * a gateway answers for a server that is away says nothing about the server.
 */
function isServersOwn(status = 0): boolean {
	return ![429, 502, 503, 504].includes(status);
}

/** For an answer that names no error, or none that is known. */
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
	// The names the SDK gives to "nobody has credentials" and "the SSO login has expired".
	if (!['CredentialsProviderError', 'TokenProviderError'].includes(error.name)) return undefined;
	return new Problem('credentialsMissing', {why: error.message}, {cause: error});
}

/** By its name (`TunnelRefused`): the agent for proxies is loaded where there is a proxy. */
function toProxyProblem(error: Error, host: string): Problem | undefined {
	if (error.name !== 'TunnelRefused') return undefined;
	const status = 'status' in error && typeof error.status === 'number' ? error.status : undefined;
	const detail = {host, ...(status !== undefined && {httpStatus: status})};
	return new Problem('proxyRefused', detail, {cause: error});
}

/** Node's own codes (the `errno` of libuv, OpenSSL's verification results) and what the SDK calls a timeout. */
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

	// The SDK calls a reset connection a TimeoutError too.
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
	// llhttp's complaints: whoever answered does not speak HTTP/1.1.
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

/** The SDK puts the answer on errors it met while reading one. */
function toUnreadableProblem(error: Error, host: string): Problem | undefined {
	if (!('$response' in error)) return undefined;
	const metadata = '$metadata' in error ? readMetadata(error.$metadata) : {};
	return new Problem('answerUnreadable', {source: host, mayHaveBeenSent: true, ...metadata});
}
