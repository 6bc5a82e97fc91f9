import {setTimeout} from 'node:timers/promises';
import type {SignInRequest} from '../cognito/cognito.ts';
import {passwordFlow} from '../sign-in-rules.ts';
import type {Attempt, Connection} from './connection.ts';
import type {Services} from './services.ts';
import type {WorkOf} from './waiting.ts';

/** The work of sign-in and recovery steps. */
export const signInWork = {
	signingIn: async ({attempt}, services, signal) => {
		const cognito = await cognitoOf(attempt, services);
		return {
			type: 'signInAnswered',
			answer: await cognito.signIn(requestOf(attempt), {signal}),
		};
	},
	answering: async ({form, answer: given}, services, signal) => {
		const cognito = await cognitoOf(form.attempt, services);
		const answer = await cognito.answer(form.challenge, given, {signal});
		return {type: 'challengeAnswered', answer};
	},
	startingAuthenticator: async ({attempt, challenge}, services, signal) => {
		const cognito = await cognitoOf(attempt, services);
		const started = await cognito.startAuthenticator(challenge, {signal});
		return {type: 'authenticatorStarted', ...started};
	},
	verifyingAuthenticator: async ({form, code}, services, signal) => {
		const cognito = await cognitoOf(form.attempt, services);
		const request = {session: form.session, code, deviceName: services.deviceName};
		return {
			type: 'authenticatorVerified',
			...(await cognito.verifyAuthenticator(request, {signal})),
		};
	},
	confirmingDevice: async ({tokens, device, isRemembered, connection}, services, signal) => {
		const cognito = await services.openCognito(connection.client);
		const choice = {name: services.deviceName, isRemembered};
		return {
			type: 'deviceConfirmed',
			device: await cognito.rememberDevice(tokens.accessToken, device, choice, {signal}),
		};
	},
	confirmingSignUp: async ({attempt, code}, services, signal) => {
		const cognito = await cognitoOf(attempt, services);
		await cognito.confirmSignUp({username: attempt.username, code}, {signal});
		return {type: 'signUpConfirmed'};
	},
	resendingConfirmation: async ({attempt}, services, signal) => {
		const cognito = await cognitoOf(attempt, services);
		const delivery = await cognito.resendConfirmationCode(attempt.username, {signal});
		return {type: 'confirmationSent', delivery};
	},
	requestingReset: async ({attempt}, services, signal) => {
		const cognito = await cognitoOf(attempt, services);
		const delivery = await cognito.forgotPassword(attempt.username, {signal});
		return {type: 'resetSent', delivery};
	},
	resetting: async ({attempt, code, password}, services, signal) => {
		const cognito = await cognitoOf(attempt, services);
		await cognito.confirmForgotPassword({username: attempt.username, code, password}, {signal});
		return {type: 'passwordReset'};
	},
} as const satisfies {readonly [Name in SignInStep]: WorkOf<Name>};

type SignInStep =
	| 'signingIn'
	| 'answering'
	| 'startingAuthenticator'
	| 'verifyingAuthenticator'
	| 'confirmingDevice'
	| 'confirmingSignUp'
	| 'resendingConfirmation'
	| 'requestingReset'
	| 'resetting';

/**
 * Loads the client while the user types, once the screen has been drawn: loading it after Enter would add half a
 * sign-in's computing time, and delay a frame.
 */
export async function prepareClient(
	{connection}: {readonly connection: Connection},
	services: Services,
	signal: AbortSignal,
): Promise<undefined> {
	try {
		await setTimeout(50, undefined, {signal});
		await services.openCognito(connection.client);
	} catch {
		// An invalid client is reported when it is used.
	}
	return undefined;
}

const cognitoOf = (attempt: Attempt, services: Services) =>
	services.openCognito(attempt.connection.client, attempt.connection.access);

function requestOf({way, username, password, device, connection}: Attempt): SignInRequest {
	const named = {username, ...(device && {device})};
	switch (way) {
		case 'USER_AUTH':
		case 'CUSTOM_AUTH':
			return {flow: way, ...named, ...(password !== undefined && {password})};
		case 'password':
			return {flow: passwordFlow(connection.client), ...named, password: password ?? ''};
		default:
			return {flow: way, ...named, password: password ?? ''};
	}
}
