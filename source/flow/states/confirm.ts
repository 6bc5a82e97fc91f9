import type {Known} from '../connection.ts';
import type {Sent} from '../sent.ts';

export type ConfirmState =
	/** Asks before a message is sent. */
	| ({
			readonly step: 'confirmSend';
			readonly request: SendRequest;
			readonly doubts: readonly SendDoubt[];
	  } & Known)
	/** Asks before a text that cannot be a code costs a try. */
	| ({readonly step: 'confirmTry'; readonly sent: Sent; readonly code: string} & Known);

export type ConfirmEvent = {readonly type: 'confirmed'};

/** Why a message is not sent at once: something that a person should know first. */
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
