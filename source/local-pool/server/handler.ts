import {recordCall} from '../account/record-call.ts';
import type {Context, Operation} from '../context.ts';
import {checkRequest} from '../model/constraints.ts';
import {Failure, serialization} from '../model/failure.ts';
import {randomUuid} from '../model/random.ts';
import {adminOperations, publicOperations} from '../operations/table.ts';

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

function parse(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		throw serialization('The request body is not JSON.');
	}
}

/**
 * The operation of that name, which validates each request against the API model before it runs. Admin operations
 * require a signed request.
 */
export function operationOf(name: string | undefined, isSigned: boolean): Operation {
	const open = publicOperations.get(name ?? '');
	const guarded = adminOperations.get(name ?? '');
	if (guarded && !isSigned) {
		throw new Failure('MissingAuthenticationTokenException', 'Missing Authentication Token');
	}
	const operation = open ?? guarded;
	if (name !== undefined && operation) {
		return context => {
			const run = operation(context);
			return async request => {
				checkRequest(name, request);
				return run(request);
			};
		};
	}
	throw new Failure(
		'UnknownOperationException',
		name === undefined
			? `The header X-Amz-Target has to name an operation: ${service}<operation>.`
			: `The local pool has no operation ${name}.`,
	);
}

/** Messages may quote the request, and headers only allow printable ASCII. */
const headerText = (message: string) => message.replace(/[^\x20-\x7e]/g, '?').slice(0, 1_024);

/**
 * Handles the AWS API: one JSON 1.1 call per request. Signatures only have to be present, since this pool has no IAM
 * users. `saved` is awaited before each response, so that whatever was answered is on disk. `report` receives errors in
 * the pool itself, for which the caller only gets InternalErrorException.
 */
export function createHandler(
	context: Context,
	saved: () => Promise<void>,
	report: (error: unknown) => void,
) {
	const run = async (
		{target, authorization, body}: ApiRequest,
		requestId: string,
	): Promise<object> => {
		const name = target?.startsWith(service) ? target.slice(service.length) : undefined;
		const isSigned = authorization?.startsWith('AWS4-HMAC-SHA256 ') ?? false;
		const operation = operationOf(name, isSigned)(context);
		const request = parse(body);
		let failure: Failure | undefined;
		try {
			return await operation(request);
		} catch (error) {
			failure = toFailure(error);
			throw failure;
		} finally {
			recordCall(context, {name: name ?? '', request, requestId, failure});
			// Counters that a refusal changed (wrong passwords, tries) are saved too.
			await saved();
		}
	};
	const toFailure = (error: unknown): Failure => {
		if (error instanceof Failure) return error;
		report(error);
		return new Failure('InternalErrorException', 'Internal server error', 500);
	};
	return async (request: ApiRequest): Promise<ApiResponse> => {
		const requestId = randomUuid(context.random);
		const headers = {
			'content-type': 'application/x-amz-json-1.1',
			'x-amzn-requestid': requestId,
			date: new Date(context.clock()).toUTCString(),
		};
		try {
			return {status: 200, headers, body: JSON.stringify(await run(request, requestId))};
		} catch (error) {
			const {status, type, message} = toFailure(error);
			return {
				status,
				headers: {
					...headers,
					'x-amzn-errortype': `${type}:`,
					'x-amzn-errormessage': headerText(message),
				},
				body: JSON.stringify({__type: type, message}),
			};
		}
	};
}
