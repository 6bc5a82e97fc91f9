import {Failure, invalidParameter, notAuthorized} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import type {MfaKind, User} from '../model/user.ts';
import {checkChange, withAttribute} from '../users/attributes.ts';
import {refuseTakenName} from '../users/identity.ts';
import {factorsOf, factorsToSetUp} from '../users/mfa-factors.ts';
import type {Challenge, SignIn} from './challenges.ts';
import {askCode} from './one-time-code.ts';
import {type Answers, type AuthResponse, ask, required, type Step, type Verdict} from './steps.ts';
import {matchTotp} from './totp.ts';

/** Whether a second factor is required. A remembered device replaces it if the pool challenges only new devices. */
export function wantsMfa(pool: UserPool, user: User, {deviceKey}: SignIn): boolean {
	const isOnDevice = user.devices[deviceKey ?? '']?.isRemembered ?? false;
	if (isOnDevice && pool.settings.DeviceConfiguration?.ChallengeRequiredOnNewDevice) return false;
	return pool.settings.MfaConfiguration === 'ON' || factorsOf(pool, user).length > 0;
}

const askKind = async (step: Step, user: User, kind: MfaKind): Promise<AuthResponse> =>
	kind === 'SOFTWARE_TOKEN_MFA'
		? ask(
				step,
				{name: kind},
				{
					FRIENDLY_DEVICE_NAME: user.totp?.name ?? '',
					USER_ID_FOR_SRP: user.username,
				},
			)
		: askCode(step, user, kind, 'mfa');

/** Asks for the preferred or only factor, lets the user choose, or has them set one up. */
export async function askMfa(step: Step, user: User): Promise<AuthResponse> {
	const kinds = factorsOf(step.pool, user);
	const [only] = kinds;
	const chosen =
		kinds.find(kind => kind === user.preferredMfa) ?? (kinds.length === 1 ? only : undefined);
	if (chosen) return askKind(step, user, chosen);
	if (kinds.length > 1) {
		return ask(
			step,
			{name: 'SELECT_MFA_TYPE', kinds},
			{MFAS_CAN_CHOOSE: JSON.stringify(kinds), USER_ID_FOR_SRP: user.username},
		);
	}
	const toSetUp = factorsToSetUp(step.pool);
	if (toSetUp.length === 0) {
		// "Amazon Cognito returns an error" (Developer Guide); its type and message are not documented.
		throw notAuthorized('User has no MFA method that the user pool offers.');
	}
	return ask(
		step,
		{name: 'MFA_SETUP', secret: undefined, isVerified: false},
		{
			MFAS_CAN_SETUP: JSON.stringify(toSetUp),
			USER_ID_FOR_SRP: user.username,
		},
	);
}

/** SELECT_MFA_TYPE. */
export async function answerSelectMfaType(
	step: Step,
	user: User,
	{kinds}: Extract<Challenge, {name: 'SELECT_MFA_TYPE'}>,
	answers: Answers,
): Promise<Verdict> {
	const answer = required(answers, 'ANSWER');
	const kind = kinds.find(one => one === answer);
	if (!kind) throw invalidParameter('Invalid MFA type selected.');
	return askKind(step, user, kind);
}

/**
 * SOFTWARE_TOKEN_MFA. A wrong code keeps the session open; a code from a time step that was already used is refused.
 */
export function answerSoftwareToken({context, pool}: Step, user: User, answers: Answers): Verdict {
	const code = required(answers, 'SOFTWARE_TOKEN_MFA_CODE');
	const {totp} = user;
	const matched = totp && matchTotp(totp.secret, code, context.clock());
	if (!totp || matched === undefined) {
		throw new Failure('CodeMismatchException', 'Invalid code received for user');
	}
	if (matched <= totp.lastStep) {
		throw new Failure('ExpiredCodeException', 'Your software token has already been used once.');
	}
	return {
		passed: 'mfa',
		user: context.state.change(pool, user, {totp: {...totp, lastStep: matched}}),
	};
}

/** MFA_SETUP: continues after a verified authenticator app, or sends a code to the given email address. */
export async function answerMfaSetup(
	step: Step,
	user: User,
	{isVerified}: Extract<Challenge, {name: 'MFA_SETUP'}>,
	answers: Answers,
): Promise<Verdict> {
	const {context, pool} = step;
	const switchOn = (kind: MfaKind, patch: Partial<User> = {}) =>
		context.state.change(pool, user, {
			...patch,
			mfa: [...new Set([...user.mfa, kind])],
			preferredMfa: kind,
		});
	// The guide spells it in lowercase; clients were seen to send the uppercase one.
	const email = answers['EMAIL'] ?? answers['email'];
	if (email && factorsToSetUp(pool).includes('EMAIL_OTP')) {
		checkChange(pool, user.attributes, {email});
		const attributes = withAttribute(user.attributes, 'email', email);
		refuseTakenName(pool, attributes, user);
		return askCode(step, switchOn('EMAIL_OTP', {attributes}), 'EMAIL_OTP', 'mfa');
	}
	if (!isVerified) throw notAuthorized('Invalid session for the user.');
	return {passed: 'mfa', user: switchOn('SOFTWARE_TOKEN_MFA')};
}
