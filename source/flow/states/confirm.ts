import type {Known} from '../connection.ts';
import type {Sent} from '../sent.ts';

export type ConfirmState =
	/** Asks before a message is sent. */
	| ({
			readonly step: 'confirmSend';
			readonly request: SendRequest;
			readonly doubts: readonly SendDoubt[];
	  } & Known)
	/** Asks before a text that can't be a code uses up a try. */
	| ({readonly step: 'confirmTry'; readonly sent: Sent; readonly code: string} & Known);

export type ConfirmEvent = {readonly type: 'confirmed'};

/** Why to ask before sending a message. */
export type SendDoubt =
	/** It is the last one that Cognito allows in this hour. */
	| 'lastOfTheHour'
	/** As far as is known, none is left. */
	| 'limitReached'
	/** A code that was requested is still valid. */
	| 'codePending'
	| 'alreadyVerified';

/** A message to be sent: to the value on record, or to a new one. */
export type SendRequest = {
	readonly attribute: string;
	/** The new value; absent if the value on record is being verified. */
	readonly value?: string;
	/** The code that this one replaces. */
	readonly earlier?: Sent;
};
