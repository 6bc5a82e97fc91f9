import type {Context} from '../context.ts';
import {incorrectUsernameOrPassword, invalidParameter, notAuthorized} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';
import {findUser} from '../users/identity.ts';
import {type Challenge, isOf} from './challenges.ts';
import {refuseUnready} from './checks.ts';
import {answerChoice} from './choice.ts';
import {answerCustom} from './custom.ts';
import {answerDeviceSrp, answerDeviceVerifier} from './device.ts';
import {answerMfaSetup, answerSelectMfaType, answerSoftwareToken} from './mfa.ts';
import {answerNewPassword} from './new-password.ts';
import {answerCode} from './one-time-code.ts';
import {answerPasswordVerifier} from './password.ts';
import {proceed} from './proceed.ts';
import {checkSecretHash} from './secret-hash.ts';
import {simulated} from './simulated.ts';
import {type Answers, type AuthResponse, required, type Step, type Verdict} from './steps.ts';

/** An answer to a challenge, from a user or an administrator. */
export type Answering = {
	readonly context: Context;
	readonly pool: UserPool;
	readonly client: Client;
	readonly challengeName: string;
	readonly session: string | undefined;
	readonly answers: Answers;
	readonly clientMetadata: Readonly<Record<string, string>> | undefined;
	readonly isAdmin: boolean;
};

/**
 * SELECT_CHALLENGE, PASSWORD and PASSWORD_SRP all ask how to begin, and clients answer each under any of these names.
 */
const choices = ['SELECT_CHALLENGE', 'PASSWORD', 'PASSWORD_SRP'];

const isAnswerTo = (challengeName: string, {name}: Challenge): boolean =>
	challengeName === name || (choices.includes(challengeName) && choices.includes(name));

/** RespondToAuthChallenge and AdminRespondToAuthChallenge. */
export async function respond(answering: Answering): Promise<AuthResponse> {
	const {pool, client, answers} = answering;
	const username = required(answers, 'USERNAME');
	const user = findUser(pool, username);
	checkSecretHash(
		client,
		user ? [username, user.username] : [username],
		answers['SECRET_HASH'],
		'parameter',
	);
	return answerChallenge(answering);
}

/**
 * Checks an answer and continues the sign-in. A wrong one throws and usually keeps the session open; a right one uses
 * it up.
 */
export async function answerChallenge(answering: Answering): Promise<AuthResponse> {
	const {context, pool, client, challengeName, session, answers, clientMetadata} = answering;
	const username = required(answers, 'USERNAME');
	const user = findUser(pool, username);
	// USER_SRP_AUTH returns no Session: the secret block identifies the exchange.
	const handle = session ?? answers['PASSWORD_CLAIM_SECRET_BLOCK'];
	if (!handle) throw invalidParameter('Missing required parameter Session');
	// An unknown secret block counts as a wrong password (measured: ministack #1758).
	if (session === undefined && !context.challenges.has(handle)) throw incorrectUsernameOrPassword();
	const {signIn, challenge} = context.challenges.find(handle);
	const names = [
		username,
		...(simulated(context, signIn.username).username === username ? [signIn.username] : []),
	];
	const isTheirs =
		signIn.clientId === client.id &&
		signIn.isAdmin === answering.isAdmin &&
		(user ? isOf(signIn, user) : names.includes(signIn.username));
	if (!isTheirs || !isAnswerTo(challengeName, challenge)) {
		throw notAuthorized('Invalid session for the user.');
	}
	if ('exchange' in challenge && answers['PASSWORD_CLAIM_SECRET_BLOCK'] !== handle) {
		throw incorrectUsernameOrPassword();
	}
	const deviceKey = answers['DEVICE_KEY'] ?? signIn.deviceKey;
	const step: Step = {
		context,
		pool,
		client,
		clientMetadata,
		isFirst: false,
		signIn: {...signIn, deviceKey},
	};
	const verdict = await context.challenges.judge(handle, () =>
		judge(step, findUser(pool, username), challenge, challengeName, answers),
	);
	return proceed(step, verdict);
}

async function judge(
	step: Step,
	user: User | undefined,
	challenge: Challenge,
	challengeName: string,
	answers: Answers,
): Promise<Verdict> {
	switch (challenge.name) {
		case 'PASSWORD_VERIFIER':
			return answerPasswordVerifier(step, challenge, answers);
		case 'SELECT_CHALLENGE':
		case 'PASSWORD':
		case 'PASSWORD_SRP':
			return answerChoice(step, user, challengeName, answers);
		case 'EMAIL_OTP':
		case 'SMS_OTP':
		case 'SMS_MFA':
			if (user) refuseUnready(step.context, user);
			return answerCode(step, user, challenge, answers);
		case 'CUSTOM_CHALLENGE':
			if (user) refuseUnready(step.context, user);
			return answerCustom(step, user, challenge, answers);
	}
	if (!user) throw incorrectUsernameOrPassword();
	refuseUnready(step.context, user);
	switch (challenge.name) {
		case 'NEW_PASSWORD_REQUIRED':
			return answerNewPassword(step, user, answers);
		case 'SIGNED_UP':
			throw notAuthorized('Invalid session for the user.');
		case 'SELECT_MFA_TYPE':
			return answerSelectMfaType(step, user, challenge, answers);
		case 'SOFTWARE_TOKEN_MFA':
			return answerSoftwareToken(step, user, answers);
		case 'MFA_SETUP':
			return answerMfaSetup(step, user, challenge, answers);
		case 'DEVICE_SRP_AUTH':
			return answerDeviceSrp(step, user, answers);
		case 'DEVICE_PASSWORD_VERIFIER':
			return answerDeviceVerifier(step, user, challenge, answers);
	}
}
