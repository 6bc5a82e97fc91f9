import {Failure, invalidParameter} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';
import {allowedFirstFactors} from '../users/first-factors.ts';
import {hidesUsers, refuseUnready, unknownUser} from './checks.ts';
import {askCode, destinationOf} from './one-time-code.ts';
import {askPasswordVerifier, checkPassword} from './password.ts';
import {type Answers, type AuthResponse, open, required, type Step, type Verdict} from './steps.ts';

const firstFactors = ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] as const;
type FirstFactor = (typeof firstFactors)[number];

/**
 * The first factors that a user can choose from. Codes and passkeys are excluded if the pool requires MFA, and if the
 * user has a second factor or must change the password. For a user who doesn't exist, all others are listed.
 */
function available(pool: UserPool, user: User | undefined): readonly FirstFactor[] {
	const allowed = allowedFirstFactors(pool);
	const isPasswordOnly =
		pool.settings.MfaConfiguration === 'ON' ||
		user?.status === 'FORCE_CHANGE_PASSWORD' ||
		(pool.settings.MfaConfiguration === 'OPTIONAL' && (user?.mfa.length ?? 0) > 0);
	return firstFactors.filter(factor => {
		if (factor === 'PASSWORD' || factor === 'PASSWORD_SRP') return allowed.includes('PASSWORD');
		if (isPasswordOnly || !allowed.includes(factor)) return false;
		if (factor === 'WEB_AUTHN') return true;
		return !user || destinationOf(user, factor) !== undefined;
	});
}

async function begin(
	step: Step,
	user: User | undefined,
	factor: FirstFactor,
	answers: Answers,
): Promise<Verdict> {
	const {context, client} = step;
	switch (factor) {
		case 'PASSWORD':
		case 'PASSWORD_SRP': {
			const secret = factor === 'PASSWORD' ? 'PASSWORD' : 'SRP_A';
			if (!answers[secret]) {
				return {
					ChallengeName: factor,
					Session: open(step, {name: factor}),
					ChallengeParameters: {},
				};
			}
			return factor === 'PASSWORD'
				? checkPassword(step, user, required(answers, 'PASSWORD'))
				: askPasswordVerifier(step, user, answers);
		}
		case 'EMAIL_OTP':
		case 'SMS_OTP':
			if (!user && !hidesUsers(client)) throw unknownUser(client);
			if (user) refuseUnready(context, user);
			return askCode(step, user, factor, 'first');
		case 'WEB_AUTHN':
			throw new Failure(
				'UnsupportedOperationException',
				'The local pool announces WEB_AUTHN, but cannot check a passkey.',
			);
	}
}

/** USER_AUTH: starts the preferred first factor if it is available, otherwise returns the list to choose from. */
export async function beginChoice(
	step: Step,
	user: User | undefined,
	parameters: Answers,
): Promise<Verdict> {
	if (!user && !hidesUsers(step.client)) throw unknownUser(step.client);
	const factors = available(step.pool, user);
	const wanted = parameters['PREFERRED_CHALLENGE'];
	if (wanted !== undefined && !firstFactors.some(one => one === wanted)) {
		// The error type is from a single source; the wording is ours.
		throw invalidParameter(`PREFERRED_CHALLENGE ${wanted} is not a challenge.`);
	}
	const preferred = factors.find(factor => factor === wanted);
	if (preferred) return begin(step, user, preferred, parameters);
	return selectChallenge(step, factors);
}

const selectChallenge = (step: Step, factors: readonly FirstFactor[]): AuthResponse => ({
	ChallengeName: 'SELECT_CHALLENGE',
	Session: open(step, {name: 'SELECT_CHALLENGE'}),
	ChallengeParameters: {},
	AvailableChallenges: factors,
});

/** SELECT_CHALLENGE with the choice in ANSWER. An answer to PASSWORD or PASSWORD_SRP is its own choice. */
export async function answerChoice(
	step: Step,
	user: User | undefined,
	challengeName: string,
	answers: Answers,
): Promise<Verdict> {
	const answer = challengeName === 'SELECT_CHALLENGE' ? required(answers, 'ANSWER') : challengeName;
	const factor = available(step.pool, user).find(one => one === answer);
	if (!factor) throw invalidParameter(`Challenge ${answer} is not available.`);
	return begin(step, user, factor, answers);
}
