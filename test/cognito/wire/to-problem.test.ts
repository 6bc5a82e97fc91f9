import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createCognito} from '../../../source/cognito/create-cognito.ts';
import {toProblem} from '../../../source/cognito/wire/to-problem.ts';
import {describeProblem} from '../../../source/copy.ts';
import {Problem, type ProblemCode} from '../../../source/problem.ts';
import {answerJson, startScriptedService} from '../../helpers/scripted-service.ts';

/** Errors seen from real pools, and their problems. */
const serviceErrors: readonly [name: string, message: string, code: ProblemCode][] = [
	['NotAuthorizedException', 'Access Token has expired', 'tokenExpired'],
	['NotAuthorizedException', 'Access Token has been revoked', 'tokenRevoked'],
	['NotAuthorizedException', 'Access Token does not have required scopes', 'tokenLacksScope'],
	['NotAuthorizedException', 'Invalid Access Token', 'tokenRefused'],
	['NotAuthorizedException', 'Could not verify signature for Access Token', 'tokenRefused'],
	['NotAuthorizedException', 'Invalid Refresh Token', 'refreshRefused'],
	['NotAuthorizedException', 'Invalid Refresh Token.', 'refreshRefused'],
	['NotAuthorizedException', 'Refresh Token has expired', 'refreshRefused'],
	['NotAuthorizedException', 'Refresh Token has been revoked', 'refreshRefused'],
	['NotAuthorizedException', 'Incorrect username or password.', 'wrongPassword'],
	['NotAuthorizedException', 'Password attempts exceeded', 'passwordAttemptsExceeded'],
	['NotAuthorizedException', 'User is disabled.', 'userDisabled'],
	[
		'NotAuthorizedException',
		'Temporary password has expired and must be reset by an administrator.',
		'temporaryPasswordExpired',
	],
	[
		'NotAuthorizedException',
		'Client 1abc is configured with secret but SECRET_HASH was not received',
		'clientSecretMissing',
	],
	[
		'NotAuthorizedException',
		'Client 1abc is configured for secret but secret was not received',
		'clientSecretMissing',
	],
	['NotAuthorizedException', 'Unable to verify secret hash for client 1abc', 'clientSecretWrong'],
	['NotAuthorizedException', 'Invalid session for the user.', 'challengeExpired'],
	[
		'NotAuthorizedException',
		'Invalid session for the user, session is expired.',
		'challengeExpired',
	],
	[
		'NotAuthorizedException',
		'Invalid session for the user, session can only be used once.',
		'challengeUsed',
	],
	[
		'NotAuthorizedException',
		'A client attempted to write unauthorized attribute',
		'attributeNotWritable',
	],
	['NotAuthorizedException', 'Something never heard', 'notAuthorized'],
	[
		'InvalidParameterException',
		'Invalid attribute name. Only phone_number and email can be verified.',
		'attributeNotVerifiable',
	],
	[
		'InvalidParameterException',
		'User does not have a valid registered email address',
		'attributeHasNoValue',
	],
	[
		'InvalidParameterException',
		'User does not have a valid registered phone number',
		'attributeHasNoValue',
	],
	[
		'InvalidParameterException',
		'Unable to verify attribute: phone_number no value set to verify',
		'attributeHasNoValue',
	],
	[
		'InvalidParameterException',
		'USER_PASSWORD_AUTH flow not enabled for this client',
		'flowNotEnabled',
	],
	['InvalidParameterException', 'Auth flow not enabled for this client', 'flowNotEnabled'],
	['InvalidParameterException', 'CUSTOM_AUTH is not enabled for the client.', 'flowNotEnabled'],
	['InvalidParameterException', 'Initiate Auth method not supported.', 'flowNotEnabled'],
	[
		'InvalidParameterException',
		'Cannot reset password for the user as there is no registered/verified email or phone_number',
		'noVerifiedAddress',
	],
	[
		'InvalidParameterException',
		'Custom auth lambda trigger is not configured for the user pool.',
		'customAuthNotConfigured',
	],
	[
		'InvalidParameterException',
		'Invalid user attributes: email_verified: Attribute cannot be updated.',
		'attributeNotWritable',
	],
	[
		'InvalidParameterException',
		'Invalid user attributes: phone_number: Required attribute cannot be deleted.',
		'attributeNotWritable',
	],
	[
		'InvalidParameterException',
		"1 validation error detected: Value '' at 'code' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+",
		'invalidParameter',
	],
	['ResourceNotFoundException', 'User pool client 1abc does not exist.', 'clientNotFound'],
	['ResourceNotFoundException', 'User pool eu-west-1_A does not exist.', 'poolNotFound'],
	['ResourceNotFoundException', 'Device does not exist.', 'unknownServiceError'],
	[
		'LimitExceededException',
		'Attempt limit exceeded, please try after some time.',
		'attemptLimitReached',
	],
	[
		'LimitExceededException',
		'Exceeded daily email limit for the operation or the account. If a higher limit is required, please configure your user pool to use your own Amazon SES configuration for sending email.',
		'emailQuotaReached',
	],
	['CodeMismatchException', 'Invalid verification code provided, please try again.', 'wrongCode'],
	['CodeMismatchException', 'Invalid code or auth state for the user.', 'wrongSignInCode'],
	['CodeMismatchException', 'Invalid code received for user', 'wrongSignInCode'],
	['ExpiredCodeException', 'Invalid code provided, please request a code again.', 'codeExpired'],
	['ExpiredCodeException', 'Your software token has already been used once.', 'signInCodeUsed'],
	[
		'EnableSoftwareTokenMFAException',
		'Code mismatch and fail enable Software Token MFA',
		'authenticatorNotEnabled',
	],
	[
		'SoftwareTokenMFANotFoundException',
		'Software Token MFA has not been enabled by the userPool',
		'authenticatorAppsOff',
	],
	['TooManyFailedAttemptsException', '', 'attemptLimitReached'],
	['ConcurrentModificationException', '', 'changedMeanwhile'],
	['DeviceKeyExistsException', '', 'deviceExists'],
	['InvalidUserPoolConfigurationException', '', 'poolMisconfigured'],
	['UserPoolTaggingException', '', 'poolMisconfigured'],
	['UnauthorizedException', '', 'clientSecretWrong'],
	['UnsupportedOperationException', '', 'operationNotEnabled'],
	['UnsupportedTokenTypeException', '', 'tokenNotRevocable'],
	['AliasExistsException', 'An account with the given email already exists.', 'aliasTaken'],
	[
		'CodeDeliveryFailureException',
		'Amazon SES account is in Sandbox. Verify Send-to email address or Amazon SES Account',
		'deliveryFailed',
	],
	['ForbiddenException', 'Request not allowed due to WAF block.', 'blockedByFirewall'],
	['InternalErrorException', '', 'serviceFailed'],
	['InvalidEmailRoleAccessPolicyException', '', 'emailRoleRefused'],
	['InvalidSmsRoleAccessPolicyException', '', 'smsRoleRefused'],
	['InvalidSmsRoleTrustRelationshipException', '', 'smsRoleRefused'],
	['InvalidLambdaResponseException', '', 'triggerFailed'],
	['UnexpectedLambdaException', '', 'triggerFailed'],
	['UserLambdaValidationException', 'CustomMessage failed with error no.', 'triggerFailed'],
	['InvalidPasswordException', 'Password did not conform with policy', 'passwordRefused'],
	['PasswordHistoryPolicyViolationException', '', 'passwordRefused'],
	[
		'PasswordResetRequiredException',
		'Password reset required for the user',
		'passwordResetRequired',
	],
	['RefreshTokenReuseException', '', 'refreshTokenReused'],
	['MFAMethodNotFoundException', '', 'challengeUnsupported'],
	['TooManyRequestsException', 'Rate exceeded', 'tooManyRequests'],
	['ThrottlingException', 'Rate exceeded', 'tooManyRequests'],
	['UserNotConfirmedException', 'User is not confirmed.', 'userNotConfirmed'],
	['UserNotFoundException', 'User does not exist.', 'userNotFound'],
	['UsernameExistsException', '', 'userExists'],
	['AccessDeniedException', 'User: arn:aws:iam::1:user/x is not authorized', 'accessDenied'],
	['UnrecognizedClientException', 'The security token is invalid.', 'accessDenied'],
	['UnknownOperationException', '', 'serverLacks'],
	['toString', 'a name every object has', 'serverLacks'],
];

