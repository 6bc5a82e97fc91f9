import type {CauseId} from '../../../source/why/causes.ts';
import type {FactName, FactValues} from '../../../source/why/facts.ts';
import type {Question} from '../../../source/why/question.ts';
import {type Base, type Facts, fine, jane, minutes, now} from '../../helpers/why-facts.ts';

/** A scenario: an account where everything is fine except some facts, and the findings. */
export type Row = {
	readonly base: Base;
	readonly question?: Partial<Question>;
	/** The differences from an account where everything is fine. */
	readonly facts?: Facts;
	readonly denied?: readonly FactName[];
	/** Every finding in order; the first is the answer. */
	readonly findings: readonly (readonly [CauseId, 'proves' | 'suggests'])[];
	/** Causes that must be reported as unknown. */
	readonly unknown?: readonly CauseId[];
	/** Causes that must not be cleared. */
	readonly notCleared?: readonly CauseId[];
};

export const {identities, sesAccount, pool: sesPool} = fine.ses;
export const [identity] = identities;
export const twin = {...jane, username: 'jane2', sub: 'aaaaaaaa-0000-4000-8000-000000000002'};
export const someone = 'aaaaaaaa-0000-4000-8000-000000000099';
export const filtered = ['mailer-filtered', 'suggests'] as const;
export const unconfirmed = {...jane, status: 'UNCONFIRMED'};
export const users = (...items: FactValues['users']['items']) => ({
	users: {items, isWhole: true},
	twins: {items, isWhole: true},
});
export const trail = (...items: FactValues['requests']['items']) => ({
	requests: {items, isWhole: true},
});
export const sesWith = (email: {readonly from: string | undefined}): Facts => ({
	pool: {...sesPool, email: {...sesPool.email, ...email}},
});
export const american = {question: {who: {kind: 'phone_number', value: '+12065550100'}}} as const;
export const americanUser = users({...jane, phoneNumber: '+12065550100'});
export const entry = (reason: string) => ({
	suppression: {
		asked: ['jane@example.org'],
		entry: {reason, at: now - minutes(9_000), address: 'jane@example.org'},
	},
});
