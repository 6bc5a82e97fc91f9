import type {Problem} from '../problem.ts';

/** What a screen says beside its own content. Words: `copy.ts` by problem code, `copy/remark-words.ts` by remark. */
export type Notice =
	| {readonly kind: 'problem'; readonly problem: Problem}
	| {readonly kind: 'remark'; readonly remark: Remark}
	/** A sentence that somebody else made: the store's, about its file. */
	| {readonly kind: 'sentence'; readonly sentence: string};

/** Things worth saying that are not a failure. */
export type Remark =
	/** Esc while a code was being asked for: the request may have arrived all the same. */
	| 'sendLeft'
	/** Esc while a value was being changed: it may have been changed all the same. */
	| 'updateLeft'
	/** Esc while a code was being checked: it may have been used up all the same. */
	| 'verifyLeft'
	/** UpdateUserAttributes sent no code: the attribute is not verified automatically, or the value is the same. */
	| 'updatedWithoutCode'
	| 'codeSentAgain'
	| 'sessionRenewed'
	/** The code that was typed when the session was over is in its field again. */
	| 'codeKept'
	/** A new password would be refused: it breaks a rule of the pool that is known. */
	| 'rulesNotKept'
	/** The two new passwords that were typed are not the same. */
	| 'passwordsDiffer'
	| 'signUpConfirmed'
	| 'passwordChanged'
	/** A pool that a file of this folder names cannot be taken off the list. */
	| 'poolIsInFile'
	/** A row of the first screen that is neither a session nor a pool cannot be taken off the list. */
	| 'rowIsFixed'
	| 'poolIdUnreadable'
	/** A token was typed where the ID of a pool or a client was asked for. */
	| 'tokenRecognised'
	| 'clientIdUnreadable'
	| 'domainUnreadable'
	| 'codeHasSpaces'
	/** A code for a sign-up or a reset has six digits. */
	| 'codeIsNotSixDigits'
	| 'clientHasNoSecret'
	| 'nothingTyped'
	/** A role that is assumed with MFA takes six digits. */
	| 'mfaCodeIsNotSixDigits'
	/** The credentials may list pools, and there are none. */
	| 'noPools'
	| 'nobodyFound'
	/** Nobody was found where something could not be looked at. */
	| 'nobodyFoundInPart'
	| 'noAppClients'
	/** A new value is asked for. */
	| 'valueIsTheSame'
	/** What was typed to confirm is not how the address ends. */
	| 'endDiffers'
	/** Esc while something was being done: it may have been done all the same. */
	| 'actLeft';

/** A notice for a failure. */
export const problemNotice = (problem: Problem): Notice => ({kind: 'problem', problem});

/** A notice that is not a failure. */
export const remarkNotice = (remark: Remark): Notice => ({kind: 'remark', remark});
