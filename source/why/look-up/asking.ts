import {type Action, partsOf} from '../call/operations.ts';
import {listIn, property, text} from '../call/read-value.ts';
import type {Input} from '../call/signed-call.ts';
import type {FactName, FactValues, Found, User} from '../facts.ts';
import {type Miss, MissingFact} from '../outcome.ts';
import type {AttributeName, Question} from '../question.ts';
import {attributeOf, mediumOf, type Route, recipientOf, routeOf} from '../scope.ts';
import type {Answer, Request} from './asker.ts';

/** Ends the reading of a fact that this question has no use for; whatever needs that fact has none either. */
export class NotNeeded extends Error {
	override readonly name = 'NotNeeded';
}

/** What a fact is read with. */
export type Asking = {
	/** As an asker's, for what is not billed. */
	readonly ask: (action: Action, region: string, request?: Request) => Promise<unknown>;
	readonly askFor: (action: Action, region: string, request?: Request) => Promise<Answer>;
	readonly question: Question;
	/** Another fact, waited for. Rejects with its `MissingFact` or `NotNeeded`. */
	readonly fact: <Name extends FactName>(name: Name) => Promise<FactValues[Name]>;
};

/** How facts are read; each waits for the facts it needs, and for nothing else. */
export type Readers<Name extends FactName> = {
	readonly [Each in Name]: (asking: Asking) => Promise<FactValues[Each]>;
};

/**
 * Reads the pages of the list that an operation is for; not whole where there are more than `most` of them. Empty pages
 * are only pages. Rejects with a `MissingFact` where there is no list on one.
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
		/** The member that names the next page, and that it is asked for with. */
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

/** The first of several ways to know something; what is not known by any is missing by all. */
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

/** A fact that others can do without. */
export async function unlessMissing<Value>(fact: Promise<Value>): Promise<Value | undefined> {
	return fact.catch(error => {
		if (error instanceof MissingFact) return undefined;
		throw error;
	});
}

/** The attribute that the question is about; waits for the user where only the user tells it. */
export async function attributeFor(asking: Asking): Promise<AttributeName> {
	const {question, fact} = asking;
	const users: Found<User> | undefined = await unlessMissing(fact('users'));
	if (users?.items.length === 0) throw new NotNeeded();
	const choice = attributeOf(question, users);
	if (choice.kind === 'known') return choice.name;
	// Where the user could not be read, nor can what hangs on it.
	if (choice.kind === 'unknown') await fact('users');
	throw new NotNeeded();
}

/** Where the message goes; nothing about it is needed where there is nothing on record. */
export async function recipientFor(asking: Asking): Promise<string> {
	const attribute = await attributeFor(asking);
	const users = await unlessMissing(asking.fact('users'));
	const recipient = recipientOf(asking.question, users, attribute);
	if (recipient !== undefined) return recipient;
	if (users === undefined) await asking.fact('users');
	throw new NotNeeded();
}

/** The message's way out of the pool, where it is one of those; else the fact is not needed. */
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
