import type {Notice} from '../notice.ts';
import type {AccessState} from './access.ts';
import type {WhyState} from './why.ts';

/** A step whose credentials first need a code from an MFA device. */
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
