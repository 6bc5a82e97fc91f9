import type {ClientMetadata, Delivery} from '../../cognito/cognito.ts';
import type {Account, Known} from '../connection.ts';
import type {Notice} from '../notice.ts';
import type {Sent} from '../sent.ts';

/** A screen with the field for a code. */
export type CodeForm = {
	readonly sent: Sent;
	/** What the field begins with: the code that was refused, or typed before the session was over. */
	readonly typed?: string;
	/** When the request for another code was last answered or left, ms since the epoch. */
	readonly askedAt?: number;
	readonly notice?: Notice;
};

export type VerifyState =
	/** Work: GetUserAttributeVerificationCode, once. Sends a message. */
	| ({
			readonly step: 'requestingCode';
			readonly attribute: string;
			/** The code that this one comes after. */
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
	/** `at` is when, ms since the epoch: between two requests there is a pause. */
	| {readonly type: 'askedToResend'; readonly at: number}
	| {readonly type: 'codeAccepted'; readonly account: Account; readonly at: number}
	| {readonly type: 'choseAnotherAttribute'};

export type Step<Name extends VerifyState['step']> = Extract<VerifyState, {step: Name}>;
