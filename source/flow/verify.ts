import type {Delivery} from '../cognito/cognito.ts';
import {codeOf} from '../typed-input.ts';
import type {Known} from './account.ts';
import type {Account} from './connection.ts';
import {withSend, withTry} from './ledger.ts';
import {type Notice, problemNotice, remarkNotice} from './notice.ts';
import {accountAfter, sessionEnded} from './session-ended.ts';
import type {Event, State} from './state.ts';

/** A code that is out. */
export type Sent = {
	readonly attribute: string;
	/** None when the person says that they have a code from an earlier day. */
	readonly delivery?: Delivery;
	/** The new value that it was sent to; none when it went to the value on record. */
	readonly newValue?: string;
};

export type VerifyState =
	/** Works: GetUserAttributeVerificationCode, once. Sends a message. */
	| ({
			readonly step: 'requestingCode';
			readonly attribute: string;
			/** The code that this one comes after. */
			readonly earlier?: Sent;
	  } & Known)
	| ({readonly step: 'enterCode'; readonly sent: Sent; readonly notice?: Notice} & Known)
	/** Works: VerifyUserAttribute, once. */
	| ({readonly step: 'verifying'; readonly sent: Sent; readonly code: string} & Known)
	| ({readonly step: 'verified'; readonly sent: Sent; readonly at: number} & Known);

export type VerifyEvent =
	| {readonly type: 'codeSent'; readonly account: Account; readonly delivery: Delivery}
	| {readonly type: 'codeGiven'; readonly code: string}
	| {readonly type: 'askedToResend'}
	| {readonly type: 'codeAccepted'; readonly account: Account; readonly at: number}
	| {readonly type: 'choseAnotherAttribute'};

/** From a press on an attribute to its being verified. */
export const nextVerify = (state: VerifyState, event: Event): State => {
	switch (state.step) {
		case 'requestingCode':
			return requestingCode(state, event);
		case 'enterCode':
			return enterCode(state, event);
		case 'verifying':
			return verifying(state, event);
		case 'verified':
			return verified(state, event);
	}
};

type Step<Name extends VerifyState['step']> = Extract<VerifyState, {step: Name}>;

const requestingCode = (state: Step<'requestingCode'>, event: Event): State => {
	const {user, attribute, earlier} = state;
	const account = accountAfter(state, event);
	/** Where the person was when they asked. */
	const before = (account: Account, notice: Notice): State =>
		earlier
			? {step: 'enterCode', account, user, sent: earlier, notice}
			: {step: 'chooseAttribute', account, user, notice};
	switch (event.type) {
		case 'codeSent':
			return {
				step: 'enterCode',
				account: withCode(event.account, event.delivery.at),
				user,
				sent: sentOf(attribute, event.delivery, earlier?.newValue),
				...(earlier && {notice: remarkNotice('codeSentAgain')}),
			};
		case 'wentBack':
			return before(withCode(account, event.at), remarkNotice('sendLeft'));
		case 'failed': {
			const {problem, at} = event;
			if (problem.code === 'attributeHasNoValue' && !earlier) {
				return {step: 'changeValue', account, user, attribute, notice: problemNotice(problem)};
			}
			const counted = problem.detail.mayHaveBeenSent ? withCode(account, at) : account;
			return sessionEnded(account, problem, before(counted, problemNotice(problem)));
		}
		default:
			return state;
	}
};

const enterCode = (state: Step<'enterCode'>, event: Event): State => {
	const {account, user, sent} = state;
	switch (event.type) {
		case 'codeGiven': {
			const code = codeOf(event.code);
			if (code === '') return {...state, notice: remarkNotice('nothingTyped')};
			// The API's rule for a code is [\S]+ and nothing more: not every pool sends six digits.
			return /\s/.test(code)
				? {...state, notice: remarkNotice('codeHasSpaces')}
				: {step: 'verifying', account, user, sent, code};
		}
		case 'askedToResend':
			return {step: 'requestingCode', account, user, attribute: sent.attribute, earlier: sent};
		case 'wentBack':
			return {step: 'chooseAttribute', account, user};
		default:
			return state;
	}
};

const verifying = (state: Step<'verifying'>, event: Event): State => {
	const {user, sent} = state;
	const account = accountAfter(state, event);
	switch (event.type) {
		case 'codeAccepted': {
			const {attribute, newValue} = sent;
			const attributes = user.attributes.map(known =>
				known.name === attribute
					? {...known, isVerified: true, ...(newValue !== undefined && {value: newValue})}
					: known,
			);
			return {
				step: 'verified',
				account: withTries(event.account, event.at),
				user: {...user, attributes},
				sent,
				at: event.at,
			};
		}
		case 'wentBack':
			return {
				step: 'enterCode',
				account: withTries(account, event.at),
				user,
				sent,
				notice: remarkNotice('verifyLeft'),
			};
		case 'failed': {
			const {problem, at} = event;
			return sessionEnded(account, problem, {
				step: 'enterCode',
				account: withTries(account, at),
				user,
				sent,
				notice: problemNotice(problem),
			});
		}
		default:
			return state;
	}
};

const verified = (state: Step<'verified'>, event: Event): State => {
	const {account, user} = state;
	switch (event.type) {
		case 'choseAnotherAttribute':
		case 'wentBack':
			return {step: 'loadingAttributes', account};
		case 'choseSignOut':
			return {step: 'signOut', account, user};
		case 'finished':
			return {step: 'done', exitCode: 0};
		default:
			return state;
	}
};

/** The only attributes that Cognito verifies ("Only phone_number and email can be verified."). */
export const verifiable: readonly string[] = ['email', 'phone_number'];

export const isVerifiable = (name: string) => verifiable.includes(name);

/** What is known of a code that was sent. */
export const sentOf = (attribute: string, delivery: Delivery, newValue?: string): Sent => ({
	attribute,
	delivery,
	...(newValue !== undefined && {newValue}),
});

/** The account, one send later. */
export const withCode = (account: Account, at: number): Account => ({
	...account,
	ledger: withSend(account.ledger, at),
});

const withTries = (account: Account, at: number): Account => ({
	...account,
	ledger: withTry(account.ledger, at),
});
