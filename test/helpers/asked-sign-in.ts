import assert from 'node:assert/strict';
import {ClientId, createContext, sms} from './pool-context.ts';

export const addresses = {email: 'ann@example.com', phone_number: '+14325550100'};

/** The settings of a pool with every second factor. */
export const everyFactor = {
	...sms,
	MfaConfiguration: 'OPTIONAL',
	SmsMfaConfiguration: {},
	SoftwareTokenMfaConfiguration: {Enabled: true},
	EmailMfaConfiguration: {},
};

/** A user whose sign-in needs more than the password, and the challenge. */
export async function asked(
	change: Parameters<ReturnType<typeof createContext>['addUser']>[2],
	settings: object = everyFactor,
	attributes: Readonly<Record<string, string>> = addresses,
	client: Parameters<typeof createContext>[1] = {},
) {
	const arranged = createContext(settings, client);
	await arranged.addUser('ann', attributes, change);
	const {Session, ...question} = Object(await arranged.signIn('ann'));
	return {
		...arranged,
		Session: String(Session),
		question,
		answer: (responses: object, more: object = {}) =>
			arranged.told('RespondToAuthChallenge', {
				ClientId,
				ChallengeName: question.ChallengeName,
				Session,
				ChallengeResponses: {USERNAME: 'ann', ...responses},
				...more,
			}),
	};
}

/** Asserts that a response contains tokens and nothing else. */
export function isIn(answer: unknown) {
	const {AuthenticationResult, ...rest} = Object(answer);
	assert.deepEqual(rest, {ChallengeParameters: {}}, JSON.stringify(answer));
	assert.deepEqual(Object.keys(AuthenticationResult), [
		'AccessToken',
		'ExpiresIn',
		'TokenType',
		'RefreshToken',
		'IdToken',
	]);
}
