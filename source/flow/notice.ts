import type {Problem} from '../problem.ts';

/** A message beside a screen's own content. Words: `copy.ts` by problem code, `copy/remark-words.ts` by remark. */
export type Notice =
	| {readonly kind: 'problem'; readonly problem: Problem}
	| {readonly kind: 'remark'; readonly remark: Remark}
	/** A sentence from elsewhere: the store's, about its file. */
	| {readonly kind: 'sentence'; readonly sentence: string};

/** Remarks that aren't failures. */
export type Remark =
	/** Esc while a code was being requested: the request may have arrived all the same. */
	| 'sendLeft'
	/** Esc while a value was being changed: it may have been changed all the same. */
	| 'updateLeft'
	/** Esc while a code was being checked: it may have been used up all the same. */
	| 'verifyLeft'
	/** UpdateUserAttributes sent no code: the attribute is not verified automatically, or the value is the same. */
	| 'updatedWithoutCode'
	| 'codeSentAgain'
	| 'sessionRenewed'
	/** The code typed before the session ended is in its field again. */
	| 'codeKept'
	/** A new password breaks a known rule of the pool. */
	| 'rulesNotKept'
	/** The two new passwords aren't the same. */
	| 'passwordsDiffer'
	| 'signUpConfirmed'
	| 'passwordChanged'
	/** A pool named in a file of this folder can't be removed from the list. */
	| 'poolIsInFile'
	/** A row of the first screen that is neither a session nor a pool can't be removed. */
	| 'rowIsFixed'
	| 'poolIdUnreadable'
	/** A token was typed where a pool or client ID was asked for. */
	| 'tokenRecognised'
	| 'clientIdUnreadable'
	| 'domainUnreadable'
	| 'codeHasSpaces'
	/** A sign-up or reset code has six digits. */
	| 'codeIsNotSixDigits'
	| 'clientHasNoSecret'
	| 'nothingTyped'
	/** An MFA code for assuming a role has six digits. */
	| 'mfaCodeIsNotSixDigits'
	/** The credentials can list pools, and there are none. */
	| 'noPools'
	| 'nobodyFound'
	/** Nobody was found, and not everything could be searched. */
	| 'nobodyFoundInPart'
	| 'noAppClients'
	/** The new value equals the current one. */
	| 'valueIsTheSame'
	/** The typed confirmation isn't the end of the address. */
	| 'endDiffers'
	/** Esc during an action: it may have been taken all the same. */
	| 'actLeft';

/** A notice about a failure. */
export const problemNotice = (problem: Problem): Notice => ({kind: 'problem', problem});

/** A notice with a remark. */
export const remarkNotice = (remark: Remark): Notice => ({kind: 'remark', remark});
