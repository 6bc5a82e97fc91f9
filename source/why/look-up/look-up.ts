import type {FactName, FactValues, Outcomes} from '../facts.ts';
import {MissingFact, type Outcome} from '../outcome.ts';
import type {Question} from '../question.ts';
import type {Asker} from './asker.ts';
import {type Asking, NotNeeded, type Readers} from './asking.ts';
import {mailFacts} from './mail-facts.ts';
import {poolFacts} from './pool-facts.ts';
import {requestFacts} from './request-facts.ts';
import {senderFacts} from './sender-facts.ts';
import {textFacts} from './text-facts.ts';
import {textRuleFacts} from './text-rule-facts.ts';

const readers: Readers<FactName> = {
	...poolFacts,
	...requestFacts,
	...senderFacts,
	...mailFacts,
	...textFacts,
	...textRuleFacts,
};

const isFact = (name: string): name is FactName => Object.hasOwn(readers, name);

export const factNames: readonly FactName[] = Object.keys(readers).filter(isFact);

type Settling = {-readonly [Name in FactName]?: Outcome<FactValues[Name]>};

/**
 * Looks up every fact that the question needs, each once and as many at the same time as possible. Calls `onSettled`
 * with all outcomes so far after each. Resolves when all have settled, and never rejects.
 */
export async function lookUp(
	question: Question,
	asker: Asker,
	onSettled: (name: FactName, outcomes: Outcomes) => void,
): Promise<Outcomes> {
	const outcomes: Settling = {};
	const started: {[Name in FactName]?: Promise<FactValues[Name]>} = {};
	const settle = <Name extends FactName>(name: Name, outcome: Outcome<FactValues[Name]>) => {
		// TypeScript can't relate a generic name to its own value in an assignment.
		Object.assign(outcomes, {[name]: outcome});
		onSettled(name, {...outcomes});
	};
	const fact = async <Name extends FactName>(name: Name): Promise<FactValues[Name]> => {
		const begun: Promise<FactValues[Name]> | undefined = started[name];
		if (begun !== undefined) return begun;
		const reading = readers[name](asking);
		Object.assign(started, {[name]: reading});
		reading.then(
			value => settle(name, {state: 'known', value}),
			error => settle(name, outcomeOf(error)),
		);
		return reading;
	};
	const asking: Asking = {question, ask: asker.ask, askFor: asker.askFor, fact};
	const unexpected = (await Promise.allSettled(factNames.map(name => fact(name)))).find(
		each =>
			each.status === 'rejected' &&
			!(each.reason instanceof MissingFact || each.reason instanceof NotNeeded),
	);
	if (unexpected?.status === 'rejected') throw unexpected.reason;
	return outcomes;
}

function outcomeOf(
	error: unknown,
): {state: 'missing'; misses: MissingFact['misses']} | {state: 'notNeeded'} {
	return error instanceof MissingFact
		? {state: 'missing', misses: error.misses}
		: {state: 'notNeeded'};
}
