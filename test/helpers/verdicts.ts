import assert from 'node:assert/strict';
import {type CauseId, causeIds} from '../../source/why/causes.ts';
import type {FactName, FactValues} from '../../source/why/facts.ts';
import type {Outcome} from '../../source/why/outcome.ts';
import type {Question} from '../../source/why/question.ts';
import {judges} from '../../source/why/rules/rules.ts';
import {type Look, openScene, type Verdict} from '../../source/why/rules/scene.ts';
import {type Base, type Facts, fine, found, questionOf} from './why-facts.ts';

/** The differences from an account where everything is fine. */
export type Change = Facts & {
	/** A base account other than the rule's usual one. */
	readonly base?: Base;
	readonly question?: Partial<Question>;
	/** Facts that are missing. */
	readonly lacks?: readonly FactName[];
};

/** A verdict of a rule, with the accounts that lead to it. */
export type Rule = {
	readonly base: Base;
	readonly says: Readonly<Record<string, readonly Change[]>>;
};

/** The verdict of a cause's rule: `proves`, the details in JSON, and each piece of evidence. */
export function verdictOf(
	cause: CauseId,
	usualBase: Base,
	{base = usualBase, question, lacks = [], ...facts}: Change,
): string {
	const outcomes = found({...fine[base], ...facts}, lacks);
	const look: Look = <Name extends FactName>(name: Name) => {
		const outcome: Outcome<FactValues[Name]> | undefined = outcomes[name];
		return outcome?.state === 'known' ? {value: outcome.value} : undefined;
	};
	const verdict: Verdict<unknown> = judges[cause](openScene(questionOf(base, question), look));
	if (verdict.kind === 'unknown') {
		const {because, action, region} = verdict.miss;
		return `unknown: ${action} in ${region} ${because}`;
	}
	if (verdict.kind !== 'found') return verdict.kind;
	const evidence = verdict.evidence.map(
		({service, operation, region, field, value}) =>
			`${service}:${operation} in ${region} has ${field} ${JSON.stringify(value)}`,
	);
	return `${verdict.certainty} ${JSON.stringify(verdict.detail)}: ${evidence.join(', ')}`;
}

/** The tests of rules, one for each cause: its name, and what tries the rule on its accounts. */
export function testsOf(
	rules: {
		readonly [Cause in CauseId]?: Rule;
	},
): readonly (readonly [name: string, body: () => void])[] {
	return causeIds.flatMap(cause => {
		const rule = rules[cause];
		if (rule === undefined) return [];
		const name = `${cause}: what is found, how surely, and by which evidence`;
		const body = () => {
			for (const [said, changes] of Object.entries(rule.says)) {
				const verdicts: readonly string[] = changes.map((change): string =>
					verdictOf(cause, rule.base, change),
				);
				assert.deepEqual(verdicts, Array(changes.length).fill(said));
			}
		};
		return [[name, body]];
	});
}
