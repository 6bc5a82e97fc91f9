import {type Action, partsOf} from '../call/operations.ts';
import {listIn, property, text} from '../call/read-value.ts';
import type {Input} from '../call/signed-call.ts';
import type {FactName, FactValues, Found, User} from '../facts.ts';
import {type Miss, MissingFact} from '../outcome.ts';
import type {AttributeName, Question} from '../question.ts';
import {attributeOf, mediumOf, type Route, recipientOf, routeOf} from '../scope.ts';
import type {Answer, Request} from './asker.ts';

/** Thrown while reading a fact that this question doesn't need; facts that depend on it aren't needed either. */
export class NotNeeded extends Error {
	override readonly name = 'NotNeeded';
}

/** The context for reading a fact. */
export type Asking = {
	/** Like an asker's, for unbilled actions. */
	readonly ask: (action: Action, region: string, request?: Request) => Promise<unknown>;
	readonly askFor: (action: Action, region: string, request?: Request) => Promise<Answer>;
	readonly question: Question;
	/** Waits for another fact. Rejects with its `MissingFact` or `NotNeeded`. */
	readonly fact: <Name extends FactName>(name: Name) => Promise<FactValues[Name]>;
};

/** The readers of facts; each waits only for the facts it needs. */
export type Readers<Name extends FactName> = {
	readonly [Each in Name]: (asking: Asking) => Promise<FactValues[Each]>;
};

/**
 * Reads the pages of an operation that returns a list; `isWhole` is false if there are more than `most`. An empty page
 * doesn't end the list. Rejects with a `MissingFact` if a page has no list.
 */
export async function pages(
	{ask}: Pick<Asking, 'ask'>,
	[action, region]: readonly [Action, string],
	{
		input,
		token = 'NextToken',
		most = 20,
	}: {
		readonly input: Input;
		/** The member with the next page's token, in response and request. */
		readonly token?: string;
		readonly most?: number;
	},
): Promise<Found<unknown>> {
	const {has = ''} = partsOf(action);
	const found: unknown[] = [];
	let next: string | undefined;
	for (let page = 0; page < most; page++) {
		const answer = await ask(action, region, {
			input: {...input, ...(next !== undefined && {[token]: next})},
		});
		const items = listIn(property(answer, has));
		if (items === undefined) throw new MissingFact([{because: 'failed', action, region}]);
		found.push(...items);
		next = text(property(answer, token));
		if (next === undefined) return {items: found, isWhole: true};
	}
	return {items: found, isWhole: false};
}

/** The result of the first way that succeeds. If all fail, their misses are combined. */
export async function firstKnown<Value>(
	...ways: readonly (() => Promise<Value>)[]
): Promise<Value> {
	const misses: Miss[] = [];
	for (const way of ways) {
		try {
			return await way();
		} catch (error) {
			if (!(error instanceof MissingFact)) throw error;
			misses.push(...error.misses);
		}
	}
	throw new MissingFact(misses);
}

/** The value of a fact, or `undefined` if it is missing. */
export async function unlessMissing<Value>(fact: Promise<Value>): Promise<Value | undefined> {
	return fact.catch(error => {
		if (error instanceof MissingFact) return undefined;
		throw error;
	});
}

/** The attribute that the question is about. Waits for the user if only that decides it. */
export async function attributeFor(asking: Asking): Promise<AttributeName> {
	const {question, fact} = asking;
	const users: Found<User> | undefined = await unlessMissing(fact('users'));
	if (users?.items.length === 0) throw new NotNeeded();
	const choice = attributeOf(question, users);
	if (choice.kind === 'known') return choice.name;
	// Rejects with the reason why the user couldn't be read.
	if (choice.kind === 'unknown') await fact('users');
	throw new NotNeeded();
}

/** The recipient of the message. Facts about it aren't needed if there is no value on record. */
export async function recipientFor(asking: Asking): Promise<string> {
	const attribute = await attributeFor(asking);
	const users = await unlessMissing(asking.fact('users'));
	const recipient = recipientOf(asking.question, users, attribute);
	if (recipient !== undefined) return recipient;
	if (users === undefined) await asking.fact('users');
	throw new NotNeeded();
}

/** The route of the message if it is one of the wanted ones; otherwise the fact isn't needed. */
export async function routeBy<By extends Route['by']>(
	asking: Asking,
	...wanted: readonly By[]
): Promise<Extract<Route, {by: By}>> {
	const [attribute, pool] = await Promise.all([attributeFor(asking), asking.fact('pool')]);
	const route = routeOf(pool, mediumOf(attribute), asking.question.region);
	const isWanted = (each: Route): each is Extract<Route, {by: By}> =>
		wanted.some(by => by === each.by);
	if (!isWanted(route)) throw new NotNeeded();
	return route;
}
