import type {AppClient} from '../../cognito/cognito.ts';
import {options} from '../../options/options.ts';
import type {Run} from '../run.ts';
import {type Begun, type ChallengeJson, readBegun} from './challenge-json.ts';
import {readSignInWords, type SignInWords} from './sign-in-words.ts';

/** The options to pass on, so that a program that continues this sign-in doesn't have to repeat them. */
export function begunWith(
	{region, userPoolId, clientId, endpointUrl}: AppClient,
	words: SignInWords,
): Begun {
	return {
		region,
		'user-pool-id': userPoolId,
		'client-id': clientId,
		'endpoint-url': endpointUrl,
		'auth-flow': words['auth-flow'],
	};
}

/**
 * The options of a continued sign-in: this command line takes precedence over the original options, and those over the
 * environment.
 */
export function wordsOfContinued(
	continued: ChallengeJson,
	given: SignInWords,
	run: Run,
): SignInWords {
	const begun = readBegun(continued);
	const typed = readSignInWords({argv: run.argv, env: {}});
	const flow = begun['auth-flow'];
	return {
		...given,
		region: typed.region ?? begun.region ?? given.region,
		'user-pool-id': typed['user-pool-id'] ?? begun['user-pool-id'] ?? given['user-pool-id'],
		'client-id': typed['client-id'] ?? begun['client-id'] ?? given['client-id'],
		'endpoint-url': typed['endpoint-url'] ?? begun['endpoint-url'] ?? given['endpoint-url'],
		'auth-flow':
			typed['auth-flow'] ??
			options.authFlow.value.find(name => name === flow) ??
			given['auth-flow'],
	};
}
