import type {Retries} from '../../settings/settings.ts';
import {Failure} from '../failure.ts';
import type {Input} from '../input/parameters.ts';
import type {Operation} from '../operations.ts';
import {compactJson} from '../values/json.ts';
import type {Value} from '../values/python-values.ts';
import {readOutput, type ServiceError, serviceError} from './answer.ts';
import type {Log} from './debug.ts';
import {type HttpAnswer, send, type Transport} from './http.ts';
import {invocationId} from './invocation-id.ts';
import {lossMessage, shownUrl} from './loss-message.ts';
import {RequestLost} from './request-lost.ts';
import {backoffMs, isRetryable, type Outcome} from './retries.ts';

/** The context of a call, besides its input. */
export type Caller = {
	readonly url: string;
	readonly transport: Transport;
	readonly retries: Retries;
	readonly userAgent: string;
	readonly log: Log;
};

/**
 * Calls an operation with an unsigned JSON 1.1 request: once, or with the configured retries. Returns the output
 * members that the model has, in its order. Throws a `service` Failure for an error response, and a `general` one if
 * there is no readable response.
 */
export async function call(operation: Operation, input: Input, caller: Caller): Promise<Value> {
	const {retries, log} = caller;
	const invocation = invocationId();
	const {url} = caller;
	let attemptHeader = 'attempt=1';
	for (let attempt = 1; ; attempt += 1) {
		const headers = {
			'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation.name}`,
			'Content-Type': 'application/x-amz-json-1.1',
			'User-Agent': caller.userAgent,
			'amz-sdk-invocation-id': invocation,
			'amz-sdk-request': attemptHeader,
			'Accept-Encoding': 'identity',
		};
		const body = compactJson(input);
		log.request(operation, input, url, {...headers, 'Content-Length': String(body.length)});
		const result = await attemptOnce({method: 'POST', url, headers, body}, caller);
		const error = result instanceof RequestLost ? undefined : serviceError(result);
		if (!(result instanceof RequestLost) && error === undefined) {
			return readOutput(result, operation.output, shownUrl(caller.url));
		}
		const outcome: Outcome =
			result instanceof RequestLost ? 'lost' : {status: result.status, code: error?.code};
		const isWorthIt = isRetryable(retries.mode, outcome);
		if (!isWorthIt || attempt >= retries.attempts) {
			if (result instanceof RequestLost) {
				throw new Failure('general', lossMessage(result, caller.url, caller.transport.proxy));
			}
			throw refused(operation, error, isSpent(retries, attempt, isWorthIt));
		}
		const pause = backoffMs(attempt, Math.random());
		log.note(`Trying again in ${Math.round(pause)} ms`);
		const {setTimeout: wait} = await import('node:timers/promises');
		await wait(pause, undefined, {signal: caller.transport.signal});
		const deadline = result instanceof RequestLost ? '' : timeToLive(result, caller.transport);
		attemptHeader = `${deadline}attempt=${attempt + 1}; max=${retries.attempts}`;
	}
}

async function attemptOnce(
	request: Parameters<typeof send>[0],
	{transport, log}: Caller,
): Promise<HttpAnswer | RequestLost> {
	try {
		const answer = await send(request, transport);
		log.answer(answer);
		return answer;
	} catch (error) {
		if (!(error instanceof RequestLost)) throw error;
		log.note(`No answer: ${error.message}`);
		return error;
	}
}

/** When the request expires: the service's clock from its Date header, plus the read timeout. */
function timeToLive({headers}: HttpAnswer, {readTimeoutMs}: Transport): string {
	const end = new Date(Date.parse(headers.get('date') ?? '') + (readTimeoutMs ?? Number.NaN));
	if (Number.isNaN(end.getTime())) return '';
	const stamp = end.toISOString().replaceAll(/[-:]|\.\d+/g, '');
	return `ttl=${stamp}; `;
}

/*
 * After the last attempt, the standard mode reports exhausted retries for any error, the legacy mode only for one that
 * it would have retried.
 */
function isSpent(retries: Retries, attempt: number, isWorthIt: boolean): number | undefined {
	if (!retries.isAskedFor || attempt < retries.attempts) return undefined;
	return isWorthIt || retries.mode !== 'legacy' ? attempt - 1 : undefined;
}

function refused(
	operation: Operation,
	error: ServiceError | undefined,
	spent: number | undefined,
): Failure {
	const retries = spent === undefined ? '' : ` (reached max retries: ${spent})`;
	return new Failure(
		'service',
		`An error occurred (${error?.code}) when calling the ${operation.name} operation${retries}: ${error?.message}`,
	);
}
