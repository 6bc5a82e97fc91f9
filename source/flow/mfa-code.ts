import {codeOf} from '../typed-input.ts';
import {type AccessState, askForAccess} from './access.ts';
import {type Notice, remarkNotice} from './notice.ts';
import type {Event, State} from './state.ts';
import type {WhyState} from './why.ts';

/** A step whose credentials want a code from a device first. */
type Asking =
	| Extract<AccessState, {step: 'checkingAccess'}>
	| Extract<WhyState, {step: 'startingWhy'}>;

/** The code for a role that is assumed with MFA (`mfa_serial` in AWS's config file). */
export type MfaCodeState = {
	readonly step: 'mfaCode';
	/** Its ARN or serial number. */
	readonly device: string;
	readonly asking: Asking;
	readonly notice?: Notice;
};

export type MfaCodeEvent =
	| {readonly type: 'mfaCodeNeeded'; readonly device: string}
	| {readonly type: 'mfaCodeGiven'; readonly code: string};

/** Goes back to what the credentials are for, with the code. */
export function nextMfaCode(state: MfaCodeState, event: Event): State {
	const {asking} = state;
	if (event.type === 'wentBack') return askForAccess(asking.errand);
	if (event.type !== 'mfaCodeGiven') return state;
	const mfaCode = codeOf(event.code);
	// API page AssumeRole, "TokenCode": six digits.
	return /^\d{6}$/.test(mfaCode)
		? {...asking, mfaCode}
		: {...state, notice: remarkNotice('mfaCodeIsNotSixDigits')};
}
