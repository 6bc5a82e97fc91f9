import type {AppClient} from './cognito/cognito.ts';
import {Problem} from './problem.ts';

/* Rules shared by the guided app and `sign-in`. */

/**
 * The default flow for a password: SRP, which doesn't send it but needs the pool's ID; without the ID,
 * USER_PASSWORD_AUTH.
 */
export function passwordFlow(client: AppClient): 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' {
	return client.userPoolId === undefined ? 'USER_PASSWORD_AUTH' : 'USER_SRP_AUTH';
}

/** Whether Cognito keeps the session after this refusal, so that the challenge can be answered again. */
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
 * How to set up a factor that MFA_SETUP offers during sign-in. Returns a `Problem` for the others: SMS codes need a
 * phone number, which only an administrator can add at that point (API page RespondToAuthChallenge, "MFA_SETUP").
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
