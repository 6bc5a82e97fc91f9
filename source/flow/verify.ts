import type {Problem} from '../problem.ts';
import {codeOf, isWholeCode} from '../typed-input.ts';
import type {Account, Known} from './connection.ts';
import {
	anotherAt,
	type SendNote,
	withoutRequest,
	withRefusal,
	withSend,
	withTry,
} from './ledger.ts';
import {type Notice, problemNotice, remarkNotice} from './notice.ts';
import {sendOrAsk} from './send-or-ask.ts';
import type {Sent} from './sent.ts';
import {accountAfter, sessionEnded} from './session-ended.ts';
import type {Event, State} from './state.ts';
import type {CodeForm, Step, VerifyState} from './states/verify.ts';
import {askedWhy} from './why.ts';

/** Verification of an attribute, from choosing it to its being verified. */
export function nextVerify(state: VerifyState, event: Event): State {
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
}

function requestingCode(state: Step<'requestingCode'>, event: Event): State {
	const {user, attribute, earlier} = state;
	const account = accountAfter(state, event);
	/** The screen from which it was requested. */
	const before = (account: Account, notice: Notice, at: number): State =>
		earlier
			? {step: 'enterCode', account, user, sent: earlier, askedAt: at, notice}
			: {step: 'chooseAttribute', account, user, notice};
	switch (event.type) {
		case 'codeSent': {
			const {delivery, clientMetadata} = event;
			const sent: Sent = {
				attribute,
				delivery,
				...(earlier?.newValue !== undefined && {newValue: earlier.newValue}),
				...(clientMetadata && {clientMetadata}),
			};
			return {
				step: 'enterCode',
				account: withCode(event.account, sent, delivery.at),
				user,
				sent,
				...(earlier && {notice: remarkNotice('codeSentAgain')}),
			};
		}
		case 'wentBack':
			return before(
				noted(account, {attribute, at: event.at, isAccepted: false}),
				remarkNotice('sendLeft'),
				event.at,
			);
		case 'failed': {
			const {problem, at} = event;
			if (problem.code === 'attributeHasNoValue' && !earlier) {
				return {step: 'changeValue', account, user, attribute, notice: problemNotice(problem)};
			}
			const counted = afterFailedSend(account, {attribute, problem, at});
			const otherwise = before(counted, problemNotice(problem), at);
			return sessionEnded(counted, problem, otherwise, earlier && {sent: earlier});
		}
		default:
			return state;
	}
}

function enterCode(state: Step<'enterCode'>, event: Event): State {
	const {account, user, sent} = state;
	switch (event.type) {
		case 'codeGiven': {
			const code = codeOf(event.code);
			if (code === '') return {...state, notice: remarkNotice('nothingTyped')};
			// The API only requires [\S]+; Cognito's codes have six digits, and a try costs one of fifteen.
			if (/\s/.test(code)) return {...state, notice: remarkNotice('codeHasSpaces')};
			const step = isWholeCode(code) ? 'verifying' : 'confirmTry';
			return {step, account, user, sent, code};
		}
		case 'askedToResend':
			return event.at < resendAt(state)
				? state
				: sendOrAsk({account, user}, {attribute: sent.attribute, earlier: sent}, event.at);
		case 'askedWhy':
			return askedWhy(withTyped(state, event.typed), event.attribute);
		case 'wentBack':
			return {step: 'chooseAttribute', account, user};
		default:
			return state;
	}
}

/** A code screen with what has been typed since. */
function withTyped(state: Step<'enterCode'>, typed: string | undefined): Step<'enterCode'> {
	if (typed === undefined) return state;
	const {typed: _, ...rest} = state;
	return typed === '' ? rest : {...rest, typed};
}

/** Whether the code field only has the beginning of a code. */
export const isHalfTyped = (typed: string): boolean => /^\d{1,5}$/.test(codeOf(typed));

/** When another code can be requested, ms since 1970. */
export const resendAt = ({sent, ...form}: Pick<CodeForm, 'sent' | 'askedAt'>): number =>
	anotherAt({...form, delivery: sent.delivery});

/** The field for an attribute's code, with what is known about the last one requested. */
export function codeScreen({account, user}: Known, attribute: string): State {
	const sent = account.sent?.find(known => known.attribute === attribute) ?? {attribute};
	return {step: 'enterCode', account, user, sent};
}

function verifying(state: Step<'verifying'>, event: Event): State {
	const {user, sent, code} = state;
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
				account: withoutCode(withTries(event.account, event.at), attribute),
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
				typed: code,
				notice: remarkNotice('verifyLeft'),
			};
		case 'failed': {
			const {problem, at} = event;
			const tried = withTries(account, at);
			const counted = isLimit(problem)
				? {...tried, ledger: withRefusal(tried.ledger, 'try', at)}
				: tried;
			return sessionEnded(
				counted,
				problem,
				{
					step: 'enterCode',
					account: counted,
					user,
					sent,
					typed: code,
					notice: problemNotice(problem),
				},
				{sent, typed: code},
			);
		}
		default:
			return state;
	}
}

function verified(state: Step<'verified'>, event: Event): State {
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
}

/** The account after a request for a code, with what is known about it. */
export const withCode = (account: Account, sent: Sent, at: number): Account => ({
	...noted(account, {attribute: sent.attribute, at, isAccepted: true}),
	sent: [...otherCodes(account, sent.attribute), sent],
	// An earlier refusal says nothing about the request that was accepted.
	...(account.sendErrors && {sendErrors: otherErrors(account, sent.attribute)}),
});

/** The account after a request for a code that may have been accepted. */
export const noted = (account: Account, note: SendNote): Account => ({
	...account,
	sent: otherCodes(account, note.attribute),
	ledger: withSend(account.ledger, note),
});

/** The account after a failed send: counted if it may have been sent, with none left if the service says so. */
export function afterFailedSend(
	account: Account,
	{
		attribute,
		problem,
		at,
	}: {readonly attribute: string; readonly problem: Problem; readonly at: number},
): Account {
	const told = withSendError(account, {attribute, problem, at});
	if (isLimit(problem)) return {...told, ledger: withRefusal(account.ledger, 'send', at)};
	return problem.detail.mayHaveBeenSent ? noted(told, {attribute, at, isAccepted: false}) : told;
}

/** Keeps AWS's own error for a send: the first thing to know when the user asks why. */
function withSendError(
	account: Account,
	{attribute, problem, at}: {attribute: string; problem: Problem; at: number},
): Account {
	const {awsName: name, awsMessage: message = ''} = problem.detail;
	if (name === undefined) return account;
	const error = {attribute, error: {name, message, at}};
	return {...account, sendErrors: [...otherErrors(account, attribute), error]};
}

const isLimit = ({code}: Problem) => code === 'attemptLimitReached';

const otherErrors = ({sendErrors = []}: Account, attribute: string) =>
	sendErrors.filter(error => error.attribute !== attribute);

const otherCodes = ({sent = []}: Account, attribute: string) =>
	sent.filter(code => code.attribute !== attribute);

const withoutCode = (account: Account, attribute: string): Account => ({
	...account,
	sent: otherCodes(account, attribute),
	ledger: withoutRequest(account.ledger, attribute),
});

const withTries = (account: Account, at: number): Account => ({
	...account,
	ledger: withTry(account.ledger, at),
});
