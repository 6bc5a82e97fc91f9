import type {ClientMetadata, Delivery} from '../../cognito/cognito.ts';
import type {Account, Known} from '../connection.ts';
import type {Notice} from '../notice.ts';
import type {Sent} from '../sent.ts';

/** A screen with the field for a code. */
export type CodeForm = {
	readonly sent: Sent;
	/** The initial content of the field: the code that was refused, or typed before the session ended. */
	readonly typed?: string;
	/** When the request for another code was last answered or abandoned, ms since 1970. */
	readonly askedAt?: number;
	readonly notice?: Notice;
};

export type VerifyState =
	/** Work: GetUserAttributeVerificationCode, once. Sends a message. */
	| ({
			readonly step: 'requestingCode';
			readonly attribute: string;
			/** The code that this one replaces. */
			readonly earlier?: Sent;
	  } & Known)
	| ({readonly step: 'enterCode'} & CodeForm & Known)
	/** Work: VerifyUserAttribute, once. */
	| ({readonly step: 'verifying'; readonly sent: Sent; readonly code: string} & Known)
	| ({readonly step: 'verified'; readonly sent: Sent; readonly at: number} & Known);

export type VerifyEvent =
	| {
			readonly type: 'codeSent';
			readonly account: Account;
			readonly delivery: Delivery;
			readonly clientMetadata?: ClientMetadata;
	  }
	| {readonly type: 'codeGiven'; readonly code: string}
	/** `at` is in ms since 1970: there is a pause between two requests. */
	| {readonly type: 'askedToResend'; readonly at: number}
	| {readonly type: 'codeAccepted'; readonly account: Account; readonly at: number}
	| {readonly type: 'choseAnotherAttribute'};

export type Step<Name extends VerifyState['step']> = Extract<VerifyState, {step: Name}>;
