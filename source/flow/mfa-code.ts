import {codeOf, isWholeCode} from '../typed-input.ts';
import {askForAccess} from './access.ts';
import {remarkNotice} from './notice.ts';
import type {Event, State} from './state.ts';
import type {MfaCodeState} from './states/mfa-code.ts';

/** Returns to the step that needs the credentials, with the code. */
export function nextMfaCode(state: MfaCodeState, event: Event): State {
	const {asking} = state;
	if (event.type === 'wentBack') return askForAccess(asking.errand);
	if (event.type !== 'mfaCodeGiven') return state;
	const mfaCode = codeOf(event.code);
	// Six digits (API page AssumeRole, "TokenCode").
	return isWholeCode(mfaCode)
		? {...asking, mfaCode}
		: {...state, notice: remarkNotice('mfaCodeIsNotSixDigits')};
}
