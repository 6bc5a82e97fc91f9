import {endings} from '../copy/ending-words.ts';
import {usageWords} from '../copy/usage-words.ts';
import {missing} from '../options/missing.ts';
import {options} from '../options/options.ts';
import {settingFlags} from '../options/setting-flags.ts';
import {UsageError} from '../options/usage-error.ts';
import {sayProblem} from '../say-failure.ts';
import {resolveSettings} from '../settings/settings.ts';
import {readConfigFiles} from '../settings/settings-file.ts';
import {credentialsProblem, lookUpProblem} from '../why/credentials-problem.ts';
import type {Who} from '../why/question.ts';
import {credentialsOf} from '../why/start.ts';
import {lookUpWho} from '../why/who.ts';
import {awsOf, type DeskValues} from './desk.ts';
import type {Run} from './run.ts';

/** The pool of a region in which a user was found, or how the search ended. */
export type HomePool =
	| {readonly id: string; readonly region: string}
	/** Already reported. */
	| 'credentials'
	| 'notFound';

/** The region from the options, the environment or AWS's files. Throws `optionMissing` if there is none. */
export function regionOf(run: Run, values: DeskValues): string {
	const {region} = resolveSettings(settingFlags(values), run.env, readConfigFiles(run));
	if (region === undefined) throw missing(options.region);
	return region;
}

/**
 * Finds the one user pool of a region that contains the user, and reports why if there is none. Throws a UsageError
 * that lists the pools if there are several.
 */
export async function findHomePool(run: Run, who: Who, values: DeskValues): Promise<HomePool> {
	const region = regionOf(run, values);
	const question = {who, region, userPoolId: undefined, asksMfa: false};
	const result = await lookUpWho(question, await awsOf(run, values), {signal: run.signal});
	const [id, ...more] = new Set(result.users.map(user => user.userPoolId));
	if (id !== undefined && more.length > 0) {
		throw new UsageError(usageWords.severalPools([id, ...more]));
	}
	if (id !== undefined) return {id, region};
	if (credentialsOf(result.calls) !== 'accepted') {
		sayProblem(credentialsProblem(result), run.stderr);
		return 'credentials';
	}
	const problem = lookUpProblem(result);
	if (problem) sayProblem(problem, run.stderr);
	else {
		run.stderr.write(`cognito-verify: ${endings.nobodyFoundIn(region, result.pools.length)}\n`);
	}
	return 'notFound';
}
