import type {Action} from '../call/operations.ts';
import type {CauseDetails, CauseId} from '../causes.ts';
import type {FactName, FactValues, Found, Pool, User} from '../facts.ts';
import type {Miss} from '../outcome.ts';
import type {AttributeName, Question} from '../question.ts';
import {attributeOf, mediumOf, onlyUser, type Route, recipientOf, routeOf} from '../scope.ts';

/**
 * Looks up a fact, boxed because `undefined` can be a value; `undefined` if it is missing. Records the lookup, so that
 * a rule that needed a missing fact clears nothing.
 */
export type Look = <Name extends FactName>(
	name: Name,
) => {readonly value: FactValues[Name]} | undefined;

/** The response field that decided. */
export type Evidence = {
	readonly service: string;
	readonly operation: string;
	readonly region: string;
	readonly field: string;
	readonly value: string | number | boolean;
};

/** The verdict on a cause. */
export type Verdict<Detail> =
	| {
			readonly kind: 'found';
			readonly certainty: 'proves' | 'suggests';
			readonly detail: Detail;
			readonly evidence: readonly Evidence[];
	  }
	| {readonly kind: 'cleared'}
	/** Not found where it was looked for, which doesn't rule it out: neither cleared nor unknown. */
	| {readonly kind: 'notSeen'}
	/** Can't be the cause here, or the deciding fact wasn't needed. */
	| {readonly kind: 'notApplicable'}
	| {readonly kind: 'unknown'; readonly miss: Miss};

export type Judge<Cause extends CauseId> = (scene: Scene) => Verdict<CauseDetails[Cause]>;

/** The rules of some causes. */
export type Judges<Cause extends CauseId> = {readonly [Each in Cause]: Judge<Each>};

export const cleared = {kind: 'cleared'} as const;
export const notSeen = {kind: 'notSeen'} as const;
export const notApplicable = {kind: 'notApplicable'} as const;

export const proves = <Detail>(detail: Detail, ...evidence: readonly Evidence[]) =>
	({kind: 'found', certainty: 'proves', detail, evidence}) as const;

export const suggests = <Detail>(detail: Detail, ...evidence: readonly Evidence[]) =>
	({kind: 'found', certainty: 'suggests', detail, evidence}) as const;

/** For a fact that leaves it open: a list that was too long, an event that may still arrive. */
export const unknown = (because: Miss['because'], action: Action, region: string) =>
	({kind: 'unknown', miss: {because, action, region}}) as const;

export function seen(
	action: Action,
	region: string,
	field: string,
	value: Evidence['value'],
): Evidence {
	const [service = '', operation = ''] = action.split(':');
	return {service, operation, region, field, value};
}

/** A question with its known facts, for the rules. Each member is looked up on use. */
export type Scene = {
	readonly question: Question;
	readonly look: Look;
	readonly users: () => Found<User> | undefined;
	/** The user, if exactly one was found. */
	readonly user: () => User | undefined;
	readonly attribute: () => AttributeName | undefined;
	readonly recipient: () => string | undefined;
	readonly pool: () => Pool | undefined;
	readonly route: () => Route | undefined;
};

export function openScene(question: Question, look: Look): Scene {
	const users = () => look('users')?.value;
	const needsUser =
		question.attribute === undefined &&
		question.who.kind !== 'email' &&
		question.who.kind !== 'phone_number';
	const attribute = () => {
		const choice = attributeOf(question, needsUser ? users() : undefined);
		return choice.kind === 'known' ? choice.name : undefined;
	};
	const pool = () => look('pool')?.value;
	return {
		question,
		look,
		users,
		user: () => onlyUser(users()),
		attribute,
		recipient: () => {
			const name = attribute();
			return name === undefined ? undefined : recipientOf(question, users(), name);
		},
		pool,
		route: () => {
			const [name, from] = [attribute(), pool()];
			return name === undefined || from === undefined
				? undefined
				: routeOf(from, mediumOf(name), question.region);
		},
	};
}