test('each error of the service means one thing to a person', async context => {
	let next = 0;
	const {endpointUrl} = await startScriptedService(context, (_, response) => {
		const [name, message] = serviceErrors[next++] ?? [];
		answerJson(response, {__type: name, message}, name === 'InternalErrorException' ? 500 : 400);
	});
	const cognito = createCognito({client: {region: 'eu-west-1', clientId: 'client', endpointUrl}});
	for (const [name, message, code] of serviceErrors) {
		await assert.rejects(cognito.getUser('token'), (error: unknown) => {
			assert.ok(error instanceof Problem, `${name}: ${error}`);
			assert.deepEqual([message, error.code], [message, code]);
			assert.equal(error.detail.awsName, name);
			assert.match(error.detail.requestId ?? '', /^9f1c/);
			return true;
		});
	}
});

test('what another server lacks is said in its own words, with the operation', async context => {
	let answer: {status: number; body: object} = {status: 400, body: {}};
	const {endpointUrl} = await startScriptedService(context, (_, response) =>
		answerJson(response, answer.body, answer.status),
	);
	const {host} = new URL(endpointUrl);
	const cognito = createCognito({
		client: {
			region: 'us-east-1',
			clientId: 'client',
			userPoolId: 'us-east-1_Pool',
			endpointUrl,
		},
	});
	const problemOf = async (asked: Promise<unknown>) => {
		const problem = await asked.catch((error: unknown) => error);
		assert.ok(problem instanceof Problem, String(problem));
		const {code, detail} = problem;
		return {code, detail, says: describeProblem(problem)};
	};
	const requestId = '9f1c2d3e-0000-4000-8000-000000000001';
	answer = {
		status: 500,
		body: {__type: 'CognitoLocal#Unsupported', message: 'unsupported feature: USER_SRP_AUTH'},
	};
	const srp = {flow: 'USER_SRP_AUTH', username: 'jane', password: 'Right-pass-1'} as const;
	assert.deepEqual(await problemOf(cognito.signIn(srp)), {
		code: 'serverLacks',
		detail: {
			awsName: 'Unsupported',
			awsMessage: 'unsupported feature: USER_SRP_AUTH',
			requestId,
			httpStatus: 500,
			host,
			operation: 'InitiateAuth',
			flow: 'USER_SRP_AUTH',
			mayHaveBeenSent: true,
		},
		says: {
			says: `The server at ${host} refused InitiateAuth: unsupported feature: USER_SRP_AUTH (Unsupported, request ID ${requestId}).`,
			tryNext:
				'This server may not support SRP. Sign in with USER_PASSWORD_AUTH, which sends the password itself. If this was meant to send a message, check whether it arrived before you request another.',
		},
	});
	answer = {status: 501, body: {__type: 'InternalFailure', message: 'not yet emulated'}};
	const {code, says} = await problemOf(
		cognito.requestCode({accessToken: 'token', attributeName: 'email'}),
	);
	assert.deepEqual(
		[code, says.says],
		[
			'serverLacks',
			`The server at ${host} refused GetUserAttributeVerificationCode: not yet emulated (InternalFailure, request ID ${requestId}).`,
		],
	);
	answer = {status: 500, body: {__type: 'CognitoLocal#Unsupported', message: 'USER_AUTH'}};
	const choice = await problemOf(cognito.signIn({flow: 'USER_AUTH', username: 'jane'}));
	assert.match(
		choice.says.tryNext,
		/^This server may not support USER_AUTH\. Sign in with USER_PASSWORD_AUTH, which sends the password itself\./,
	);
	// A gateway's error for an unreachable server.
	answer = {status: 503, body: {__type: 'Unavailable', message: 'away'}};
	assert.equal((await problemOf(cognito.getUser('token'))).code, 'serviceFailed');
});

