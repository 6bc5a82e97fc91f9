import type {Notice} from '../notice.ts';
import type {ConnectState, Forgettable} from './connect.ts';

export type List = Extract<ConnectState, {step: 'connect'}>;

export type ForgetState =
	/** Asks first. */
	| {readonly step: 'confirmForget'; readonly item: Forgettable; readonly list: List}
	/** Work: signs the session out, or removes the pool. */
	| {readonly step: 'forgetting'; readonly item: Forgettable};

export type ForgetEvent = {
	readonly type: 'forgotten';
	/** Cognito couldn't be told of the sign-out; the session was deleted all the same. */
	readonly notice?: Notice;
};
