import {diagnose} from '../../../source/why/diagnose.ts';
import type {FactName} from '../../../source/why/facts.ts';
import type {Call} from '../../../source/why/look-up/asker.ts';
import type {Question} from '../../../source/why/question.ts';
import type {WhyResult} from '../../../source/why/start.ts';
import {
	type Base,
	type Facts,
	fine,
	found,
	jane,
	minutes,
	now,
	questionOf,
} from '../../helpers/why-facts.ts';
import {entry, twin, users} from '../scenarios/row.ts';

export const calls: readonly Call[] = [
	{...{service: 'ses', operation: 'GetAccount', region: 'eu-west-1'}, ms: 3, outcome: 'ok'},
	{
		...{service: 'iam', operation: 'GetRole', region: 'eu-west-1', ms: 4, outcome: 'denied'},
		error: 'AccessDenied',
		requestId: 'r-2',
	} as const,
];

/** The result for an account where everything is fine except some facts. */
export function resultOf(
	base: Base,
	facts: Facts = {},
	{lacks = [], ...change}: Partial<Question> & {readonly lacks?: readonly FactName[]} = {},
): WhyResult {
	const question = questionOf(base, change);
	const outcomes = found({...fine[base], ...facts}, lacks);
	const diagnosis = diagnose(question, outcomes);
	return {question, outcomes, diagnosis, calls, credentials: 'accepted'};
}

/** Two users with one address, a proof, two suspicions, and a role that couldn't be read. */
export const suppressed = resultOf(
	'ses',
	{
		...entry('BOUNCE'),
		...users(jane, twin),
		errorLines: [{at: now - minutes(19), text: 'suppressed'}],
	},
	{lacks: ['emailRole']},
);
