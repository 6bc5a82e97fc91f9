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

/** A row for each stage of the message's way, in its order. */
export type StageRows = Report['stages'];

/** An investigation as a screen shows it. `rows` gives the same array until something settles. */
export type Investigation = {
	readonly rows: () => StageRows;
	readonly subscribe: (listener: () => void) => () => void;
	/** Asks AWS, and only reads. Rejects with a `Problem` (`cancelled`) when it is aborted, which ends every call. */
	readonly answer: (signal: AbortSignal) => Promise<WhyAnswer>;
};

/** What was found out, in words and without secrets: all of it that reaches a screen or a clipboard. */
export type WhyAnswer = {
	readonly report: Report;
	/** The report for a ticket, in Markdown. */
	readonly markdown: string;
	/** The command that mends the answer's cause, where nothing of it is masked. */
	readonly command?: string;
	/** Whether a command is shown that a shell could not run, because it is masked. */
	readonly isMasked: boolean;
	/** The IAM policy for what was denied, in JSON; none where nothing was. */
	readonly policy?: string;
	/** Why nothing could be asked, where AWS took no call. */
	readonly problem?: Problem;
};

/** Prepares an investigation. Nothing is asked before `answer`; `time` is a moment for the reader of the sentences. */
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

/** What has to be allowed for the calls that were denied; without credentials, for all of them. */
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
