import {Problem} from '../problem.ts';
import type {Call} from './look-up/asker.ts';

/** Why nothing could be asked, where AWS took no call with these credentials, or there are none. */
export function credentialsProblem({
	calls,
	credentialsFault,
}: {
	readonly calls: readonly Call[];
	readonly credentialsFault?: string | undefined;
}): Problem {
	const refused = calls.find(({error}) => error !== undefined)?.error;
	return refused === undefined
		? new Problem('credentialsMissing', {why: credentialsFault ?? 'none were found'})
		: new Problem('accessDenied', {awsName: refused});
}