test('a server that asks a user for a proof and then does not know them lacks SRP', () => {
	const error = Object.assign(new Error('User does not exist.'), {
		name: 'UserNotFoundException',
		$fault: 'client',
		$metadata: {httpStatusCode: 400},
	});
	const host = '127.0.0.1:5000';
	const asked = {operation: 'RespondToAuthChallenge', flow: 'USER_SRP_AUTH'};
	const problem = toProblem(error, {host, asked});
	assert.deepEqual(
		[problem?.code, problem && describeProblem(problem).tryNext],
		[
			'serverLacks',
			'This server may not support SRP. Sign in with USER_PASSWORD_AUTH, which sends the password itself.',
		],
	);
	for (const other of [
		undefined,
		{...asked, operation: 'InitiateAuth'},
		{...asked, flow: undefined},
	]) {
		assert.equal(toProblem(error, {host, asked: other})?.code, 'userNotFound');
	}
});

test("an unknown error of Amazon's own endpoint is not taken for something that it lacks", () => {
	const error = Object.assign(new Error('never heard'), {
		name: 'NeverHeardException',
		$fault: 'client',
		$metadata: {httpStatusCode: 400},
	});
	assert.equal(
		toProblem(error, {host: 'cognito-idp.eu-west-1.amazonaws.com'})?.code,
		'unknownServiceError',
	);
});

