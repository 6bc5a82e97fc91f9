import {timeToExit} from './child.ts';
import {launcher} from './one-shot.ts';
import type {Contender} from './rounds.ts';
import type {Surroundings} from './surroundings.ts';

/** `why` ends with it where a cause is proved. */
const causeProved = 5;

/** From the start of `why` to its answer, on the embedded account, about a phone that replied STOP; and Node doing nothing. */
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
