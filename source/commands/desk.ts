import {usageWords} from '../copy/usage-words.ts';
import {options} from '../options/options.ts';
import {settingFlags, type TravelValues} from '../options/setting-flags.ts';
import {UsageError} from '../options/usage-error.ts';
import {Problem} from '../problem.ts';
import {regionOf} from '../typed-input.ts';
import type {Aws} from '../why/look-up/asker.ts';
import {isSearchable, readWho, type Who} from '../why/question.ts';
import {reachAws} from '../why/reach-aws.ts';
import {mfaCodePrompt} from './mfa-code.ts';
import type {Run} from './run.ts';

/** Options shared by `why` and `who`. */
export type DeskValues = TravelValues & {readonly 'allow-http': boolean};

/** Connects to AWS according to the options and the environment. */
export function awsOf(run: Run, values: DeskValues): Promise<Aws> {
	const allowHttp = values['allow-http'];
	return reachAws({
		flags: settingFlags(values),
		place: run,
		allowHttp,
		now: run.now,
		...mfaCodePrompt(run),
	});
}

/**
 * Parses the one word that identifies the user. Throws a UsageError if there are none or several, and `whoUnreadable`
 * if it can't identify anyone.
 */
export function whoOf(words: readonly string[]): Who {
	const [word, ...more] = words;
	if (word === undefined) throw new UsageError(usageWords.who);
	if (more.length > 0) throw new UsageError(usageWords.oneUser);
	const who = readWho(word);
	if (!isSearchable(who)) throw new Problem('whoUnreadable');
	return who;
}

/** A user pool ID from the command line, with its region unless another is given. Throws a UsageError. */
export function poolOf(id: string, region: string | undefined): {id: string; region: string} {
	const home = regionOf(id);
	if (home === undefined) throw new UsageError(usageWords.isPoolId(options.userPoolId.name));
	return {id, region: region ?? home};
}

/** The user and pool of the current session, for when no user is given. */
export async function whoeverIsSignedIn(
	run: Run,
): Promise<{readonly who: string; readonly userPoolId: string | undefined} | undefined> {
	const {openStore} = await import('./open-store.ts');
	const session = (await (await openStore(run)).list()).find(({isCurrent}) => isCurrent);
	return session && {who: session.username, userPoolId: session.userPoolId};
}
