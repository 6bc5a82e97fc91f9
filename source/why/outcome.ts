import type {Action, BilledAction} from './call/operations.ts';

/**
 * Why a fact is not known: no permission, no answer in time, an answer that does not tell, no valid
 * credentials, an event that CloudTrail may not have yet.
 */
export type MissReason = 'denied' | 'timedOut' | 'failed' | 'credentials' | 'tooRecent';

/** A call that did not give what was asked for. */
export type Miss = {
	readonly because: MissReason;
	readonly action: Action | BilledAction;
	readonly region: string;
};

/** What became of a fact. */
export type Outcome<Value> =
	| {readonly state: 'known'; readonly value: Value}
	/** This question does not need it: another medium, another sender. */
	| {readonly state: 'notNeeded'}
	| {readonly state: 'missing'; readonly misses: readonly Miss[]}
	/** Not settled yet. */
	| {readonly state: 'waiting'};

/** Ends the reading of a fact that cannot be known. */
export class MissingFact extends Error {
	override readonly name = 'MissingFact';
	readonly misses: readonly Miss[];

	constructor(misses: readonly Miss[]) {
		super(misses.map(({action, because}) => `${action}: ${because}`).join(', '));
		this.misses = misses;
	}
}
