import type {AppClient} from './cognito/cognito.ts';
import {Problem} from './problem.ts';

/* The rules that the guided app and `sign-in` share. */

/** The default flow for a password: SRP, which doesn't send it, wherever the pool's ID is known, which SRP needs. */
export function passwordFlow(client: AppClient): 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' {
	return client.userPoolId === undefined ? 'USER_PASSWORD_AUTH' : 'USER_SRP_AUTH';
}

/** Whether Cognito keeps the session after this refusal, so that the same question can be answered again. */
export function canAnswerAgain({code}: Problem): boolean {
	return (
		code === 'wrongSignInCode' ||
		code === 'signInCodeUsed' ||
		code === 'authenticatorNotEnabled' ||
		code === 'passwordRefused' ||
		code === 'invalidParameter' ||
		code === 'tooManyRequests'
	);
}

/**
 * How a factor that MFA_SETUP offers is set up in the middle of a sign-in. A `Problem` for the others: codes by SMS
 * need a phone number, which only an administrator can add by then (API page RespondToAuthChallenge, "MFA_SETUP").
 */
export function mfaSetupOf(factor: string): 'authenticator' | 'email' | Problem {
	switch (factor) {
		case 'SOFTWARE_TOKEN_MFA':
			return 'authenticator';
		case 'EMAIL_OTP':
		case 'EMAIL_MFA':
			return 'email';
		case 'SMS_MFA':
		case 'SMS_OTP':
			return new Problem('phoneNumberNeeded');
		default:
			return new Problem('challengeUnsupported', {challenge: factor});
	}
}
