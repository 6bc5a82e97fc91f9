import {attempt, delivery, states} from '../samples.ts';
import {type Followers, failedNotice, remark, withoutPassword} from './states.ts';

/** For each step of confirming a sign-up and resetting a password: the events that apply, and the state after each. */
export const recoveryFollowers = {
	confirmSignUp: {
		confirmationCodeGiven: states.confirmingSignUp,
		askedForConfirmationAgain: states.resendingConfirmation,
		wentBack: withoutPassword,
	},
	confirmingSignUp: {
		signUpConfirmed: states.signingIn,
		wentBack: {...states.confirmSignUp, typed: '123456'},
		failed: {...states.confirmSignUp, typed: '123456', notice: failedNotice},
	},
	resendingConfirmation: {
		confirmationSent: {
			...states.confirmSignUp,
			delivery,
			notice: remark('codeSentAgain'),
		},
		wentBack: {...states.confirmSignUp, askedAt: 5000, notice: remark('sendLeft')},
		failed: {...states.confirmSignUp, askedAt: 5000, notice: failedNotice},
	},
	resetPassword: {askedForReset: states.requestingReset, wentBack: withoutPassword},
	requestingReset: {
		resetSent: states.resetCode,
		wentBack: {...states.resetPassword, notice: remark('sendLeft')},
		failed: {...states.resetPassword, notice: failedNotice},
	},
	resetCode: {
		resetCodeGiven: states.resetNewPassword,
		askedForReset: {...states.requestingReset, earlier: delivery},
		wentBack: states.resetPassword,
	},
	resetNewPassword: {
		newPasswordGiven: states.resetting,
		wentBack: {...states.resetCode, typed: '123456'},
	},
	resetting: {
		passwordReset: {step: 'signingIn', attempt: {...attempt, password: 'Secret-2'}},
		wentBack: {...states.resetCode, typed: '123456', password: 'Secret-2'},
		failed: {
			...states.resetCode,
			typed: '123456',
			password: 'Secret-2',
			notice: failedNotice,
		},
	},
} satisfies Readonly<Record<string, Followers>>;
