import type {Known} from './account.ts';
import {requestedAt, sendsLeft} from './ledger.ts';
import type {State} from './state.ts';
import type {Sent} from './verify.ts';

/** Why a message is not sent at once: a person would want to know it first. */
export type SendDoubt =
	/** The last one that Cognito allows in this hour. */
	| 'lastOfTheHour'
	/** None is left, as far as is known. */
	| 'limitReached'
	/** A code that was requested can still be entered. */
	| 'codePending'
	| 'alreadyVerified';

/** A message that is about to be sent: to the value on record, or to a new one. */
export type SendRequest = {
	readonly attribute: string;
	/** The new value; none where the value on record is verified. */
	readonly value?: string;
	/** The code that this one comes after. */
	readonly earlier?: Sent;
};

/** Sends, or asks first where there is a doubt. */
export function sendOrAsk(known: Known, request: SendRequest, at: number): State {
	const doubts = doubtsOf(known, request, at);
	return doubts.length === 0
		? sending(known, request)
		: {step: 'confirmSend', account: known.account, user: known.user, request, doubts};
}

function doubtsOf(
	{account: {ledger}, user}: Known,
	{attribute, value, earlier}: SendRequest,
	at: number,
): readonly SendDoubt[] {
	const left = sendsLeft(ledger, at);
	const isFirst = value === undefined && earlier === undefined;
	const isVerified = user.attributes.some(known => known.name === attribute && known.isVerified);
	const isPending = requestedAt(ledger, attribute, at) !== undefined;
	return [
		...(left === 0 ? (['limitReached'] as const) : []),
		...(left === 1 ? (['lastOfTheHour'] as const) : []),
		...(isFirst && isPending ? (['codePending'] as const) : []),
		...(isFirst && isVerified ? (['alreadyVerified'] as const) : []),
	];
}

/** Sends what was asked for. */
export const sending = ({account, user}: Known, {attribute, value, earlier}: SendRequest): State =>
	value === undefined
		? {step: 'requestingCode', account, user, attribute, ...(earlier && {earlier})}
		: {step: 'updatingValue', account, user, attribute, value};
