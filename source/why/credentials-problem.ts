import {Problem} from '../problem.ts';
import type {Call} from './look-up/asker.ts';
import type {Miss} from './outcome.ts';
import {credentialsOf} from './start.ts';

/** Why no call succeeded: AWS refused these credentials, or there are none. */
export function credentialsProblem({
	calls,
	credentialsFault,
}: {
	readonly calls: readonly Call[];
	readonly credentialsFault?: string | undefined;
}): Problem {
	const refused = calls.find(({error}) => error !== undefined);
	return refused === undefined
		? new Problem('credentialsMissing', {why: credentialsFault ?? 'none were found'})
		: new Problem('accessDenied', {
				...(refused.error !== undefined && {awsName: refused.error}),
				...(refused.requestId !== undefined && {requestId: refused.requestId}),
			});
}

/** Why a lookup returned nothing, with AWS's error name and the request ID; `undefined` if every call was answered. */
export function lookUpProblem({
	calls,
	misses,
	credentialsFault,
}: {
	readonly calls: readonly Call[];
	readonly misses: readonly Miss[];
	readonly credentialsFault?: string | undefined;
}): Problem | undefined {
	const [miss] = misses;
	if (miss === undefined) return undefined;
	if (credentialsOf(calls) !== 'accepted') return credentialsProblem({calls, credentialsFault});
	const {action, region, because} = miss;
	const call = calls.find(
		({service, operation, outcome}) => `${service}:${operation}` === action && outcome !== 'ok',
	);
	const reference = {
		...(call?.error !== undefined && {awsName: call.error}),
		...(call?.requestId !== undefined && {requestId: call.requestId}),
	};
	if (call?.outcome === 'notFound') return new Problem('poolNotFound', reference);
	if (call?.outcome === 'throttled') return new Problem('tooManyRequests', reference);
	return new Problem('notLookedUp', {
		...reference,
		action,
		region,
		because: because === 'denied' || because === 'timedOut' ? because : 'failed',
	});
}
