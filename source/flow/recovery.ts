import type {Delivery} from '../cognito/cognito.ts';
import {codeOf} from '../typed-input.ts';
import {askAgain} from './ask-again.ts';
import type {Attempt} from './connection.ts';
import {type Notice, problemNotice, remarkNotice} from './notice.ts';
import type {Event, State} from './state.ts';

/** The code that a user must give before they can sign in, and where it went as far as that is known. */
type Confirming = {readonly attempt: Attempt; readonly delivery?: Delivery};
/** A reset whose code has been sent. */
type Resetting = {readonly attempt: Attempt; readonly delivery: Delivery};

export type RecoveryState =
	| ({readonly step: 'confirmSignUp'; readonly notice?: Notice} & Confirming)
	/** Works: ConfirmSignUp. */
	| ({readonly step: 'confirmingSignUp'; readonly code: string} & Confirming)
	/** Works: ResendConfirmationCode. Sends a message. */
	| ({readonly step: 'resendingConfirmation'} & Confirming)
	/** Asks before a message is sent. */
	| {readonly step: 'resetPassword'; readonly attempt: Attempt; readonly notice?: Notice}
	/** Works: ForgotPassword. Sends a message. */
	| {readonly step: 'requestingReset'; readonly attempt: Attempt}
	| ({readonly step: 'resetCode'; readonly notice?: Notice} & Resetting)
	| ({
			readonly step: 'resetNewPassword';
			readonly code: string;
			readonly notice?: Notice;
	  } & Resetting)
	/** Works: ConfirmForgotPassword. */
	| ({readonly step: 'resetting'; readonly code: string; readonly password: string} & Resetting);

export type RecoveryEvent =
	| {readonly type: 'confirmationCodeGiven'; readonly code: string}
	| {readonly type: 'askedForConfirmationAgain'}
	| {readonly type: 'signUpConfirmed'}
	| {readonly type: 'confirmationSent'; readonly delivery: Delivery}
	| {readonly type: 'askedForReset'}
	| {readonly type: 'resetSent'; readonly delivery: Delivery}
	| {readonly type: 'resetCodeGiven'; readonly code: string}
	| {readonly type: 'resetPasswordGiven'; readonly password: string}
	| {readonly type: 'passwordReset'};

/** Confirming a sign-up and resetting a password, each back to where the person was. */
export const nextRecovery = (state: RecoveryState, event: Event): State => {
	const {attempt} = state;
	switch (state.step) {
		case 'confirmSignUp':
			return confirmSignUp(state, event);
		case 'confirmingSignUp': {
			const {step: _step, code: _code, ...confirming} = state;
			if (event.type === 'signUpConfirmed')
				return signInAgain(attempt, remarkNotice('signUpConfirmed'));
			if (event.type === 'wentBack') return {step: 'confirmSignUp', ...confirming};
			return event.type === 'failed'
				? {step: 'confirmSignUp', ...confirming, notice: problemNotice(event.problem)}
				: state;
		}
		case 'resendingConfirmation':
			if (event.type === 'confirmationSent') {
				const {delivery} = event;
				const notice = remarkNotice('confirmationSentAgain');
				return {step: 'confirmSignUp', attempt, delivery, notice};
			}
			if (event.type === 'wentBack') {
				return {...state, step: 'confirmSignUp', notice: remarkNotice('sendLeft')};
			}
			return event.type === 'failed'
				? {...state, step: 'confirmSignUp', notice: problemNotice(event.problem)}
				: state;
		case 'resetPassword':
			if (event.type === 'askedForReset') return {step: 'requestingReset', attempt};
			return event.type === 'wentBack' ? askAgain(attempt) : state;
		case 'requestingReset':
			if (event.type === 'resetSent') return {step: 'resetCode', attempt, delivery: event.delivery};
			if (event.type === 'wentBack') {
				return {step: 'resetPassword', attempt, notice: remarkNotice('sendLeft')};
			}
			return event.type === 'failed'
				? {step: 'resetPassword', attempt, notice: problemNotice(event.problem)}
				: state;
		case 'resetCode':
		case 'resetNewPassword':
		case 'resetting':
			return nextReset(state, event);
	}
};

const confirmSignUp = (
	state: Extract<RecoveryState, {step: 'confirmSignUp'}>,
	event: Event,
): State => {
	const {notice: _notice, ...confirming} = state;
	switch (event.type) {
		case 'confirmationCodeGiven': {
			const remark = faultOf(event.code);
			return remark
				? {...state, notice: remark}
				: {...confirming, step: 'confirmingSignUp', code: codeOf(event.code)};
		}
		case 'askedForConfirmationAgain':
			return {...confirming, step: 'resendingConfirmation'};
		case 'wentBack':
			return askAgain(state.attempt);
		default:
			return state;
	}
};

const nextReset = (
	state: Extract<RecoveryState, {step: 'resetCode' | 'resetNewPassword' | 'resetting'}>,
	event: Event,
): State => {
	const {attempt, delivery} = state;
	switch (state.step) {
		case 'resetCode': {
			if (event.type === 'wentBack') return {step: 'resetPassword', attempt};
			if (event.type !== 'resetCodeGiven') return state;
			const remark = faultOf(event.code);
			return remark
				? {...state, notice: remark}
				: {step: 'resetNewPassword', attempt, delivery, code: codeOf(event.code)};
		}
		case 'resetNewPassword':
			if (event.type === 'wentBack') return {step: 'resetCode', attempt, delivery};
			if (event.type !== 'resetPasswordGiven') return state;
			return event.password === ''
				? {...state, notice: remarkNotice('nothingTyped')}
				: {step: 'resetting', attempt, delivery, code: state.code, password: event.password};
		case 'resetting':
			if (event.type === 'passwordReset') {
				const {password} = state;
				return signInAgain({...attempt, password}, remarkNotice('passwordChanged'));
			}
			if (event.type === 'wentBack') return {step: 'resetCode', attempt, delivery};
			if (event.type !== 'failed') return state;
			// The code is still good when only the password was refused.
			return event.problem.code === 'passwordRefused'
				? {
						step: 'resetNewPassword',
						attempt,
						delivery,
						code: state.code,
						notice: problemNotice(event.problem),
					}
				: {step: 'resetCode', attempt, delivery, notice: problemNotice(event.problem)};
	}
};

/** Goes on with the sign-in that was stopped; asks for the password where the way has none yet. */
const signInAgain = (attempt: Attempt, notice: Notice): State =>
	attempt.password === undefined ? askAgain(attempt, notice) : {step: 'signingIn', attempt};

const faultOf = (code: string): Notice | undefined => {
	if (codeOf(code) === '') return remarkNotice('nothingTyped');
	return /\s/.test(codeOf(code)) ? remarkNotice('codeHasSpaces') : undefined;
};
