import type {Problem} from '../problem.ts';
import {isMasked} from '../report/redact.ts';
import {credentialsProblem} from './credentials-problem.ts';
import {diagnose} from './diagnose.ts';
import type {Aws} from './look-up/asker.ts';
import {type Policy, policyFor} from './policy.ts';
import type {Question} from './question.ts';
import {toMarkdown} from './report/markdown.ts';
import {type Report, type ReportOptions, reportOf} from './report/report.ts';
import {start, type WhyResult} from './start.ts';

/** A row for each stage of the delivery, in order. */
export type StageRows = Report['stages'];

/** An investigation for a screen. `rows` returns the same array until a fact settles. */
export type Investigation = {
	readonly rows: () => StageRows;
	readonly subscribe: (listener: () => void) => () => void;
	/** Calls AWS, read-only. Rejects with a `Problem` (`cancelled`) when aborted, which ends every call. */
	readonly answer: (signal: AbortSignal) => Promise<WhyAnswer>;
};

/** The result in words, without secrets: everything that reaches the screen or clipboard. */
export type WhyAnswer = {
	readonly report: Report;
	/** The report for a ticket, in Markdown. */
	readonly markdown: string;
	/** The command that fixes the cause, unless parts of it are masked. */
	readonly command?: string;
	/** Whether the displayed command can't be run because parts of it are masked. */
	readonly isMasked: boolean;
	/** The IAM policy for the denied calls, in JSON; absent if none was denied. */
	readonly policy?: string;
	/** Why no call succeeded. */
	readonly problem?: Problem;
};

/** Prepares an investigation. Makes no calls before `answer`; `time` formats a timestamp for the sentences. */
export function createInvestigation(
	question: Question,
	aws: Aws,
	time: (at: number) => string,
): Investigation {
	const options: ReportOptions = {isFull: false, hidesSubs: true, time};
	const rowsOf = ({outcomes, diagnosis}: Pick<WhyResult, 'outcomes' | 'diagnosis'>) =>
		reportOf({question, outcomes, diagnosis, calls: [], credentials: 'accepted'}, options).stages;
	const listeners = new Set<() => void>();
	let rows = rowsOf({outcomes: {}, diagnosis: diagnose(question, {})});
	return {
		rows: () => rows,
		subscribe: listener => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		answer: async signal => {
			const onFact = (progress: Pick<WhyResult, 'outcomes' | 'diagnosis'>) => {
				const next = rowsOf(progress);
				if (JSON.stringify(next) === JSON.stringify(rows)) return;
				rows = next;
				for (const listener of listeners) listener();
			};
			return answerOf(await start(question, aws, {signal, onFact}).result, options);
		},
	};
}

function answerOf(result: WhyResult, options: ReportOptions): WhyAnswer {
	const policy = missingPolicy(result);
	const report = reportOf(result, options);
	const found = report.findings.find(({cause}) => cause === report.answer?.cause);
	const commands = (found?.mend ?? []).flatMap(({command}) => command ?? []);
	const command = commands.find(each => !isMasked(each));
	return {
		report,
		markdown: toMarkdown(reportOf(result, {isFull: false, hidesSubs: true})),
		isMasked: commands.some(isMasked),
		...(command !== undefined && {command}),
		...(policy && {policy: JSON.stringify(policy, undefined, 2)}),
		...(result.credentials !== 'accepted' && {problem: credentialsProblem(result)}),
	};
}

/** The policy for the denied calls; without credentials, for all calls. */
function missingPolicy({question, outcomes, calls, credentials}: WhyResult): Policy | undefined {
	const policy = policyFor(question, outcomes);
	if (credentials !== 'accepted') return policy;
	const denied = new Set(
		calls
			.filter(({outcome}) => outcome === 'denied')
			.map(({service, operation}) => `${service}:${operation}`),
	);
	const Statement = policy.Statement.map(each => ({
		...each,
		Action: each.Action.filter(action => denied.has(action)),
	})).filter(({Action}) => Action.length > 0);
	return Statement.length === 0 ? undefined : {...policy, Statement};
}
