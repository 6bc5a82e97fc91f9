import type {Action, BilledAction} from './call/operations.ts';

/**
 * Why a fact is missing: no permission, a timeout, an unusable response, no valid credentials, or an event that
 * CloudTrail may not have yet.
 */
export type MissReason = 'denied' | 'timedOut' | 'failed' | 'credentials' | 'tooRecent';

/** A call that failed to return a fact. */
export type Miss = {
	readonly because: MissReason;
	readonly action: Action | BilledAction;
	readonly region: string;
};

/** The outcome of looking up a fact. */
export type Outcome<Value> =
	| {readonly state: 'known'; readonly value: Value}
	/** Not needed for this question: another medium, another sender. */
	| {readonly state: 'notNeeded'}
	| {readonly state: 'missing'; readonly misses: readonly Miss[]}
	/** Not settled yet. */
	| {readonly state: 'waiting'};

/** Thrown while reading a fact that can't be determined. */
export class MissingFact extends Error {
	override readonly name = 'MissingFact';
	readonly misses: readonly Miss[];

	constructor(misses: readonly Miss[]) {
		super(misses.map(({action, because}) => `${action}: ${because}`).join(', '));
		this.misses = misses;
	}
}
