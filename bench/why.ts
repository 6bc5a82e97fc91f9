import {timeToExit} from './child.ts';
import {launcher} from './one-shot.ts';
import type {Contender} from './rounds.ts';
import type {Surroundings} from './surroundings.ts';

/** The exit code of `why` if a cause is proved. */
const causeProved = 5;

/**
 * The time from the start of `why` to its answer, in the embedded account, for a phone number that opted out; and Node
 * doing nothing.
 */
export function whyContenders({env, pool}: Surroundings): readonly Contender[] {
	const {endpoint, userPoolId} = pool.user;
	const words = ['why', 'sam', '--attribute-name', 'phone_number', '--user-pool-id', userPoolId];
	const desk = {...env, AWS_ACCESS_KEY_ID: 'AKIABENCH', AWS_SECRET_ACCESS_KEY: 'bench'};
	return [
		{name: 'node -e 0, beside why', measure: () => timeToExit([process.execPath, '-e', '0'], env)},
		{
			name: 'why, to the answer',
			measure: () =>
				timeToExit([process.execPath, launcher, ...words, '--endpoint-url', endpoint], desk, {
					endsWith: causeProved,
				}),
		},
	];
}
