import {parseJson} from '../../json.ts';
import {Problem} from '../../problem.ts';
import type {Challenge, ChallengeAnswer, ChallengeCommon} from '../cognito.ts';
import {readDestination, readOptionalText, readText} from '../wire/read-answer.ts';
import type {AuthAnswer} from './auth-operations.ts';

/** The values that a challenge inherits from its sign-in. */
export type ChallengeContext = Pick<
	ChallengeCommon,
	'flow' | 'username' | 'askedAt' | 'device' | 'isAdmin'
>;

/**
 * Parses a challenge for the user (API page RespondToAuthChallenge, "ChallengeResponses"). Throws a `Problem`
 * (`challengeUnsupported`) if the program doesn't support it.
 */
export function readChallenge(
	{ChallengeName, ChallengeParameters, Session, AvailableChallenges}: AuthAnswer,
	context: ChallengeContext,
): Challenge {
	const parameters = Object.fromEntries(
		Object.entries(ChallengeParameters ?? {}).filter(([, value]) => typeof value === 'string'),
	);
	const common = {
		...context,
		username: readOptionalText(parameters['USER_ID_FOR_SRP']) ?? context.username,
		session: readText(Session, 'Session'),
		parameters,
	};
	switch (ChallengeName) {
		case 'SMS_MFA':
		case 'SMS_OTP':
		case 'EMAIL_OTP': {
			const {CODE_DELIVERY_DELIVERY_MEDIUM, CODE_DELIVERY_DESTINATION} = parameters;
			const sentTo = readDestination(CODE_DELIVERY_DELIVERY_MEDIUM, CODE_DELIVERY_DESTINATION);
			return {...common, name: ChallengeName, sentTo};
		}
		case 'SOFTWARE_TOKEN_MFA': {
			const deviceName = readOptionalText(parameters['FRIENDLY_DEVICE_NAME']);
			return {...common, name: ChallengeName, ...(deviceName !== undefined && {deviceName})};
		}
		case 'NEW_PASSWORD_REQUIRED': {
			const requiredAttributes = readList(ChallengeParameters?.['requiredAttributes']).map(name =>
				name.replace(/^userAttributes\./, ''),
			);
			return {...common, name: ChallengeName, requiredAttributes};
		}
		case 'SELECT_MFA_TYPE':
			return {
				...common,
				name: ChallengeName,
				choices: readList(ChallengeParameters?.['MFAS_CAN_CHOOSE']),
			};
		case 'MFA_SETUP':
			return {
				...common,
				name: ChallengeName,
				choices: readList(ChallengeParameters?.['MFAS_CAN_SETUP']),
			};
		case 'SELECT_CHALLENGE':
			return {...common, name: ChallengeName, choices: readList(AvailableChallenges)};
		case 'PASSWORD':
		case 'PASSWORD_SRP':
		case 'CUSTOM_CHALLENGE':
		case 'WEB_AUTHN':
			return {...common, name: ChallengeName};
		default:
			throw new Problem('challengeUnsupported', {
				challenge: readText(ChallengeName, 'ChallengeName'),
			});
	}
}

/**
 * The ChallengeResponses for a user's answer, without those of every answer (USERNAME, SECRET_HASH, DEVICE_KEY) and
 * without SRP_A, which the sign-in adds. Throws a TypeError if the answer doesn't fit the challenge.
 */
export function challengeResponses(
	{name}: Challenge,
	answer: ChallengeAnswer,
): Readonly<Record<string, string>> {
	switch (answer.kind) {
		case 'code':
			if (isCodeChallenge(name)) return {[`${name}_CODE`]: answer.code};
			break;
		case 'choice':
			if (name === 'SELECT_MFA_TYPE') return {ANSWER: answer.choice};
			if (name !== 'SELECT_CHALLENGE') break;
			if (answer.choice === 'PASSWORD' && answer.password !== undefined) {
				return {ANSWER: answer.choice, PASSWORD: answer.password};
			}
			return {ANSWER: answer.choice};
		case 'text':
			if (name === 'CUSTOM_CHALLENGE') return {ANSWER: answer.text};
			break;
		case 'password':
			if (name === 'PASSWORD') return {PASSWORD: answer.password};
			if (name === 'PASSWORD_SRP') return {};
			break;
		case 'newPassword':
			if (name !== 'NEW_PASSWORD_REQUIRED') break;
			return {
				NEW_PASSWORD: answer.password,
				...Object.fromEntries(
					Object.entries(answer.attributes).map(([key, value]) => [`userAttributes.${key}`, value]),
				),
			};
		case 'authenticatorReady':
			if (name === 'MFA_SETUP') return {};
			break;
		case 'email':
			if (name === 'MFA_SETUP') return {EMAIL: answer.email};
			break;
	}
	throw new TypeError(`${name} cannot be answered with ${answer.kind}`);
}

function isCodeChallenge(name: Challenge['name']): boolean {
	return ['SMS_MFA', 'SMS_OTP', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'].includes(name);
}

/** A list in a parameter is JSON in a string, or a list if a server forgets that; anything else counts as empty. */
function readList(value: unknown): readonly string[] {
	const list = typeof value === 'string' ? parseJson(value) : value;
	return Array.isArray(list) ? list.filter(item => typeof item === 'string') : [];
}
