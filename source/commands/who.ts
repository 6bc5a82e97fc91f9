import {endings} from '../copy/ending-words.ts';
import {whoCommand} from '../options/commands.ts';
import {readOptions} from '../options/read-options.ts';
import {asciiJson} from '../safe-text.ts';
import {exit, sayProblem} from '../say-failure.ts';
import {credentialsProblem, lookUpProblem} from '../why/credentials-problem.ts';
import {whoReport, whoText} from '../why/report/who-report.ts';
import {credentialsOf} from '../why/start.ts';
import {lookUpWho} from '../why/who.ts';
import {awsOf, poolOf, whoOf} from './desk.ts';
import {regionOf} from './home-pool.ts';
import {type Run, runCommand} from './run.ts';

/**
 * `who WHO`: looks up a user. Exit codes: 0 found, 1 nobody was found or a pool couldn't be searched, 4 no credentials
 * that AWS accepts, 2 an invalid command line.
 */
export async function who(run: Run): Promise<number> {
	return runCommand(run, whoCommand, async () => {
		const {values, words} = readOptions(whoCommand, run.argv, run.env);
		const named = whoOf(words);
		const id = values['user-pool-id'];
		const pool = id === undefined ? undefined : poolOf(id, values.region);
		const region = pool?.region ?? regionOf(run, values);
		const result = await lookUpWho(
			{who: named, region, userPoolId: pool?.id, asksMfa: values.mfa},
			await awsOf(run, values),
			{signal: run.signal},
		);
		const report = whoReport(result, {isFull: values.full, now: run.now()});
		run.stdout.write(values.output === 'json' ? asciiJson(report) : whoText(report));
		const credentials = credentialsOf(result.calls);
		if (credentials !== 'accepted') {
			sayProblem(credentialsProblem(result), run.stderr);
			return exit.signInNeeded;
		}
		if (result.users.length > 0) return exit.done;
		const problem = lookUpProblem(result);
		if (problem) sayProblem(problem, run.stderr);
		else run.stderr.write(`cognito-verify: ${endings.nobodyFound}\n`);
		return exit.failed;
	});
}
