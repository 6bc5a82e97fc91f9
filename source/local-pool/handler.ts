import type {Context, Operation} from './context.ts';
import {Failure, serialization} from './failure.ts';
import {
	getUserAttributeVerificationCode,
	verifyUserAttribute,
} from './operations/attribute-codes.ts';
import {getUser} from './operations/get-user.ts';
import {initiateAuth} from './operations/initiate-auth.ts';
import {respondToAuthChallenge} from './operations/respond-to-auth-challenge.ts';
import {updateUserAttributes} from './operations/update-user-attributes.ts';
import {randomUuid} from './random.ts';

/** The operations that a user, or anybody, may call: they need no AWS signature. */
const publicOperations: Readonly<Record<string, Operation>> = {
	GetUser: getUser,
	GetUserAttributeVerificationCode: getUserAttributeVerificationCode,
	InitiateAuth: initiateAuth,
	RespondToAuthChallenge: respondToAuthChallenge,
	UpdateUserAttributes: updateUserAttributes,
	VerifyUserAttribute: verifyUserAttribute,
};

export type ApiRequest = {
	/** The header `X-Amz-Target`: `AWSCognitoIdentityProviderService.<operation>`. */
	readonly target: string | undefined;
	readonly authorization: string | undefined;
	readonly body: string;
};

export type ApiResponse = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

const service = 'AWSCognitoIdentityProviderService.';

const parse = (body: string): unknown => {
	try {
		return JSON.parse(body);
	} catch {
		throw serialization('The request body is not JSON.');
	}
};

const operationOf = (target: string | undefined): Operation => {
	const name = target?.startsWith(service) ? target.slice(service.length) : undefined;
	const operation =
		name !== undefined && Object.hasOwn(publicOperations, name)
			? publicOperations[name]
			: undefined;
	if (operation) return operation;
	throw new Failure(
		'UnknownOperationException',
		name === undefined
			? `The header X-Amz-Target has to name an operation: ${service}<operation>.`
			: `The local pool has no operation ${name}.`,
	);
};

/**
 * The AWS API: one JSON 1.1 call in, one answer out. `saved` is awaited before each answer, so that what was
 * answered is kept; `report` hears of errors in the pool itself, which the caller only sees as InternalErrorException.
 */
export const createHandler =
	(context: Context, saved: () => Promise<void>, report: (error: unknown) => void) =>
	async (request: ApiRequest): Promise<ApiResponse> => {
		const headers = {
			'content-type': 'application/x-amz-json-1.1',
			'x-amzn-requestid': randomUuid(context.random),
		};
		try {
			const answer = await operationOf(request.target)(context)(parse(request.body));
			await saved();
			return {status: 200, headers, body: JSON.stringify(answer)};
		} catch (error) {
			const failure =
				error instanceof Failure
					? error
					: new Failure('InternalErrorException', 'Internal server error', 500);
			if (failure !== error) report(error);
			// What was counted before a refusal (a wrong password, a try) is kept too.
			await saved();
			return {
				status: failure.status,
				headers: {
					...headers,
					'x-amzn-errortype': `${failure.type}:`,
					'x-amzn-errormessage': headerText(failure.message),
				},
				body: JSON.stringify({__type: failure.type, message: failure.message}),
			};
		}
	};

/** A message may quote what came in; a header may hold printable ASCII only. */
const headerText = (message: string) => message.replace(/[^\x20-\x7e]/g, '?').slice(0, 1_024);
