import type {Known} from './connection.ts';
import {requestedAt, sendsLeft} from './ledger.ts';
import type {State} from './state.ts';
import type {SendDoubt, SendRequest} from './states/confirm.ts';

/** Sends a code, or asks first if there is a reason not to. */
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

/** Sends the requested code. */
export const sending = ({account, user}: Known, {attribute, value, earlier}: SendRequest): State =>
	value === undefined
		? {step: 'requestingCode', account, user, attribute, ...(earlier && {earlier})}
		: {step: 'updatingValue', account, user, attribute, value};
