import {Problem} from '../../problem.ts';
import type {Challenge, FirstFactor, SignInRequest} from '../cognito.ts';

/** A step of a sign-in: the first request, or the answer to a challenge. */
export type Step =
	| {readonly flow: SignInRequest['flow']; readonly preferred?: FirstFactor | undefined}
	| {
			readonly answered: Challenge['name'] | ClientChallenge;
			/** The factor chosen in SELECT_CHALLENGE. */
			readonly choice?: string | undefined;
			/** The flow of the sign-in, if known. */
			readonly flow?: SignInRequest['flow'] | undefined;
	  };

/** Challenges that the client answers itself. */
type ClientChallenge = 'PASSWORD_VERIFIER' | 'DEVICE_SRP_AUTH' | 'DEVICE_PASSWORD_VERIFIER';

const secondFactors = [
	'SMS_MFA',
	'SOFTWARE_TOKEN_MFA',
	'EMAIL_OTP',
	'SELECT_MFA_TYPE',
	'MFA_SETUP',
];
const afterFactor = [...secondFactors, 'DEVICE_SRP_AUTH'];
const afterPassword = [...afterFactor, 'NEW_PASSWORD_REQUIRED'];

/** The challenges that a chosen or preferred first factor can start with. */
const firstFactors: Readonly<Record<FirstFactor, readonly string[]>> = {
	// Not PASSWORD again if the request contained the password.
	PASSWORD: ['PASSWORD', ...afterPassword],
	PASSWORD_SRP: ['PASSWORD_SRP', 'PASSWORD_VERIFIER'],
	EMAIL_OTP: ['EMAIL_OTP'],
	SMS_OTP: ['SMS_OTP'],
	WEB_AUTHN: ['WEB_AUTHN'],
};

const afterFlow: Readonly<Record<SignInRequest['flow'], readonly string[]>> = {
	USER_SRP_AUTH: ['PASSWORD_VERIFIER'],
	USER_PASSWORD_AUTH: afterPassword,
	ADMIN_USER_PASSWORD_AUTH: afterPassword,
	USER_AUTH: ['SELECT_CHALLENGE', ...Object.keys(firstFactors)],
	CUSTOM_AUTH: ['PASSWORD_VERIFIER', ...afterFactor],
};

const afterAnswer: Readonly<Record<Challenge['name'] | ClientChallenge, readonly string[]>> = {
	PASSWORD_VERIFIER: afterPassword,
	PASSWORD: afterPassword,
	PASSWORD_SRP: ['PASSWORD_VERIFIER'],
	SELECT_CHALLENGE: [],
	NEW_PASSWORD_REQUIRED: afterFactor,
	SMS_MFA: afterFactor,
	SMS_OTP: afterFactor,
	EMAIL_OTP: afterFactor,
	SOFTWARE_TOKEN_MFA: afterFactor,
	SELECT_MFA_TYPE: afterFactor,
	MFA_SETUP: afterFactor,
	CUSTOM_CHALLENGE: afterFactor,
	WEB_AUTHN: afterFactor,
	DEVICE_SRP_AUTH: ['DEVICE_PASSWORD_VERIFIER', ...secondFactors],
	DEVICE_PASSWORD_VERIFIER: [...secondFactors, 'NEW_PASSWORD_REQUIRED'],
};

/**
 * Throws a `Problem` (`challengeUnsupported`) for a challenge that can't follow this step: a malicious server could ask
 * for the password after SRP, or under another name, and get it in plain text. Only CUSTOM_AUTH has custom challenges,
 * at any step (Developer Guide, "Authentication flows"; API pages InitiateAuth and RespondToAuthChallenge).
 */
export function checkOrder(step: Step, challenge: string | undefined): void {
	if (challenge === undefined || nextOf(step).includes(challenge)) return;
	const {flow = 'CUSTOM_AUTH'} = step;
	if (challenge === 'CUSTOM_CHALLENGE' && flow === 'CUSTOM_AUTH') return;
	throw new Problem('challengeUnsupported', {challenge});
}

function nextOf(step: Step): readonly string[] {
	if ('answered' in step) {
		return step.answered === 'SELECT_CHALLENGE'
			? beginningOf(step.choice)
			: afterAnswer[step.answered];
	}
	return step.flow === 'USER_AUTH' && step.preferred !== undefined
		? ['SELECT_CHALLENGE', ...beginningOf(step.preferred)]
		: afterFlow[step.flow];
}

function beginningOf(choice: string | undefined): readonly string[] {
	return Object.entries(firstFactors).find(([name]) => name === choice)?.[1] ?? [];
}
