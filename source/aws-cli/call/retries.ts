import type {Retries} from '../../settings/settings.ts';

/** The outcome of an attempt: a response with its error code, or none. */
export type Outcome = {readonly status: number; readonly code: string | undefined} | 'lost';

/** Whether the AWS CLI's retry mode would retry after this outcome, disregarding the number of attempts. */
export function isRetryable(mode: Retries['mode'], outcome: Outcome): boolean {
	if (outcome === 'lost') return true;
	const {status, code = ''} = outcome;
	if (mode === 'legacy') {
		return legacyStatuses.has(status) || (status === 400 && legacyCodes.has(code));
	}
	return standardStatuses.has(status) || standardCodes.has(code);
}

/** Milliseconds to wait after an attempt (1 is the first): a random part of 1, 2, 4, … seconds, at most 20. */
export function backoffMs(attempt: number, random: number): number {
	return 1000 * Math.min(random * 2 ** (attempt - 1), 20);
}

const legacyStatuses: ReadonlySet<number> = new Set([429, 500, 502, 503, 504, 509]);

const legacyCodes: ReadonlySet<string> = new Set([
	'Throttling',
	'ThrottlingException',
	'ThrottledException',
	'RequestThrottledException',
	'ProvisionedThroughputExceededException',
]);

const standardStatuses: ReadonlySet<number> = new Set([500, 502, 503, 504]);

const standardCodes: ReadonlySet<string> = new Set([
	...legacyCodes,
	'TooManyRequestsException',
	'TransactionInProgressException',
	'RequestLimitExceeded',
	'BandwidthLimitExceeded',
	'LimitExceededException',
	'RequestThrottled',
	'SlowDown',
	'PriorRequestNotComplete',
	'EC2ThrottledException',
	'RequestTimeout',
	'RequestTimeoutException',
]);
