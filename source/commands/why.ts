import {open} from 'node:fs/promises';
import {resolve} from 'node:path';
import {endings} from '../copy/ending-words.ts';
import {whichOne} from '../copy/prompt-words.ts';
import {momentOf} from '../copy/time-words.ts';
import {usageWords} from '../copy/usage-words.ts';
import {errorCode} from '../error-code.ts';
import {whyCommand} from '../options/commands.ts';
import {missing} from '../options/missing.ts';
import {options} from '../options/options.ts';
import {readOptions} from '../options/read-options.ts';
import {UsageError} from '../options/usage-error.ts';
import {asciiJson} from '../safe-text.ts';
import {exit, sayProblem} from '../say-failure.ts';
import {attributeValueOf} from '../typed-input.ts';
import {credentialsProblem, lookUpProblem} from '../why/credentials-problem.ts';
import type {Budget} from '../why/look-up/asker.ts';
import {policyFor} from '../why/policy.ts';
import {type AttributeName, type Question, readSpan, usualSpan} from '../why/question.ts';
import {toMarkdown} from '../why/report/markdown.ts';
import {reportOf} from '../why/report/report.ts';
import {toText} from '../why/report/text.ts';
import {attributeOf} from '../why/scope.ts';
import {start, type WhyResult} from '../why/start.ts';
import {awsOf, poolOf, whoeverIsSignedIn, whoOf} from './desk.ts';
import {findHomePool, type HomePool} from './home-pool.ts';
import {type Run, runCommand} from './run.ts';

type Values = ReturnType<typeof readOptions<typeof whyCommand>>['values'];

/**
 * `why WHO`: finds out why a code did not arrive. Exit codes: 5 a cause is proved, 0 none is, 4 no credentials that AWS
 * accepts, 1 the pool couldn't be read, 2 an invalid command line.
 */
export async function why(run: Run, budget?: Budget): Promise<number> {
	return runCommand(run, whyCommand, async () => {
		const {values, words} = readOptions(whyCommand, run.argv, run.env);
		const question = await readQuestion(run, values, words);
		if (question === 'credentials') return exit.signInNeeded;
		if (question === 'notFound') return exit.failed;
		const result = await investigate(run, question, values, budget);
		if (values['print-iam-policy']) {
			run.stdout.write(asciiJson(policyFor(question, result.outcomes)));
			return exit.done;
		}
		await print(run, result, values);
		return exitOf(run, result);
	});
}

async function readQuestion(
	run: Run,
	values: Values,
	words: readonly string[],
): Promise<Question | Exclude<HomePool, object>> {
	const signedIn = words.length > 0 ? undefined : await whoeverIsSignedIn(run);
	const id = values['user-pool-id'] ?? signedIn?.userPoolId;
	const span = values.since === undefined ? usualSpan : readSpan(values.since);
	if (span === undefined) throw new UsageError(usageWords.isSpan);
	const attribute = values['attribute-name'];
	const now = run.now();
	// The policy can be printed without a user.
	const isForAnybody = values['print-iam-policy'] && words.length === 0;
	if (isForAnybody && id === undefined) throw missing(options.userPoolId);
	const named = isForAnybody ? ['nobody'] : words;
	const who = whoOf(signedIn === undefined ? named : [signedIn.who]);
	const pool = id === undefined ? await findHomePool(run, who, values) : poolOf(id, values.region);
	if (typeof pool === 'string') return pool;
	return {
		who,
		userPoolId: pool.id,
		region: pool.region,
		attribute,
		purpose: values.for ?? 'attribute',
		expected:
			values.expected === undefined
				? undefined
				: attributeValueOf(attribute ?? kindOf(values.expected), values.expected),
		since: now - span,
		now,
	};
}

const kindOf = (value: string): AttributeName => (value.includes('@') ? 'email' : 'phone_number');

/** Repeats the investigation with an attribute, if only the user can say which is meant. */
async function investigate(
	run: Run,
	question: Question,
	values: Values,
	budget: Budget | undefined,
): Promise<WhyResult> {
	const aws = await awsOf(run, values);
	const {signal} = run;
	const result = await start(question, aws, {signal, budget}).result;
	const {users} = result.outcomes;
	const choice = attributeOf(question, users?.state === 'known' ? users.value : undefined);
	if (choice.kind !== 'open' || values['print-iam-policy']) return result;
	if (run.prompt === undefined) {
		throw new UsageError(usageWords.attributeNeeded(choice.choices));
	}
	const answer = (await run.prompt.ask(whichOne(choice.choices))).trim();
	const attribute = choice.choices.find(name => name === answer || name.startsWith(answer));
	if (attribute === undefined || answer === '') {
		throw new UsageError(usageWords.isAttribute(choice.choices));
	}
	return start({...question, attribute}, aws, {signal, budget}).result;
}

async function print(run: Run, result: WhyResult, values: Values): Promise<void> {
	const isFull = values.full;
	if (values.report !== undefined) {
		const text = toMarkdown(reportOf(result, {isFull, hidesSubs: true}));
		await writePrivately(resolve(run.cwd, values.report), text);
	}
	switch (values.output ?? 'text') {
		case 'json':
			run.stdout.write(asciiJson(reportOf(result, {isFull})));
			return;
		case 'markdown':
			run.stdout.write(toMarkdown(reportOf(result, {isFull, hidesSubs: true})));
			return;
		case 'text':
			run.stdout.write(toText(reportOf(result, {isFull, time: momentOf(run.now())})));
	}
}

function exitOf(run: Run, result: WhyResult): number {
	const {outcomes, diagnosis, credentials, question} = result;
	const isProved = diagnosis.answer?.certainty === 'proves';
	if (credentials !== 'accepted') {
		sayProblem(credentialsProblem(result), run.stderr);
		return exit.signInNeeded;
	}
	if (isProved) return exit.causeProved;
	if (outcomes.pool?.state === 'known') return exit.done;
	const misses = outcomes.pool?.state === 'missing' ? outcomes.pool.misses : [];
	const problem = lookUpProblem({...result, misses});
	if (problem?.code === 'poolNotFound') {
		sayProblem(problem, run.stderr);
		return exit.failed;
	}
	const [miss] = misses;
	const unseen = endings.poolUnseen(question.userPoolId, `${miss?.action}: ${miss?.because}`);
	run.stderr.write(`cognito-verify: ${unseen}\n`);
	return exit.failed;
}

/** Writes a file that nobody else can read, whatever its mode was before. */
async function writePrivately(path: string, text: string): Promise<void> {
	try {
		const file = await open(path, 'w', 0o600);
		try {
			await file.chmod(0o600);
			await file.writeFile(text);
		} finally {
			await file.close();
		}
	} catch (error) {
		const reason = errorCode(error);
		if (reason === undefined) throw error;
		throw new UsageError(usageWords.reportUnwritable(reason));
	}
}