test('each fault of the network says whether the request can have arrived', () => {
	const lost = 'socket hang up';
	const table: readonly [fault: object, code: ProblemCode, mayHaveBeenSent: boolean][] = [
		[{code: 'ECONNREFUSED', syscall: 'connect'}, 'connectionRefused', false],
		[{code: 'ENOTFOUND', syscall: 'getaddrinfo'}, 'hostNotFound', false],
		[{code: 'EAI_AGAIN', syscall: 'getaddrinfo'}, 'hostNotFound', false],
		[{code: 'ENETUNREACH', syscall: 'connect'}, 'connectionLost', false],
		[{code: 'EHOSTUNREACH', syscall: 'connect'}, 'connectionLost', false],
		[{code: 'ENETDOWN', syscall: 'connect'}, 'connectionLost', false],
		[{code: 'EADDRNOTAVAIL', syscall: 'connect'}, 'connectionLost', false],
		[{code: 'ECONNRESET', syscall: 'connect'}, 'connectionLost', false],
		[{code: 'ECONNRESET', message: lost, name: 'TimeoutError'}, 'connectionLost', true],
		[{code: 'ECONNRESET', syscall: 'read'}, 'connectionLost', true],
		[
			{
				code: 'ECONNRESET',
				message: 'Client network socket disconnected before secure TLS connection was established',
			},
			'connectionLost',
			false,
		],
		[{code: 'ECONNABORTED', syscall: 'read'}, 'connectionLost', true],
		[{code: 'EPIPE', syscall: 'write'}, 'connectionLost', true],
		[{code: 'ETIMEDOUT', syscall: 'connect'}, 'timedOut', false],
		[{code: 'ETIMEDOUT', syscall: 'read'}, 'timedOut', true],
		[{name: 'TimeoutError', message: 'did not establish a connection'}, 'timedOut', false],
		[{name: 'TimeoutError', message: 'no answer'}, 'timedOut', true],
		[{code: 'CERT_HAS_EXPIRED'}, 'certificateRefused', false],
		[{code: 'SELF_SIGNED_CERT_IN_CHAIN'}, 'certificateRefused', false],
		[{code: 'DEPTH_ZERO_SELF_SIGNED_CERT'}, 'certificateRefused', false],
		[{code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'}, 'certificateRefused', false],
		[{code: 'ERR_TLS_CERT_ALTNAME_INVALID'}, 'certificateRefused', false],
		[{code: 'ERR_SSL_WRONG_VERSION_NUMBER'}, 'certificateRefused', false],
		[{code: 'EPROTO'}, 'certificateRefused', false],
		[{code: 'HPE_INVALID_CONSTANT'}, 'answerUnreadable', true],
		[{name: 'AbortError'}, 'cancelled', true],
		[{name: 'CredentialsProviderError', message: 'No profile'}, 'credentialsMissing', false],
	];
	for (const [fault, code, mayHaveBeenSent] of table) {
		const problem = toProblem(Object.assign(new Error('fault'), fault), {host: 'example.com'});
		assert.deepEqual(
			[fault, problem?.code, problem?.detail.mayHaveBeenSent ?? false],
			[fault, code, mayHaveBeenSent],
		);
	}
});

test('a programming error is none of these', () => {
	for (const error of [new TypeError('x is not a function'), 'a string', undefined]) {
		assert.equal(toProblem(error, {host: 'example.com'}), undefined);
	}
});
