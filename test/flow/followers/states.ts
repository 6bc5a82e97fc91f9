import type {User} from '../../../source/cognito/cognito.ts';
import type {Account} from '../../../source/flow/connection.ts';
import type {Remark} from '../../../source/flow/notice.ts';
import type {Event, State} from '../../../source/flow/state.ts';
import {account, connection, problem, states, tokens, user} from '../samples.ts';

/** The complete following states, by event. */
export type Followers = {readonly [Type in Event['type']]?: State};

export const {step: _password, ...jane} = states.password;
export const list = {step: 'starting', isResuming: false} as const satisfies State;
export const failedNotice = {kind: 'problem', problem} as const;
export const remark = (name: Remark) => ({kind: 'remark', remark: name}) as const;
export const withoutPassword = states.password;
export const failedPassword = {...states.password, notice: failedNotice} as const satisfies State;
export const from = states.password;
export const saving = {step: 'savingSession', connection, from, tokens} as const satisfies State;
export const known = {account, user};
export const done = {step: 'done', exitCode: 0} as const satisfies State;
export const requestedAt = (at: number): Account => ({
	...account,
	ledger: {sends: [at], tries: [], requested: {email: at}},
	sent: [],
});
export const triedAt = (at: number): Account => ({...account, ledger: {sends: [], tries: [at]}});
export const restarted = {step: 'loadingAttributes', account} as const satisfies State;
export const verifiedEmail: User = {
	...user,
	attributes: user.attributes.map(known =>
		known.name === 'email' ? {...known, isVerified: true} : known,
	),
};
export const administratorList = {
	step: 'chooseProfile',
	errand: states.checkingAccess.errand,
	profiles: ['support', 'production'],
	chosen: {kind: 'usual'},
} as const satisfies State;
