import type {Delivery} from '../../cognito/cognito.ts';
import type {Attempt} from '../connection.ts';
import type {NewPassword} from '../new-password.ts';
import type {Notice} from '../notice.ts';
import type {SignInForm} from './sign-in.ts';

/** The code that a user needs before they can sign in, and where it was sent, if known. */
type Confirming = {readonly attempt: Attempt; readonly delivery?: Delivery};

/** A reset whose code has been requested. */
type Resetting = {
	readonly attempt: Attempt;
	readonly delivery: Delivery;
	/** The new password, if only the code typed before it was refused, so that it doesn't have to be typed again. */
	readonly password?: string;
};

/** The initial content of a code field, and when the request for another code was last answered or abandoned. */
type CodeField = {readonly typed?: string; readonly askedAt?: number; readonly notice?: Notice};

export type RecoveryState =
	| ({readonly step: 'confirmSignUp'} & CodeField & Confirming)
	/** Work: ConfirmSignUp. */
	| ({readonly step: 'confirmingSignUp'; readonly code: string} & Confirming)
	/** Work: ResendConfirmationCode. Sends a message. */
	| ({readonly step: 'resendingConfirmation'} & Confirming)
	/** Asks before a message is sent. */
	| {
			readonly step: 'resetPassword';
			readonly attempt: Attempt;
			/** The form that the menu of ways was opened from, if this was chosen there: Esc returns to it. */
			readonly menu?: SignInForm;
			readonly notice?: Notice;
	  }
	/** Work: ForgotPassword. Sends a message. */
	| {
			readonly step: 'requestingReset';
			readonly attempt: Attempt;
			readonly menu?: SignInForm;
			/** The code that this one replaces. */
			readonly earlier?: Delivery;
	  }
	| ({readonly step: 'resetCode'} & CodeField & Resetting)
	| ({readonly step: 'resetNewPassword'; readonly code: string} & NewPassword & Resetting)
	/** Work: ConfirmForgotPassword. */
	| ({readonly step: 'resetting'; readonly code: string; readonly password: string} & Pick<
			NewPassword,
			'rules'
	  > &
			Resetting);

export type RecoveryEvent =
	| {readonly type: 'confirmationCodeGiven'; readonly code: string}
	/** `at` is in ms since 1970: there is a pause between two requests. */
	| {readonly type: 'askedForConfirmationAgain'; readonly at: number}
	| {readonly type: 'signUpConfirmed'}
	| {readonly type: 'confirmationSent'; readonly delivery: Delivery}
	| {readonly type: 'askedForReset'; readonly at: number}
	| {readonly type: 'resetSent'; readonly delivery: Delivery}
	| {readonly type: 'resetCodeGiven'; readonly code: string}
	| {readonly type: 'passwordReset'};
