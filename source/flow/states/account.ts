import type {ClientMetadata, Delivery, User} from '../../cognito/cognito.ts';
import type {Problem} from '../../problem.ts';
import type {Account, Known} from '../connection.ts';
import type {Notice} from '../notice.ts';

export type AccountState =
	/** Work: refreshes the tokens if they have expired, then GetUser. */
	| {
			readonly step: 'loadingAttributes';
			readonly account: Account;
			/** The service says that the token has expired, whatever the clock says. */
			readonly mustRefresh?: boolean;
			/** The origin of an account that hasn't been checked with the service in this run. */
			readonly opened?: 'session' | 'token';
			readonly notice?: Notice;
	  }
	| {readonly step: 'attributesFailed'; readonly account: Account; readonly problem: Problem}
	| ({readonly step: 'chooseAttribute'; readonly notice?: Notice} & Known)
	| ({
			readonly step: 'changeValue';
			readonly attribute: string;
			/** The initial content of the field, if it isn't the current value. */
			readonly typed?: string;
			readonly notice?: Notice;
	  } & Known)
	/** Work: UpdateUserAttributes. May send a message. */
	| ({readonly step: 'updatingValue'; readonly attribute: string; readonly value: string} & Known)
	| ({readonly step: 'signOut'; readonly notice?: Notice} & Known)
	/** Work: RevokeToken or GlobalSignOut, then deletes the session. */
	| ({readonly step: 'signingOut'; readonly isEverywhere: boolean} & Known)
	| {
			readonly step: 'signedOut';
			readonly account: Account;
			readonly isEverywhere: boolean;
			/** The service couldn't be told; the session was deleted all the same. */
			readonly problem?: Problem;
	  };

export type AccountEvent =
	| {readonly type: 'attributesLoaded'; readonly account: Account; readonly user: User}
	| {readonly type: 'askedAgain'}
	/** `at` is in ms since 1970: how many sends are left depends on it. */
	| {readonly type: 'choseAttribute'; readonly attribute: string; readonly at: number}
	| {readonly type: 'hasCodeFor'; readonly attribute: string}
	| {readonly type: 'choseChange'; readonly attribute: string}
	| {readonly type: 'valueGiven'; readonly value: string; readonly at: number}
	| {
			readonly type: 'valueUpdated';
			readonly account: Account;
			readonly user: User;
			/** Absent if the service sent no code. */
			readonly delivery?: Delivery;
			readonly clientMetadata?: ClientMetadata;
	  }
	| {readonly type: 'choseSignOut'}
	| {readonly type: 'confirmedSignOut'; readonly isEverywhere: boolean}
	| {readonly type: 'signedOut'; readonly problem?: Problem}
	| {readonly type: 'choseOtherPool'};
